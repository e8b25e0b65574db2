/** The extensions this library decodes, as small numbers that index a certificate's cache. */
export const ExtensionKind = {
  authorityKeyIdentifier: 0,
  subjectKeyIdentifier: 1,
  keyUsage: 2,
  certificatePolicies: 3,
  policyMappings: 4,
  subjectAlternativeName: 5,
  issuerAlternativeName: 6,
  subjectDirectoryAttributes: 7,
  basicConstraints: 8,
  nameConstraints: 9,
  policyConstraints: 10,
  extendedKeyUsage: 11,
  crlDistributionPoints: 12,
  inhibitAnyPolicy: 13,
  freshestCrl: 14,
  authorityInformationAccess: 15,
  subjectInformationAccess: 16,
  tlsFeature: 17,
  signedCertificateTimestamps: 18,
  noRevAvail: 19,
} as const;
export type ExtensionKind = (typeof ExtensionKind)[keyof typeof ExtensionKind];

/** The RFC's name of an extension, for example `basicConstraints`. */
export type ExtensionName = keyof typeof ExtensionKind;

/** Stands for an extension that this library has no decoder for. */
export const unknownExtension = -1;

/** The kind of the extension whose OID is `bytes[start, end)`, or {@link unknownExtension}. */
export function extensionKindOf(bytes: Uint8Array, start: number, end: number): ExtensionKind | -1 {
  switch (end - start) {
    case 3:
      return bytes[start] === 0x55 && bytes[start + 1] === 0x1d ? certificateExtension(bytes[start + 2]) : -1;
    case 8:
      return hasPrefix(bytes, start, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01) ? pkixExtension(bytes[start + 7]) : -1;
    case 10:
      // 1.3.6.1.4.1.11129.2.4.2 (RFC 6962 §3.3)
      return hasPrefix(bytes, start, 0x2b, 0x06, 0x01, 0x04, 0x01, 0xd6, 0x79, 0x02, 0x04, 0x02)
        ? ExtensionKind.signedCertificateTimestamps
        : -1;
    default:
      return -1;
  }
}

/** id-ce, 2.5.29 (RFC 5280 §4.2.1; RFC 9608 for noRevAvail). */
function certificateExtension(arc: number | undefined): ExtensionKind | -1 {
  switch (arc) {
    case 9:
      return ExtensionKind.subjectDirectoryAttributes;
    case 14:
      return ExtensionKind.subjectKeyIdentifier;
    case 15:
      return ExtensionKind.keyUsage;
    case 17:
      return ExtensionKind.subjectAlternativeName;
    case 18:
      return ExtensionKind.issuerAlternativeName;
    case 19:
      return ExtensionKind.basicConstraints;
    case 30:
      return ExtensionKind.nameConstraints;
    case 31:
      return ExtensionKind.crlDistributionPoints;
    case 32:
      return ExtensionKind.certificatePolicies;
    case 33:
      return ExtensionKind.policyMappings;
    case 35:
      return ExtensionKind.authorityKeyIdentifier;
    case 36:
      return ExtensionKind.policyConstraints;
    case 37:
      return ExtensionKind.extendedKeyUsage;
    case 46:
      return ExtensionKind.freshestCrl;
    case 54:
      return ExtensionKind.inhibitAnyPolicy;
    case 56:
      return ExtensionKind.noRevAvail;
    default:
      return -1;
  }
}

/** id-pe, 1.3.6.1.5.5.7.1 (RFC 5280 §4.2.2; RFC 7633 for the TLS feature). */
function pkixExtension(arc: number | undefined): ExtensionKind | -1 {
  switch (arc) {
    case 1:
      return ExtensionKind.authorityInformationAccess;
    case 11:
      return ExtensionKind.subjectInformationAccess;
    case 24:
      return ExtensionKind.tlsFeature;
    default:
      return -1;
  }
}

function hasPrefix(bytes: Uint8Array, start: number, ...prefix: number[]): boolean {
  return prefix.every((octet, i) => bytes[start + i] === octet);
}
