import { equalBytes } from '../../asn1/bytes.ts';
import { oid } from '../../asn1/oid.ts';
import { checkKeyStrength } from '../../crypto/strength.ts';
import { isFinding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind } from '../../x509/extension-kind.ts';
import { publicKeyOf } from '../public-key-of.ts';
import { hasStrayCommonName } from './common-name.ts';
import type { ConformanceRule } from './conformance-rule.ts';
import { hasKeyCertSign, hasUnreadableExtension, isCa, read } from './readable.ts';

/** CA/Browser Forum, Baseline Requirements for TLS server certificates, as far as a relying party can check them. */
export const baselineRules: readonly ConformanceRule[] = [
  {
    rule: 'version-not-3',
    clause: 'CABF BR §7.1.1',
    roles: ['leaf', 'intermediate'],
    isBroken: ({ certificate }) => certificate.version !== 3,
  },
  {
    rule: 'extension-unreadable',
    clause: 'CABF BR §7.1.2',
    roles: ['leaf', 'intermediate', 'anchor'],
    isBroken: ({ certificate }) => hasUnreadableExtension(certificate),
  },
  {
    rule: 'subject-alternative-name-missing',
    clause: 'CABF BR §7.1.2.7.12',
    roles: ['leaf'],
    isBroken: ({ certificate, isForServer }) =>
      isForServer && !certificate.hasExtension(ExtensionKind.subjectAlternativeName),
  },
  {
    rule: 'subject-alternative-name-critical',
    clause: 'CABF BR §7.1.2.7.12',
    roles: ['leaf'],
    isBroken: ({ certificate }) =>
      !certificate.subject.isEmpty && certificate.isCritical(ExtensionKind.subjectAlternativeName),
  },
  {
    rule: 'common-name-not-in-subject-alternative-name',
    clause: 'CABF BR §7.1.4.3',
    roles: ['leaf'],
    isBroken: ({ certificate, isForServer }) => isForServer && hasStrayCommonName(certificate),
  },
  {
    rule: 'leaf-is-ca',
    clause: 'CABF BR §7.1.2.7.8',
    roles: ['leaf'],
    isBroken: ({ certificate }) => isCa(certificate),
  },
  {
    rule: 'leaf-signs-certificates',
    clause: 'CABF BR §7.1.2.7.11',
    roles: ['leaf'],
    isBroken: ({ certificate }) => hasKeyCertSign(certificate),
  },
  {
    rule: 'root-authority-key-identifier',
    clause: 'CABF BR §7.1.2.1.3',
    roles: ['anchor'],
    isBroken: ({ certificate }) => hasWrongRootIdentifier(certificate),
  },
];

/** CABF BR §7.1.2.7.10 and §7.1.2.1.2. */
export const baselineExtendedKeyUsageRules: readonly ConformanceRule[] = [
  {
    rule: 'ext-key-usage-missing',
    clause: 'CABF BR §7.1.2.7.6',
    roles: ['leaf'],
    isBroken: ({ certificate }) => !certificate.hasExtension(ExtensionKind.extendedKeyUsage),
  },
  {
    rule: 'ext-key-usage-critical',
    clause: 'CABF BR §7.1.2.7.6',
    roles: ['leaf'],
    isBroken: ({ certificate }) => certificate.isCritical(ExtensionKind.extendedKeyUsage),
  },
  {
    rule: 'ext-key-usage-any',
    clause: 'CABF BR §7.1.2.7.10',
    roles: ['leaf'],
    isBroken: ({ certificate }) => read(certificate.extendedKeyUsage)?.has(oid('2.5.29.37.0')) === true,
  },
  {
    rule: 'root-ext-key-usage',
    clause: 'CABF BR §7.1.2.1.2',
    roles: ['anchor'],
    isBroken: ({ certificate }) => certificate.hasExtension(ExtensionKind.extendedKeyUsage),
  },
];

/** CABF BR §6.1.5 and §6.1.6 for the leaf's key; those of CAs are checked always. */
export const subscriberKeyRules: readonly ConformanceRule[] = [
  {
    rule: 'subscriber-key',
    clause: 'CABF BR §6.1.5',
    roles: ['leaf'],
    isBroken: ({ certificate, strength }) => {
      const key = publicKeyOf(certificate);
      return isFinding(key) || checkKeyStrength(key, strength) !== undefined;
    },
  },
];

/** A root's identifier is its own key's and nothing else. */
function hasWrongRootIdentifier(certificate: Certificate): boolean {
  const identifier = read(certificate.authorityKeyIdentifier);
  if (identifier === undefined || !certificate.isSelfIssued) return false;
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber } = identifier;
  const own = read(certificate.subjectKeyIdentifier);
  if (keyIdentifier === undefined || (own !== undefined && !equalBytes(keyIdentifier, own))) return true;
  return authorityCertIssuer !== undefined || authorityCertSerialNumber !== undefined;
}
