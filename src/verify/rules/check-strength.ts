import type { PublicKey } from '../../crypto/public-key.ts';
import { identifySignatureAlgorithm } from '../../crypto/signature-algorithm.ts';
import { checkAlgorithmStrength, checkKeyStrength } from '../../crypto/strength.ts';
import { type Finding, isFinding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Policy } from '../policy.ts';

/** The algorithm a certificate is signed with: known, its parameters in order, and strong enough for the profile. */
export function checkSignatureAlgorithm(certificate: Certificate, policy: Policy, findings: Finding[]): void {
  const algorithm = identifySignatureAlgorithm(certificate.signatureAlgorithm);
  const found = isFinding(algorithm) ? algorithm : checkAlgorithmStrength(algorithm, policy.profile.strength);
  if (found !== undefined) findings.push(found);
}

/** A key that signatures in the path are checked with. */
export function checkSigningKey(key: PublicKey | Finding, policy: Policy, findings: Finding[]): void {
  const found = isFinding(key) ? key : checkKeyStrength(key, policy.profile.strength);
  if (found !== undefined) findings.push(found);
}
