import type { PublicKey } from '../../crypto/public-key.ts';
import { type Finding, finding } from '../../problem.ts';
import { findNoRevAvailConflict } from '../../revocation/no-rev-avail.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { checkIdentity } from '../identity/check-identity.ts';
import type { Request } from '../request.ts';
import { checkStapling } from '../revocation/revocation-findings.ts';
import { checkConformance } from './check-conformance.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkNameConstraints } from './check-name-constraints.ts';
import { checkPolicies } from './check-policies.ts';
import { checkKeyUsage, checkPurpose } from './check-purpose.ts';
import { checkSignatureAlgorithm, checkSigningKey } from './check-strength.ts';
import { checkStructure } from './check-structure.ts';
import { checkValidity } from './check-validity.ts';

/**
 * What can be said of a certificate in one role whatever path, leaf and time it is about: the parts of RFC 5280 §6.1.3 to
 * §6.1.5 that look at a single certificate. With the same policy and store the answer stays the same.
 */
export function checkStanding(
  certificate: Certificate,
  role: 'leaf' | 'intermediate',
  key: PublicKey | Finding | undefined,
  request: Request,
  findings: Finding[],
): void {
  const { policy } = request;
  checkStructure(certificate, findings);
  checkDistrust(certificate, request, findings);
  checkSignatureAlgorithm(certificate, policy, findings);
  if (role === 'leaf') checkKeyUsage(certificate, policy, findings);
  else checkIssuer(certificate, findings);
  if (key !== undefined) checkSigningKey(key, policy, findings);
  checkExtensions(certificate, role, policy, findings);
  checkPolicies(certificate, role, findings);
  checkPurpose(certificate, role, policy, findings);
  checkNoRevAvail(certificate, findings);
  checkConformance(certificate, role, undefined, request, findings);
}

/** The rest: validity at the time asked about, and what a certificate and the leaf's names have to do with each other. */
export function checkMoment(
  certificate: Certificate,
  role: 'leaf' | 'intermediate',
  request: Request,
  findings: Finding[],
): void {
  checkValidity(certificate, role, request, findings);
  if (role === 'intermediate') checkNameConstraints(certificate, request.leaf, request, findings);
  else {
    checkNames(certificate, request, findings);
    checkStapling(certificate, request, findings);
  }
}

/** Explicit distrust covers a certificate in every role. */
export function checkDistrust(holder: Certificate | Anchor, request: Request, findings: Finding[]): void {
  if (request.store.distrusted.has(holder)) findings.push(finding('distrusted', {}));
}

function checkNoRevAvail(certificate: Certificate, findings: Finding[]): void {
  const conflict = findNoRevAvailConflict(certificate);
  if (conflict !== undefined) findings.push(finding('no-rev-avail-conflict', { with: conflict }));
}

function checkNames(certificate: Certificate, { policy, identities }: Request, findings: Finding[]): void {
  if (identities.length > 0) findings.push(...checkIdentity(certificate, identities, policy.matchIdentity));
}
