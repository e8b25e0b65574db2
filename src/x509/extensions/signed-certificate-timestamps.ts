import { type DerReader, parseWhole } from '../../asn1/der-reader.ts';
import type { ParseError } from '../../asn1/parse-error.ts';
import { Tag } from '../../asn1/tags.ts';

/** SignedCertificateTimestamp (RFC 6962 §3.2). Byte arrays are views of the input. */
export interface SignedCertificateTimestamp {
  /** 0 is v1, the only version RFC 6962 defines; of another version only `bytes` is read. */
  readonly version: number;
  /** SHA-256 of the log's public key, 32 bytes. */
  readonly logId: Uint8Array;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timestamp: number;
  readonly extensions: Uint8Array;
  /** TLS HashAlgorithm and SignatureAlgorithm numbers (RFC 5246 §7.4.1.4.1). */
  readonly hashAlgorithm: number;
  readonly signatureAlgorithm: number;
  readonly signature: Uint8Array;
  /** The whole serialized SCT. */
  readonly bytes: Uint8Array;
}

/** The extension is an OCTET STRING around TLS's SignedCertificateTimestampList (RFC 6962 §3.3). */
export function readSignedCertificateTimestamps(reader: DerReader): SignedCertificateTimestamp[] {
  reader.readValue(Tag.octetString, '');
  return readTimestampList(reader, reader.contentStart, reader.contentEnd);
}

/** Parses one serialized SCT, as it stands in a list or comes alone. */
export function parseSignedCertificateTimestamp(bytes: Uint8Array): SignedCertificateTimestamp | ParseError {
  return parseWhole(readWholeTimestamp, bytes, 'signedCertificateTimestamp');
}

function readWholeTimestamp(reader: DerReader): SignedCertificateTimestamp {
  if (reader.isAtEnd()) throw reader.failure('an SCT', 'sct');
  const timestamp = readTimestamp(reader, reader.offset, reader.end);
  reader.offset = reader.end;
  return timestamp;
}

function readTimestampList(reader: DerReader, start: number, end: number): SignedCertificateTimestamp[] {
  const timestamps: SignedCertificateTimestamp[] = [];
  let offset = readVectorStart(reader, start, end);
  // opaque SerializedSCT<1..2^16-1>; sct_list <1..2^16-1>: neither may be empty.
  if (offset === end || readVectorEnd(reader, start, end) !== end) throw reader.failure('a list of SCTs', '', start);
  while (offset < end) {
    const next = readVectorEnd(reader, offset, end);
    if (next === offset + 2) throw reader.failure('an SCT', 'sct', offset);
    timestamps.push(readTimestamp(reader, offset + 2, next));
    offset = next;
  }
  return timestamps;
}

/** TLS vectors carry a two-byte length (RFC 5246 §4.3). */
function readVectorStart(reader: DerReader, offset: number, end: number): number {
  if (offset + 2 > end) throw reader.failure('a two-byte length', 'sct', offset);
  return offset + 2;
}

function readVectorEnd(reader: DerReader, offset: number, end: number): number {
  const start = readVectorStart(reader, offset, end);
  const next = start + (reader.bytes[offset] as number) * 256 + (reader.bytes[offset + 1] as number);
  if (next > end) throw reader.failure('a complete vector', 'sct', offset);
  return next;
}

function readTimestamp(reader: DerReader, start: number, end: number): SignedCertificateTimestamp {
  const bytes = reader.bytes.subarray(start, end);
  const version = bytes[0] as number;
  const none = bytes.subarray(0, 0);
  if (version !== 0) {
    const unread = { logId: none, timestamp: 0, extensions: none, hashAlgorithm: 0, signatureAlgorithm: 0 };
    return { version, ...unread, signature: none, bytes };
  }
  if (end - start < 43) throw reader.failure('a complete SCT', 'sct', start);
  const extensionsEnd = readVectorEnd(reader, start + 41, end);
  const signatureStart = extensionsEnd + 2;
  if (readVectorEnd(reader, signatureStart, end) !== end) throw reader.failure('no trailing data', 'sct', end);
  return {
    version,
    logId: bytes.subarray(1, 33),
    timestamp: readUint64(reader.bytes, start + 33),
    extensions: reader.bytes.subarray(start + 43, extensionsEnd),
    hashAlgorithm: reader.bytes[extensionsEnd] as number,
    signatureAlgorithm: reader.bytes[extensionsEnd + 1] as number,
    signature: reader.bytes.subarray(signatureStart + 2, end),
    bytes,
  };
}

/** Exact up to 2⁵³ milliseconds, which is the year 287396; beyond that it is a time in the future all the same. */
function readUint64(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let i = start; i < start + 8; i++) value = value * 256 + (bytes[i] as number);
  return value;
}
