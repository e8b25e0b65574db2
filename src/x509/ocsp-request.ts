import { encodeExplicit, encodeOctetString, encodeOid, encodeSequence } from '../asn1/der-writer.ts';
import { type CertIdSubject, encodeCertId } from './ocsp-cert-id.ts';

/** id-pkix-ocsp-nonce (RFC 6960 §4.4.1). */
export const nonceOid = '1.3.6.1.5.5.7.48.1.2';

export interface OcspRequestOptions {
  /** The digest that names the issuer; default SHA-1, the one that every responder knows (RFC 5019 §2.1.1). */
  readonly hash?: 'SHA-1' | 'SHA-256' | undefined;
  /** 1 to 128 random octets, 32 of them being the recommendation (RFC 9654 §2.1); default: none. */
  readonly nonce?: Uint8Array | undefined;
}

/**
 * The DER of an unsigned OCSPRequest (RFC 6960 §4.1) about one certificate.
 *
 * @throws RangeError for a nonce of another length.
 * @example
 * ```ts
 * const { serialNumber, issuer } = certificate;
 * const body = encodeOcspRequest({ serialNumber, issuer, issuerKey: issuerCertificate.publicKey });
 * ```
 */
export function encodeOcspRequest(subject: CertIdSubject, options: OcspRequestOptions = {}): Uint8Array {
  const { hash = 'SHA-1', nonce } = options;
  const request = encodeSequence(encodeCertId(subject, hash));
  const extensions = nonce === undefined ? [] : [encodeExplicit(2, encodeSequence(encodeNonce(nonce)))];
  return encodeSequence(encodeSequence(encodeSequence(request), ...extensions));
}

function encodeNonce(nonce: Uint8Array): Uint8Array {
  if (nonce.length < 1 || nonce.length > 128) throw new RangeError('a nonce has 1 to 128 octets');
  return encodeSequence(encodeOid(nonceOid), encodeOctetString(encodeOctetString(nonce)));
}
