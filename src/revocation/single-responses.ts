import { equalBytes } from '../asn1/bytes.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Extension } from '../x509/extension-table.ts';
import { createCertIdMatcher } from '../x509/ocsp-cert-id.ts';
import { nonceOid } from '../x509/ocsp-request.ts';
import type { BasicOcspResponse, OcspResponse, SingleResponse } from '../x509/ocsp-response.ts';
import type { EvidenceFault } from './evidence.ts';
import type { Signer } from './signer.ts';
import type { Subject } from './subject.ts';

/** What a response says about a certificate, found by every hash that a CertID may have (RFC 6960 §4.1.1). */
export function singlesAbout(
  { serialNumber, issuer: issuerName }: Certificate,
  issuer: Signer,
  { responses }: BasicOcspResponse,
): SingleResponse[] {
  const isWanted = createCertIdMatcher({ serialNumber, issuer: issuerName, issuerKey: issuer.key.spki });
  return responses.filter(({ certId }) => isWanted(certId));
}

/** RFC 9654 §2.1 for the nonce; a critical extension that is not processed forbids to use the response. */
export function contentFault(
  response: OcspResponse,
  { extensions, responses }: BasicOcspResponse,
  { nonce, presented }: Subject,
): EvidenceFault | undefined {
  if (hasUnknownCritical(extensions) || responses.some((single) => hasUnknownCritical(single.extensions))) {
    return 'critical-extension-unknown';
  }
  // What the peer stapled answers a request of its own.
  if (nonce === undefined || presented.includes(response)) return undefined;
  const found = response.nonce;
  return found !== undefined && equalBytes(found, nonce) ? undefined : 'nonce-mismatch';
}

function hasUnknownCritical(extensions: readonly Extension[]): boolean {
  return extensions.some(({ critical, oid }) => critical && oid !== nonceOid);
}

/** RFC 6960 §4.2.2.1. */
export function timeFault(
  { thisUpdate, nextUpdate }: SingleResponse,
  { producedAt }: BasicOcspResponse,
  { evidenceTime, skew, maximumAge }: Subject,
): EvidenceFault | undefined {
  if (Math.max(thisUpdate, producedAt) > evidenceTime + skew) return 'not-yet-current';
  if (nextUpdate !== undefined && nextUpdate < thisUpdate) return 'malformed';
  return (nextUpdate ?? thisUpdate + maximumAge) < evidenceTime - skew ? 'expired' : undefined;
}
