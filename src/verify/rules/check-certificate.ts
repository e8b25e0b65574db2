import type { PublicKey } from '../../crypto/public-key.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { checkIdentity } from '../identity/check-identity.ts';
import type { Request } from '../request.ts';
import { checkConformance } from './check-conformance.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkNameConstraints } from './check-name-constraints.ts';
import { checkKeyUsage, checkPurpose } from './check-purpose.ts';
import { checkSignatureAlgorithm, checkSigningKey } from './check-strength.ts';
import { checkStructure } from './check-structure.ts';
import { checkValidity } from './check-validity.ts';

/**
 * Everything that can be said of one certificate in one role, whatever path it is in: the parts of RFC 5280 §6.1.3 to
 * §6.1.5 that look at a single certificate, and its name constraints against the names of the leaf.
 */
export function checkCertificate(
  certificate: Certificate,
  role: 'leaf' | 'intermediate' | 'anchor',
  key: PublicKey | Finding,
  request: Request,
  findings: Finding[],
): void {
  const { policy } = request;
  checkStructure(certificate, findings);
  checkDistrust(certificate, request, findings);
  checkValidity(certificate, role, request, findings);
  checkSignatureAlgorithm(certificate, policy, findings);
  if (role === 'leaf') checkLeaf(certificate, request, findings);
  else {
    checkIssuer(certificate, findings);
    checkSigningKey(key, policy, findings);
    checkNameConstraints(certificate, request.leaf, request, findings);
  }
  checkExtensions(certificate, policy, findings);
  checkPurpose(certificate, role, policy, findings);
  checkConformance(certificate, role, undefined, request, findings);
}

/** Explicit distrust covers a certificate in every role. */
export function checkDistrust(certificate: Certificate, request: Request, findings: Finding[]): void {
  if (request.store.distrusted.has(certificate)) findings.push(finding('distrusted', {}));
}

function checkLeaf(certificate: Certificate, request: Request, findings: Finding[]): void {
  const { policy, identities } = request;
  checkKeyUsage(certificate, policy, findings);
  if (identities.length > 0) findings.push(...checkIdentity(certificate, identities, policy.matchIdentity));
}
