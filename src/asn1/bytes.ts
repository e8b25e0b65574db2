import { toText } from './octets.ts';

/** Whether two byte arrays hold the same bytes. For public data: the time taken tells where they first differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return equalRanges(a, 0, a.length, b, 0, b.length);
}

/** Whether `a[aStart, aEnd)` and `b[bStart, bEnd)` hold the same bytes. */
export function equalRanges(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): boolean {
  const length = aEnd - aStart;
  if (length !== bEnd - bStart) return false;
  if (length > 0 && a[aStart + length - 1] !== b[bStart + length - 1]) return false;
  const start = length < longRange ? 0 : equalWords(a, aStart, b, bStart, length);
  if (start < 0) return false;
  for (let i = start; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}

/** From this length on, reading four bytes at a time is worth the views it takes: a third of the time for a certificate. */
const longRange = 64;

/** How many bytes from the start are known to be equal, all but the last few; -1 at a difference. */
function equalWords(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): number {
  const left = new DataView(a.buffer, a.byteOffset + aStart, length);
  const right = new DataView(b.buffer, b.byteOffset + bStart, length);
  let i = 0;
  for (; i + 8 <= length; i += 8) {
    if (left.getInt32(i, true) !== right.getInt32(i, true)) return -1;
    if (left.getInt32(i + 4, true) !== right.getInt32(i + 4, true)) return -1;
  }
  return i;
}

/** Negative, 0 or positive as `a` comes before, with or behind `b`: by the first byte that differs, then by length. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

/**
 * Lowercase hexadecimal of `bytes[start, end)`, two digits a byte.
 *
 * @example
 * ```ts
 * hexOf(Uint8Array.of(0x0a, 0xff)); // '0aff'
 * ```
 */
export function hexOf(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  const digits = new Uint8Array(Math.max(0, end - start) * 2);
  for (let i = start, at = 0; i < end; i++, at += 2) {
    const byte = bytes[i] as number;
    digits[at] = hexDigit(byte >> 4);
    digits[at + 1] = hexDigit(byte & 0x0f);
  }
  return toText(digits);
}

function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x57 + value;
}

/** The parts one after another. */
export function concatenate(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
