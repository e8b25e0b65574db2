import { ParseError } from '../asn1/parse-error.ts';

/**
 * A cursor over a structure in TLS's presentation language (RFC 5246 §4): numbers are big-endian, a vector of variable
 * length bears its length in front. Every `read…` throws {@link ParseError}; nothing is copied.
 */
export class TlsReader {
  private readonly bytes: Uint8Array;
  private readonly path: string;
  /** Of the next byte. */
  offset = 0;

  constructor(bytes: Uint8Array, path: string) {
    this.bytes = bytes;
    this.path = path;
  }

  isAtEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  /** A number of `octets` octets; exact up to 2⁵³, beyond that a number that is too large all the same. */
  readNumber(octets: number, field: string): number {
    let value = 0;
    for (const octet of this.readBytes(octets, field)) value = value * 256 + octet;
    return value;
  }

  readBytes(length: number, field: string): Uint8Array {
    const end = this.offset + length;
    if (end > this.bytes.length) throw this.failure(`${length} bytes`, field);
    const value = this.bytes.subarray(this.offset, end);
    this.offset = end;
    return value;
  }

  /** The content of a vector whose length takes `octets` octets and is at least `minimum`. */
  readVector(octets: number, minimum: number, field: string): Uint8Array {
    const start = this.offset;
    const length = this.readNumber(octets, field);
    if (length < minimum) throw this.failure(`at least ${minimum} bytes`, field, start);
    return this.readBytes(length, field);
  }

  expectEnd(): void {
    if (!this.isAtEnd()) throw this.failure('no trailing data', '');
  }

  failure(expected: string, field: string, offset: number = this.offset): ParseError {
    return new ParseError(expected, field === '' ? this.path : `${this.path}.${field}`, offset);
  }
}

/** Runs a `read…` function over all of `bytes`: throws become the returned {@link ParseError}. */
export function parseTls<Value>(
  read: (reader: TlsReader) => Value,
  bytes: Uint8Array,
  path: string,
): Value | ParseError {
  try {
    const reader = new TlsReader(bytes, path);
    const value = read(reader);
    reader.expectEnd();
    return value;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}
