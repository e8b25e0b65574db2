import type { Certificate } from '../../x509/certificate.ts';
import type { ConformanceRule } from './conformance-rule.ts';
import { isCa } from './readable.ts';

/** id-fido-gen-ce-aaguid: the model of authenticator. */
export const aaguidExtension = '1.3.6.1.4.1.45724.1.1.4';

const clause = 'WebAuthn §8.2.1';
const countryName = '2.5.4.6';
const organizationName = '2.5.4.10';
const organizationalUnitName = '2.5.4.11';
const commonName = '2.5.4.3';

/** "Certificate Requirements for Packed Attestation Statements". */
export const packedAttestationRules: readonly ConformanceRule[] = [
  {
    rule: 'attestation-version-not-3',
    clause,
    roles: ['leaf'],
    isBroken: ({ certificate }) => certificate.version !== 3,
  },
  {
    rule: 'attestation-subject',
    clause,
    roles: ['leaf'],
    isBroken: ({ certificate }) => !hasVendorSubject(certificate),
  },
  {
    rule: 'attestation-aaguid-critical',
    clause,
    roles: ['leaf'],
    isBroken: ({ certificate }) =>
      certificate.extensions.some(({ oid, critical }) => critical && oid === aaguidExtension),
  },
  { rule: 'attestation-is-ca', clause, roles: ['leaf'], isBroken: ({ certificate }) => isCa(certificate) },
];

/** Country, vendor and name of the vendor's choosing, and a unit that says what the certificate is for. */
function hasVendorSubject({ subject }: Certificate): boolean {
  const units = subject.textsOf(organizationalUnitName);
  const hasNames = [countryName, organizationName, commonName].every((type) => subject.textsOf(type).length > 0);
  return hasNames && units.includes('Authenticator Attestation');
}
