export { type AlgorithmIdentifier, algorithmOid, readAlgorithmIdentifier } from './x509/algorithm-identifier.ts';
export { AttributeTypeAndValue, type RelativeDistinguishedName } from './x509/attribute.ts';
export { Certificate, maximumCertificateBytes, parseCertificate } from './x509/certificate.ts';
export { certificateToJson } from './x509/certificate-json.ts';
export {
  CertificateList,
  type IssuingDistributionPoint,
  maximumCertificateListBytes,
  parseCertificateList,
  type RevocationReason,
  type RevokedCertificate,
} from './x509/certificate-list.ts';
export {
  type CertificateSource,
  type ReadCertificates,
  type RejectedSource,
  readCertificates,
} from './x509/certificate-source.ts';
export { dumpCertificate } from './x509/dump.ts';
export type { JsonValue } from './x509/extension-json.ts';
export { ExtensionKind, type ExtensionName, unknownExtension } from './x509/extension-kind.ts';
export { type Decoded, type Extension, maximumExtensions } from './x509/extension-table.ts';
export type { BasicConstraints } from './x509/extensions/basic-constraints.ts';
export type { DistributionPoint, DistributionPointName } from './x509/extensions/distribution-points.ts';
export { ExtendedKeyUsage } from './x509/extensions/extended-key-usage.ts';
export type { AccessDescription } from './x509/extensions/information-access.ts';
export type { AuthorityKeyIdentifier } from './x509/extensions/key-identifiers.ts';
export {
  type KeyUsage,
  KeyUsageBit,
  type KeyUsageName,
  keyUsageNames,
  keyUsageNamesOf,
} from './x509/extensions/key-usage.ts';
export type { GeneralSubtree, NameConstraints } from './x509/extensions/name-constraints.ts';
export type { PolicyConstraints, PolicyInformation, PolicyMapping } from './x509/extensions/policies.ts';
export type { SignedCertificateTimestamp } from './x509/extensions/signed-certificate-timestamps.ts';
export type { Attribute } from './x509/extensions/subject-directory-attributes.ts';
export { fingerprint } from './x509/fingerprint.ts';
export {
  GeneralName,
  type GeneralNameType,
  generalNameTypes,
  type OtherName,
  parseGeneralNames,
} from './x509/general-name.ts';
export { matchName, Name } from './x509/name.ts';
export { generalNameToString, nameToString } from './x509/name-text.ts';
export type { CertId, CertIdSubject } from './x509/ocsp-cert-id.ts';
export { encodeOcspRequest, type OcspRequestOptions } from './x509/ocsp-request.ts';
export {
  type BasicOcspResponse,
  maximumOcspResponseBytes,
  type OcspCertStatus,
  OcspResponse,
  type OcspResponseStatus,
  parseOcspResponse,
  type SingleResponse,
} from './x509/ocsp-response.ts';
export { sha256 } from './x509/sha256.ts';
export type { StructuralFault } from './x509/structural-fault.ts';
export { parseSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from './x509/subject-public-key-info.ts';
