import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { keyUsageNamesOf } from '../../x509/extensions/key-usage.ts';
import type { Policy } from '../policy.ts';
import { allowedPurposes, purposeTexts } from '../purpose.ts';
import type { Role } from '../role.ts';

/**
 * RFC 5280 §4.2.1.12. The RFC restricts the certified key alone; that a CA's extKeyUsage restricts what is issued below
 * it is what TLS engines have agreed on (CABF BR §7.1.2.10.6), and `throughIssuers: false` switches it off.
 */
export function checkPurpose(certificate: Certificate, role: Role, policy: Policy, findings: Finding[]): void {
  const { purpose } = policy;
  if (purpose === undefined || (role !== 'leaf' && !purpose.throughIssuers)) return;
  const usage = certificate.extendedKeyUsage;
  if (usage instanceof ParseError) return;
  const wanted = purposeTexts(purpose);
  if (usage === undefined) {
    if (role === 'leaf' && purpose.whenAbsent === 'refuse')
      findings.push(finding('purpose-refused', { wanted, found: [] }));
  } else if (allowedPurposes(usage, purpose).length === 0) {
    findings.push(finding('purpose-refused', { wanted, found: usage.purposes.slice(0, 16) }));
  }
}

/** RFC 5280 §4.2.1.3: a key without the extension is not restricted. */
export function checkKeyUsage(certificate: Certificate, policy: Policy, findings: Finding[]): void {
  const usage = certificate.keyUsage;
  if (policy.keyUsage.length === 0 || usage === undefined || usage instanceof ParseError) return;
  const found = keyUsageNamesOf(usage);
  const missing = policy.keyUsage.filter((name) => !found.includes(name));
  if (missing.length > 0) findings.push(finding('key-usage-missing', { missing }));
}
