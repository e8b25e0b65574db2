import { type Finding, finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { ReferenceIdentity } from './identity.ts';
import { formatIpAddress } from './ip-address.ts';
import { toSafeText } from './name-text.ts';
import { presentedTexts } from './presented-names.ts';

/** Whether a certificate presents an identity: the question that differs between RFC 9525 and other conventions. */
export type IdentityMatcher = (certificate: Certificate, identity: ReferenceIdentity) => boolean;

/** A finding for every identity that the certificate does not present. Time is linear in its names. */
export function checkIdentity(
  certificate: Certificate,
  identities: readonly ReferenceIdentity[],
  matches: IdentityMatcher,
): Finding[] {
  return identities
    .filter((identity) => !matches(certificate, identity))
    .map((identity) => mismatch(certificate, identity));
}

const mismatchCodes = { dns: 'host-mismatch', ip: 'ip-mismatch', email: 'email-mismatch' } as const;

function mismatch(certificate: Certificate, { kind, expected }: ReferenceIdentity): Finding {
  const text = typeof expected === 'string' ? expected : formatIpAddress(expected);
  const presented = presentedTexts(certificate, kind);
  return finding(mismatchCodes[kind], { expected: toSafeText(text), presented });
}
