import { equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { AuthorityKeyIdentifier } from '../x509/extensions/key-identifiers.ts';
import { KeyUsageBit } from '../x509/extensions/key-usage.ts';
import { matchName } from '../x509/name.ts';

/**
 * Whether nothing in the certificate says that another one issued it: subject and issuer are the same name, the
 * authority key identifier does not name another key or serial number, and the key usage lets it sign certificates.
 * OpenSSL's question (X509_check_issued), which no signature answers.
 */
export function isIssuedByItself(certificate: Certificate): boolean {
  const { isSelfIssued, authorityKeyIdentifier, keyUsage } = certificate;
  if (!isSelfIssued || authorityKeyIdentifier instanceof ParseError || keyUsage instanceof ParseError) return false;
  if (keyUsage !== undefined && (keyUsage.bits & KeyUsageBit.keyCertSign) === 0) return false;
  return authorityKeyIdentifier === undefined || namesItself(certificate, authorityKeyIdentifier);
}

function namesItself(certificate: Certificate, identifier: AuthorityKeyIdentifier): boolean {
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = identifier;
  const own = certificate.subjectKeyIdentifier;
  const hasOtherKey = keyIdentifier && own instanceof Uint8Array && !equalBytes(keyIdentifier, own);
  const hasOtherSerial = authorityCertSerialNumber && !equalBytes(authorityCertSerialNumber, certificate.serialNumber);
  // OpenSSL looks at the first directoryName alone.
  const issuer = authorityCertIssuer?.find(({ type }) => type === 'directoryName')?.name;
  const hasOtherIssuer = issuer !== undefined && !matchName(issuer, certificate.issuer);
  return !(hasOtherKey || hasOtherSerial || hasOtherIssuer);
}
