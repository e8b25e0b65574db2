import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier.ts';
import { extensionKindOf, ExtensionKind, unknownExtension } from './extension-kind.ts';
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
import { Name } from './name.ts';
import { readSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** A value, undefined where the certificate has none, or what is malformed about it. */
export type Decoded<Value> = Value | ParseError | undefined;

/** One extension as it stands in the certificate. */
export interface Extension {
  /** Dotted decimal OID. */
  readonly oid: string;
  readonly critical: boolean;
  /** The content of extnValue: the DER of the extension's own type. A view of the input. */
  readonly value: Uint8Array;
}

/** A fault of structure that leaves the certificate readable; a profile decides what it is worth. */
export type StructuralFault =
  | { readonly kind: 'version-unknown'; readonly version: number }
  | { readonly kind: 'field-of-later-version'; readonly field: 'uniqueIdentifier' | 'extensions' }
  | { readonly kind: 'extension-duplicate'; readonly oid: string }
  | { readonly kind: 'algorithm-inconsistent' }
  /** A DEFAULT value that DER forbids to encode (X.690 §11.5). */
  | { readonly kind: 'default-encoded'; readonly field: string };

/** Certificates of more bytes than this are refused unread. */
export const maximumCertificateBytes: number = 4 * 1024 * 1024;
/** Certificates of more extensions than this are refused. */
export const maximumExtensions = 1024;

/** Numbers that the extension table keeps for each extension. */
const extensionStride = 6;

/**
 * An X.509 certificate (RFC 5280 §4.1): a view of its DER. Parsing locates every field and every extension in one
 * pass; names, extensions and keys decode on first use and are kept.
 *
 * A getter whose value may be malformed answers a {@link ParseError} in its place, so that a caller cannot take a
 * malformed extension for an absent one.
 */
export class Certificate {
  /** The whole certificate. The bytes belong to whoever called {@link parseCertificate}. */
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: number;
  readonly structuralFaults: readonly StructuralFault[];
  private readonly at: Locations;
  private readonly table: readonly number[];
  private readonly cache: unknown[] = [];
  private cachedIssuer: Name | undefined;
  private cachedSubject: Name | undefined;
  private cachedNotBefore: number | ParseError | undefined;
  private cachedNotAfter: number | ParseError | undefined;
  private cachedKey: SubjectPublicKeyInfo | ParseError | undefined;
  private cachedAlgorithm: AlgorithmIdentifier | undefined;

  /** Use {@link parseCertificate}. */
  constructor(der: Uint8Array, at: Locations, table: readonly number[], faults: readonly StructuralFault[]) {
    this.der = der;
    this.at = at;
    this.table = table;
    this.version = at.version;
    this.structuralFaults = faults;
  }

  /** Two's complement content octets of the serial number, big-endian. */
  get serialNumber(): Uint8Array {
    return this.der.subarray(this.at.serialStart, this.at.serialEnd);
  }

  get issuer(): Name {
    this.cachedIssuer ??= new Name(this.der.subarray(this.at.issuerStart, this.at.validityStart));
    return this.cachedIssuer;
  }

  get subject(): Name {
    this.cachedSubject ??= new Name(this.der.subarray(this.at.subjectStart, this.at.keyStart));
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
    const { keyStart, keyEnd } = this.at;
    this.cachedKey ??= parseWhole(readSubjectPublicKeyInfo, this.der, 'subjectPublicKeyInfo', keyStart, keyEnd);
    return this.cachedKey;
  }

  /** The algorithm of the signature, from the outer field; the inner one is the same or a structural fault. */
  get signatureAlgorithm(): AlgorithmIdentifier {
    this.cachedAlgorithm ??= readAlgorithmIdentifier(
      new DerReader(this.der, this.at.algorithmStart, this.at.algorithmEnd, 'signatureAlgorithm'),
      '',
    );
    return this.cachedAlgorithm;
  }

  /** The bytes that the signature covers: the TBSCertificate with its header. */
  get tbsCertificate(): Uint8Array {
    return this.der.subarray(this.at.tbsStart, this.at.algorithmStart);
  }

  /** The octets of the signature BIT STRING. */
  get signature(): Uint8Array {
    return this.der.subarray(this.at.signatureStart, this.at.signatureEnd);
  }

  /** Whether issuer and subject are the same name (RFC 5280 §6.1 "self-issued"). */
  get isSelfIssued(): boolean {
    return this.issuer.comparisonKey === this.subject.comparisonKey;
  }

  /** Every extension in order, the unknown ones too. */
  get extensions(): Extension[] {
    const list: Extension[] = [];
    for (let i = 0; i < this.table.length; i += extensionStride) {
      const [, oidStart, oidEnd, critical, start, end] = this.table.slice(i, i + extensionStride) as ExtensionEntry;
      const value = this.der.subarray(start, end);
      list.push({ oid: oidToString(this.der, oidStart, oidEnd), critical: critical === 1, value });
    }
    return list;
  }

  /** How many extensions there are; the index below counts them. */
  get extensionCount(): number {
    return this.table.length / extensionStride;
  }

  /** The kind of the extension at `index`, or -1 for one that this library does not decode. */
  extensionKindAt(index: number): ExtensionKind | -1 {
    return (this.table[index * extensionStride] ?? unknownExtension) as ExtensionKind | -1;
  }

  isCriticalAt(index: number): boolean {
    return this.table[index * extensionStride + 3] === 1;
  }

  /** Dotted decimal OID of the extension at `index`. */
  extensionOidAt(index: number): string {
    const entry = index * extensionStride;
    return oidToString(this.der, this.table[entry + 1], this.table[entry + 2]);
  }

  /** Whether an extension of this kind is there, decodable or not. */
  hasExtension(kind: ExtensionKind): boolean {
    return this.entryOf(kind) >= 0;
  }

  isCritical(kind: ExtensionKind): boolean {
    const entry = this.entryOf(kind);
    return entry >= 0 && this.table[entry + 3] === 1;
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
  get signedCertificateTimestamps(): Decoded<readonly SignedCertificateTimestamp[]> {
    const kind = ExtensionKind.signedCertificateTimestamps;
    return this.decode(kind, 'signedCertificateTimestamps', readSignedCertificateTimestamps);
  }

  private entryOf(kind: ExtensionKind): number {
    for (let i = 0; i < this.table.length; i += extensionStride) if (this.table[i] === kind) return i;
    return -1;
  }

  private decode<Value>(kind: ExtensionKind, field: string, read: (reader: DerReader) => Value): Decoded<Value> {
    const cached = this.cache[kind];
    if (cached !== undefined) return cached as Value | ParseError;
    const entry = this.entryOf(kind);
    if (entry < 0) return undefined;
    const value = parseWhole(read, this.der, field, this.table[entry + 4], this.table[entry + 5]);
    this.cache[kind] = value;
    return value;
  }

  private readValidity(): readonly [number | ParseError, number | ParseError] {
    const reader = new DerReader(this.der, this.at.validityStart, this.at.subjectStart, 'tbsCertificate.validity');
    const limit = reader.enter(Tag.sequence, '');
    const notBefore = readTimeOrFault(reader, 'notBefore');
    const notAfter = readTimeOrFault(reader, 'notAfter');
    reader.end = limit;
    return [notBefore, notAfter];
  }
}

type ExtensionEntry = [number, number, number, number, number, number];

/** Byte offsets of the fields that {@link Certificate} decodes later. */
interface Locations {
  version: number;
  tbsStart: number;
  serialStart: number;
  serialEnd: number;
  issuerStart: number;
  validityStart: number;
  subjectStart: number;
  keyStart: number;
  keyEnd: number;
  algorithmStart: number;
  algorithmEnd: number;
  signatureStart: number;
  signatureEnd: number;
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
    if (!reader.isAtEnd()) reader.readAny(field);
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
  if (der.length > maximumCertificateBytes) {
    return new ParseError(`a certificate of at most ${maximumCertificateBytes} bytes`, 'certificate', 0);
  }
  return parseWhole(readCertificate, der, '');
}

function readCertificate(reader: DerReader): Certificate {
  const at: Locations = {
    version: 1,
    tbsStart: 0,
    serialStart: 0,
    serialEnd: 0,
    issuerStart: 0,
    validityStart: 0,
    subjectStart: 0,
    keyStart: 0,
    keyEnd: 0,
    algorithmStart: 0,
    algorithmEnd: 0,
    signatureStart: 0,
    signatureEnd: 0,
  };
  const faults: StructuralFault[] = [];
  const limit = reader.enter(Tag.sequence, 'certificate');
  at.tbsStart = reader.offset;
  const innerLimit = reader.enter(Tag.sequence, 'tbsCertificate');
  readVersion(reader, at, faults);
  reader.readInteger('tbsCertificate.serialNumber');
  at.serialStart = reader.contentStart;
  at.serialEnd = reader.contentEnd;
  const innerStart = reader.offset;
  readAlgorithmBounds(reader, 'tbsCertificate.signature');
  const innerEnd = reader.offset;
  readNamesAndKey(reader, at);
  readUniqueIdentifiers(reader, at, faults);
  const table = readExtensions(reader, at, faults);
  reader.leave(innerLimit, 'tbsCertificate');
  at.algorithmStart = reader.offset;
  readAlgorithmBounds(reader, 'signatureAlgorithm');
  at.algorithmEnd = reader.offset;
  reader.readBitStringOctets('signatureValue');
  at.signatureStart = reader.contentStart;
  at.signatureEnd = reader.contentEnd;
  reader.leave(limit, 'certificate');
  // "This field MUST contain the same algorithm identifier as the signature field" (RFC 5280 §4.1.1.2).
  if (!isSameRange(reader.bytes, innerStart, innerEnd, at.algorithmStart, at.algorithmEnd)) {
    faults.push({ kind: 'algorithm-inconsistent' });
  }
  return new Certificate(reader.bytes, at, table, faults);
}

function readVersion(reader: DerReader, at: Locations, faults: StructuralFault[]): void {
  if (reader.peekTag() !== contextConstructed(0)) return;
  const limit = reader.enter(contextConstructed(0), 'tbsCertificate.version');
  at.version = reader.readSmallInteger('tbsCertificate.version') + 1;
  reader.leave(limit, 'tbsCertificate.version');
  if (at.version === 1) faults.push({ kind: 'default-encoded', field: 'version' });
  if (at.version > 3) faults.push({ kind: 'version-unknown', version: at.version });
}

/** Checks an AlgorithmIdentifier's shape, so that decoding it later cannot fail. */
function readAlgorithmBounds(reader: DerReader, field: string): void {
  const limit = reader.enter(Tag.sequence, field);
  reader.readObjectIdentifier(field);
  if (!reader.isAtEnd()) reader.readAny(field);
  reader.leave(limit, field);
}

function readNamesAndKey(reader: DerReader, at: Locations): void {
  at.issuerStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.issuer');
  at.validityStart = reader.offset;
  readValidityBounds(reader);
  at.subjectStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.subject');
  at.keyStart = reader.offset;
  reader.readValue(Tag.sequence, 'tbsCertificate.subjectPublicKeyInfo');
  at.keyEnd = reader.offset;
}

/** Two values, whatever they are: a malformed time is found when the time is asked for. */
function readValidityBounds(reader: DerReader): void {
  const limit = reader.enter(Tag.sequence, 'tbsCertificate.validity');
  reader.readAny('tbsCertificate.validity.notBefore');
  reader.readAny('tbsCertificate.validity.notAfter');
  reader.leave(limit, 'tbsCertificate.validity');
}

/** issuerUniqueID and subjectUniqueID belong to versions 2 and 3 (RFC 5280 §4.1.2.8). */
function readUniqueIdentifiers(reader: DerReader, at: Locations, faults: StructuralFault[]): void {
  for (const number of [1, 2]) {
    if (reader.peekTag() !== contextPrimitive(number)) continue;
    reader.readBitString('tbsCertificate.uniqueIdentifier', contextPrimitive(number));
    if (at.version < 2) faults.push({ kind: 'field-of-later-version', field: 'uniqueIdentifier' });
  }
}

/** Extensions ::= SEQUENCE SIZE (1..MAX), in version 3 only (RFC 5280 §4.1.2.9). */
function readExtensions(reader: DerReader, at: Locations, faults: StructuralFault[]): number[] {
  const table: number[] = [];
  if (reader.peekTag() !== contextConstructed(3)) return table;
  if (at.version < 3) faults.push({ kind: 'field-of-later-version', field: 'extensions' });
  const limit = reader.enter(contextConstructed(3), 'tbsCertificate.extensions');
  const listLimit = reader.enter(Tag.sequence, 'tbsCertificate.extensions');
  do readExtension(reader, table, faults);
  while (!reader.isAtEnd());
  reader.leave(listLimit, 'tbsCertificate.extensions');
  reader.leave(limit, 'tbsCertificate.extensions');
  pushDuplicates(reader.bytes, table, faults);
  return table;
}

function readExtension(reader: DerReader, table: number[], faults: StructuralFault[]): void {
  if (table.length >= maximumExtensions * extensionStride) {
    throw reader.failure(`at most ${maximumExtensions} extensions`, 'tbsCertificate.extensions');
  }
  const limit = reader.enter(Tag.sequence, 'tbsCertificate.extensions');
  reader.readObjectIdentifier('tbsCertificate.extensions.extnID');
  const oidStart = reader.contentStart;
  const oidEnd = reader.contentEnd;
  const isCriticalPresent = reader.peekTag() === Tag.boolean;
  const critical = isCriticalPresent && reader.readBoolean('tbsCertificate.extensions.critical');
  if (isCriticalPresent && !critical) faults.push({ kind: 'default-encoded', field: 'extensions.critical' });
  reader.readValue(Tag.octetString, 'tbsCertificate.extensions.extnValue');
  const kind = extensionKindOf(reader.bytes, oidStart, oidEnd);
  table.push(kind, oidStart, oidEnd, critical ? 1 : 0, reader.contentStart, reader.contentEnd);
  reader.leave(limit, 'tbsCertificate.extensions');
}

/** "A certificate MUST NOT include more than one instance of a particular extension" (RFC 5280 §4.2). */
function pushDuplicates(bytes: Uint8Array, table: readonly number[], faults: StructuralFault[]): void {
  let knownKinds = 0;
  const unknown = new Set<string>();
  for (let i = 0; i < table.length; i += extensionStride) {
    const kind = table[i] as number;
    const oidOf = (): string => oidToString(bytes, table[i + 1], table[i + 2]);
    const isDuplicate = kind === unknownExtension ? unknown.has(oidOf()) : (knownKinds & (1 << kind)) !== 0;
    if (isDuplicate) faults.push({ kind: 'extension-duplicate', oid: oidOf() });
    if (kind === unknownExtension) unknown.add(oidOf());
    else knownKinds |= 1 << kind;
  }
}

function isSameRange(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = 0; i < end - start; i++) if (bytes[start + i] !== bytes[otherStart + i]) return false;
  return true;
}
