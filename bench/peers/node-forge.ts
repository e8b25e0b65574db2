/**
 * node-forge: takes its own binary strings, so the bytes are put into one first, as every user has to. Certificates with
 * RSA keys only. A chain is checked by `verifyCertificateChain` (signatures in JavaScript, validity, CA flags, key
 * usage); host name and extKeyUsage are compared here.
 */
import forge from 'node-forge';
import type { ChainCheck, ChainMaterial, Library, UsualFields } from '../contestant.ts';

/** The part of its certificate that is read here. */
interface ForgeCertificate {
  readonly subject: ForgeName;
  readonly issuer: ForgeName;
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  getExtension(name: string): ForgeExtension | null;
}

interface ForgeName {
  readonly attributes: readonly { readonly value: string }[];
}

/** Key usages and purposes are members of their names. */
interface ForgeExtension {
  readonly altNames?: readonly { readonly type: number; readonly value: string }[];
  readonly cA?: boolean;
  readonly [flag: string]: unknown;
}

const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

export const library: Library = {
  name: 'node-forge',
  isRsaOnly: true,
  parse,
  readFields,
  openKnownChain,
  openNewChain,
};

function parse(der: Uint8Array): ForgeCertificate {
  return forge.pki.certificateFromAsn1(forge.asn1.fromDer(forge.util.createBuffer(der)));
}

function readFields(der: Uint8Array): UsualFields {
  const certificate = parse(der);
  return {
    subject: textsOf(certificate.subject),
    issuer: textsOf(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: certificate.validity.notBefore.getTime(),
    notAfter: certificate.validity.notAfter.getTime(),
    dnsNames: dnsNamesOf(certificate),
    keyUsage: keyUsageOf(certificate.getExtension('keyUsage')),
    isCa: certificate.getExtension('basicConstraints')?.cA ?? false,
    purposes: purposesOf(certificate.getExtension('extKeyUsage')),
    // It reads no other kind of key.
    keyAlgorithm: forge.pki.oids.rsaEncryption,
  };
}

function textsOf(name: ForgeName): string[] {
  return name.attributes.map(({ value }) => value);
}

function dnsNamesOf(certificate: ForgeCertificate): string[] {
  const names = certificate.getExtension('subjectAltName')?.altNames ?? [];
  return names.filter(({ type }) => type === 2).map(({ value }) => value);
}

function keyUsageOf(extension: ForgeExtension | null): number | undefined {
  if (extension === null) return undefined;
  return keyUsageNames.reduce((bits, name, bit) => (extension[name] ? bits | (1 << bit) : bits), 0);
}

/** It gives each purpose as a member of its name, or of its OID where it has no name. */
function purposesOf(extension: ForgeExtension | null): string[] {
  if (extension === null) return [];
  const names = Object.keys(extension).filter((name) => extension[name] === true && name !== 'critical');
  return names.map((name) => forge.pki.oids[name] ?? name);
}

/** The intermediate is parsed before; no signature is kept, so both are checked every time. */
function openKnownChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const store = forge.pki.createCaStore([parse(root)]);
  const issuer = parse(intermediate);
  return ({ der, host }) => isGood(store, parse(der), issuer, host, time);
}

function openNewChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const store = forge.pki.createCaStore([parse(root)]);
  return ({ der, host }) => isGood(store, parse(der), parse(intermediate), host, time);
}

function isGood(store: unknown, leaf: ForgeCertificate, issuer: ForgeCertificate, host: string, time: number): boolean {
  try {
    forge.pki.verifyCertificateChain(store, [leaf, issuer], { validityCheckDate: new Date(time) });
  } catch {
    return false;
  }
  return dnsNamesOf(leaf).includes(host) && leaf.getExtension('extKeyUsage')?.['serverAuth'] === true;
}
