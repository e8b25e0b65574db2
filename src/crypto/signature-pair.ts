import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { readUnsigned } from './unsigned.ts';

/** Two positive numbers, big-endian without leading zeros. */
export interface SignaturePair {
  readonly r: Uint8Array;
  readonly s: Uint8Array;
}

/** Parses Ecdsa-Sig-Value or Dss-Sig-Value (RFC 3279 §2.2.2 and §2.2.3) in DER. */
export function parseSignaturePair(signature: Uint8Array): SignaturePair | ParseError {
  return parseWhole(readPair, signature, 'signature');
}

function readPair(reader: DerReader): SignaturePair {
  const limit = reader.enter(Tag.sequence, '');
  const r = readUnsigned(reader, 'r');
  const s = readUnsigned(reader, 's');
  reader.leave(limit, '');
  return { r, s };
}

/** r and s side by side, `length` bytes each (IEEE P1363), or undefined where they do not fit. */
export function encodeFixedPair({ r, s }: SignaturePair, length: number): Uint8Array | undefined {
  if (r.length > length || s.length > length) return undefined;
  const octets = new Uint8Array(2 * length);
  octets.set(r, length - r.length);
  octets.set(s, 2 * length - s.length);
  return octets;
}
