import { concatenate } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Certificate } from '../x509/certificate.ts';
import type { SignedCertificateTimestamp } from '../x509/extensions/signed-certificate-timestamps.ts';
import { sha256 } from '../x509/sha256.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { isPrecertificateSigner } from './precertificate.ts';
import { toPrecertificateTbs } from './precertificate-tbs.ts';

/** Whoever signed a certificate: a certificate, or an anchor, be it a bare key. */
export interface KeyHolder {
  readonly publicKey: SubjectPublicKeyInfo | ParseError;
}

/** What a log was given, as its signature covers it: entry type and signed_entry (RFC 6962 §3.2). */
export type SignedEntry = Uint8Array;

/** LogEntryType (RFC 6962 §3.1). */
export const EntryType = { x509: 0, precertificate: 1 } as const;

/** The entry of a certificate that was logged itself: whose SCTs come by TLS or OCSP. */
export function x509Entry(certificate: Certificate): SignedEntry {
  return concatenate(numberOctets(EntryType.x509, 2), vector(certificate.der));
}

/**
 * The entry of the precertificate: `issuer_key_hash` and the rebuilt TBSCertificate.
 *
 * @param finalIssuer stands above `issuer` where that is a Precertificate Signing Certificate, whose key is not the one
 *   the log has hashed: "issuer_key_hash is the SHA-256 hash of the certificate issuer's public key" (RFC 6962 §3.2).
 * @returns `issuer-unknown` where the key to hash is not given.
 */
export function precertificateEntry(
  certificate: Certificate,
  issuer: KeyHolder | undefined,
  finalIssuer: KeyHolder | undefined,
): SignedEntry | ParseError | 'issuer-unknown' {
  const signer = issuer instanceof Certificate && isPrecertificateSigner(issuer) ? issuer : undefined;
  const key = (signer === undefined ? issuer : finalIssuer)?.publicKey;
  if (key === undefined) return 'issuer-unknown';
  if (key instanceof ParseError) return key;
  const tbs = toPrecertificateTbs(certificate, signer);
  if (tbs instanceof ParseError) return tbs;
  return concatenate(numberOctets(EntryType.precertificate, 2), sha256(key.der), vector(tbs));
}

/** What the SCT's signature covers: version, signature_type certificate_timestamp, timestamp, entry, extensions. */
export function toSignedData({ bytes, extensions }: SignedCertificateTimestamp, entry: SignedEntry): Uint8Array {
  const timestamp = bytes.subarray(33, 41);
  return concatenate(Uint8Array.of(0, 0), timestamp, entry, numberOctets(extensions.length, 2), extensions);
}

/** opaque <1..2^24-1>; a certificate is never as long as that. */
function vector(content: Uint8Array): Uint8Array {
  return concatenate(numberOctets(content.length, 3), content);
}

function numberOctets(value: number, octets: number): Uint8Array {
  return Uint8Array.from({ length: octets }, (_, i) => value >>> (8 * (octets - 1 - i)));
}
