import { hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from './certificate.ts';
import { ExtensionKind, type ExtensionName } from './extension-kind.ts';
import type { Decoded } from './extension-table.ts';
import type { DistributionPoint } from './extensions/distribution-points.ts';
import type { AccessDescription } from './extensions/information-access.ts';
import type { AuthorityKeyIdentifier } from './extensions/key-identifiers.ts';
import { keyUsageNamesOf } from './extensions/key-usage.ts';
import type { GeneralSubtree } from './extensions/name-constraints.ts';
import type { PolicyInformation } from './extensions/policies.ts';
import type { SignedCertificateTimestamp } from './extensions/signed-certificate-timestamps.ts';
import type { Attribute } from './extensions/subject-directory-attributes.ts';
import type { GeneralName } from './general-name.ts';
import { generalNameToString } from './name-text.ts';
import { oidNameOf } from './oid-names.ts';

/** Plain data that `JSON.stringify` keeps whole. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [field: string]: JsonValue };

const kindNames: readonly ExtensionName[] = /* @__PURE__ */ Object.keys(ExtensionKind) as ExtensionName[];

/** The RFC's name of an extension, or undefined for one that is not decoded. */
export function extensionNameOf(kind: ExtensionKind | -1): ExtensionName | undefined {
  return kindNames[kind];
}

/** An OID and, where it has one here, its name: `1.3.6.1.5.5.7.3.1 (serverAuth)`. */
export function oidToJson(oid: string): string {
  const name = oidNameOf(oid);
  return name === undefined ? oid : `${oid} (${name})`;
}

/** What was expected where, in the place of a value that is malformed. */
export function malformedToJson(error: ParseError): JsonValue {
  return { malformed: { field: error.field, expected: error.expected, offset: error.offset } };
}

/** ISO 8601 of milliseconds since 1970; the number where a Date cannot hold it. */
export function timeToJson(time: number): JsonValue {
  return Math.abs(time) > 8.64e15 ? time : new Date(time).toISOString();
}

/** The decoded value of the first extension of this kind, or what is malformed about it. */
export function extensionToJson(certificate: Certificate, kind: ExtensionKind): JsonValue {
  switch (kind) {
    case ExtensionKind.authorityKeyIdentifier:
      return toJson(certificate.authorityKeyIdentifier, authorityKeyIdentifierToJson);
    case ExtensionKind.subjectKeyIdentifier:
      return toJson(certificate.subjectKeyIdentifier, hexOf);
    case ExtensionKind.keyUsage:
      return toJson(certificate.keyUsage, keyUsageNamesOf);
    case ExtensionKind.certificatePolicies:
      return toJson(certificate.certificatePolicies, (policies) => policies.map(policyToJson));
    case ExtensionKind.policyMappings:
      return toJson(certificate.policyMappings, (mappings) => mappings.map((mapping) => ({ ...mapping })));
    case ExtensionKind.subjectAlternativeName:
      return toJson(certificate.subjectAlternativeName, namesToJson);
    case ExtensionKind.issuerAlternativeName:
      return toJson(certificate.issuerAlternativeName, namesToJson);
    case ExtensionKind.subjectDirectoryAttributes:
      return toJson(certificate.subjectDirectoryAttributes, (attributes) => attributes.map(attributeToJson));
    case ExtensionKind.basicConstraints:
      return toJson(certificate.basicConstraints, withoutUndefined);
    default:
      return constraintToJson(certificate, kind);
  }
}

function constraintToJson(certificate: Certificate, kind: ExtensionKind): JsonValue {
  switch (kind) {
    case ExtensionKind.nameConstraints:
      return toJson(certificate.nameConstraints, ({ permittedSubtrees, excludedSubtrees }) => ({
        permittedSubtrees: permittedSubtrees.map(subtreeToJson),
        excludedSubtrees: excludedSubtrees.map(subtreeToJson),
      }));
    case ExtensionKind.policyConstraints:
      return toJson(certificate.policyConstraints, withoutUndefined);
    case ExtensionKind.inhibitAnyPolicy:
      return toJson(certificate.inhibitAnyPolicy, (skipCerts) => skipCerts);
    case ExtensionKind.extendedKeyUsage:
      return toJson(certificate.extendedKeyUsage, ({ purposes }) => purposes.map(oidToJson));
    default:
      return serviceToJson(certificate, kind);
  }
}

function serviceToJson(certificate: Certificate, kind: ExtensionKind): JsonValue {
  switch (kind) {
    case ExtensionKind.crlDistributionPoints:
      return toJson(certificate.crlDistributionPoints, (points) => points.map(distributionPointToJson));
    case ExtensionKind.freshestCrl:
      return toJson(certificate.freshestCrl, (points) => points.map(distributionPointToJson));
    case ExtensionKind.authorityInformationAccess:
      return toJson(certificate.authorityInformationAccess, (list) => list.map(accessToJson));
    case ExtensionKind.subjectInformationAccess:
      return toJson(certificate.subjectInformationAccess, (list) => list.map(accessToJson));
    case ExtensionKind.tlsFeature:
      return toJson(certificate.tlsFeature, (features) => features);
    case ExtensionKind.noRevAvail:
      return toJson(certificate.noRevAvail, (isThere) => isThere);
    case ExtensionKind.signedCertificateTimestamps:
      return toJson(certificate.signedCertificateTimestamps, (list) => list.map(timestampToJson));
    default:
      return null;
  }
}

function toJson<Value>(decoded: Decoded<Value>, convert: (value: Value) => JsonValue): JsonValue {
  if (decoded === undefined) return null;
  return decoded instanceof ParseError ? malformedToJson(decoded) : convert(decoded);
}

/** Fields that are absent are left out. */
function withoutUndefined(value: object): JsonValue {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as JsonValue;
}

function namesToJson(names: readonly GeneralName[]): JsonValue {
  return names.map((name) => generalNameToString(name));
}

function authorityKeyIdentifierToJson(identifier: AuthorityKeyIdentifier): JsonValue {
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = identifier;
  return withoutUndefined({
    keyIdentifier: keyIdentifier && hexOf(keyIdentifier),
    authorityCertIssuer: authorityCertIssuer && namesToJson(authorityCertIssuer),
    authorityCertSerialNumber: authorityCertSerialNumber && hexOf(authorityCertSerialNumber),
  });
}

function policyToJson({ policyIdentifier, policyQualifiers }: PolicyInformation): JsonValue {
  const policy = oidToJson(policyIdentifier);
  if (policyQualifiers.length === 0) return policy;
  return { policyIdentifier: policy, policyQualifiers: policyQualifiers.map((qualifier) => hexOf(qualifier)) };
}

function attributeToJson({ type, values }: Attribute): JsonValue {
  return { type, values: values.map((value) => hexOf(value)) };
}

function subtreeToJson({ base, minimum, maximum }: GeneralSubtree): JsonValue {
  const name = generalNameToString(base);
  return minimum === 0 && maximum === undefined ? name : withoutUndefined({ base: name, minimum, maximum });
}

function distributionPointToJson({ distributionPoint, reasons, cRLIssuer }: DistributionPoint): JsonValue {
  return withoutUndefined({
    ...(distributionPoint && 'fullName' in distributionPoint
      ? { fullName: namesToJson(distributionPoint.fullName) }
      : { nameRelativeToCRLIssuer: distributionPoint && hexOf(distributionPoint.nameRelativeToCRLIssuer) }),
    reasons,
    cRLIssuer: cRLIssuer && namesToJson(cRLIssuer),
  });
}

function accessToJson({ accessMethod, accessLocation }: AccessDescription): JsonValue {
  return { accessMethod: oidToJson(accessMethod), accessLocation: generalNameToString(accessLocation) };
}

function timestampToJson(timestamp: SignedCertificateTimestamp): JsonValue {
  const { version, logId, extensions, hashAlgorithm, signatureAlgorithm, signature, bytes } = timestamp;
  if (version !== 0) return { version, bytes: hexOf(bytes) };
  return {
    version,
    logId: hexOf(logId),
    timestamp: timeToJson(timestamp.timestamp),
    extensions: hexOf(extensions),
    hashAlgorithm,
    signatureAlgorithm,
    signature: hexOf(signature),
  };
}
