import { prepareSignature } from '../crypto/prepare-signature.ts';
import type { SignatureJob, SignatureResult } from '../crypto/signature-job.ts';
import { type Finding, finding, isFinding } from '../problem.ts';
import { algorithmOid } from '../x509/algorithm-identifier.ts';
import type { Verification } from './question.ts';
import type { Request } from './request.ts';
import type { PathEdge, SignatureCheck } from './search/path-node.ts';

/** How a round of signature checks ended. */
export interface SignatureRound {
  /** Checks that turned out not to be good in this round. */
  readonly refuted: readonly SignatureCheck[];
  /** Whether some were left unchecked because the budget for signatures is spent. */
  readonly isCutShort: boolean;
}

/**
 * Asks for the signatures of a path that are not known yet, the anchor's side first.
 *
 * @param edges the path's edges, the leaf's first.
 * @param mode `until-first-fault` while searching, where one bad edge is enough to look elsewhere; `all` for a path
 *   that is about to be reported.
 */
export function* askSignatures(
  edges: readonly PathEdge[],
  mode: 'until-first-fault' | 'all',
  request: Request,
): Verification<SignatureRound> {
  const refuted: SignatureCheck[] = [];
  const pending: { check: SignatureCheck; job: SignatureJob }[] = [];
  const isEnough = (): boolean => mode === 'until-first-fault' && refuted.length > 0;
  for (let i = edges.length - 1; i >= 0 && !isEnough(); i--) {
    const check = (edges[i] as PathEdge).signature;
    if (check.state !== 'unknown') continue;
    const job = prepare(check);
    if (isFinding(job)) refuted.push(refute(check, job));
    else pending.push({ check, job });
  }
  if (isEnough() || pending.length === 0) return { refuted, isCutShort: false };
  const { budget } = request;
  const affordable = Math.min(pending.length, budget.limits.signatures - budget.spent.signatures);
  const asked = pending.slice(0, affordable);
  const answer = asked.length === 0 ? [] : yield question(asked, mode);
  for (const [i, { check, job }] of asked.entries()) {
    if (isEnough()) break;
    budget.charge('signatures', 1);
    settle(check, job, answer[i] ?? 'unsupported', request);
    if (check.state !== 'good') refuted.push(check);
  }
  const isCutShort = affordable < pending.length && !isEnough();
  if (isCutShort) budget.charge('signatures', 1);
  return { refuted, isCutShort };
}

function question(asked: readonly { job: SignatureJob }[], mode: string) {
  return {
    kind: 'signatures',
    jobs: asked.map(({ job }) => job),
    untilFirstFault: mode === 'until-first-fault',
  } as const;
}

function prepare({ child, key }: SignatureCheck): SignatureJob | Finding {
  if (isFinding(key)) return key;
  const { signatureAlgorithm: algorithm, tbsCertificate: data, signature } = child;
  return prepareSignature({ algorithm, data, signature }, key);
}

/** What cannot be checked at all is told apart from what was checked and is wrong. */
function refute(check: SignatureCheck, found: Finding): SignatureCheck {
  check.state = found.code === 'signature-invalid' ? 'bad' : 'unsupported';
  check.finding = found;
  return check;
}

function settle(check: SignatureCheck, job: SignatureJob, result: SignatureResult, request: Request): void {
  switch (result) {
    case 'good':
    case 'bad':
      check.state = result;
      // The next leaf is another one.
      if (check.child !== request.leaf) request.memo?.remember(check.child, job.key, result);
      return;
    case 'key-malformed':
      refute(check, finding('issuer-key-malformed', { expected: `a usable ${job.key.type} key` }));
      return;
    default:
      refute(check, finding('algorithm-unsupported', { oid: algorithmOid(check.child.signatureAlgorithm) }));
  }
}
