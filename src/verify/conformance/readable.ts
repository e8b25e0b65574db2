import { ParseError } from '../../asn1/parse-error.ts';
import type { Certificate, Decoded } from '../../x509/certificate.ts';
import { ExtensionKind, type ExtensionName } from '../../x509/extension-kind.ts';
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

/** Whether some extension of a known kind is malformed, used or not. */
export function hasUnreadableExtension(certificate: Certificate): boolean {
  return (Object.keys(ExtensionKind) as ExtensionName[]).some((name) => certificate[name] instanceof ParseError);
}
