import { ParseError } from '../asn1/parse-error.ts';
import { EntryType } from './signed-entry.ts';
import { parseTls, type TlsReader } from './tls-reader.ts';

/** A longer chain than this is refused; logs take chains of fewer than ten. */
export const maximumLoggedChain = 64;

interface LogEntryBase {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** CtExtensions; RFC 6962 defines none, static logs put the entry's index there. */
  readonly extensions: Uint8Array;
  /** The issuers as submitted, that of the entry first; undefined where no extra data was given. Each a DER certificate. */
  readonly chain: readonly Uint8Array[] | undefined;
}

/** A certificate that was logged itself. */
export interface X509LogEntry extends LogEntryBase {
  readonly type: 'x509';
  /** DER. */
  readonly certificate: Uint8Array;
}

/** A certificate that was announced by its precertificate. */
export interface PrecertificateLogEntry extends LogEntryBase {
  readonly type: 'precertificate';
  /** SHA-256 of the issuer's SubjectPublicKeyInfo, 32 bytes. */
  readonly issuerKeyHash: Uint8Array;
  /** DER of the TBSCertificate without poison: what {@link toPrecertificateTbs} makes of `precertificate`. */
  readonly tbsCertificate: Uint8Array;
  /** DER of the precertificate as submitted; undefined where no extra data was given. */
  readonly precertificate: Uint8Array | undefined;
}

/** Byte arrays are views of the input; certificates in them have not been parsed. */
export type LogEntry = X509LogEntry | PrecertificateLogEntry;

type X509Leaf = Omit<X509LogEntry, 'chain'>;
type PrecertificateLeaf = Omit<PrecertificateLogEntry, 'chain' | 'precertificate'>;
type LeafEntry = X509Leaf | PrecertificateLeaf;

/**
 * Reads an entry as a log gives it by get-entries (RFC 6962 §4.6), base64 decoded.
 *
 * @param leafInput a MerkleTreeLeaf, version v1, of type timestamped_entry (RFC 6962 §3.4).
 * @param extraData the chain, or a PrecertChainEntry (RFC 6962 §3.1); at most {@link maximumLoggedChain} issuers.
 * @returns the entry, or what was expected where.
 *
 * @example
 * ```ts
 * const entry = parseLogEntry(leafInput, extraData);
 * if (!(entry instanceof ParseError) && entry.type === 'x509') console.log(parseCertificate(entry.certificate));
 * ```
 */
export function parseLogEntry(leafInput: Uint8Array, extraData?: Uint8Array): LogEntry | ParseError {
  const leaf = parseTls(readLeaf, leafInput, 'leaf_input');
  if (leaf instanceof ParseError) return leaf;
  return leaf.type === 'x509' ? withChain(leaf, extraData) : withPrecertificate(leaf, extraData);
}

function readLeaf(reader: TlsReader): LeafEntry {
  if (reader.readNumber(1, 'version') !== 0) throw reader.failure('version v1', 'version', 0);
  if (reader.readNumber(1, 'leaf_type') !== 0) throw reader.failure('timestamped_entry', 'leaf_type', 1);
  const timestamp = reader.readNumber(8, 'timestamp');
  const type = reader.readNumber(2, 'entry_type');
  if (type === EntryType.x509) {
    const certificate = reader.readVector(3, 1, 'certificate');
    return { type: 'x509', timestamp, certificate, extensions: reader.readVector(2, 0, 'extensions') };
  }
  if (type !== EntryType.precertificate) throw reader.failure('x509_entry or precert_entry', 'entry_type', 10);
  const issuerKeyHash = reader.readBytes(32, 'issuer_key_hash');
  const tbsCertificate = reader.readVector(3, 1, 'tbs_certificate');
  const extensions = reader.readVector(2, 0, 'extensions');
  return { type: 'precertificate', timestamp, issuerKeyHash, tbsCertificate, extensions };
}

/** ASN.1Cert certificate_chain<0..2^24-1> */
function withChain(leaf: X509Leaf, extraData: Uint8Array | undefined): X509LogEntry | ParseError {
  if (extraData === undefined) return { ...leaf, chain: undefined };
  const chain = parseTls((reader) => readChain(reader, 'certificate_chain'), extraData, 'extra_data');
  return chain instanceof ParseError ? chain : { ...leaf, chain };
}

/** struct { ASN.1Cert pre_certificate; ASN.1Cert precertificate_chain<0..2^24-1>; } PrecertChainEntry */
function withPrecertificate(
  leaf: PrecertificateLeaf,
  extraData: Uint8Array | undefined,
): PrecertificateLogEntry | ParseError {
  if (extraData === undefined) return { ...leaf, precertificate: undefined, chain: undefined };
  const extra = parseTls(readPrecertificateChain, extraData, 'extra_data');
  return extra instanceof ParseError ? extra : { ...leaf, ...extra };
}

function readPrecertificateChain(reader: TlsReader): { precertificate: Uint8Array; chain: Uint8Array[] } {
  const precertificate = reader.readVector(3, 1, 'pre_certificate');
  return { precertificate, chain: readChain(reader, 'precertificate_chain') };
}

function readChain(reader: TlsReader, field: string): Uint8Array[] {
  const length = reader.readNumber(3, field);
  const end = reader.offset + length;
  const chain: Uint8Array[] = [];
  while (reader.offset < end) {
    if (chain.length === maximumLoggedChain) throw reader.failure(`at most ${maximumLoggedChain} issuers`, field);
    chain.push(reader.readVector(3, 1, field));
  }
  if (reader.offset !== end) throw reader.failure('certificates that end with their vector', field, end);
  return chain;
}
