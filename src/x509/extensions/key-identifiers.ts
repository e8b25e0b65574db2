import type { DerReader } from '../../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../asn1/tags.ts';
import { type GeneralName, readGeneralNames } from '../general-name.ts';

/** RFC 5280 §4.2.1.1. */
export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | undefined;
  readonly authorityCertIssuer: readonly GeneralName[] | undefined;
  /** Two's complement content octets of the serial number. */
  readonly authorityCertSerialNumber: Uint8Array | undefined;
}

export function readAuthorityKeyIdentifier(reader: DerReader): AuthorityKeyIdentifier {
  const limit = reader.enter(Tag.sequence, '');
  const keyIdentifier = reader.readOptional(contextPrimitive(0), 'keyIdentifier') ? reader.content() : undefined;
  const hasIssuer = reader.peekTag() === contextConstructed(1);
  const authorityCertIssuer = hasIssuer
    ? readGeneralNames(reader, 'authorityCertIssuer', contextConstructed(1))
    : undefined;
  const authorityCertSerialNumber = readSerial(reader);
  reader.leave(limit, '');
  return { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber };
}

function readSerial(reader: DerReader): Uint8Array | undefined {
  if (reader.peekTag() !== contextPrimitive(2)) return undefined;
  reader.readInteger('authorityCertSerialNumber', contextPrimitive(2));
  return reader.content();
}

/** SubjectKeyIdentifier ::= OCTET STRING (RFC 5280 §4.2.1.2). */
export function readSubjectKeyIdentifier(reader: DerReader): Uint8Array {
  reader.readValue(Tag.octetString, '');
  return reader.content();
}
