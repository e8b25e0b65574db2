import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';
import type { OcspResponse } from '../x509/ocsp-response.ts';
import type { Asking } from './question.ts';
import type { SignatureMeans, Signer } from './signer.ts';

/** Whose status is to be found out, and what that takes from whoever knows the path. */
export interface Subject extends SignatureMeans {
  readonly certificate: Certificate;
  readonly issuer: Signer;
  /** The moment judged, in milliseconds since 1970. */
  readonly time: number;
  /** The moment at which evidence must be current; later than `time` for a signature of the past. */
  readonly evidenceTime: number;
  /** How far clocks may differ, in milliseconds. */
  readonly skew: number;
  /** How old an OCSP response without nextUpdate may be, in milliseconds. */
  readonly maximumAge: number;
  /** The nonce that was sent, which the response must bring back. */
  readonly nonce: Uint8Array | undefined;
  /** OCSP responses that came with the certificate: they must be about it. */
  readonly presented: readonly OcspResponse[];
  /** Whether CRLs must be made as RFC 5280 §5 wants them. */
  readonly isConformanceChecked: boolean;
  /** Who else bears a CRL issuer's name; the issuer of the certificate is not among them. */
  readonly candidates: (name: Name) => readonly Signer[];
  /** Whether a signer off the path has a good path of its own to the same anchor (RFC 5280 §6.3.3 (f)). */
  readonly vouch: (signer: Signer) => Asking<boolean>;
}
