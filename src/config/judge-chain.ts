import type { Store } from '../trust/store.ts';
import { defineProfile } from '../verify/define-profile.ts';
import { qt } from '../verify/profiles/qt.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { VerifierInput } from '../verify/verifier.ts';
import type { BackendConfigurationError } from './cipher-policy/backend-configuration-error.ts';
import { checkCipherPolicy } from './cipher-policy/check-cipher-policy.ts';
import type { CipherPolicy } from './cipher-policy/cipher-policy.ts';
import type { CipherPolicyProblem } from './cipher-policy/problem.ts';
import { strengthOfLevel } from './cipher-policy/security-level.ts';
import { toEngineErrors } from './engine-errors.ts';
import { PeerVerifyMode } from './enumerations.ts';
import type { OcspResponse } from './ocsp-response.ts';
import type { PeerRole, PeerVerifyOptions } from './peer-verification.ts';
import type { SslCertificate } from './ssl-certificate.ts';
import type { SslConfiguration } from './ssl-configuration.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';
import { noStapling, staplingOutcome } from './stapling-errors.ts';
import { askEngine, type Work } from './verifier-driver.ts';

/** A chain that somebody sent, and what it is to be judged by. */
export interface SentCase {
  readonly configuration: SslConfiguration;
  readonly policy: CipherPolicy | BackendConfigurationError;
  readonly role: PeerRole;
  readonly mode: PeerVerifyMode;
  readonly chain: readonly SslCertificate[];
  readonly leaf: SslCertificate;
}

export interface JudgedChain {
  /** In OpenSSL's order, those of signatures first. */
  readonly engineErrors: readonly SslError[];
  readonly ocspErrors: readonly SslError[];
  readonly ocspResponses: readonly OcspResponse[];
  /** False where what was stapled ends the handshake. */
  readonly isStapleReadable: boolean;
  readonly verdict: Verdict | undefined;
}

export const noChain: JudgedChain = {
  engineErrors: [],
  ocspErrors: [],
  ocspResponses: [],
  isStapleReadable: true,
  verdict: undefined,
};

/** As many of a chain as may help to build a path: who sends more wants to keep the verifier busy. */
const maximumSent = 128;

export function* judgeChain(sent: SentCase, options: PeerVerifyOptions): Work<JudgedChain> {
  const { configuration, role, mode, leaf } = sent;
  const peer = leaf.certificate();
  if (peer === undefined) return { ...noChain, engineErrors: [unreadable(leaf)] };
  const store = configuration.caStore();
  const input: VerifierInput = {
    leaf: peer,
    pool: derOf(sent.chain.slice(1, maximumSent)),
    purpose: role === 'client' ? 'serverAuth' : 'clientAuth',
    peerVerifyDepth: configuration.peerVerifyDepth(),
    time: options.time,
    provider: options.provider,
  };
  const { verdict, policyProblems } = yield* askUnderPolicy(sent, store, input);
  const isStaplingDue = role === 'client' && mode === PeerVerifyMode.VerifyPeer && configuration.ocspStaplingEnabled();
  const stapling = isStaplingDue ? yield* staplingOutcome(leaf, peer, verdict, options) : noStapling;
  return {
    engineErrors: toEngineErrors({ verdict, policyProblems, leaf, store }),
    ocspErrors: stapling.errors,
    ocspResponses: stapling.responses,
    isStapleReadable: stapling.isReadable,
    verdict,
  };
}

interface UnderPolicy {
  readonly verdict: Verdict;
  readonly policyProblems: readonly CipherPolicyProblem[];
}

/** Where the policy refuses the shortest path, there may be another one of stronger certificates. */
function* askUnderPolicy(sent: SentCase, store: Store, input: VerifierInput): Work<UnderPolicy> {
  const first = underPolicy(yield* askEngine(store, input), sent);
  const { policy } = sent;
  if (!first.verdict.ok || first.policyProblems.length === 0 || policy instanceof Error) return first;
  const profile = defineProfile(qt, { strength: strengthOfLevel(policy.securityLevel, qt.strength) });
  const second = underPolicy(yield* askEngine(store, { ...input, profile }), sent);
  return second.verdict.ok && second.policyProblems.length === 0 ? second : first;
}

function underPolicy(verdict: Verdict, { policy, role }: SentCase): UnderPolicy {
  const report = verdict.ok ? verdict.report : verdict.best;
  const path = report?.steps.flatMap(({ certificate }) => certificate ?? []) ?? [];
  const isRefusable = !(policy instanceof Error);
  const problems = isRefusable ? checkCipherPolicy(policy, path, role === 'client' ? 'server' : 'client') : [];
  return { verdict, policyProblems: problems };
}

/** What is null could not be read, so nobody can say who made it. */
export function unreadable(certificate: SslCertificate): SslError {
  return new SslError(SslErrorCode.UnspecifiedError, certificate, 'certificate-malformed');
}

/** Bytes, by which a verifier knows again the CAs that it has accepted before. Null certificates are left out. */
export function derOf(list: readonly SslCertificate[]): Uint8Array[] {
  return list.flatMap((each) => each.certificate()?.der ?? []);
}
