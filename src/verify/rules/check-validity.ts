import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Request } from '../request.ts';
import type { Role } from '../role.ts';

/** RFC 5280 §6.1.3 (a)(2): both ends belong to the validity period (§4.1.2.5), which is counted in whole seconds. */
export function checkValidity(certificate: Certificate, role: Role, request: Request, findings: Finding[]): void {
  const rule = request.policy.validity[role];
  const at = rule.at ?? request.time;
  const { notBefore, notAfter } = certificate;
  if (notBefore instanceof ParseError) {
    findings.push(finding('not-before-malformed', { expected: notBefore.expected, offset: notBefore.offset }));
  } else if (rule.enforceNotBefore && at < notBefore) findings.push(finding('not-yet-valid', { notBefore, at }));
  if (notAfter instanceof ParseError) {
    findings.push(finding('not-after-malformed', { expected: notAfter.expected, offset: notAfter.offset }));
  } else if (rule.enforceNotAfter && at > notAfter) findings.push(finding('expired', { notAfter, at }));
}
