import { type DerReader, parseWhole } from '../../asn1/der-reader.ts';
import { oidToString } from '../../asn1/oid.ts';
import { ParseError } from '../../asn1/parse-error.ts';
import { Tag } from '../../asn1/tags.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind } from '../../x509/extension-kind.ts';
import type { PolicyInformation } from '../../x509/extensions/policies.ts';
import { anyPolicy, cpsPointer, userNotice } from '../certificate-policies/policy-oids.ts';
import { read } from '../conformance/readable.ts';

/** What a certificate says about policies and must not, whatever path it is in. */
export function checkPolicies(certificate: Certificate, role: 'leaf' | 'intermediate', findings: Finding[]): void {
  const policies = read(certificate.certificatePolicies);
  if (policies !== undefined) {
    checkDistinct(policies, findings);
    if (certificate.isCritical(ExtensionKind.certificatePolicies)) checkQualifiers(policies, findings);
  }
  if (role === 'intermediate') checkMappings(certificate, findings);
}

/** RFC 5280 §4.2.1.4: no policy twice; which of two sets of qualifiers counts, readers would decide differently. */
function checkDistinct(policies: readonly PolicyInformation[], findings: Finding[]): void {
  if (policies.length < 2) return;
  const seen = new Set<string>();
  for (const { policyIdentifier: oid } of policies) {
    if (seen.has(oid)) {
      findings.push(finding('policy-duplicate', { oid }));
      return;
    }
    seen.add(oid);
  }
}

/** RFC 5280 §4.2.1.4: where the extension is critical, who cannot interpret a qualifier must reject the certificate. */
function checkQualifiers(policies: readonly PolicyInformation[], findings: Finding[]): void {
  for (const { policyQualifiers } of policies) {
    for (const qualifier of policyQualifiers) {
      const oid = parseWhole(readQualifierId, qualifier, 'policyQualifiers');
      if (oid === cpsPointer || oid === userNotice) continue;
      findings.push(finding('policy-qualifier-unknown', { oid: oid instanceof ParseError ? '' : oid }));
      return;
    }
  }
}

function readQualifierId(reader: DerReader): string {
  const limit = reader.enter(Tag.sequence, '');
  reader.readObjectIdentifier('policyQualifierId');
  const oid = oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
  reader.readAny('qualifier');
  reader.leave(limit, '');
  return oid;
}

/** RFC 5280 §6.1.4 (a). */
function checkMappings(certificate: Certificate, findings: Finding[]): void {
  const isInvalid = read(certificate.policyMappings)?.some(
    ({ issuerDomainPolicy, subjectDomainPolicy }) =>
      issuerDomainPolicy === anyPolicy || subjectDomainPolicy === anyPolicy,
  );
  if (isInvalid === true) findings.push(finding('policy-mapping-invalid', {}));
}
