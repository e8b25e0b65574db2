import { equalBytes, hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { encodePem } from '../asn1/pem.ts';
import { type Certificate, parseOwnedCertificate } from '../x509/certificate.ts';
import { dumpCertificate } from '../x509/dump.ts';
import { ipAddressToString } from '../x509/ip-address-text.ts';
import { isRefusedPair } from './blacklist.ts';
import { colonHex } from './colon-hex.ts';
import { type DigestName, digestOf } from './digest.ts';
import { AlternativeNameEntryType, EncodingFormat, KeyType, SubjectInfo } from './enumerations.ts';
import { displayName, nameAttributes, nameInfo } from './name-info.ts';
import { findCertificateBlocks } from './qt-pem.ts';
import { isIssuedByItself } from './self-signed.ts';
import { splitCertificates } from './split-certificates.ts';
import { SslCertificateExtension } from './ssl-certificate-extension.ts';
import { SslKey } from './ssl-key.ts';

/** Texts of a subject alternative name of as many bytes and more are left out, as Qt leaves them out. */
const maximumNameBytes = 8192;

/** An error about a certificate; `SslError` is one. */
export interface CertificateError {
  error(): number;
  errorString(): string;
  certificate(): SslCertificate;
}

/** What verifies chains. It stands above this class, so that it is bound from there. */
export interface CertificateVerifier {
  readonly verify: (chain: readonly SslCertificate[], hostName: string, options?: object) => CertificateError[];
  readonly verifyAsync: (
    chain: readonly SslCertificate[],
    hostName: string,
    options?: object,
  ) => Promise<CertificateError[]>;
}

let nullCertificate: SslCertificate | undefined;
let verifier: CertificateVerifier | undefined;

/** Lets {@link SslCertificate.verify} work; the entry `certpath/config` has done so. */
export function bindCertificateVerifier(bound: CertificateVerifier): void {
  verifier = bound;
}

function boundVerifier(): CertificateVerifier {
  if (verifier === undefined) throw new TypeError('no verifier is bound: import SslCertificate from certpath/config');
  return verifier;
}

/**
 * QSslCertificate: a certificate or nothing. Immutable; what it returns is the caller's to change.
 *
 * A certificate that cannot be read is a null certificate: nothing here throws because of its input. Reading is strict
 * DER, so that some certificates which OpenSSL takes are null here.
 *
 * @example
 * ```ts
 * const certificate = new SslCertificate(pem);
 * certificate.subjectInfo(SubjectInfo.CommonName); // ['www.example.com']
 * ```
 */
export class SslCertificate {
  private readonly parsed: Certificate | undefined;

  /**
   * The first certificate of `data`, or null.
   *
   * @param data PEM as text or bytes, or DER. A certificate as this library parses it is taken as it is.
   */
  constructor(data: Uint8Array | string | Certificate = '', format: EncodingFormat = EncodingFormat.Pem) {
    const isBytes = typeof data === 'string' || data instanceof Uint8Array;
    this.parsed = isBytes ? findCertificates(data, format).next().value || undefined : data;
  }

  /** The null certificate. */
  static get null(): SslCertificate {
    nullCertificate ??= new SslCertificate();
    return nullCertificate;
  }

  /** Every certificate of a PEM text, or of DER one behind the other; what cannot be read is left out. */
  static fromData(data: Uint8Array | string, format: EncodingFormat = EncodingFormat.Pem): SslCertificate[] {
    return Array.from(findCertificates(data, format), (certificate) => new SslCertificate(certificate));
  }

  /** A certificate of the engine's. */
  static fromCertificate(certificate: Certificate): SslCertificate {
    return new SslCertificate(certificate);
  }

  /**
   * Verifies a chain with the CA certificates of the default configuration, now.
   *
   * @param chain the certificate in question first, then certificates that may be needed, in any order.
   * @param hostName checked when not empty.
   * @param options the entry's: another configuration, another time.
   * @returns what is wrong; nothing is wrong when it is empty.
   * @throws TypeError where no entry has bound a verifier.
   */
  static verify(chain: readonly SslCertificate[], hostName = '', options?: object): CertificateError[] {
    return boundVerifier().verify(chain, hostName, options);
  }

  /** {@link verify} with a provider that answers later. */
  static verifyAsync(chain: readonly SslCertificate[], hostName = '', options?: object): Promise<CertificateError[]> {
    return boundVerifier().verifyAsync(chain, hostName, options);
  }

  /** The same certificate for the engine; undefined when null. */
  certificate(): Certificate | undefined {
    return this.parsed;
  }

  isNull(): boolean {
    return this.parsed === undefined;
  }

  /** Both null, or the same bytes. */
  equals(other: SslCertificate): boolean {
    const [left, right] = [this.parsed, other.parsed];
    return left === right || (left !== undefined && right !== undefined && equalBytes(left.der, right.der));
  }

  /** Whether serial number and a common name, of subject or issuer, are of the few that Qt refuses by name. */
  isBlacklisted(): boolean {
    const serial = this.serialNumber();
    const names = [...this.subjectInfo(SubjectInfo.CommonName), ...this.issuerInfo(SubjectInfo.CommonName)];
    return names.some((name) => isRefusedPair(serial, name));
  }

  /** Whether names, key identifiers and key usage say that it was issued by itself; the signature is not checked. */
  isSelfSigned(): boolean {
    return this.parsed !== undefined && isIssuedByItself(this.parsed);
  }

  /** `1`, `2` or `3`; '' when null. */
  version(): string {
    return this.parsed === undefined ? '' : String(this.parsed.version);
  }

  /** Octets of the magnitude in lowercase hexadecimal, joined by colons: `01:0f`; '' when null. */
  serialNumber(): string {
    return this.parsed === undefined ? '' : colonHex(magnitudeOf(this.parsed.serialNumber));
  }

  /** Of the DER; of no bytes when null. */
  digest(algorithm: DigestName = 'MD5'): Uint8Array {
    return digestOf(algorithm, this.parsed?.der ?? new Uint8Array(0));
  }

  /**
   * Texts of one attribute of the subject, the last of the DER first. NUL and control characters are kept.
   *
   * @param attribute a {@link SubjectInfo}, or a short name as OpenSSL has it (`CN`), or an OID.
   */
  subjectInfo(attribute: SubjectInfo | string): string[] {
    return this.parsed === undefined ? [] : nameInfo(this.parsed.subject, attribute);
  }

  /** {@link subjectInfo} of the issuer. */
  issuerInfo(attribute: SubjectInfo | string): string[] {
    return this.parsed === undefined ? [] : nameInfo(this.parsed.issuer, attribute);
  }

  /** What {@link subjectInfo} can be asked for: short names, or OIDs where there are none, in ascending order. */
  subjectInfoAttributes(): string[] {
    return this.parsed === undefined ? [] : nameAttributes(this.parsed.subject);
  }

  /** {@link subjectInfoAttributes} of the issuer. */
  issuerInfoAttributes(): string[] {
    return this.parsed === undefined ? [] : nameAttributes(this.parsed.issuer);
  }

  /** The common name, else the organization, else the organizational unit, else ''. */
  subjectDisplayName(): string {
    return this.parsed === undefined ? '' : displayName(this.parsed.subject);
  }

  /** {@link subjectDisplayName} of the issuer. */
  issuerDisplayName(): string {
    return this.parsed === undefined ? '' : displayName(this.parsed.issuer);
  }

  /** Mail addresses, DNS names and IP addresses by type, the last of the DER first; types without one are absent. */
  subjectAlternativeNames(): Map<AlternativeNameEntryType, string[]> {
    const names = this.parsed?.subjectAlternativeName;
    const byType = new Map<AlternativeNameEntryType, string[]>();
    if (names === undefined || names instanceof ParseError) return byType;
    for (const { type, bytes, text } of [...names].reverse()) {
      if (bytes.length >= maximumNameBytes) continue;
      if (type === 'rfc822Name') addTo(byType, AlternativeNameEntryType.EmailEntry, text);
      if (type === 'dNSName') addTo(byType, AlternativeNameEntryType.DnsEntry, text);
      const isAddress = type === 'iPAddress' && (bytes.length === 4 || bytes.length === 16);
      if (isAddress) addTo(byType, AlternativeNameEntryType.IpAddressEntry, ipAddressToString(bytes));
    }
    return byType;
  }

  /** Start of validity; an invalid Date when null or malformed. */
  effectiveDate(): Date {
    return toDate(this.parsed?.notBefore);
  }

  /** End of validity; an invalid Date when null or malformed. */
  expiryDate(): Date {
    return toDate(this.parsed?.notAfter);
  }

  /** A null key where it is malformed or of a kind that this library does not know. */
  publicKey(): SslKey {
    const spki = this.parsed?.publicKey;
    if (spki === undefined || spki instanceof ParseError) return new SslKey();
    return new SslKey(spki.der, undefined, EncodingFormat.Der, KeyType.PublicKey);
  }

  /** In the order of the certificate. */
  extensions(): SslCertificateExtension[] {
    const { parsed } = this;
    if (parsed === undefined) return [];
    return Array.from({ length: parsed.extensionCount }, (_, index) => new SslCertificateExtension(parsed, index));
  }

  /** Lines of 64 characters, each ended by a line feed; '' when null. */
  toPem(): string {
    return this.parsed === undefined ? '' : encodePem('CERTIFICATE', this.parsed.der);
  }

  /** The bytes that were read; none when null. */
  toDer(): Uint8Array {
    return this.parsed === undefined ? new Uint8Array(0) : this.parsed.der.slice();
  }

  /** For a reader, in a form of this library's own; '' when null. */
  toText(): string {
    return this.parsed === undefined ? '' : dumpCertificate(this.parsed);
  }
}

function* findCertificates(data: Uint8Array | string, format: EncodingFormat): Generator<Certificate, undefined> {
  if (format === EncodingFormat.Der) {
    if (data instanceof Uint8Array) yield* splitCertificates(data);
    return undefined;
  }
  for (const der of findCertificateBlocks(data)) {
    const certificate = parseOwnedCertificate(der);
    if (!(certificate instanceof ParseError)) yield certificate;
  }
  return undefined;
}

/** The absolute value of a two's complement number without leading zeros; zero is one octet. */
function magnitudeOf(content: Uint8Array): Uint8Array {
  const isNegative = ((content[0] ?? 0) & 0x80) !== 0;
  if (isNegative) return negated(content);
  return content.length > 1 && content[0] === 0 ? content.subarray(1) : content;
}

function negated(content: Uint8Array): Uint8Array {
  const value = BigInt.asUintN(content.length * 8, -BigInt(`0x${hexOf(content)}`)).toString(16);
  const digits = value.length % 2 === 0 ? value : `0${value}`;
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

function toDate(time: number | ParseError | undefined): Date {
  return new Date(typeof time === 'number' ? time : Number.NaN);
}

function addTo(byType: Map<AlternativeNameEntryType, string[]>, type: AlternativeNameEntryType, text: string): void {
  const texts = byType.get(type);
  if (texts === undefined) byType.set(type, [text]);
  else texts.push(text);
}
