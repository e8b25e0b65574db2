/**
 * PKI.js. `fromBER` reads the whole certificate into objects, every extension it knows decoded; there is no cheaper way
 * in. A chain is checked by its `CertificateChainValidationEngine` (signatures through WebCrypto, validity, CA flags,
 * key usage, name constraints, policies); host name and extKeyUsage, which it leaves to the caller, are compared here on
 * the extensions it has decoded.
 */
import type { BitString } from 'asn1js';
import {
  type AltName,
  type BasicConstraints,
  Certificate,
  CertificateChainValidationEngine,
  type ExtKeyUsage,
} from 'pkijs';
import type { ChainCheck, ChainMaterial, Library, UsualFields } from '../contestant.ts';

const serverAuth = '1.3.6.1.5.5.7.3.1';

export const library: Library = { name: 'pkijs', parse, readFields, openKnownChain, openNewChain };

function parse(der: Uint8Array): Certificate {
  return Certificate.fromBER(der);
}

function readFields(der: Uint8Array): UsualFields {
  const certificate = parse(der);
  return {
    subject: textsOf(certificate.subject),
    issuer: textsOf(certificate.issuer),
    serialNumber: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
    notBefore: certificate.notBefore.value.getTime(),
    notAfter: certificate.notAfter.value.getTime(),
    dnsNames: dnsNamesOf(certificate),
    keyUsage: keyUsageOf(extensionOf<BitString>(certificate, '2.5.29.15')),
    isCa: extensionOf<BasicConstraints>(certificate, '2.5.29.19')?.cA ?? false,
    purposes: purposesOf(certificate),
    keyAlgorithm: certificate.subjectPublicKeyInfo.algorithm.algorithmId,
  };
}

function textsOf(name: Certificate['subject']): string[] {
  return name.typesAndValues.map(({ value }) => value.valueBlock.value);
}

/** What the extension of this OID was decoded to: who asks knows the type. */
function extensionOf<Value>(certificate: Certificate, oid: string): Value | undefined {
  return certificate.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as Value | undefined;
}

function purposesOf(certificate: Certificate): string[] {
  return extensionOf<ExtKeyUsage>(certificate, '2.5.29.37')?.keyPurposes ?? [];
}

function dnsNamesOf(certificate: Certificate): string[] {
  const names = extensionOf<AltName>(certificate, '2.5.29.17')?.altNames ?? [];
  return names.filter(({ type }) => type === 2).map(({ value }) => value);
}

function keyUsageOf(bitString: BitString | undefined): number | undefined {
  if (bitString === undefined) return undefined;
  const octets = bitString.valueBlock.valueHexView;
  let bits = 0;
  for (let bit = 0; bit < 9; bit++) if (((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits |= 1 << bit;
  return bits;
}

/** The intermediate is parsed before; the engine keeps no signatures, so it checks both every time. */
function openKnownChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const [anchor, issuer] = [parse(root), parse(intermediate)];
  return ({ der, host }) => isGood(parse(der), issuer, anchor, host, time);
}

function openNewChain({ root, intermediate, time }: ChainMaterial): ChainCheck {
  const anchor = parse(root);
  return ({ der, host }) => isGood(parse(der), parse(intermediate), anchor, host, time);
}

async function isGood(
  leaf: Certificate,
  issuer: Certificate,
  anchor: Certificate,
  host: string,
  time: number,
): Promise<boolean> {
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [anchor],
    certs: [issuer, leaf],
    checkDate: new Date(time),
  });
  const { result } = await engine.verify();
  return result && dnsNamesOf(leaf).includes(host) && purposesOf(leaf).includes(serverAuth);
}
