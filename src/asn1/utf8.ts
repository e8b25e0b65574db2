import { toText } from './octets.ts';

/** The lowest scalar value that needs a sequence of this many octets; anything lower is overlong. */
const lowestOfLength = [0, 0, 0x80, 0x800, 0x10000];

/** UTF-8 as RFC 3629 §4 has it, or undefined: no overlong form, no surrogate, nothing above U+10FFFF, nothing cut off. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  const units = new Uint16Array(end - start);
  let count = 0;
  for (let at = start; at < end; ) {
    const length = sequenceLength(bytes[at] as number);
    const scalar = at + length <= end ? readScalar(bytes, at, length) : -1;
    if (scalar < 0) return undefined;
    if (scalar >= 0x10000) units[count++] = 0xd7c0 + (scalar >> 10);
    units[count++] = scalar < 0x10000 ? scalar : 0xdc00 | (scalar & 0x3ff);
    at += length;
  }
  return toText(units, 0, count);
}

/** Whether `value` is a Unicode scalar value: a code point that is no surrogate. */
export function isScalarValue(value: number): boolean {
  return value >= 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
}

/** Infinity where the octet starts no sequence. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return Number.POSITIVE_INFINITY;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function readScalar(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] as number;
  if (length === 1) return first;
  let value = first & (0x7f >> length);
  for (let i = at + 1; i < at + length; i++) {
    const octet = bytes[i] as number;
    if ((octet & 0xc0) !== 0x80) return -1;
    value = (value << 6) | (octet & 0x3f);
  }
  return value >= (lowestOfLength[length] as number) && isScalarValue(value) ? value : -1;
}

/**
 * UTF-8 octets of `text`.
 *
 * @throws TypeError when `text` holds half a surrogate pair: replacing it would write another text than the one given.
 */
export function encodeUtf8(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 3);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const scalar = text.codePointAt(i) as number;
    if (!isScalarValue(scalar)) throw new TypeError(`half a surrogate pair at character ${i}`);
    count = writeScalar(octets, count, scalar);
    if (scalar >= 0x10000) i++;
  }
  return octets.slice(0, count);
}

function writeScalar(octets: Uint8Array, at: number, scalar: number): number {
  let count = at;
  if (scalar < 0x80) {
    octets[count++] = scalar;
    return count;
  }
  const length = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
  octets[count++] = ((0xf00 >> length) & 0xff) | (scalar >> (6 * (length - 1)));
  for (let shift = 6 * (length - 2); shift >= 0; shift -= 6) octets[count++] = 0x80 | ((scalar >> shift) & 0x3f);
  return count;
}
