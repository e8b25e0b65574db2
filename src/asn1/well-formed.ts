import { DerReader, parseWhole } from './der-reader.ts';
import type { ParseError } from './parse-error.ts';
import { Tag, tagName } from './tags.ts';
import { readTime } from './time.ts';

/** Bounds on one walk, charged before the work. */
export interface DerLimits {
  /**
   * Values within values. Default 32: a certificate nests about 10 deep and a CMS message about 20, and depth beyond
   * that serves nobody but an attacker of a recursive reader further on.
   */
  readonly maximumDepth?: number;
  /** Values in all. Default 10,000,000, which a CRL reaches at about 70 MB. */
  readonly maximumElements?: number;
}

/** One value met by {@link walkDer}; all positions are byte offsets into the bytes handed in. */
export interface DerElement {
  readonly tag: number;
  /** 0 for the outermost value. */
  readonly depth: number;
  /** First identifier octet. */
  readonly offset: number;
  /** First content octet. */
  readonly contentStart: number;
  /** Behind the last content octet. */
  readonly contentEnd: number;
}

const defaultDepth = 32;
const defaultElements = 10_000_000;

/**
 * Visits every value of one DER tree in the order of the bytes, each before what it contains. No recursion: the stack
 * is a list of at most `maximumDepth` offsets.
 *
 * @returns the first fault, which is also what `visit` may throw as a {@link ParseError} to end the walk.
 * @example
 * ```ts
 * walkDer(bytes, ({ tag, depth, offset }) => lines.push(`${offset} ${'  '.repeat(depth)}${tagName(tag)}`));
 * ```
 */
export function walkDer(
  bytes: Uint8Array,
  visit: (element: DerElement) => void,
  limits: DerLimits = {},
): ParseError | undefined {
  return parseWhole((reader) => walk(reader, visit, limits), bytes, 'DER');
}

/**
 * Whether `bytes` are exactly one well-formed DER value: every header in its one form, every constructed value filled
 * to its last octet, and the contents of BOOLEAN, INTEGER, ENUMERATED, BIT STRING, NULL, OBJECT IDENTIFIER and UTCTime
 * as X.690 §8, §10 and §11 want them.
 *
 * What only a schema knows stays unchecked: DEFAULT values, the order within a SET, and what implicit tags hide. So do
 * the characters of strings ({@link decodeString} judges them) and the fractions of GeneralizedTime.
 *
 * @returns the first fault, or undefined.
 */
export function checkDer(bytes: Uint8Array, limits: DerLimits = {}): ParseError | undefined {
  const reader = new DerReader(bytes, 0, bytes.length, 'DER');
  return walkDer(bytes, (element) => checkElement(reader, element), limits);
}

function walk(reader: DerReader, visit: (element: DerElement) => void, limits: DerLimits): undefined {
  const { maximumDepth = defaultDepth, maximumElements = defaultElements } = limits;
  const ends: number[] = [];
  for (let count = 0; count === 0 || ends.length > 0; count++) {
    if (count >= maximumElements) throw reader.failure(`at most ${maximumElements} values`, '');
    if (ends.length >= maximumDepth) throw reader.failure(`at most ${maximumDepth} values within each other`, '');
    const offset = reader.offset;
    const tag = reader.readHeader('');
    visit({ tag, depth: ends.length, offset, contentStart: reader.contentStart, contentEnd: reader.contentEnd });
    ends.push(reader.end);
    reader.end = reader.contentEnd;
    if ((tag & 0x20) === 0) reader.offset = reader.contentEnd;
    while (ends.length > 0 && reader.offset === reader.end) reader.end = ends.pop() as number;
  }
}

/** Universal types whose values hold values (X.690 §8.9 to §8.18): EXTERNAL, EMBEDDED PDV, SEQUENCE, SET, CHARACTER STRING. */
const constructedNumbers: readonly number[] = [8, 11, 16, 17, 29];

const contentRules = new Map<number, (reader: DerReader) => unknown>([
  [Tag.boolean, (reader) => reader.readBoolean('')],
  [Tag.integer, (reader) => reader.readInteger('')],
  [Tag.enumerated, (reader) => reader.readInteger('', Tag.enumerated)],
  [Tag.bitString, (reader) => reader.readBitString('')],
  [Tag.null, (reader) => reader.readNull('')],
  [Tag.objectIdentifier, (reader) => reader.readObjectIdentifier('')],
  [Tag.utcTime, (reader) => readTime(reader, '')],
]);

function checkElement(reader: DerReader, element: DerElement): void {
  const { tag, offset, contentEnd } = element;
  reader.offset = offset;
  reader.end = contentEnd;
  if ((tag & 0xc0) === 0) checkUniversalTag(reader, tag);
  contentRules.get(tag)?.(reader);
}

/** Strings in pieces and the end-of-contents mark are BER (X.690 §10.2 and §8.1.5). */
function checkUniversalTag(reader: DerReader, tag: number): void {
  if (tag === 0) throw reader.failure('a type', '');
  const number = tag > 255 ? Math.floor(tag / 256) : tag & 0x1f;
  const isConstructed = (tag & 0x20) !== 0;
  if (isConstructed === constructedNumbers.includes(number)) return;
  throw reader.failure(isConstructed ? `${tagName(tag)} in one piece` : `${tagName(tag)} as constructed`, '');
}
