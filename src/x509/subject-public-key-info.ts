import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier.ts';

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
export interface SubjectPublicKeyInfo {
  /** The whole SEQUENCE: a view of the input. */
  readonly der: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  /** The octets of the subjectPublicKey BIT STRING, without its unused-bits octet. */
  readonly publicKey: Uint8Array;
}

export function readSubjectPublicKeyInfo(reader: DerReader): SubjectPublicKeyInfo {
  const start = reader.offset;
  const limit = reader.enter(Tag.sequence, '');
  const algorithm = readAlgorithmIdentifier(reader, 'algorithm');
  reader.readBitStringOctets('subjectPublicKey');
  const publicKey = reader.content();
  reader.leave(limit, '');
  return { der: reader.bytes.subarray(start, reader.offset), algorithm, publicKey };
}

/** Parses a SubjectPublicKeyInfo that stands alone, as a bare trust anchor's key does. */
export function parseSubjectPublicKeyInfo(der: Uint8Array): SubjectPublicKeyInfo | ParseError {
  return parseWhole(readSubjectPublicKeyInfo, der, 'subjectPublicKeyInfo');
}
