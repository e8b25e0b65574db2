import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier.ts';
import { ExtensionKind } from './extension-kind.ts';
import type { Decoded, Extension } from './extension-table.ts';
import { type BasicConstraints, readBasicConstraints } from './extensions/basic-constraints.ts';
import { type DistributionPoint, readDistributionPoints } from './extensions/distribution-points.ts';
import { type ExtendedKeyUsage, readExtendedKeyUsage } from './extensions/extended-key-usage.ts';
import { type AccessDescription, readInformationAccess } from './extensions/information-access.ts';
import {
  type AuthorityKeyIdentifier,
  readAuthorityKeyIdentifier,
  readSubjectKeyIdentifier,
} from './extensions/key-identifiers.ts';
import { type KeyUsage, readKeyUsage } from './extensions/key-usage.ts';
import { type NameConstraints, readNameConstraints } from './extensions/name-constraints.ts';
import { readNoRevAvail } from './extensions/no-rev-avail.ts';
import {
  type PolicyConstraints,
  type PolicyInformation,
  type PolicyMapping,
  readCertificatePolicies,
  readInhibitAnyPolicy,
  readPolicyConstraints,
  readPolicyMappings,
} from './extensions/policies.ts';
import {
  readSignedCertificateTimestamps,
  type SignedCertificateTimestamp,
} from './extensions/signed-certificate-timestamps.ts';
import { type Attribute, readSubjectDirectoryAttributes } from './extensions/subject-directory-attributes.ts';
import { readTlsFeature } from './extensions/tls-feature.ts';
import { type GeneralName, readGeneralNames } from './general-name.ts';
import { matchName, Name } from './name.ts';
import { ownBytes } from './owned-bytes.ts';
import {
  type CertificateLayout,
  issuerUniqueIdTag,
  readCertificateLayout,
  subjectUniqueIdTag,
} from './read-certificate.ts';
import type { StructuralFault } from './structural-fault.ts';
import { readSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from './subject-public-key-info.ts';

export type { Decoded, Extension } from './extension-table.ts';
export type { StructuralFault } from './structural-fault.ts';

/** Certificates of more bytes than this are refused unread. */
export const maximumCertificateBytes: number = 4 * 1024 * 1024;

/**
 * An X.509 certificate (RFC 5280 §4.1): a view of its DER. Parsing locates every field and every extension in one
 * pass; names, extensions and keys decode on first use and are kept.
 *
 * A getter whose value may be malformed answers a {@link ParseError} in its place, so that a caller cannot take a
 * malformed extension for an absent one.
 */
export class Certificate {
  /**
   * The whole certificate. The bytes belong to whoever called {@link parseCertificate}; those of a certificate from a
   * verdict or a store share a block with others: read them, or copy them before writing or transferring.
   */
  readonly der: Uint8Array;
  /** Whether the bytes are a copy that nobody outside this library was given to write to. */
  readonly isOwned: boolean;
  private readonly layout: CertificateLayout;
  private cachedSelfIssued: boolean | undefined;
  private cachedIssuer: Name | undefined;
  private cachedSubject: Name | undefined;
  private cachedNotBefore: number | ParseError | undefined;
  private cachedNotAfter: number | ParseError | undefined;
  private cachedKey: SubjectPublicKeyInfo | ParseError | undefined;
  private cachedAlgorithm: AlgorithmIdentifier | undefined;

  /** Use {@link parseCertificate}. */
  constructor(der: Uint8Array, layout: CertificateLayout, isOwned: boolean) {
    this.der = der;
    this.isOwned = isOwned;
    this.layout = layout;
  }

  /** 1, 2 or 3; another number is a structural fault. */
  get version(): number {
    return this.layout.version;
  }

  get structuralFaults(): readonly StructuralFault[] {
    return this.layout.faults;
  }

  /** Two's complement content octets of the serial number, big-endian. */
  get serialNumber(): Uint8Array {
    return this.der.subarray(this.layout.serialStart, this.layout.innerAlgorithmStart);
  }

  get issuer(): Name {
    this.cachedIssuer ??= new Name(this.der, this.layout.issuerStart, this.layout.validityStart);
    return this.cachedIssuer;
  }

  get subject(): Name {
    this.cachedSubject ??= new Name(this.der, this.layout.subjectStart, this.layout.keyStart);
    return this.cachedSubject;
  }

  /** Start of validity, in milliseconds since 1970-01-01T00:00:00Z. */
  get notBefore(): number | ParseError {
    this.cachedNotBefore ??= this.readValidity()[0];
    return this.cachedNotBefore;
  }

  /** End of validity, a second that still belongs to it, in milliseconds since 1970-01-01T00:00:00Z. */
  get notAfter(): number | ParseError {
    this.cachedNotAfter ??= this.readValidity()[1];
    return this.cachedNotAfter;
  }

  get publicKey(): SubjectPublicKeyInfo | ParseError {
    const { keyStart, keyEnd } = this.layout;
    this.cachedKey ??= parseWhole(readSubjectPublicKeyInfo, this.der, 'subjectPublicKeyInfo', keyStart, keyEnd);
    return this.cachedKey;
  }

  /** The algorithm of the signature, from the outer field; the inner one is the same or a structural fault. */
  get signatureAlgorithm(): AlgorithmIdentifier {
    const { algorithmStart, algorithmEnd } = this.layout;
    this.cachedAlgorithm ??= this.readAlgorithm(algorithmStart, algorithmEnd);
    return this.cachedAlgorithm;
  }

  /** The field named `signature` within the TBSCertificate, which the signature covers. */
  get innerSignatureAlgorithm(): AlgorithmIdentifier {
    return this.readAlgorithm(this.layout.innerAlgorithmStart, this.layout.issuerStart);
  }

  /** The bytes that the signature covers: the TBSCertificate with its header. */
  get tbsCertificate(): Uint8Array {
    return this.der.subarray(this.layout.tbsStart, this.layout.algorithmStart);
  }

  /** The octets of the signature BIT STRING. */
  get signature(): Uint8Array {
    return this.der.subarray(this.layout.signatureStart, this.layout.signatureEnd);
  }

  /** Whether issuer and subject are the same name (RFC 5280 §6.1 "self-issued"). */
  get isSelfIssued(): boolean {
    this.cachedSelfIssued ??= matchName(this.issuer, this.subject);
    return this.cachedSelfIssued;
  }

  /** Octets of issuerUniqueID, which no certificate of today has. */
  get issuerUniqueId(): Uint8Array | undefined {
    return this.readUniqueId(issuerUniqueIdTag);
  }

  /** Octets of subjectUniqueID, which no certificate of today has. */
  get subjectUniqueId(): Uint8Array | undefined {
    return this.readUniqueId(subjectUniqueIdTag);
  }

  /** Every extension in order, the unknown ones too. */
  get extensions(): Extension[] {
    return Array.from({ length: this.extensionCount }, (_, index) => this.extensionAt(index));
  }

  /** How many extensions there are; the index below counts them. */
  get extensionCount(): number {
    return this.layout.extensions.count;
  }

  /** The extension at `index`, which must be below {@link extensionCount}. */
  extensionAt(index: number): Extension {
    const { extensions } = this.layout;
    return { oid: extensions.oidAt(index), critical: extensions.isCriticalAt(index), value: extensions.valueAt(index) };
  }

  /** The kind of the extension at `index`, or -1 for one that this library does not decode. */
  extensionKindAt(index: number): ExtensionKind | -1 {
    return this.layout.extensions.kindAt(index);
  }

  isCriticalAt(index: number): boolean {
    return this.layout.extensions.isCriticalAt(index);
  }

  /** Dotted decimal OID of the extension at `index`. */
  extensionOidAt(index: number): string {
    return this.layout.extensions.oidAt(index);
  }

  /** Whether an extension of this kind is there, decodable or not. */
  hasExtension(kind: ExtensionKind): boolean {
    return this.layout.extensions.has(kind);
  }

  isCritical(kind: ExtensionKind): boolean {
    const { extensions } = this.layout;
    return extensions.isCriticalAt(extensions.indexOf(kind));
  }

  get authorityKeyIdentifier(): Decoded<AuthorityKeyIdentifier> {
    return this.decode(ExtensionKind.authorityKeyIdentifier, 'authorityKeyIdentifier', readAuthorityKeyIdentifier);
  }
  get subjectKeyIdentifier(): Decoded<Uint8Array> {
    return this.decode(ExtensionKind.subjectKeyIdentifier, 'subjectKeyIdentifier', readSubjectKeyIdentifier);
  }
  get keyUsage(): Decoded<KeyUsage> {
    return this.decode(ExtensionKind.keyUsage, 'keyUsage', readKeyUsage);
  }
  get certificatePolicies(): Decoded<readonly PolicyInformation[]> {
    return this.decode(ExtensionKind.certificatePolicies, 'certificatePolicies', readCertificatePolicies);
  }
  get policyMappings(): Decoded<readonly PolicyMapping[]> {
    return this.decode(ExtensionKind.policyMappings, 'policyMappings', readPolicyMappings);
  }
  get subjectAlternativeName(): Decoded<readonly GeneralName[]> {
    return this.decode(ExtensionKind.subjectAlternativeName, 'subjectAltName', readWholeGeneralNames);
  }
  get issuerAlternativeName(): Decoded<readonly GeneralName[]> {
    return this.decode(ExtensionKind.issuerAlternativeName, 'issuerAltName', readWholeGeneralNames);
  }
  get subjectDirectoryAttributes(): Decoded<readonly Attribute[]> {
    const kind = ExtensionKind.subjectDirectoryAttributes;
    return this.decode(kind, 'subjectDirectoryAttributes', readSubjectDirectoryAttributes);
  }
  get basicConstraints(): Decoded<BasicConstraints> {
    return this.decode(ExtensionKind.basicConstraints, 'basicConstraints', readBasicConstraints);
  }
  get nameConstraints(): Decoded<NameConstraints> {
    return this.decode(ExtensionKind.nameConstraints, 'nameConstraints', readNameConstraints);
  }
  get policyConstraints(): Decoded<PolicyConstraints> {
    return this.decode(ExtensionKind.policyConstraints, 'policyConstraints', readPolicyConstraints);
  }
  get extendedKeyUsage(): Decoded<ExtendedKeyUsage> {
    return this.decode(ExtensionKind.extendedKeyUsage, 'extKeyUsage', readExtendedKeyUsage);
  }
  get crlDistributionPoints(): Decoded<readonly DistributionPoint[]> {
    return this.decode(ExtensionKind.crlDistributionPoints, 'cRLDistributionPoints', readDistributionPoints);
  }
  get inhibitAnyPolicy(): Decoded<number> {
    return this.decode(ExtensionKind.inhibitAnyPolicy, 'inhibitAnyPolicy', readInhibitAnyPolicy);
  }
  get freshestCrl(): Decoded<readonly DistributionPoint[]> {
    return this.decode(ExtensionKind.freshestCrl, 'freshestCRL', readDistributionPoints);
  }
  get authorityInformationAccess(): Decoded<readonly AccessDescription[]> {
    return this.decode(ExtensionKind.authorityInformationAccess, 'authorityInfoAccess', readInformationAccess);
  }
  get subjectInformationAccess(): Decoded<readonly AccessDescription[]> {
    return this.decode(ExtensionKind.subjectInformationAccess, 'subjectInfoAccess', readInformationAccess);
  }
  get tlsFeature(): Decoded<readonly number[]> {
    return this.decode(ExtensionKind.tlsFeature, 'tlsFeature', readTlsFeature);
  }
  get noRevAvail(): Decoded<true> {
    return this.decode(ExtensionKind.noRevAvail, 'noRevAvail', readNoRevAvail);
  }
  get signedCertificateTimestamps(): Decoded<readonly SignedCertificateTimestamp[]> {
    const kind = ExtensionKind.signedCertificateTimestamps;
    return this.decode(kind, 'signedCertificateTimestamps', readSignedCertificateTimestamps);
  }

  private decode<Value>(kind: ExtensionKind, field: string, read: (reader: DerReader) => Value): Decoded<Value> {
    return this.layout.extensions.decode(kind, field, read);
  }

  private readAlgorithm(start: number, end: number): AlgorithmIdentifier {
    return readAlgorithmIdentifier(new DerReader(this.der, start, end), '');
  }

  private readUniqueId(tag: number): Uint8Array | undefined {
    const reader = new DerReader(this.der, this.layout.keyEnd, this.layout.algorithmStart);
    if (tag !== issuerUniqueIdTag) reader.readOptional(issuerUniqueIdTag, '');
    if (reader.peekTag() !== tag) return undefined;
    reader.readBitString('', tag);
    return reader.content();
  }

  private readValidity(): readonly [number | ParseError, number | ParseError] {
    const reader = new DerReader(
      this.der,
      this.layout.validityStart,
      this.layout.subjectStart,
      'tbsCertificate.validity',
    );
    reader.enter(Tag.sequence, '');
    return [readTimeOrFault(reader, 'notBefore'), readTimeOrFault(reader, 'notAfter')];
  }
}

function readWholeGeneralNames(reader: DerReader): readonly GeneralName[] {
  return readGeneralNames(reader, '');
}

/** A malformed time is the certificate's problem, not a reason to refuse to read the rest. */
function readTimeOrFault(reader: DerReader, field: string): number | ParseError {
  const start = reader.offset;
  try {
    return readTime(reader, field);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    reader.offset = start;
    reader.readAny(field);
    return error;
  }
}

/**
 * Parses one certificate in strict DER.
 *
 * @param der the certificate and nothing behind it, at most {@link maximumCertificateBytes} bytes. It is not copied:
 *   whoever keeps the result keeps these bytes unchanged.
 * @returns the certificate, or what was expected where.
 *
 * @example
 * ```ts
 * const certificate = parseCertificate(der);
 * if (certificate instanceof ParseError) console.log(certificate.field, certificate.offset);
 * else console.log(certificate.subject.textsOf('2.5.4.3'));
 * ```
 */
export function parseCertificate(der: Uint8Array): Certificate | ParseError {
  return isTooLong(der) ? tooLong() : parseBytes(der, false);
}

/** A certificate over bytes that were found readable before and that nobody outside this library can write to. */
export function viewCertificate(der: Uint8Array): Certificate {
  return parseBytes(der, true) as Certificate;
}

/** Parses a copy: what the caller does to `der` afterwards has no effect. */
export function parseOwnedCertificate(der: Uint8Array): Certificate | ParseError {
  return isTooLong(der) ? tooLong() : parseBytes(ownBytes(der), true);
}

function parseBytes(der: Uint8Array, isOwned: boolean): Certificate | ParseError {
  const layout = parseWhole(readCertificateLayout, der, '');
  return layout instanceof ParseError ? layout : new Certificate(der, layout, isOwned);
}

function isTooLong(der: Uint8Array): boolean {
  return der.length > maximumCertificateBytes;
}

function tooLong(): ParseError {
  return new ParseError(`a certificate of at most ${maximumCertificateBytes} bytes`, 'certificate', 0);
}
