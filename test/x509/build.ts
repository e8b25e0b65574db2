import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeUtcTime,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import type { ExtensionName } from '../../src/x509/extension-kind.ts';

/** The parts of an unsigned certificate, each the whole encoding; null leaves one out. */
export interface Parts {
  readonly version: Uint8Array | null;
  readonly serialNumber: Uint8Array;
  readonly innerAlgorithm: Uint8Array;
  readonly issuer: Uint8Array;
  readonly validity: Uint8Array;
  readonly subject: Uint8Array;
  readonly key: Uint8Array;
  readonly uniqueIds: readonly Uint8Array[];
  /** What stands within `[3]`. */
  readonly extensions: Uint8Array | null;
  readonly outerAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
}

export const ed25519: Uint8Array = encodeSequence(encodeOid('1.3.101.112'));
export const commonName = '2.5.4.3';

export function attribute(type: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(type), value);
}

/** A name of single-valued RDNs. */
export function nameDer(...attributes: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(...attributes.map((each) => encodeSet(each)));
}

export function commonNameDer(text: string): Uint8Array {
  return nameDer(attribute(commonName, encodePrintableString(text)));
}

export const standardParts: Parts = {
  version: encodeExplicit(0, encodeInteger(2)),
  serialNumber: encodeInteger(1),
  innerAlgorithm: ed25519,
  issuer: commonNameDer('Issuer'),
  validity: encodeSequence(encodeUtcTime(Date.UTC(2025, 0, 1)), encodeUtcTime(Date.UTC(2035, 0, 1))),
  subject: commonNameDer('Subject'),
  key: encodeSequence(ed25519, encodeBitString(new Uint8Array(32))),
  uniqueIds: [],
  extensions: null,
  outerAlgorithm: ed25519,
  signature: encodeBitString(new Uint8Array(64)),
};

export function buildCertificate(changes: Partial<Parts> = {}): Uint8Array {
  const parts = { ...standardParts, ...changes };
  const tbsCertificate = encodeSequence(
    ...(parts.version === null ? [] : [parts.version]),
    parts.serialNumber,
    parts.innerAlgorithm,
    parts.issuer,
    parts.validity,
    parts.subject,
    parts.key,
    ...parts.uniqueIds,
    ...(parts.extensions === null ? [] : [encodeExplicit(3, parts.extensions)]),
  );
  return encodeSequence(tbsCertificate, parts.outerAlgorithm, parts.signature);
}

export function extensionDer(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return encodeSequence(encodeOid(oid), ...(critical ? [encodeBoolean(true)] : []), encodeOctetString(value));
}

export function buildWithExtensions(...extensions: readonly Uint8Array[]): Uint8Array {
  return buildCertificate({ extensions: encodeSequence(...extensions) });
}

/** The certificate; a ParseError fails the test. */
export function parseOk(der: Uint8Array): Certificate {
  const certificate = parseCertificate(der);
  if (certificate instanceof ParseError) return assert.unreachable(certificate.message) as never;
  return certificate;
}

/** The OID of every extension that is decoded, and its getter. */
export const extensionOids: Readonly<Record<ExtensionName, string>> = {
  authorityKeyIdentifier: '2.5.29.35',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  subjectAlternativeName: '2.5.29.17',
  issuerAlternativeName: '2.5.29.18',
  subjectDirectoryAttributes: '2.5.29.9',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  crlDistributionPoints: '2.5.29.31',
  inhibitAnyPolicy: '2.5.29.54',
  freshestCrl: '2.5.29.46',
  authorityInformationAccess: '1.3.6.1.5.5.7.1.1',
  subjectInformationAccess: '1.3.6.1.5.5.7.1.11',
  tlsFeature: '1.3.6.1.5.5.7.1.24',
  noRevAvail: '2.5.29.56',
  signedCertificateTimestamps: '1.3.6.1.4.1.11129.2.4.2',
};

/** A certificate with one extension. */
export function withExtension(name: ExtensionName, value: Uint8Array): Certificate {
  return parseOk(buildWithExtensions(extensionDer(extensionOids[name], value)));
}

/** The ParseError of a malformed extension as `field+n expected`, where n counts bytes from the value's start. */
export function extensionFault(name: ExtensionName, value: Uint8Array): string {
  const certificate = withExtension(name, value);
  const decoded: unknown = certificate[name];
  if (!(decoded instanceof ParseError)) return assert.unreachable(`${name} was read`) as never;
  assert.is(certificate[name], decoded, 'the fault is kept');
  const start = certificate.extensionAt(0).value.byteOffset - certificate.der.byteOffset;
  return `${decoded.field}+${decoded.offset - start} ${decoded.expected}`;
}
