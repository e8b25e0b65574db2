import type { Certificate } from '../../x509/certificate.ts';
import { ExtensionKind } from '../../x509/extension-kind.ts';
import { toHostName } from '../identity/host-name.ts';
import type { Role } from '../role.ts';
import type { ConformanceRule, Subject } from './conformance-rule.ts';
import { hasKeyCertSign, hasUnreadableExtension, isCa, read } from './readable.ts';

const all: readonly Role[] = ['leaf', 'intermediate', 'anchor'];
const belowAnchor: readonly Role[] = ['leaf', 'intermediate'];
const issuers: readonly Role[] = ['intermediate', 'anchor'];

/** What RFC 5280 §4 demands of the certificates that conforming CAs make. */
export const section4Rules: readonly ConformanceRule[] = [
  {
    rule: 'issuer-empty',
    clause: 'RFC 5280 §4.1.2.4',
    roles: all,
    isBroken: ({ certificate }) => certificate.issuer.isEmpty,
  },
  {
    rule: 'ca-subject-empty',
    clause: 'RFC 5280 §4.1.2.6',
    roles: all,
    isBroken: ({ certificate, role }) => certificate.subject.isEmpty && (role !== 'leaf' || isCa(certificate)),
  },
  {
    rule: 'default-encoded',
    clause: 'X.690 §11.5',
    roles: all,
    isBroken: ({ certificate }) => certificate.structuralFaults.some(({ kind }) => kind === 'default-encoded'),
  },
  {
    rule: 'extension-unreadable',
    clause: 'RFC 5280 §4.2',
    roles: all,
    isBroken: ({ certificate }) => hasUnreadableExtension(certificate),
  },
  {
    rule: 'authority-key-identifier-missing',
    clause: 'RFC 5280 §4.2.1.1',
    roles: belowAnchor,
    // "There is one exception: where a CA distributes its public key in the form of a self-signed certificate".
    isBroken: ({ certificate }) =>
      !certificate.isSelfIssued && read(certificate.authorityKeyIdentifier)?.keyIdentifier === undefined,
  },
  critical('authority-key-identifier-critical', '§4.2.1.1', ExtensionKind.authorityKeyIdentifier),
  {
    rule: 'subject-key-identifier-missing',
    clause: 'RFC 5280 §4.2.1.2',
    roles: all,
    isBroken: ({ certificate }) => isCa(certificate) && !certificate.hasExtension(ExtensionKind.subjectKeyIdentifier),
  },
  critical('subject-key-identifier-critical', '§4.2.1.2', ExtensionKind.subjectKeyIdentifier),
  {
    rule: 'key-usage-empty',
    clause: 'RFC 5280 §4.2.1.3',
    roles: all,
    isBroken: ({ certificate }) => read(certificate.keyUsage)?.bits === 0,
  },
  {
    rule: 'subject-alternative-name-not-critical',
    clause: 'RFC 5280 §4.2.1.6',
    roles: all,
    isBroken: ({ certificate }) =>
      certificate.subject.isEmpty && !certificate.isCritical(ExtensionKind.subjectAlternativeName),
  },
  {
    rule: 'dns-name-syntax',
    clause: 'RFC 5280 §4.2.1.6',
    roles: all,
    isBroken: ({ certificate }) =>
      (read(certificate.subjectAlternativeName) ?? []).some(
        ({ type, text }) => type === 'dNSName' && !isPreferredName(text),
      ),
  },
  critical('subject-directory-attributes-critical', '§4.2.1.8', ExtensionKind.subjectDirectoryAttributes),
  {
    rule: 'basic-constraints-not-critical',
    clause: 'RFC 5280 §4.2.1.9',
    roles: issuers,
    isBroken: ({ certificate }) => isPresentAndUncritical(certificate, ExtensionKind.basicConstraints),
  },
  {
    rule: 'key-cert-sign-without-ca',
    clause: 'RFC 5280 §4.2.1.9',
    roles: all,
    isBroken: ({ certificate }) => hasKeyCertSign(certificate) && !isCa(certificate),
  },
  {
    rule: 'path-len-constraint-without-ca',
    clause: 'RFC 5280 §4.2.1.9',
    roles: all,
    isBroken: ({ certificate }) =>
      read(certificate.basicConstraints)?.pathLenConstraint !== undefined && !isCa(certificate),
  },
  {
    rule: 'name-constraints-not-critical',
    clause: 'RFC 5280 §4.2.1.10',
    roles: all,
    isBroken: ({ certificate }) => isPresentAndUncritical(certificate, ExtensionKind.nameConstraints),
  },
  {
    rule: 'name-constraints-outside-ca',
    clause: 'RFC 5280 §4.2.1.10',
    roles: all,
    isBroken: ({ certificate }) => certificate.hasExtension(ExtensionKind.nameConstraints) && !isCa(certificate),
  },
  {
    rule: 'policy-constraints-not-critical',
    clause: 'RFC 5280 §4.2.1.11',
    roles: all,
    isBroken: ({ certificate }) => isPresentAndUncritical(certificate, ExtensionKind.policyConstraints),
  },
  {
    rule: 'inhibit-any-policy-not-critical',
    clause: 'RFC 5280 §4.2.1.14',
    roles: all,
    isBroken: ({ certificate }) => isPresentAndUncritical(certificate, ExtensionKind.inhibitAnyPolicy),
  },
  critical('freshest-crl-critical', '§4.2.1.15', ExtensionKind.freshestCrl),
  critical('authority-information-access-critical', '§4.2.2.1', ExtensionKind.authorityInformationAccess),
  critical('subject-information-access-critical', '§4.2.2.2', ExtensionKind.subjectInformationAccess),
];

/** RFC 5280 §4.1.2.2: positive, at most 20 octets. An anchor's serial number identifies nothing in a path. */
export const serialNumberRules: readonly ConformanceRule[] = [
  {
    rule: 'serial-number-not-positive',
    clause: 'RFC 5280 §4.1.2.2',
    roles: belowAnchor,
    isBroken: ({ certificate: { serialNumber } }) =>
      (serialNumber[0] as number) >= 0x80 || serialNumber.every((octet) => octet === 0),
  },
  {
    rule: 'serial-number-too-long',
    clause: 'RFC 5280 §4.1.2.2',
    roles: belowAnchor,
    isBroken: ({ certificate: { serialNumber } }) => serialNumber.length > 20,
  },
];

/** RFC 5280 §4.2.1.1 spares self-signed certificates the identifier; a cross-signed root is none. */
export const crossSignedRootRules: readonly ConformanceRule[] = [
  {
    rule: 'cross-signed-root-without-authority-key-identifier',
    clause: 'RFC 5280 §4.2.1.1',
    roles: ['anchor'],
    isBroken: ({ certificate }) =>
      !certificate.isSelfIssued && read(certificate.authorityKeyIdentifier)?.keyIdentifier === undefined,
  },
];

/** "Conforming CAs MUST mark this extension as non-critical." */
function critical(rule: string, section: string, kind: ExtensionKind): ConformanceRule {
  const isBroken = ({ certificate }: Subject): boolean => certificate.isCritical(kind);
  return { rule, clause: `RFC 5280 ${section}`, roles: all, isBroken };
}

function isPresentAndUncritical(certificate: Certificate, kind: ExtensionKind): boolean {
  return certificate.hasExtension(kind) && !certificate.isCritical(kind);
}

/** "the name MUST be in the preferred name syntax" of RFC 1034 §3.5, or a wildcard in front of one. */
function isPreferredName(text: string): boolean {
  const host = text.startsWith('*.') ? text.slice(2) : text;
  return !host.includes('_') && toHostName(host) !== undefined;
}
