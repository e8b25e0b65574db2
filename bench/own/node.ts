import { type KeyObject, X509Certificate } from 'node:crypto';
import type { ChainCheck, ChainLeaf, ChainMaterial, Library, UsualFields } from '../contestant.ts';

const serverAuth = '1.3.6.1.5.5.7.3.1';
const algorithms: Readonly<Record<string, string>> = { rsa: '1.2.840.113549.1.1.1', ec: '1.2.840.10045.2.1' };

/**
 * What can be written by hand around `X509Certificate`: both certificates parsed, names and key identifiers compared
 * by `checkIssued`, both signatures, validity periods, CA flag, extKeyUsage and host name. No name constraints, no key
 * usage, no path lengths, no other path when the first one fails.
 */
export const nodeLibrary: Library = {
  name: 'X509Certificate',
  unreadable: ['keyUsage'],
  parse: (der) => new X509Certificate(der),
  readFields,
  openKnownChain,
  openNewChain,
};

/** Names and dates come as text; the type of the key is known once the key is imported. */
function readFields(der: Uint8Array): UsualFields {
  const certificate = new X509Certificate(der);
  const names = certificate.subjectAltName?.split(', ') ?? [];
  return {
    subject: textsOf(certificate.subject),
    issuer: textsOf(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    dnsNames: names.filter((name) => name.startsWith('DNS:')).map((name) => name.slice(4)),
    keyUsage: undefined,
    isCa: certificate.ca,
    purposes: certificate.keyUsage ?? [],
    keyAlgorithm: algorithms[certificate.publicKey.asymmetricKeyType ?? ''] ?? '',
  };
}

function textsOf(name: string | undefined): string[] {
  return name ? name.split('\n').map((line) => line.slice(line.indexOf('=') + 1)) : [];
}

/** The intermediate has been checked against the root once, and its key is kept. */
function openKnownChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const issuer = new X509Certificate(intermediate);
  const { publicKey } = issuer;
  if (!isIssuedBy(issuer, new X509Certificate(root), new X509Certificate(root).publicKey, time))
    throw new Error('root');
  return (leaf) => isLeafGood(leaf, issuer, publicKey, time);
}

function openNewChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const anchor = new X509Certificate(root);
  const { publicKey } = anchor;
  return (leaf) => {
    const issuer = new X509Certificate(intermediate);
    return isLeafGood(leaf, issuer, issuer.publicKey, time) && issuer.ca && isIssuedBy(issuer, anchor, publicKey, time);
  };
}

function isLeafGood({ der, host }: ChainLeaf, issuer: X509Certificate, key: KeyObject, time: number): boolean {
  const certificate = new X509Certificate(der);
  return (
    isIssuedBy(certificate, issuer, key, time) &&
    certificate.checkHost(host) !== undefined &&
    certificate.keyUsage?.includes(serverAuth) === true
  );
}

function isIssuedBy(child: X509Certificate, issuer: X509Certificate, key: KeyObject, time: number): boolean {
  const isValid = Date.parse(child.validFrom) <= time && time <= Date.parse(child.validTo);
  return isValid && child.checkIssued(issuer) && child.verify(key);
}
