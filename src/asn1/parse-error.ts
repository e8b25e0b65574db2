/**
 * Why bytes could not be read: what was expected, in which field, and at which byte of the input.
 *
 * `parse…` functions return it; `read…` functions throw it, so that a parser is written as a straight line and
 * {@link parseWhole} turns the throw into a value at its door.
 */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  /** What the reader wanted to find, in words: `SEQUENCE`, `minimal length`, `two digits of the month`. */
  readonly expected: string;
  /** The path of the field in RFC 5280's own names, for example `tbsCertificate.validity.notBefore`. */
  readonly field: string;
  /** Byte offset of the fault, counted from the start of the bytes the caller handed in. */
  readonly offset: number;

  constructor(expected: string, field: string, offset: number) {
    super(`${field}: expected ${expected} at byte ${offset}`);
    this.expected = expected;
    this.field = field;
    this.offset = offset;
  }

  /** The same facts as plain data: `JSON.stringify` keeps nothing of an Error by itself. */
  toJSON(): { expected: string; field: string; offset: number; message: string } {
    return { expected: this.expected, field: this.field, offset: this.offset, message: this.message };
  }
}
