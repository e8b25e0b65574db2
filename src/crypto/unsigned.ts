import type { DerReader } from '../asn1/der-reader.ts';

/** A view of a positive INTEGER's magnitude: big-endian, first octet not zero. */
export function readUnsigned(reader: DerReader, field: string): Uint8Array {
  reader.readInteger(field);
  const { bytes, contentStart, contentEnd } = reader;
  const first = bytes[contentStart] as number;
  const isZero = first === 0 && contentEnd - contentStart === 1;
  if (first >= 0x80 || isZero) throw reader.failure('a positive INTEGER', field, contentStart);
  return bytes.subarray(first === 0 ? contentStart + 1 : contentStart, contentEnd);
}

/** Bits of a magnitude as {@link readUnsigned} gives it. */
export function bitLength(magnitude: Uint8Array): number {
  return magnitude.length * 8 - Math.clz32(magnitude[0] as number) + 24;
}

export function isOdd(magnitude: Uint8Array): boolean {
  return ((magnitude[magnitude.length - 1] as number) & 1) === 1;
}

/** Whether 1 < `magnitude` < `bound`. */
export function isBetweenOneAnd(magnitude: Uint8Array, bound: Uint8Array): boolean {
  const isOne = magnitude.length === 1 && magnitude[0] === 1;
  return !isOne && isBelow(magnitude, bound);
}

function isBelow(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return left.length < right.length;
  const at = left.findIndex((octet, i) => octet !== right[i]);
  return at >= 0 && (left[at] as number) < (right[at] as number);
}
