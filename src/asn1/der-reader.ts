import { ParseError } from './parse-error.ts';
import { Tag, tagName } from './tags.ts';

/** Tag numbers above this are refused: X.509 uses none above 30, and the number must stay an exact integer. */
const maximumTagNumber = 2 ** 24;

/**
 * A cursor over DER that the caller owns: nothing is copied, no tree is built, and nesting costs no stack, because the
 * caller keeps the limit of the enclosing value (`enter` returns it, `leave` takes it back).
 *
 * Every `read…` throws {@link ParseError} on bytes that are not distinguished encoding (X.690 §10 and §11) or not the
 * type asked for. After a read, `contentStart` and `contentEnd` delimit the content octets of the value just read.
 *
 * @example
 * ```ts
 * const reader = new DerReader(Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05));
 * const limit = reader.enter(Tag.sequence, 'example');
 * reader.readSmallInteger('version'); // 5
 * reader.leave(limit, 'example');
 * ```
 */
export class DerReader {
  readonly bytes: Uint8Array;
  /** Prefix of the field path in errors. */
  readonly path: string;
  /** Byte offset of the next value. */
  offset: number;
  /** Byte offset at which the enclosing value ends. */
  end: number;
  /** Content octets of the value read last: first byte, and the byte after the last. */
  contentStart = 0;
  contentEnd = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length, path = '') {
    this.bytes = bytes;
    this.offset = start;
    this.end = end;
    this.path = path;
  }

  /** The error of this reader's making; `offset` defaults to the cursor. */
  failure(expected: string, field: string, offset: number = this.offset): ParseError {
    return new ParseError(
      expected,
      this.path === '' ? field : field === '' ? this.path : `${this.path}.${field}`,
      offset,
    );
  }

  isAtEnd(): boolean {
    return this.offset >= this.end;
  }

  /** The tag ahead, or -1 at the end of the enclosing value. */
  peekTag(): number {
    if (this.offset >= this.end) return -1;
    const first = this.bytes[this.offset] as number;
    return (first & 0x1f) === 0x1f ? this.peekHighTag(first) : first;
  }

  /** Reads identifier and length octets, moves to the first content octet, and returns the tag. */
  readHeader(field: string): number {
    const start = this.offset;
    if (start >= this.end) throw this.failure('a value', field);
    let tag = this.bytes[start] as number;
    this.offset = start + 1;
    if ((tag & 0x1f) === 0x1f) tag = this.readHighTag(tag, field);
    const length = this.readLength(field);
    this.contentStart = this.offset;
    this.contentEnd = this.offset + length;
    if (this.contentEnd > this.end) throw this.failure(`${length} content bytes`, field, start);
    return tag;
  }

  /** Moves past the next value, which must have `tag`, and leaves its content in `contentStart` and `contentEnd`. */
  readValue(tag: number, field: string): void {
    this.expectTag(tag, field);
    this.offset = this.contentEnd;
  }

  /** Moves past the next value, whatever it is, and returns its tag. */
  readAny(field: string): number {
    const tag = this.readHeader(field);
    this.offset = this.contentEnd;
    return tag;
  }

  /** Like {@link readValue} when `tag` is ahead; otherwise reads nothing and answers false. */
  readOptional(tag: number, field: string): boolean {
    if (this.peekTag() !== tag) return false;
    this.readValue(tag, field);
    return true;
  }

  /** Moves into the value ahead, which must have `tag`; returns the limit to hand back to {@link leave}. */
  enter(tag: number, field: string): number {
    const limit = this.end;
    this.expectTag(tag, field);
    this.end = this.contentEnd;
    return limit;
  }

  /** Leaves the value entered last, which must have been read to its end. */
  leave(limit: number, field: string): void {
    if (this.offset !== this.end) throw this.failure('no more data', field);
    this.end = limit;
  }

  /** Refuses bytes behind the last value. */
  expectEnd(field: string): void {
    if (this.offset !== this.end) throw this.failure('no trailing data', field);
  }

  /** BOOLEAN: FALSE is 00 and TRUE is FF, nothing else (X.690 §11.1). */
  readBoolean(field: string, tag: number = Tag.boolean): boolean {
    this.readValue(tag, field);
    const value = this.bytes[this.contentStart] as number;
    const isCanonical = this.contentEnd - this.contentStart === 1 && (value === 0 || value === 0xff);
    if (!isCanonical) throw this.failure('BOOLEAN of one byte, 00 or FF', field, this.contentStart);
    return value === 0xff;
  }

  /** INTEGER of any size in the fewest octets (X.690 §8.3.2); its two's complement content is left in place. */
  readInteger(field: string, tag: number = Tag.integer): void {
    this.readValue(tag, field);
    const length = this.contentEnd - this.contentStart;
    if (length === 0) throw this.failure('at least one content byte', field, this.contentStart);
    const first = this.bytes[this.contentStart] as number;
    const isNegative = length > 1 && ((this.bytes[this.contentStart + 1] as number) & 0x80) !== 0;
    const isPadded = length > 1 && (isNegative ? first === 0xff : first === 0);
    if (isPadded) throw this.failure('INTEGER without needless leading bytes', field, this.contentStart);
  }

  /** INTEGER from 0 to 2³¹ − 1, or more precisely one that needs at most four octets and is not negative. */
  readSmallInteger(field: string, tag: number = Tag.integer): number {
    this.readInteger(field, tag);
    const length = this.contentEnd - this.contentStart;
    const isNegative = ((this.bytes[this.contentStart] as number) & 0x80) !== 0;
    if (isNegative || length > 4) throw this.failure('a number from 0 to 2147483647', field, this.contentStart);
    let value = 0;
    for (let i = this.contentStart; i < this.contentEnd; i++) value = value * 256 + (this.bytes[i] as number);
    return value;
  }

  /** OBJECT IDENTIFIER with every arc in the fewest octets (X.690 §8.19.2); compare its content bytes. */
  readObjectIdentifier(field: string, tag: number = Tag.objectIdentifier): void {
    this.readValue(tag, field);
    const { bytes, contentStart, contentEnd } = this;
    let isArcStart = true;
    for (let i = contentStart; i < contentEnd; i++) {
      const byte = bytes[i] as number;
      if (isArcStart && byte === 0x80) throw this.failure('OID arc without leading zeros', field, i);
      isArcStart = byte < 0x80;
    }
    if (!isArcStart || contentStart === contentEnd) throw this.failure('complete OID', field, contentEnd);
  }

  /**
   * BIT STRING; returns the number of unused bits (0–7) and leaves the octets behind that count in `contentStart` and
   * `contentEnd`. Unused bits must be zero (X.690 §11.2.1).
   */
  readBitString(field: string, tag: number = Tag.bitString): number {
    this.readValue(tag, field);
    const start = this.contentStart;
    const unused = start < this.contentEnd ? (this.bytes[start] as number) : 8;
    const isEmpty = this.contentEnd - start <= 1;
    if (unused > 7 || (isEmpty && unused !== 0)) throw this.failure('unused-bits count from 0 to 7', field, start);
    const last = this.bytes[this.contentEnd - 1] as number;
    if (!isEmpty && (last & ((1 << unused) - 1)) !== 0) {
      throw this.failure('unused bits of zero', field, this.contentEnd - 1);
    }
    this.contentStart = start + 1;
    return unused;
  }

  /** A BIT STRING of whole octets, as keys and signatures are. */
  readBitStringOctets(field: string): void {
    if (this.readBitString(field) !== 0) throw this.failure('BIT STRING of whole bytes', field, this.contentStart - 1);
  }

  /** NULL has no content. */
  readNull(field: string): void {
    this.readValue(Tag.null, field);
    if (this.contentStart !== this.contentEnd) throw this.failure('NULL without content', field, this.contentStart);
  }

  /** A view of the content read last; shares the caller's memory. */
  content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.contentEnd);
  }

  private expectTag(tag: number, field: string): void {
    const start = this.offset;
    if (start >= this.end) throw this.failure(tagName(tag), field);
    if (this.readHeader(field) !== tag) throw this.failure(tagName(tag), field, start);
  }

  private peekHighTag(first: number): number {
    const start = this.offset++;
    const tag = this.readHighTag(first, 'tag');
    this.offset = start;
    return tag;
  }

  /** High-tag-number form: base 128, no leading zeros, and only for numbers of 31 and more (X.690 §8.1.2.4). */
  private readHighTag(first: number, field: string): number {
    const start = this.offset;
    let number = 0;
    for (;;) {
      if (this.offset >= this.end) throw this.failure('complete tag number', field);
      const byte = this.bytes[this.offset++] as number;
      number = number * 128 + (byte & 0x7f);
      if (number === 0 || number > maximumTagNumber)
        throw this.failure('tag number in its shortest form', field, start);
      if (byte < 0x80) break;
    }
    if (number < 0x1f) throw this.failure('tag number in its shortest form', field, start);
    return first + number * 256;
  }

  /** Definite length in the fewest octets (X.690 §10.1). */
  private readLength(field: string): number {
    const start = this.offset;
    if (start >= this.end) throw this.failure('a length', field);
    const first = this.bytes[this.offset++] as number;
    if (first < 0x80) return first;
    const count = first & 0x7f;
    if (count === 0) throw this.failure('definite length', field, start);
    if (count > 4 || this.offset + count > this.end) throw this.failure('a length of at most four bytes', field, start);
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (this.bytes[this.offset++] as number);
    if (length < 0x80 || this.bytes[start + 1] === 0) throw this.failure('length in its shortest form', field, start);
    return length;
  }
}

/**
 * Runs a `read…` function over `bytes[start, end)` and refuses trailing data: the bridge from throwing readers to
 * returned errors. Anything that is not a {@link ParseError} is a fault of this library and passes through.
 */
export function parseWhole<Value>(
  read: (reader: DerReader) => Value,
  bytes: Uint8Array,
  path: string,
  start = 0,
  end: number = bytes.length,
): Value | ParseError {
  try {
    const reader = new DerReader(bytes, start, end, path);
    const value = read(reader);
    reader.expectEnd('');
    return value;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}
