import { hexOf } from './bytes.ts';
import { ParseError } from './parse-error.ts';

/** An OID of more content bytes than this is shown in hexadecimal: decimal conversion of a huge arc is quadratic. */
const maximumDecimalBytes = 256;

/** An arc of as many octets is exact as a number: 7 × 7 bits. */
const exactSeptets = 7;

/** Whether `bytes[start, end)` are exactly the content octets `oid`. */
export function matchOid(bytes: Uint8Array, start: number, end: number, oid: Uint8Array): boolean {
  if (end - start !== oid.length) return false;
  for (let i = 0; i < oid.length; i++) if (bytes[start + i] !== oid[i]) return false;
  return true;
}

/**
 * Dotted decimal form of the content octets of an OBJECT IDENTIFIER; arcs may be of any size (X.690 §8.19).
 * An OID of more than 256 bytes answers `oid:` and its hexadecimal content.
 *
 * @example
 * ```ts
 * oidToString(Uint8Array.of(0x55, 0x1d, 0x13)); // '2.5.29.19'
 * ```
 */
export function oidToString(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  if (end - start > maximumDecimalBytes) return `oid:${hexOf(bytes, start, end)}`;
  let text = '';
  let arc = 0;
  let arcStart = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    const value = i - arcStart < exactSeptets ? arc : largeArc(bytes, arcStart, i + 1);
    text += text === '' ? firstArcs(value) : `.${value}`;
    arc = 0;
    arcStart = i + 1;
  }
  return text;
}

function largeArc(bytes: Uint8Array, start: number, end: number): bigint {
  let arc = 0n;
  for (let i = start; i < end; i++) arc = arc * 128n + BigInt((bytes[i] as number) & 0x7f);
  return arc;
}

/** The first two arcs share one number: 40 × first + second, where only a first arc of 2 has a second above 39. */
function firstArcs(combined: number | bigint): string {
  if (typeof combined === 'bigint') return `2.${combined - 80n}`;
  if (combined >= 80) return `2.${combined - 80}`;
  return `${Math.floor(combined / 40)}.${combined % 40}`;
}

/**
 * Content octets of an OID in dotted decimal form.
 *
 * @returns a {@link ParseError} whose offset counts characters when `text` is not an OID.
 */
export function parseOidText(text: string): Uint8Array | ParseError {
  if (text.length > 1024) return new ParseError('an OID of at most 1024 characters', 'OID', 1024);
  const arcs = text.split('.');
  const isWellFormed = arcs.length >= 2 && arcs.every((arc) => /^(0|[1-9][0-9]*)$/.test(arc));
  if (!isWellFormed) return new ParseError('dotted decimal OID', 'OID', 0);
  const [first, second, ...rest] = arcs.map(BigInt) as [bigint, bigint, ...bigint[]];
  if (first > 2n || (first < 2n && second > 39n)) return new ParseError('first arcs as X.660 allows', 'OID', 0);
  return Uint8Array.from([first * 40n + second, ...rest].flatMap(base128));
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc % 128n)];
  for (let rest = arc / 128n; rest > 0n; rest /= 128n) octets.unshift(Number(rest % 128n) + 128);
  return octets;
}

/** Content octets of an OID constant.
 * @throws TypeError when the text is not an OID: a mistake in the program, never in its input. */
export function oid(text: string): Uint8Array {
  const content = parseOidText(text);
  if (content instanceof ParseError) throw new TypeError(`not an OID: ${text}`);
  return content;
}
