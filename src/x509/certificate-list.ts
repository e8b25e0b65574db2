import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier.ts';
import type { Decoded, Extension } from './extension-table.ts';
import { type DistributionPoint, readDistributionPoints } from './extensions/distribution-points.ts';
import {
  type IssuingDistributionPoint,
  readIssuingDistributionPoint,
} from './extensions/issuing-distribution-point.ts';
import { type AuthorityKeyIdentifier, readAuthorityKeyIdentifier } from './extensions/key-identifiers.ts';
import { Name } from './name.ts';
import { type CertificateListLayout, readCertificateListLayout } from './read-certificate-list.ts';
import { type RevokedCertificate, RevokedCertificates } from './revoked-certificates.ts';

export type { IssuingDistributionPoint } from './extensions/issuing-distribution-point.ts';
export type { RevocationReason } from './revocation-reason.ts';
export type { RevokedCertificate } from './revoked-certificates.ts';

/** CRLs of more bytes than this are refused unread; the largest of the public ones have about a third of it. */
export const maximumCertificateListBytes: number = 64 * 1024 * 1024;

/** Extensions are read before the signature is checked: a longer one, made of millions of empty names, stays unread. */
const maximumExtensionBytes = 65_536;

/** The CRL extensions that are processed here, by OID (RFC 5280 §5.2). */
const processed = {
  authorityKeyIdentifier: '2.5.29.35',
  issuerAltName: '2.5.29.18',
  cRLNumber: '2.5.29.20',
  deltaCRLIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  freshestCRL: '2.5.29.46',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;

const processedOids: ReadonlySet<string> = /* @__PURE__ */ new Set(Object.values(processed));

/**
 * A CRL (RFC 5280 §5): a view of its DER. Parsing reads everything but the entries; those are read, in one pass and
 * without an object for each, when the first one is looked for. So nobody's CRL costs more than its header before its
 * signature has been checked.
 */
export class CertificateList {
  /** The whole CRL. The bytes belong to whoever called {@link parseCertificateList}. */
  readonly der: Uint8Array;
  /** Whether the bytes are a copy that nobody outside this library was given to write to. */
  readonly isOwned: boolean;
  private readonly layout: CertificateListLayout;
  private readonly decoded: Map<string, unknown> = new Map();
  private cachedIssuer: Name | undefined;
  private cachedEntries: RevokedCertificates | ParseError | undefined;

  /** Use {@link parseCertificateList}. */
  constructor(der: Uint8Array, layout: CertificateListLayout, isOwned: boolean) {
    this.der = der;
    this.layout = layout;
    this.isOwned = isOwned;
  }

  /** 1 or 2. */
  get version(): number {
    return this.layout.version;
  }

  get issuer(): Name {
    this.cachedIssuer ??= new Name(this.der, this.layout.issuerStart, this.layout.issuerEnd);
    return this.cachedIssuer;
  }

  /** When it was issued, in milliseconds since 1970-01-01T00:00:00Z. */
  get thisUpdate(): number {
    return this.layout.thisUpdate;
  }

  /** By when the next one is issued, in milliseconds since 1970; RFC 5280 §5.1.2.5 wants it in every CRL. */
  get nextUpdate(): number | undefined {
    return this.layout.nextUpdate;
  }

  get signatureAlgorithm(): AlgorithmIdentifier {
    const { algorithmStart, algorithmEnd } = this.layout;
    return readAlgorithmIdentifier(new DerReader(this.der, algorithmStart, algorithmEnd), '');
  }

  /** The bytes that the signature covers: the TBSCertList with its header. */
  get tbsCertList(): Uint8Array {
    return this.der.subarray(this.layout.tbsStart, this.layout.algorithmStart);
  }

  /** The octets of the signature BIT STRING. */
  get signature(): Uint8Array {
    return this.der.subarray(this.layout.signatureStart, this.layout.signatureEnd);
  }

  get extensions(): readonly Extension[] {
    return this.layout.extensions;
  }

  get authorityKeyIdentifier(): Decoded<AuthorityKeyIdentifier> {
    return this.decode(processed.authorityKeyIdentifier, 'authorityKeyIdentifier', readAuthorityKeyIdentifier);
  }

  /** Magnitude of cRLNumber, big-endian without leading zeros (RFC 5280 §5.2.3). */
  get crlNumber(): Decoded<Uint8Array> {
    return this.decode(processed.cRLNumber, 'cRLNumber', readNumber);
  }

  /** BaseCRLNumber of a delta CRL, in the form of {@link crlNumber}; undefined for a complete one (RFC 5280 §5.2.4). */
  get baseCrlNumber(): Decoded<Uint8Array> {
    return this.decode(processed.deltaCRLIndicator, 'deltaCRLIndicator', readNumber);
  }

  get issuingDistributionPoint(): Decoded<IssuingDistributionPoint> {
    return this.decode(processed.issuingDistributionPoint, 'issuingDistributionPoint', readIssuingDistributionPoint);
  }

  get freshestCrl(): Decoded<readonly DistributionPoint[]> {
    return this.decode(processed.freshestCRL, 'freshestCRL', readDistributionPoints);
  }

  /** Whether the cRLNumber is there and not critical, as RFC 5280 §5.2.3 wants it. */
  get hasConformingNumber(): boolean {
    return this.extensions.some(({ oid, critical }) => oid === processed.cRLNumber && !critical);
  }

  /** The DER of issuingDistributionPoint as it stands. */
  get scopeDer(): Uint8Array | undefined {
    return this.find(processed.issuingDistributionPoint)?.value;
  }

  /**
   * OID of a critical extension of the CRL or of one of its entries that is not processed here: such a CRL says nothing
   * (RFC 5280 §5.2 and §5.3). Reads the entries.
   */
  get unknownCritical(): string | ParseError | undefined {
    const own = this.extensions.find(({ oid, critical }) => critical && !processedOids.has(oid));
    if (own !== undefined) return own.oid;
    const entries = this.entries;
    return entries instanceof ParseError ? entries : entries.unknownCritical;
  }

  /** How many entries there are. Reads them. */
  get entryCount(): number | ParseError {
    const entries = this.entries;
    return entries instanceof ParseError ? entries : entries.count;
  }

  /**
   * The entry of a certificate. The first look-up reads all entries; a later one costs about a microsecond.
   *
   * @param serialNumber two's complement content octets, as `Certificate.serialNumber` has them.
   * @param issuer of the certificate; only an indirect CRL has entries of another one than its own.
   * @returns undefined where there is none, or what is malformed about the entries.
   */
  findRevoked(serialNumber: Uint8Array, issuer: Name = this.issuer): Decoded<RevokedCertificate> {
    const entries = this.entries;
    return entries instanceof ParseError ? entries : orParseError(() => entries.find(serialNumber, issuer));
  }

  private get entries(): RevokedCertificates | ParseError {
    const { entriesStart, entriesEnd } = this.layout;
    this.cachedEntries ??= orParseError(() => new RevokedCertificates(this.der, entriesStart, entriesEnd, this.issuer));
    return this.cachedEntries;
  }

  private find(oid: string): Extension | undefined {
    return this.extensions.find((extension) => extension.oid === oid);
  }

  private decode<Value>(oid: string, field: string, read: (reader: DerReader) => Value): Decoded<Value> {
    const extension = this.find(oid);
    if (extension === undefined) return undefined;
    const known = this.decoded.get(oid);
    if (known !== undefined) return known as Value | ParseError;
    const isTooLarge = extension.value.length > maximumExtensionBytes;
    const value = isTooLarge ? tooLarge(field) : parseWhole(read, extension.value, field);
    this.decoded.set(oid, value);
    return value;
  }
}

function orParseError<Value>(read: () => Value): Value | ParseError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** INTEGER (0..MAX). */
function readNumber(reader: DerReader): Uint8Array {
  reader.readInteger('');
  const number = reader.content();
  if ((number[0] as number) >= 0x80) throw reader.failure('a number of 0 or more', '', reader.contentStart);
  return number[0] === 0 ? number.subarray(1) : number;
}

/**
 * Parses one CRL in strict DER, its entries excepted.
 *
 * @param der the CRL and nothing behind it, at most {@link maximumCertificateListBytes} bytes. It is not copied:
 *   whoever keeps the result keeps these bytes unchanged.
 * @returns the CRL, or what was expected where.
 *
 * @example
 * ```ts
 * const list = parseCertificateList(der);
 * if (list instanceof ParseError) console.log(list.field, list.offset);
 * else console.log(list.findRevoked(certificate.serialNumber));
 * ```
 */
export function parseCertificateList(der: Uint8Array): CertificateList | ParseError {
  return isTooLong(der) ? tooLong() : parseBytes(der, false);
}

/** Parses a copy: what the caller does to `der` afterwards has no effect. */
export function parseOwnedCertificateList(der: Uint8Array): CertificateList | ParseError {
  return isTooLong(der) ? tooLong() : parseBytes(new Uint8Array(der), true);
}

function parseBytes(der: Uint8Array, isOwned: boolean): CertificateList | ParseError {
  const layout = parseWhole(readCertificateListLayout, der, '');
  return layout instanceof ParseError ? layout : new CertificateList(der, layout, isOwned);
}

function tooLarge(field: string): ParseError {
  return new ParseError(`at most ${maximumExtensionBytes} bytes`, field, 0);
}

function isTooLong(der: Uint8Array): boolean {
  return der.length > maximumCertificateListBytes;
}

function tooLong(): ParseError {
  return new ParseError(`a CRL of at most ${maximumCertificateListBytes} bytes`, 'certificateList', 0);
}
