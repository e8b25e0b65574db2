import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { KeyUsageBit } from '../../x509/extensions/key-usage.ts';

/** RFC 5280 §6.1.4 (k) and (n): who signs certificates says so in basicConstraints and, if it has one, in keyUsage. */
export function checkIssuer(certificate: Certificate, findings: Finding[]): void {
  const constraints = certificate.basicConstraints;
  const isCa = constraints !== undefined && !(constraints instanceof ParseError) && constraints.ca;
  if (!isCa) findings.push(finding('not-a-ca', {}));
  const usage = certificate.keyUsage;
  if (usage === undefined || usage instanceof ParseError) return;
  if ((usage.bits & KeyUsageBit.keyCertSign) === 0) findings.push(finding('key-cert-sign-missing', {}));
}
