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
  for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
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
