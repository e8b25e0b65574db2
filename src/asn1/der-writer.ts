import { DerReader } from './der-reader.ts';
import { toAsciiOctets } from './octets.ts';
import { parseOidText } from './oid.ts';
import { ParseError } from './parse-error.ts';
import { decodeString } from './strings.ts';
import { contextConstructed, contextPrimitive, Tag, tagName } from './tags.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * DER of one value: identifier, length, and the contents one after another. Every `encode…` returns new memory, and
 * nesting is a nesting of calls.
 *
 * @param tag a tag as {@link Tag} describes it, high tag numbers included.
 * @example
 * ```ts
 * encodeSequence(encodeInteger(5), encodeBoolean(true)); // 30 06 02 01 05 01 01 ff
 * ```
 */
export function encodeValue(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const header = [...identifierOctets(tag), ...lengthOctets(length)];
  const value = new Uint8Array(header.length + length);
  value.set(header);
  let offset = header.length;
  for (const content of contents) {
    value.set(content, offset);
    offset += content.length;
  }
  return value;
}

/** SEQUENCE or SEQUENCE OF, in the order given. */
export function encodeSequence(...elements: readonly Uint8Array[]): Uint8Array {
  return encodeValue(Tag.sequence, ...elements);
}

/** SET OF: its elements in ascending order of their encodings (X.690 §11.6). */
export function encodeSet(...elements: readonly Uint8Array[]): Uint8Array {
  return encodeValue(Tag.set, ...[...elements].sort(compareOctets));
}

/** `[number]` EXPLICIT around encoded values. */
export function encodeExplicit(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return encodeValue(contextConstructed(number), ...contents);
}

/**
 * `[number]` IMPLICIT: the encoded value with its tag replaced; primitive stays primitive and constructed constructed.
 *
 * @throws ParseError when `encoded` does not begin with a DER header.
 */
export function encodeImplicit(number: number, encoded: Uint8Array): Uint8Array {
  const reader = new DerReader(encoded);
  const isConstructed = (reader.readHeader('value') & 0x20) !== 0;
  return encodeValue(isConstructed ? contextConstructed(number) : contextPrimitive(number), reader.content());
}

export function encodeBoolean(value: boolean): Uint8Array {
  return encodeValue(Tag.boolean, Uint8Array.of(value ? 0xff : 0));
}

/**
 * INTEGER in the fewest octets.
 *
 * @throws RangeError when a number is not a safe integer; give a bigint then.
 */
export function encodeInteger(value: bigint | number): Uint8Array {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  return encodeValue(Tag.integer, twosComplement(BigInt(value)));
}

/** @throws TypeError when `dotted` is not an OID. */
export function encodeOid(dotted: string): Uint8Array {
  const content = parseOidText(dotted);
  if (content instanceof ParseError) throw new TypeError(`not an OID: ${dotted}`);
  return encodeValue(Tag.objectIdentifier, content);
}

export function encodeOctetString(...contents: readonly Uint8Array[]): Uint8Array {
  return encodeValue(Tag.octetString, ...contents);
}

/**
 * BIT STRING of `bytes` without the last `unusedBits` (0–7) bits.
 *
 * @throws RangeError when the count is another, or the bits it leaves out are not zero (X.690 §11.2.1).
 */
export function encodeBitString(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  const last = bytes[bytes.length - 1] ?? 0xff;
  const isZero = (last & ((1 << unusedBits) - 1)) === 0;
  const isCount = Number.isInteger(unusedBits) && unusedBits >= 0 && unusedBits <= 7;
  if (!isCount || !isZero) throw new RangeError(`${unusedBits} unused bits that are zero`);
  return encodeValue(Tag.bitString, Uint8Array.of(unusedBits), bytes);
}

export function encodeNull(): Uint8Array {
  return encodeValue(Tag.null);
}

/** @throws TypeError when `text` holds half a surrogate pair. */
export function encodeUtf8String(text: string): Uint8Array {
  return encodeValue(Tag.utf8String, encodeUtf8(text));
}

/** @throws TypeError when `text` holds a character that PrintableString has not, such as `@` or `*`. */
export function encodePrintableString(text: string): Uint8Array {
  return encodeAsciiString(Tag.printableString, text);
}

/** @throws TypeError when `text` is not ASCII. */
export function encodeIa5String(text: string): Uint8Array {
  return encodeAsciiString(Tag.ia5String, text);
}

/**
 * Time as RFC 5280 §4.1.2.5 has it: UTCTime from 1950 through 2049, GeneralizedTime otherwise.
 *
 * @param milliseconds since 1970-01-01T00:00:00Z; parts of a second are dropped.
 * @throws RangeError outside the years 0000 to 9999.
 */
export function encodeTime(milliseconds: number): Uint8Array {
  const digits = timeDigits(milliseconds);
  return isUtcTimeYear(digits) ? encodeUtcTime(milliseconds) : encodeGeneralizedTime(milliseconds);
}

/**
 * Like {@link encodeTime}, but always UTCTime.
 *
 * @throws RangeError outside the years 1950 to 2049.
 */
export function encodeUtcTime(milliseconds: number): Uint8Array {
  const digits = timeDigits(milliseconds);
  if (!isUtcTimeYear(digits)) throw new RangeError(`UTCTime ends with the year 2049: ${digits}`);
  return encodeValue(Tag.utcTime, toAsciiOctets(`${digits.slice(2)}Z`));
}

/**
 * Like {@link encodeTime}, but always GeneralizedTime, as OCSP wants it.
 *
 * @throws RangeError outside the years 0000 to 9999.
 */
export function encodeGeneralizedTime(milliseconds: number): Uint8Array {
  return encodeValue(Tag.generalizedTime, toAsciiOctets(`${timeDigits(milliseconds)}Z`));
}

function encodeAsciiString(tag: number, text: string): Uint8Array {
  const octets = toAsciiOctets(text);
  if (decodeString(tag, octets) === undefined) throw new TypeError(`not a ${tagName(tag)}: ${text}`);
  return encodeValue(tag, octets);
}

/** YYYYMMDDHHMMSS. */
function timeDigits(milliseconds: number): string {
  const text = new Date(Math.floor(milliseconds / 1000) * 1000).toISOString();
  if (text.length !== 24) throw new RangeError(`year from 0000 to 9999: ${text}`);
  return text.slice(0, 19).replace(/[-:T]/g, '');
}

function isUtcTimeYear(digits: string): boolean {
  return digits >= '1950' && digits < '2050';
}

function compareOctets(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = (left[i] as number) - (right[i] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Octets from the last, until the rest is nothing but the sign that the top bit already says. */
function twosComplement(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  let isComplete = false;
  while (!isComplete) {
    const octet = Number(BigInt.asUintN(8, rest));
    octets.push(octet);
    rest >>= 8n;
    isComplete = rest === (octet < 0x80 ? 0n : -1n);
  }
  return Uint8Array.from(octets.reverse());
}

function identifierOctets(tag: number): number[] {
  if ((tag & 0x1f) !== 0x1f) return [tag];
  return [tag % 256, ...base128(Math.floor(tag / 256))];
}

function base128(number: number): number[] {
  const octets = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) + 128);
  return octets;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}
