import { toText } from './octets.ts';
import { Tag } from './tags.ts';
import { decodeUtf8, isScalarValue } from './utf8.ts';

export { encodeUtf8 } from './utf8.ts';

type Decoder = (bytes: Uint8Array, start: number, end: number) => string | undefined;

const decoders = new Map<number, Decoder>([
  [Tag.utf8String, decodeUtf8String],
  [Tag.numericString, (bytes, start, end) => decodeAscii(bytes, start, end, isNumericOctet)],
  [Tag.printableString, (bytes, start, end) => decodeAscii(bytes, start, end, isPrintableOctet)],
  // The T.61 sets behind TeletexString were never used as written: what certificates hold is Latin-1, and that is how
  // other implementations read it. No octet is refused, since T.61 can assign a meaning to each.
  [Tag.teletexString, toText],
  [Tag.ia5String, (bytes, start, end) => decodeAscii(bytes, start, end, isIa5Octet)],
  [Tag.visibleString, (bytes, start, end) => decodeAscii(bytes, start, end, isVisibleOctet)],
  [Tag.universalString, decodeUniversalString],
  [Tag.bmpString, decodeBmpString],
]);

/** Whether {@link decodeString} knows the type: UTF8, Numeric, Printable, Teletex, IA5, Visible, Universal, BMP. */
export function isStringTag(tag: number): boolean {
  return decoders.has(tag);
}

/**
 * Text of the content octets `bytes[start, end)` of a string type (X.680 §41).
 *
 * Nothing is repaired: control characters and NUL stay where the type allows them, so compare before you display.
 *
 * @returns undefined when the octets are not of the type, or `tag` is no string type.
 * @example
 * ```ts
 * decodeString(Tag.printableString, Uint8Array.of(0x41, 0x42), 0, 2); // 'AB'
 * ```
 */
export function decodeString(
  tag: number,
  bytes: Uint8Array,
  start = 0,
  end: number = bytes.length,
): string | undefined {
  return decoders.get(tag)?.(bytes, start, end);
}

function decodeUtf8String(bytes: Uint8Array, start: number, end: number): string | undefined {
  return decodeAscii(bytes, start, end, isIa5Octet) ?? decodeUtf8(bytes, start, end);
}

function decodeAscii(
  bytes: Uint8Array,
  start: number,
  end: number,
  isAllowed: (octet: number) => boolean,
): string | undefined {
  for (let i = start; i < end; i++) if (!isAllowed(bytes[i] as number)) return undefined;
  return toText(bytes, start, end);
}

function isNumericOctet(octet: number): boolean {
  return (octet >= 0x30 && octet <= 0x39) || octet === 0x20;
}

/** Letters, digits and `space ' ( ) + , - . / : = ?` (X.680 §41.4). */
export function isPrintableOctet(octet: number): boolean {
  const isLetter = (octet >= 0x61 && octet <= 0x7a) || (octet >= 0x41 && octet <= 0x5a);
  const isFromQuoteToColon = octet >= 0x27 && octet <= 0x3a && octet !== 0x2a;
  return isLetter || isFromQuoteToColon || octet === 0x20 || octet === 0x3d || octet === 0x3f;
}

function isIa5Octet(octet: number): boolean {
  return octet < 0x80;
}

function isVisibleOctet(octet: number): boolean {
  return octet >= 0x20 && octet <= 0x7e;
}

/** UCS-2, big-endian. A surrogate is half a UTF-16 character, which this type does not have (X.680 §41.15). */
function decodeBmpString(bytes: Uint8Array, start: number, end: number): string | undefined {
  if ((end - start) % 2 !== 0) return undefined;
  const units = new Uint16Array((end - start) / 2);
  for (let i = 0; i < units.length; i++) {
    const unit = ((bytes[start + 2 * i] as number) << 8) | (bytes[start + 2 * i + 1] as number);
    if (!isScalarValue(unit)) return undefined;
    units[i] = unit;
  }
  return toText(units);
}

/** UCS-4, big-endian. */
function decodeUniversalString(bytes: Uint8Array, start: number, end: number): string | undefined {
  if ((end - start) % 4 !== 0) return undefined;
  let text = '';
  for (let at = start; at < end; at += 4) {
    const high = ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16);
    const value = high | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (!isScalarValue(value)) return undefined;
    text += String.fromCodePoint(value);
  }
  return text;
}
