import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind } from '../../x509/extension-kind.ts';
import { nameToString } from '../../x509/name-text.ts';
import { certificateNames } from '../name-constraints/certificate-names.ts';
import { checkNames } from '../name-constraints/check-names.ts';
import { constraintIndex } from '../name-constraints/constraint-index.ts';
import type { Request } from '../request.ts';

/** RFC 5280 §6.1.3 (b) and (c): the names of a certificate below against the constraints of one above. */
export function checkNameConstraints(
  certificate: Certificate,
  below: Certificate,
  request: Request,
  findings: Finding[],
): void {
  const constraints = certificate.nameConstraints;
  if (constraints === undefined || constraints instanceof ParseError) return;
  const isCritical = certificate.isCritical(ExtensionKind.nameConstraints);
  const constrainedBy = nameToString(certificate.subject, 256);
  findings.push(
    ...checkNames(certificateNames(below), constraintIndex(constraints), constrainedBy, request.budget, isCritical),
  );
}

/** Constraints that the relying party has put on an anchor. */
export function checkImposedConstraints(
  anchor: Anchor,
  below: Certificate,
  request: Request,
  findings: Finding[],
): void {
  const { imposedConstraints, label, subject } = anchor;
  if (imposedConstraints === undefined) return;
  const constrainedBy = label ?? nameToString(subject, 256);
  const faults = checkNames(
    certificateNames(below),
    constraintIndex(imposedConstraints),
    constrainedBy,
    request.budget,
  );
  findings.push(...faults.map(toImposed));
}

/** The same fault under its own code: it lies with the relying party's terms, not with what a CA has signed. */
function toImposed(fault: Finding): Finding {
  if (fault.code === 'name-not-permitted') return finding('imposed-name-not-permitted', fault.parameters);
  return fault.code === 'name-excluded' ? finding('imposed-name-excluded', fault.parameters) : fault;
}
