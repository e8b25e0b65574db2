import { equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from './certificate.ts';

/** What the key identifiers say of two certificates: the one may have issued the other, nothing, or it has not. */
export type KeyIdentifierAgreement = 'agree' | 'silent' | 'differ';

/** RFC 5280 §4.2.1.1: the identifiers help to choose among candidates; they prove nothing. */
export function compareKeyIdentifiers(child: Certificate, issuer: Certificate): KeyIdentifierAgreement {
  const wanted = child.authorityKeyIdentifier;
  if (wanted === undefined || wanted instanceof ParseError) return 'silent';
  const serial = wanted.authorityCertSerialNumber;
  if (serial !== undefined && !equalBytes(serial, issuer.serialNumber)) return 'differ';
  const found = issuer.subjectKeyIdentifier;
  if (wanted.keyIdentifier === undefined || found === undefined || found instanceof ParseError) return 'silent';
  return equalBytes(wanted.keyIdentifier, found) ? 'agree' : 'differ';
}

/**
 * Whether a certificate names itself as its issuer: subject and issuer are one name, and no key identifier says
 * otherwise. Its signature is not checked.
 */
export function isOwnIssuer(certificate: Certificate): boolean {
  return certificate.isSelfIssued && compareKeyIdentifiers(certificate, certificate) !== 'differ';
}
