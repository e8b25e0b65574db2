import { ParseError } from '../../asn1/parse-error.ts';
import type { Certificate, Decoded } from '../../x509/certificate.ts';
import { KeyUsageBit } from '../../x509/extensions/key-usage.ts';

/** The value of an extension; one that is malformed is a problem of its own and counts as absent here. */
export function read<Value>(value: Decoded<Value>): Value | undefined {
  return value instanceof ParseError ? undefined : value;
}

export function isCa(certificate: Certificate): boolean {
  return read(certificate.basicConstraints)?.ca === true;
}

export function hasKeyCertSign(certificate: Certificate): boolean {
  return ((read(certificate.keyUsage)?.bits ?? 0) & KeyUsageBit.keyCertSign) !== 0;
}
