import { ParseError } from '../../asn1/parse-error.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind, type ExtensionName } from '../../x509/extension-kind.ts';
import type { Policy } from '../policy.ts';
import type { Role } from '../role.ts';

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
  (1 << ExtensionKind.inhibitAnyPolicy) |
  (1 << ExtensionKind.noRevAvail);

/** Those that path validation reads; the others are read by who wants what they say. */
const readKinds: number =
  processedKinds &
  ~(
    (1 << ExtensionKind.issuerAlternativeName) |
    (1 << ExtensionKind.crlDistributionPoints) |
    (1 << ExtensionKind.freshestCrl)
  );

/**
 * RFC 5280 §6.1.4 (o) and §6.1.5 (f): each critical extension is processed; whatever is read is readable. What the
 * profile requires is there.
 */
export function checkExtensions(certificate: Certificate, role: Role, policy: Policy, findings: Finding[]): void {
  for (let i = 0; i < certificate.extensionCount; i++) {
    const kind = certificate.extensionKindAt(i);
    // "MUST reject the certificate if it encounters … a critical extension that contains information that it cannot
    // process" (RFC 5280 §4.2).
    const isRead = certificate.isCriticalAt(i) ? processedKinds : readKinds;
    if (kind >= 0 && (isRead & (1 << kind)) !== 0) {
      checkReadable(certificate, i, extensionNames[kind] as ExtensionName, findings);
    }
    const isProcessed = kind >= 0 && (processedKinds & (1 << kind)) !== 0;
    const isUnprocessed = !isProcessed && certificate.isCriticalAt(i);
    if (isUnprocessed || policy.extensionHandlers.size > 0) {
      checkHandled(certificate, i, isUnprocessed, role, policy, findings);
    }
  }
  const required = policy.requiredExtensions[role];
  if (required.length > 0) checkRequired(certificate, required, findings);
}

/** An extension that path validation uses and cannot read refuses the certificate even when it is not critical. */
function checkReadable(certificate: Certificate, index: number, name: ExtensionName, findings: Finding[]): void {
  const value = certificate[name];
  if (!(value instanceof ParseError)) return;
  const { field, expected, offset } = value;
  findings.push(finding('extension-malformed', { oid: certificate.extensionOidAt(index), field, expected, offset }));
}

/** Its handler decides about an extension; a critical one without any is refused unless the profile tolerates it. */
function checkHandled(
  certificate: Certificate,
  index: number,
  isUnprocessed: boolean,
  role: Role,
  policy: Policy,
  findings: Finding[],
): void {
  const oid = certificate.extensionOidAt(index);
  const handler = policy.extensionHandlers.get(oid);
  if (handler !== undefined) {
    if (!handler(certificate.extensionAt(index), certificate, role))
      findings.push(finding('extension-refused', { oid }));
  } else if (isUnprocessed && !policy.toleratedExtensions.includes(oid)) {
    findings.push(finding('critical-extension-unknown', { oid }));
  }
}

function checkRequired(certificate: Certificate, required: readonly string[], findings: Finding[]): void {
  const present = new Set<string>();
  for (let i = 0; i < certificate.extensionCount; i++) present.add(certificate.extensionOidAt(i));
  for (const oid of required) if (!present.has(oid)) findings.push(finding('extension-missing', { oid }));
}
