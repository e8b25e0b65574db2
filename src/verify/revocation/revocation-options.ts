import type { RevocationSource } from '../../revocation/source.ts';
import type { CertificateList } from '../../x509/certificate-list.ts';
import type { OcspResponse } from '../../x509/ocsp-response.ts';

/**
 * - `off`: not checked.
 * - `soft`: a certificate known to be revoked is refused; one of which nothing is known is not.
 * - `hard`: every certificate must be known to be good.
 */
export type RevocationMode = 'off' | 'soft' | 'hard';

/** How the revocation of certificates is judged. Anchors are exempt (RFC 5280 §6.1: no path leads to them). */
export interface RevocationOptions {
  readonly mode: RevocationMode;
  /** Where the leaf and the intermediates differ from `mode`. */
  readonly perRole?:
    | { readonly leaf?: RevocationMode | undefined; readonly issuer?: RevocationMode | undefined }
    | undefined;
  /** CRLs of any issuers, complete and delta, in DER or PEM. */
  readonly crls?: Iterable<Uint8Array | string | CertificateList> | undefined;
  /** OCSP responses about any certificates, in DER. */
  readonly ocsp?: Iterable<Uint8Array | OcspResponse> | undefined;
  /**
   * The OCSP response that came with the leaf; null: the peer sent none, which a leaf may have ruled out (RFC 7633). Such
   * a leaf wants one that says good or revoked.
   */
  readonly stapled?: Uint8Array | null | undefined;
  /** Asked in turn about what `crls` and `ocsp` leave open. */
  readonly sources?: readonly RevocationSource[] | undefined;
  /**
   * What evidence is worth that is malformed, signed by the wrong key or about another certificate: `refuse`, the
   * default, unless other evidence says good; `ignore` as if it were not there.
   */
  readonly badEvidence?: 'refuse' | 'ignore' | undefined;
  /** What `hard` makes of a certificate that says nowhere how to learn its status; default `refuse`. */
  readonly whenNotOffered?: 'accept' | 'refuse' | undefined;
  /** How far clocks may differ, in milliseconds; default 5 minutes. */
  readonly skew?: number | undefined;
  /** How old an OCSP response without nextUpdate may be, in milliseconds; default 24 hours. */
  readonly maximumAge?: number | undefined;
  /** The nonce of the OCSP request, which the response about the leaf must bring back (RFC 9654). */
  readonly nonce?: Uint8Array | undefined;
  /** Certificates valid for no longer than this are exempt, in milliseconds; default 0: none. */
  readonly shortLived?: number | undefined;
  /**
   * The moment at which evidence must be current; default: the verification's time. With a later one the verification
   * asks whether a certificate was good in the past: what was revoked after the verification's time was good then.
   */
  readonly evidenceTime?: Date | number | undefined;
}
