import { toAsciiOctets, toText } from './octets.ts';
import { ParseError } from './parse-error.ts';

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = 0x3d;

/** What a character means besides its six bits (0 to 63). */
const Meaning = { padding: 64, blank: 65, foreign: 66 } as const;

/** Meaning of each octet, indexed by the octet. */
export type Base64Alphabet = Uint8Array;

/** RFC 4648 §4: the standard alphabet and nothing else. */
export const strictAlphabet: Base64Alphabet = /* @__PURE__ */ alphabetWithBlanks('');
/** RFC 7468 §3, figure 2: blanks and line ends anywhere. */
export const laxAlphabet: Base64Alphabet = /* @__PURE__ */ alphabetWithBlanks(' \t\r\n\v\f');

function alphabetWithBlanks(blanks: string): Base64Alphabet {
  const meaning = new Uint8Array(256).fill(Meaning.foreign);
  for (let i = 0; i < characters.length; i++) meaning[characters.charCodeAt(i)] = i;
  for (let i = 0; i < blanks.length; i++) meaning[blanks.charCodeAt(i)] = Meaning.blank;
  meaning[padding] = Meaning.padding;
  return meaning;
}

/** Where base64 went wrong. Plain data, because a file may hold millions of faults. */
export interface Base64Fault {
  readonly expected: string;
  /** Index of the octet at fault. */
  readonly offset: number;
}

/**
 * Octets of a base64 text as JOSE `x5c` holds it: the standard alphabet (RFC 4648 §4) with padding, no line ends, and
 * unused bits of zero (§3.5), so that no two texts give the same octets.
 *
 * @returns a {@link ParseError} whose offset counts characters when `text` is not that.
 * @example
 * ```ts
 * decodeBase64('MAMCAQU='); // 30 03 02 01 05
 * ```
 */
export function decodeBase64(text: string): Uint8Array | ParseError {
  const decoded = decodeBase64Octets(toAsciiOctets(text), 0, text.length, strictAlphabet);
  return decoded instanceof Uint8Array ? decoded : new ParseError(decoded.expected, 'base64', decoded.offset);
}

/** Base64 in the octets `[start, end)`; padding and unused bits are checked as in {@link decodeBase64}. */
export function decodeBase64Octets(
  octets: Uint8Array,
  start: number,
  end: number,
  alphabet: Base64Alphabet,
): Uint8Array | Base64Fault {
  const decoded = new Uint8Array(Math.ceil(((end - start) * 3) / 4));
  let count = 0;
  let bits = 0;
  let sextets = 0;
  let at = start;
  for (; at < end; at++) {
    const meaning = alphabet[octets[at] as number] as number;
    if (meaning === Meaning.blank) continue;
    if (meaning > 63) break;
    bits = (bits << 6) | meaning;
    if ((++sextets & 3) !== 0) continue;
    decoded[count++] = bits >> 16;
    decoded[count++] = bits >> 8;
    decoded[count++] = bits;
  }
  const openSextets = sextets & 3;
  const fault = checkPadding(octets, at, end, alphabet, openSextets);
  if (fault !== undefined) return fault;
  // Two sextets are one octet and four unused bits, three are two octets and two unused bits.
  const unusedBits = openSextets === 0 ? 0 : 8 - 2 * openSextets;
  if ((bits & ((1 << unusedBits) - 1)) !== 0) return { expected: 'unused bits of zero', offset: at - 1 };
  if (openSextets === 3) decoded[count++] = bits >> 10;
  if (openSextets > 1) decoded[count++] = bits >> unusedBits;
  return count === decoded.length ? decoded : decoded.slice(0, count);
}

/** What stands behind the last sextet: as many `=` as the group of four lacks, and blanks. */
function checkPadding(
  octets: Uint8Array,
  start: number,
  end: number,
  alphabet: Base64Alphabet,
  openSextets: number,
): Base64Fault | undefined {
  let missing = (4 - openSextets) & 3;
  for (let at = start; at < end; at++) {
    const meaning = alphabet[octets[at] as number] as number;
    if (meaning === Meaning.blank) continue;
    if (meaning === Meaning.foreign) return { expected: 'base64', offset: at };
    if (meaning !== Meaning.padding || missing === 0) return { expected: 'nothing behind the last group', offset: at };
    if (missing === 3) return { expected: 'base64 in groups of four', offset: at };
    missing--;
  }
  return missing === 0 ? undefined : { expected: 'base64 in groups of four', offset: end };
}

/** Base64 of `bytes` in the standard alphabet with padding (RFC 4648 §4), without line ends. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(padding);
  let count = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const present = Math.min(bytes.length - at, 3);
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= present; i++) text[count + i] = characters.charCodeAt((group >> (18 - 6 * i)) & 0x3f);
    count += 4;
  }
  return toText(text);
}
