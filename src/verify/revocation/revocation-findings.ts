import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import { isBad, isStale, type RevocationOutcome } from '../../revocation/evidence.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Request } from '../request.ts';
import type { RevocationPolicy } from './revocation-policy.ts';

/** The TLS extension status_request (RFC 7633 §4.2.3.1, RFC 6066 §8). */
const statusRequest = 5;

/** What an outcome is worth under the caller's terms. */
export function toFindings(
  outcome: RevocationOutcome,
  role: 'leaf' | 'intermediate',
  policy: RevocationPolicy,
): Finding[] {
  const findings: Finding[] = [];
  const { status, revocation, faults } = outcome;
  if (status === 'good' && faults.length === 0) return findings;
  if (revocation !== undefined) {
    findings.push(finding('revoked', { reason: revocation.reason ?? 'unspecified', at: revocation.at }));
  }
  if (policy.refusesBadEvidence) {
    const severity = status === 'good' ? 'warning' : 'error';
    const told = new Set<string>();
    for (const fault of faults) {
      const { kind, why } = fault;
      if (!isBad(fault) || told.has(kind + why)) continue;
      told.add(kind + why);
      findings.push(finding('revocation-evidence-bad', { kind, why }, severity));
    }
  }
  // Who can make the budget run out must not be able to keep a revocation from being seen.
  const isCutShort = faults.some(({ why }) => why === 'budget');
  if (policy.mode[role] === 'hard' || isCutShort) pushUndecided(outcome, policy, findings);
  return findings;
}

function pushUndecided({ status, faults }: RevocationOutcome, policy: RevocationPolicy, findings: Finding[]): void {
  if (status === 'stale') {
    const { kind, why, nextUpdate } = faults.find(isStale) as RevocationOutcome['faults'][number];
    findings.push(finding('revocation-stale', { kind, why, nextUpdate }));
  } else if (
    status === 'unknown' ||
    status === 'unreachable' ||
    (status === 'not-offered' && policy.refusesNotOffered)
  ) {
    findings.push(finding('revocation-unknown', { status, why: faults[0]?.why ?? null }));
  }
}

/** What is known before any path is: evidence that cannot be read, and a promise to staple that was not kept. */
export function checkStapling(leaf: Certificate, { policy }: Request, findings: Finding[]): void {
  const { revocation } = policy;
  if (revocation === undefined) return;
  findings.push(...revocation.malformed);
  if (revocation.isKnownUnstapled && mustStaple(leaf)) findings.push(finding('must-staple-missing', {}));
}

/**
 * A promise to staple is not kept by a response that says nothing, such as `tryLater`, which nobody signs: else whoever
 * has the key of a revoked certificate could always keep it (RFC 7633).
 */
export function checkStapled(
  leaf: Certificate,
  { isStapled }: RevocationOutcome,
  policy: RevocationPolicy,
  findings: Finding[],
): void {
  const isIdle = policy.stapled.length > 0 && !isStapled && mustStaple(leaf);
  if (isIdle) findings.push(finding('must-staple-missing', {}));
}

function mustStaple({ tlsFeature: features }: Certificate): boolean {
  return features !== undefined && !(features instanceof ParseError) && features.includes(statusRequest);
}
