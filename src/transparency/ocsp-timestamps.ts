import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { createCertIdMatcher } from '../x509/ocsp-cert-id.ts';
import type { OcspResponse } from '../x509/ocsp-response.ts';
import type { KeyHolder } from './signed-entry.ts';

/** The list of SCTs in a SingleResponse (RFC 6962 §3.3). */
const timestampList = '1.3.6.1.4.1.11129.2.4.5';

/** More lists than this no honest caller has about one certificate. */
const maximumLists = 4;

/**
 * The lists of SCTs in OCSP responses about a certificate. Whether a response is signed, current or good is not asked: an
 * SCT covers the certificate itself and proves by its own signature that it was logged, however it was delivered. By TLS
 * it comes without any other signature too, and the policies make no difference between the two.
 */
export function timestampListsIn(
  responses: readonly OcspResponse[],
  certificate: Certificate,
  issuer: KeyHolder | undefined,
): Uint8Array[] {
  const issuerKey = issuer?.publicKey;
  if (responses.length === 0 || issuerKey === undefined || issuerKey instanceof ParseError) return [];
  const { serialNumber, issuer: name } = certificate;
  const isWanted = createCertIdMatcher({ serialNumber, issuer: name, issuerKey });
  const lists: Uint8Array[] = [];
  for (const { basic } of responses) {
    for (const { certId, extensions } of basic?.responses ?? []) {
      const list = extensions.find(({ oid }) => oid === timestampList);
      if (list === undefined || !isWanted(certId)) continue;
      lists.push(list.value);
      if (lists.length === maximumLists) return lists;
    }
  }
  return lists;
}
