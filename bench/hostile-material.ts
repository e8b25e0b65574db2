import { generateKeyPairSync, sign } from 'node:crypto';
import type { VerifyInput } from '../src/index.ts';
import {
  type Authority,
  authority,
  type CaOptions,
  ca,
  ecKey,
  endEntity,
  type Issued,
  type TestKey,
} from '../test/support/pki.ts';

export interface HostileCase {
  readonly name: string;
  readonly input: VerifyInput;
}

const time = Date.UTC(2025, 5, 1);
const host = 'www.example.com';

/** Inputs made to cost as much as they can, really signed under P-256. */
export function hostileCases(): HostileCase[] {
  return [
    mesh('12-CA mesh, one path good, the other certificates exclude the name', 12, {
      nameConstraints: { excluded: ['dns:example.com'] },
    }),
    mesh('12-CA mesh, one path good, the other signatures forged', 12, { edits: { signature: withLastBitFlipped } }),
    unreachable(8),
    unreachable(12),
    sameName(true),
    sameName(false),
    manyNames(2048, 4096),
    sameNameAndKey(100),
  ];
}

function toCase(name: string, leaf: Issued, pool: readonly Issued[], anchor: Issued): HostileCase {
  const input = { leaf: leaf.der, pool: pool.map(({ der }) => der), anchors: [anchor.der] };
  return { name, input: { ...input, time, identity: { dns: host } } };
}

/** Every CA certifies every other one; only the certificates from each to the next one are spared `spoilt`. */
function mesh(name: string, size: number, spoilt: CaOptions): HostileCase {
  const root = ca('Root');
  const subjects = Array.from({ length: size }, (_, index) => `CA ${index + 1}`);
  const pool = crossCertificates(subjects, (child, issuer) => (issuer === child + 1 ? {} : spoilt));
  const last = subjects[size - 1] as string;
  return toCase(name, leafOf('CA 1'), [...pool, root.issueCa(last)], root);
}

function unreachable(size: number): HostileCase {
  const subjects = Array.from({ length: size }, (_, index) => `CA ${index + 1}`);
  const pool = crossCertificates(subjects, () => ({}));
  return toCase(`${size}-CA mesh, no anchor above it`, leafOf('CA 1'), pool, ca('Root'));
}

function crossCertificates(
  subjects: readonly string[],
  optionsOf: (child: number, issuer: number) => CaOptions,
): Authority[] {
  return subjects.flatMap((issuer, above) =>
    subjects.flatMap((subject, below) =>
      above === below ? [] : [authority({ subject: issuer, key: ecKey(issuer) }, subject, optionsOf(below, above))],
    ),
  );
}

function leafOf(issuer: string): Issued {
  return endEntity({ subject: issuer, key: ecKey(issuer) }, { names: [`dns:${host}`] });
}

/** 1,000 CAs of the leaf's issuer's name, and among them the one whose key is right. */
function sameName(keyIdentifiers: boolean): HostileCase {
  const root = ca('Root');
  const issuer = root.issueCa('Issuer', { keyIdentifiers });
  const leaf = issuer.issueLeaf({ names: [`dns:${host}`], keyIdentifiers });
  const others = Array.from({ length: 1000 }, () => root.issueCa('Issuer', { key: randomKey(), keyIdentifiers }));
  const name = `1,000 wrong issuers of the right name, ${keyIdentifiers ? 'with' : 'without'} key identifiers`;
  return toCase(name, leaf, [...others, issuer], root);
}

function manyNames(constraints: number, names: number): HostileCase {
  const root = ca('Root');
  const excluded = Array.from({ length: constraints }, (_, index) => `dns:excluded-${index}.example.org`);
  const more = Array.from({ length: names - 1 }, (_, index) => `dns:name-${index}.example.com`);
  const issuer = root.issueCa('Issuer', { nameConstraints: { permitted: ['dns:example.com'], excluded } });
  const leaf = issuer.issueLeaf({ names: [`dns:${host}`, ...more] });
  return toCase('2,048 constraints against 4,096 names', leaf, [issuer], root);
}

/** Each of them could have issued every other one. */
function sameNameAndKey(count: number): HostileCase {
  const issuer = { subject: 'Same', key: ecKey('Same') };
  const labels = Array.from({ length: count }, (_, index) => `same ${index}`);
  const pool = labels.map((label) => authority(issuer, 'Same', { label, keyIdentifiers: false }));
  const leaf = endEntity(issuer, { names: [`dns:${host}`], keyIdentifiers: false });
  return toCase(`${count} CAs of one name and key, no anchor above them`, leaf, pool, ca('Root'));
}

/** A key of its own, made and used by the runtime: much faster than those that are the same in every run. */
function randomKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    family: 'ecdsa',
    digest: 'sha256',
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    sign: (data, digest) => new Uint8Array(sign(digest, data, privateKey)),
  };
}

function withLastBitFlipped(signature: Uint8Array): Uint8Array {
  const forged = signature.slice();
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  return forged;
}
