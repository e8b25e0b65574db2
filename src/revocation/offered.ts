import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';

const ocspMethod = '1.3.6.1.5.5.7.48.1';

/** Whether a certificate says where its status can be learnt. What cannot be read counts: it may have said so. */
export function isStatusOffered({ crlDistributionPoints, authorityInformationAccess: access }: Certificate): boolean {
  if (crlDistributionPoints !== undefined) return true;
  if (access === undefined) return false;
  return access instanceof ParseError || access.some(({ accessMethod }) => accessMethod === ocspMethod);
}
