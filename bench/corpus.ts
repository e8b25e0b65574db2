import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  encodeIa5String,
  encodeImplicit,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeValue,
} from '../src/asn1/der-writer.ts';
import { parsePem } from '../src/asn1/pem.ts';
import {
  type CaOptions,
  ca,
  type ExtensionInput,
  ecKey,
  extension,
  rsaKey,
  type TestKey,
} from '../test/support/pki.ts';
import { vectorsFolder } from '../test/support/vectors.ts';
import type { ChainLeaf, ChainMaterial } from './contestant.ts';

const leafCount = 200;

/** The TLS roots of Mozilla, where the external vectors are at hand. */
export function mozillaRoots(): Uint8Array[] {
  const path = join(vectorsFolder(), 'mozilla', 'roots.pem');
  return existsSync(path) ? parsePem(readFileSync(path)).blocks.map(({ bytes }) => bytes) : [];
}

/** What a public CA puts in a certificate beside the extensions that every certificate of the generator has. */
function usualExtensions(): ExtensionInput[] {
  const uri = (text: string): Uint8Array => encodeImplicit(6, encodeIa5String(text));
  const point = encodeSequence(encodeValue(0xa0, encodeValue(0xa0, uri('http://crl.example.com/ca.crl'))));
  const access = (oid: string, text: string): Uint8Array => encodeSequence(encodeOid(oid), uri(text));
  return [
    extension('2.5.29.31', encodeSequence(point)),
    extension('2.5.29.32', encodeSequence(encodeSequence(encodeOid('2.23.140.1.2.1')))),
    extension(
      '1.3.6.1.5.5.7.1.1',
      encodeSequence(
        access('1.3.6.1.5.5.7.48.1', 'http://ocsp.example.com'),
        access('1.3.6.1.5.5.7.48.2', 'http://ca.example.com/ca.cer'),
      ),
    ),
    extension('1.3.6.1.4.1.11129.2.4.2', encodeOctetString(timestampList(2))),
  ];
}

/** A SignedCertificateTimestampList (RFC 6962 §3.3) that is well formed and signed by nobody. */
function timestampList(count: number): Uint8Array {
  const timestamp = new Uint8Array(2 + 118);
  // Its length, and behind log, time and no extensions: SHA-256 with ECDSA and 71 octets of signature.
  timestamp.set([0, 118]);
  timestamp.set([4, 3, 0, 71], 2 + 1 + 32 + 8 + 2);
  const list = new Uint8Array(2 + count * timestamp.length);
  list.set([0, count * timestamp.length]);
  for (let i = 0; i < count; i++) list.set(timestamp, 2 + i * timestamp.length);
  return list;
}

interface Keys {
  readonly name: string;
  readonly digest: 'sha256' | 'sha384';
  readonly root: TestKey;
  readonly intermediate: TestKey;
  readonly leaf: TestKey;
}

function keysOf(name: ChainName): Keys {
  if (name === 'RSA-2048') {
    const [root, intermediate, leaf] = [rsaKey('rsa2048-1'), rsaKey('rsa2048-2'), rsaKey('rsa2048-3')];
    return { name, digest: 'sha256', root, intermediate, leaf };
  }
  const digest = name === 'P-256' ? 'sha256' : 'sha384';
  const leaf = ecKey('Bench leaf');
  return { name, digest, root: ecKey('Bench root', name), intermediate: ecKey('Bench intermediate', name), leaf };
}

export const chainNames = ['RSA-2048', 'P-256', 'P-384'] as const;
export type ChainName = (typeof chainNames)[number];

const made = new Map<ChainName, ChainMaterial>();

/** 200 leaves under one intermediate, every signature under keys of one kind. */
export function chainMaterial(name: ChainName): ChainMaterial {
  const material = made.get(name) ?? makeChain(keysOf(name));
  made.set(name, material);
  return material;
}

function makeChain({ name, digest, root, intermediate, leaf }: Keys): ChainMaterial {
  const options: CaOptions = { key: root };
  const anchor = ca('C=US, O=Bench Trust Services, CN=Bench Root R1', options);
  const issuer = anchor.issueCa('C=US, O=Bench Trust Services, CN=Bench Intermediate E1', {
    key: intermediate,
    pathLenConstraint: 0,
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
    moreExtensions: usualExtensions().slice(0, 3),
  });
  const leaves: ChainLeaf[] = [];
  for (let i = 0; i < leafCount; i++) {
    const host = `host-${i}.example.com`;
    const moreExtensions = usualExtensions();
    const { der } = issuer.issueLeaf({ names: [`dns:${host}`], cA: false, key: leaf, moreExtensions });
    leaves.push({ der: new Uint8Array(der), host });
  }
  return { name, digest, root: anchor.der, intermediate: issuer.der, leaves, time: Date.UTC(2025, 5, 1) };
}
