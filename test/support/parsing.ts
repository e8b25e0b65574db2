import * as assert from 'uvu/assert';
import { ParseError } from '../../src/asn1/parse-error.ts';

/** Bytes of a hexadecimal text; blanks are for the reader. */
export function unhex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The {@link ParseError} that `read` throws, as `field@offset expected`; any other outcome fails the test. */
export function failureOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return describeFailure(error);
  }
  return assert.unreachable('a ParseError was expected') as never;
}

/** A returned {@link ParseError} as `field@offset expected`; anything else fails the test. */
export function describeFailure(value: unknown): string {
  if (value instanceof ParseError) return `${value.field}@${value.offset} ${value.expected}`;
  return assert.unreachable(`a ParseError was expected, not ${value}`) as never;
}
