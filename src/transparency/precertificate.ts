import { oid } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate, Extension } from '../x509/certificate.ts';

/** The extension that makes a certificate a precertificate, unusable for TLS (RFC 6962 §3.1). */
export const precertificatePoison = '1.3.6.1.4.1.11129.2.4.3';

/** The purpose of a CA certificate that signs precertificates only (RFC 6962 §3.1). */
export const precertificateSigning = '1.3.6.1.4.1.11129.2.4.4';

/**
 * A handler for the engine: "a special critical poison extension (OID 1.3.6.1.4.1.11129.2.4.3, whose extnValue OCTET
 * STRING contains ASN.1 NULL data (0x05 0x00))" (RFC 6962 §3.1), and nothing else under that OID.
 */
export function acceptPoison({ critical, value }: Extension): boolean {
  return critical && value.length === 2 && value[0] === 0x05 && value[1] === 0x00;
}

/** Options of a verification that takes precertificates. */
export interface PrecertificateOptions {
  readonly extensionHandlers: Readonly<Record<string, typeof acceptPoison>>;
  readonly purpose: { readonly anyOf: readonly string[]; readonly throughIssuers: false };
}

/**
 * Options for who judges what logs hold, never for a TLS peer: a precertificate passes like the certificate it stands
 * for. The leaf must be good for `serverAuth`; the extKeyUsage of issuers restricts nothing, because that of a
 * Precertificate Signing Certificate names no purpose but its own (RFC 6962 §3.1).
 *
 * @example
 * ```ts
 * const verdict = verify({ ...precertificateOptions, leaf: precertificate, pool: chain, store });
 * ```
 */
export const precertificateOptions: PrecertificateOptions = {
  extensionHandlers: { [precertificatePoison]: acceptPoison },
  purpose: { anyOf: ['serverAuth'], throughIssuers: false },
};

/** Whether the certificate has the poison extension, well formed or not. */
export function isPrecertificate(certificate: Certificate): boolean {
  for (let i = 0; i < certificate.extensionCount; i++) {
    if (certificate.extensionKindAt(i) < 0 && certificate.extensionOidAt(i) === precertificatePoison) return true;
  }
  return false;
}

/** Whether this is a Precertificate Signing Certificate: its extKeyUsage names that purpose (RFC 6962 §3.1). */
export function isPrecertificateSigner(certificate: Certificate): boolean {
  const usage = certificate.extendedKeyUsage;
  return usage !== undefined && !(usage instanceof ParseError) && usage.has(oid(precertificateSigning));
}
