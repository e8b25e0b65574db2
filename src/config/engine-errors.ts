import type { Problem, ProblemCode } from '../problem.ts';
import type { Store } from '../trust/store.ts';
import type { PathStep, Verdict } from '../verify/verdict.ts';
import { isInStore } from './ca-store.ts';
import type { CipherPolicyProblem } from './cipher-policy/problem.ts';
import { sslErrorCodeOf, sslErrorCodeOfCipherPolicy } from './error-codes.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';

/**
 * OpenSSL looks at a chain in rounds: how it was built, extensions from the leaf upwards, strength, revocation; then
 * signatures and times from the root downwards, names and policies. A signature that is not good goes before them all
 * here, because with it nothing else about the chain is known to be true.
 */
const rounds = [
  'signature',
  'depth',
  'end',
  'trust',
  'extensions',
  'strength',
  'revocation',
  'times',
  'names',
] as const;
type Round = (typeof rounds)[number];

const downwards: readonly Round[] = ['times', 'names'];

/** Where a code is not among the extensions' round. */
const roundOf: Partial<Readonly<Record<ProblemCode, Round>>> = {
  'certificate-malformed': 'signature',
  'signature-invalid': 'signature',
  'signature-unchecked': 'signature',
  'issuer-key-malformed': 'signature',
  'algorithm-unsupported': 'signature',
  'algorithm-parameters-refused': 'signature',
  'algorithm-key-mismatch': 'signature',
  'depth-exceeded': 'depth',
  'issuer-not-found': 'end',
  'self-signed-leaf': 'end',
  'self-signed-in-chain': 'end',
  distrusted: 'trust',
  'distrusted-after': 'trust',
  'anchor-not-usable-yet': 'trust',
  'anchor-no-longer-usable': 'trust',
  'anchor-purpose-refused': 'trust',
  'algorithm-refused': 'strength',
  'digest-too-weak': 'strength',
  'key-too-small': 'strength',
  'key-refused': 'strength',
  revoked: 'revocation',
  'revocation-unknown': 'revocation',
  'revocation-stale': 'revocation',
  'revocation-evidence-bad': 'revocation',
  'must-staple-missing': 'revocation',
  'not-before-malformed': 'times',
  'not-yet-valid': 'times',
  'not-after-malformed': 'times',
  expired: 'times',
  'name-not-permitted': 'names',
  'name-excluded': 'names',
  'imposed-name-not-permitted': 'names',
  'imposed-name-excluded': 'names',
  'name-constraint-unsupported': 'names',
  'policy-required': 'names',
};

/** A verification that is over, and what it was about. */
export interface JudgedCase {
  readonly verdict: Verdict;
  /** What the cipher policy holds against the path of the verdict. */
  readonly policyProblems?: readonly CipherPolicyProblem[];
  readonly leaf: SslCertificate;
  /** Tells an issuer that the CA database lacks from one that the peer did not send. */
  readonly store: Store;
}

/** A problem with its place in OpenSSL's order. */
interface Placed {
  readonly problem: Problem | CipherPolicyProblem;
  readonly round: Round;
  readonly depth: number;
}

/**
 * What the engine and the cipher policy found, in the order in which OpenSSL finds it and under Qt's codes, each with
 * the certificate at fault.
 */
export function toEngineErrors({ verdict, policyProblems = [], leaf, store }: JudgedCase): SslError[] {
  const found = verdict.ok ? [] : verdict.problems.filter(({ severity }) => severity === 'error');
  const report = verdict.ok ? verdict.report : verdict.best;
  const placed = [...found.map(placeOf), ...policyProblems.map(placeOfPolicy)];
  const steps = report?.steps ?? [];
  const errors = withinDepth(placed)
    .sort(compare)
    .flatMap((each) => toErrors(each, steps, placed, store));
  if (verdict.ok || errors.length > 0) return errors;
  // A budget that ran out leaves a path refused with nothing wrong about what was looked at.
  return [new SslError(SslErrorCode.UnspecifiedError, leaf, 'signature-unchecked')];
}

function placeOf(problem: Problem): Placed {
  return { problem, round: roundOf[problem.code] ?? 'extensions', depth: problem.depth === 'path' ? 0 : problem.depth };
}

function placeOfPolicy(problem: CipherPolicyProblem): Placed {
  return { problem, round: 'strength', depth: problem.depth };
}

function compare(a: Placed, b: Placed): number {
  const height = ({ round, depth }: Placed): number => (downwards.includes(round) ? -depth : depth);
  return rounds.indexOf(a.round) - rounds.indexOf(b.round) || height(a) - height(b);
}

/** OpenSSL never sees what is further up than the first certificate that is too many; forgeries are told all the same. */
function withinDepth(placed: readonly Placed[]): Placed[] {
  const top = placed.reduce((least, { problem }) => Math.min(least, topOf(problem)), Number.POSITIVE_INFINITY);
  return placed.filter(({ round, depth }) => depth <= top || round === 'signature');
}

/** The place of the first certificate that is too many. */
function topOf(problem: Placed['problem']): number {
  return problem.code === 'depth-exceeded' ? problem.parameters.limit + 1 : Number.POSITIVE_INFINITY;
}

function toErrors(
  { problem, depth }: Placed,
  steps: readonly PathStep[],
  all: readonly Placed[],
  store: Store,
): SslError[] {
  const error = (code: SslErrorCode, at = depth): SslError => new SslError(code, certificateAt(steps, at), problem);
  if (isPolicyProblem(problem)) return [error(sslErrorCodeOfCipherPolicy(problem))];
  if (problem.code === 'depth-exceeded') return tooDeep(topOf(problem), all, error);
  if (problem.code !== 'issuer-not-found') return [error(sslErrorCodeOf(problem))];
  const end = depth === 0 ? undefined : steps[depth]?.certificate;
  if (end !== undefined && isInStore(end, store)) return [error(SslErrorCode.UnableToGetIssuerCertificate)];
  const missing = error(SslErrorCode.UnableToGetLocalIssuerCertificate);
  return depth === 0 ? [missing, error(SslErrorCode.UnableToVerifyFirstCertificate)] : [missing];
}

function isPolicyProblem(problem: Placed['problem']): problem is CipherPolicyProblem {
  return !('severity' in problem);
}

/** Behind the certificate that is too many no issuer is looked for, unless it needs none. */
function tooDeep(top: number, all: readonly Placed[], error: (code: SslErrorCode, at: number) => SslError): SslError[] {
  const isEnd = all.some(({ round, depth }) => round === 'end' && depth === top);
  const first = error(SslErrorCode.UnspecifiedError, top);
  return isEnd ? [first] : [first, error(SslErrorCode.UnableToGetLocalIssuerCertificate, top)];
}

function certificateAt(steps: readonly PathStep[], depth: number): SslCertificate {
  const certificate = steps[depth]?.certificate;
  return certificate === undefined ? SslCertificate.null : SslCertificate.fromCertificate(certificate);
}
