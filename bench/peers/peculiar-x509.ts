/**
 * \@peculiar/x509. The constructor decodes the certificate and every extension. A chain is built by `X509ChainBuilder`,
 * which checks each signature through WebCrypto; validity, CA flag, host name and extKeyUsage are compared here.
 */
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509ChainBuilder,
} from '@peculiar/x509';
import type { ChainCheck, ChainMaterial, Library, UsualFields } from '../contestant.ts';

const serverAuth = '1.3.6.1.5.5.7.3.1';
const ecPublicKey = '1.2.840.10045.2.1';
const rsaEncryption = '1.2.840.113549.1.1.1';

export const library: Library = { name: '@peculiar/x509', parse, readFields, openKnownChain, openNewChain };

function parse(der: Uint8Array): X509Certificate {
  return new X509Certificate(der);
}

function readFields(der: Uint8Array): UsualFields {
  const certificate = parse(der);
  return {
    subject: textsOf(certificate.subjectName),
    issuer: textsOf(certificate.issuerName),
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.getTime(),
    notAfter: certificate.notAfter.getTime(),
    dnsNames: dnsNamesOf(certificate),
    keyUsage: certificate.getExtension(KeyUsagesExtension)?.usages,
    isCa: certificate.getExtension(BasicConstraintsExtension)?.ca ?? false,
    purposes: (certificate.getExtension(ExtendedKeyUsageExtension)?.usages as string[]) ?? [],
    keyAlgorithm: certificate.publicKey.algorithm.name.startsWith('RSA') ? rsaEncryption : ecPublicKey,
  };
}

function textsOf(name: X509Certificate['subjectName']): string[] {
  return name.toJSON().flatMap((step) => Object.values(step).flat());
}

function dnsNamesOf(certificate: X509Certificate): string[] {
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  return names.filter(({ type }) => type === 'dns').map(({ value }) => value);
}

/** The intermediate is parsed before; no signature is kept, so both are checked every time. */
function openKnownChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const builder = new X509ChainBuilder({ certificates: [parse(intermediate), parse(root)] });
  return ({ der, host }) => isGood(builder, parse(der), host, time);
}

function openNewChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const anchor = parse(root);
  return ({ der, host }) => {
    const builder = new X509ChainBuilder({ certificates: [parse(intermediate), anchor] });
    return isGood(builder, parse(der), host, time);
  };
}

async function isGood(builder: X509ChainBuilder, leaf: X509Certificate, host: string, time: number): Promise<boolean> {
  const chain = await builder.build(leaf);
  const purposes = leaf.getExtension(ExtendedKeyUsageExtension)?.usages as string[] | undefined;
  return (
    chain.length === 3 &&
    chain.every(({ notBefore, notAfter }) => notBefore.getTime() <= time && time <= notAfter.getTime()) &&
    chain.slice(1).every((issuer) => issuer.getExtension(BasicConstraintsExtension)?.ca === true) &&
    dnsNamesOf(leaf).includes(host) &&
    purposes?.includes(serverAuth) === true
  );
}
