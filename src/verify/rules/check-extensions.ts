import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind, type ExtensionName } from '../../x509/extension-kind.ts';
import type { Policy } from '../policy.ts';

const extensionNames: readonly ExtensionName[] = /* @__PURE__ */ Object.keys(ExtensionKind) as ExtensionName[];

/**
 * The extensions whose meaning is processed here, so that they may be critical (RFC 5280 §4.2). The others that have a
 * decoder must be non-critical by their own definitions, or promise something that nobody here enforces.
 */
const processedKinds: number =
  (1 << ExtensionKind.authorityKeyIdentifier) |
  (1 << ExtensionKind.subjectKeyIdentifier) |
  (1 << ExtensionKind.keyUsage) |
  (1 << ExtensionKind.certificatePolicies) |
  (1 << ExtensionKind.policyMappings) |
  (1 << ExtensionKind.subjectAlternativeName) |
  (1 << ExtensionKind.issuerAlternativeName) |
  (1 << ExtensionKind.basicConstraints) |
  (1 << ExtensionKind.nameConstraints) |
  (1 << ExtensionKind.policyConstraints) |
  (1 << ExtensionKind.extendedKeyUsage) |
  (1 << ExtensionKind.crlDistributionPoints) |
  (1 << ExtensionKind.freshestCrl) |
  (1 << ExtensionKind.inhibitAnyPolicy);

/** RFC 5280 §6.1.4 (o) and §6.1.5 (f): each critical extension is processed, each known one is readable. */
export function checkExtensions(certificate: Certificate, policy: Policy, findings: Finding[]): void {
  for (let i = 0; i < certificate.extensionCount; i++) {
    const kind = certificate.extensionKindAt(i);
    if (kind >= 0) checkReadable(certificate, i, extensionNames[kind] as ExtensionName, findings);
    const isProcessed = kind >= 0 && (processedKinds & (1 << kind)) !== 0;
    if (!isProcessed) checkUnprocessed(certificate, i, policy, findings);
  }
}

/** A known extension that cannot be read is refused even when it is not critical: readers must not differ about it. */
function checkReadable(certificate: Certificate, index: number, name: ExtensionName, findings: Finding[]): void {
  const value = certificate[name];
  if (!(value instanceof ParseError)) return;
  const { field, expected, offset } = value;
  findings.push(finding('extension-malformed', { oid: certificate.extensionOidAt(index), field, expected, offset }));
}

function checkUnprocessed(certificate: Certificate, index: number, policy: Policy, findings: Finding[]): void {
  const isCritical = certificate.isCriticalAt(index);
  if (!isCritical && policy.extensionHandlers.size === 0) return;
  const oid = certificate.extensionOidAt(index);
  const handler = policy.extensionHandlers.get(oid);
  if (handler === undefined) {
    if (isCritical) findings.push(finding('critical-extension-unknown', { oid }));
    return;
  }
  const extension = certificate.extensions[index];
  if (extension !== undefined && !handler(extension, certificate)) findings.push(finding('extension-refused', { oid }));
}
