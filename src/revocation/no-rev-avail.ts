import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';

const ocspMethod = '1.3.6.1.5.5.7.48.1';

/** Extensions that contradict noRevAvail. */
export type NoRevAvailConflict =
  | 'basicConstraints'
  | 'crlDistributionPoints'
  | 'freshestCrl'
  | 'authorityInformationAccess';

/**
 * What in a certificate contradicts its own noRevAvail: that it is a CA's, or says where its status can be learnt
 * (RFC 9608 §3). What cannot be read counts: it may have said so.
 */
export function findNoRevAvailConflict(certificate: Certificate): NoRevAvailConflict | undefined {
  const { noRevAvail, basicConstraints, authorityInformationAccess: access } = certificate;
  if (noRevAvail === undefined) return undefined;
  if (basicConstraints instanceof ParseError || basicConstraints?.ca === true) return 'basicConstraints';
  if (certificate.crlDistributionPoints !== undefined) return 'crlDistributionPoints';
  if (certificate.freshestCrl !== undefined) return 'freshestCrl';
  const namesResponder =
    access instanceof ParseError || access?.some(({ accessMethod }) => accessMethod === ocspMethod);
  return namesResponder === true ? 'authorityInformationAccess' : undefined;
}

/** RFC 9608 §4: the CA tells nobody whether it has revoked the certificate, so that nobody needs to ask. */
export function hasNoRevocation(certificate: Certificate): boolean {
  return certificate.noRevAvail === true && findNoRevAvailConflict(certificate) === undefined;
}
