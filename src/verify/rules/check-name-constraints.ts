import { ParseError } from '../../asn1/parse-error.ts';
import type { Finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { NameConstraints } from '../../x509/extensions/name-constraints.ts';
import { nameToString } from '../../x509/name-text.ts';
import type { CertificateNames } from '../name-constraints/certificate-names.ts';
import { checkNames } from '../name-constraints/check-names.ts';
import { constraintIndex } from '../name-constraints/constraint-index.ts';
import type { Request } from '../request.ts';

/** RFC 5280 §6.1.3 (b) and (c): the names of a certificate below against the constraints of one above. */
export function checkNameConstraints(
  certificate: Certificate,
  names: CertificateNames,
  request: Request,
  findings: Finding[],
): void {
  const constraints = certificate.nameConstraints;
  if (constraints === undefined || constraints instanceof ParseError) return;
  checkAgainst(constraints, nameToString(certificate.subject), names, request, findings);
}

/** Constraints that the relying party has put on an anchor. */
export function checkImposedConstraints(
  anchor: Anchor,
  names: CertificateNames,
  request: Request,
  findings: Finding[],
): void {
  const { imposedConstraints, label, subject } = anchor;
  if (imposedConstraints === undefined) return;
  checkAgainst(imposedConstraints, label ?? nameToString(subject), names, request, findings);
}

function checkAgainst(
  constraints: NameConstraints,
  constrainedBy: string,
  names: CertificateNames,
  request: Request,
  findings: Finding[],
): void {
  findings.push(...checkNames(names, constraintIndex(constraints), constrainedBy, request.budget));
}
