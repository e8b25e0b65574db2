import { ParseError } from '../asn1/parse-error.ts';
import { type Finding, finding } from '../problem.ts';

/** A key that is not encoded as its RFC prescribes. */
export function malformedKey(expected: string | ParseError): Finding {
  const text = expected instanceof ParseError ? `${expected.field}: ${expected.expected}` : expected;
  return finding('issuer-key-malformed', { expected: text });
}

/** A well-formed key that is not taken. */
export function refusedKey(key: string, why: string): Finding {
  return finding('key-refused', { key, why });
}
