import { createPublicKey, type JsonWebKeyInput, type KeyObject, type PublicKeyInput, verify } from 'node:crypto';
import type { ChainCheck, ChainLeaf, ChainMaterial, Library } from '../contestant.ts';
import { type ChainName, chainMaterial, chainNames } from '../corpus.ts';
import { type Contestant, race } from '../measure.ts';
import { type Certpath, certpath } from '../own/build.ts';
import { certpathLibrary } from '../own/certpath.ts';
import { nodeLibrary } from '../own/node.ts';
import { loadPeers } from '../peers.ts';
import type { Table } from '../table.ts';
import { timingTable } from '../timing-table.ts';

type Opening = 'openKnownChain' | 'openNewChain';

/** A fresh leaf each time, from DER, with host name, serverAuth and time checked; signatures by the native provider. */
export async function benchChain(): Promise<Table[]> {
  const built = await certpath();
  const libraries = [certpathLibrary(built), nodeLibrary, ...(await loadPeers())];
  const tables: Table[] = [];
  for (const name of chainNames) {
    const material = chainMaterial(name);
    const taking = libraries.filter(({ isRsaOnly }) => isRsaOnly !== true || name === 'RSA-2048');
    const raw = rawChecks(built, name, material);
    const known = await race([raw.one, ...(await entrants(taking, 'openKnownChain', material))], material.leaves);
    tables.push(timingTable('chain', `${name} chain under a known intermediate`, 'goal: 1.25', known));
    const seen = await race([raw.two, ...(await entrants(taking, 'openNewChain', material))], material.leaves);
    tables.push(timingTable('chain', `${name} chain at first sight`, 'goal: 1.15', seen));
  }
  return tables;
}

/** Everyone must accept every leaf, and refuse a forged one and one for another host. */
async function entrants(
  libraries: readonly Library[],
  opening: Opening,
  material: ChainMaterial,
): Promise<Contestant<ChainLeaf>[]> {
  const taking: Contestant<ChainLeaf>[] = [];
  for (const { name, [opening]: open } of libraries) {
    if (open === undefined) continue;
    const run = open(material);
    await checkVerdicts(name, run, material.leaves);
    taking.push({ name, run });
  }
  return taking;
}

async function checkVerdicts(name: string, run: ChainCheck, leaves: readonly ChainLeaf[]): Promise<void> {
  for (const leaf of leaves) if (!(await run(leaf))) throw new Error(`${name} refuses the leaf of ${leaf.host}`);
  const [{ der, host }] = leaves as [ChainLeaf];
  const forged = der.slice();
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  if (await run({ der: forged, host })) throw new Error(`${name} accepts a forged leaf`);
  if (await run({ der, host: `not-${host}` })) throw new Error(`${name} accepts a leaf for another host`);
}

interface RawChecks {
  readonly one: Contestant<ChainLeaf>;
  readonly two: Contestant<ChainLeaf>;
}

interface Signed {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/** `crypto.verify` and nothing else: what is signed has been located before, and keys are imported the cheapest way. */
function rawChecks(built: Certpath, name: ChainName, { root, intermediate, leaves, digest }: ChainMaterial): RawChecks {
  const located = new Map(leaves.map((leaf) => [leaf, signedOf(built, leaf.der)]));
  const issuer = signedOf(built, intermediate);
  const [rootKey, keyInput] = [createPublicKey(keyInputOf(built, name, root)), keyInputOf(built, name, intermediate)];
  const key = createPublicKey(keyInput);
  const check = ({ data, signature }: Signed, by: KeyObject): boolean => verify(digest, data, by, signature);
  return {
    one: { name: 'one raw check', run: (leaf) => check(located.get(leaf) as Signed, key) },
    two: {
      name: 'two raw checks and one key import',
      run: (leaf) => check(issuer, rootKey) && check(located.get(leaf) as Signed, createPublicKey(keyInput)),
    },
  };
}

function signedOf({ parseCertificate, Certificate }: Certpath, der: Uint8Array): Signed {
  const certificate = parseCertificate(der);
  if (!(certificate instanceof Certificate)) throw certificate;
  return { data: certificate.tbsCertificate, signature: certificate.signature };
}

/** RSA as PKCS #1, P-256 as JWK, P-384 as SubjectPublicKeyInfo: for each the cheapest that Node has. */
function keyInputOf(built: Certpath, name: ChainName, der: Uint8Array): PublicKeyInput | JsonWebKeyInput {
  const certificate = built.parseCertificate(der) as InstanceType<Certpath['Certificate']>;
  const info = certificate.publicKey;
  if (info instanceof built.ParseError) throw info;
  if (name === 'RSA-2048') return { key: Buffer.from(info.publicKey), format: 'der', type: 'pkcs1' };
  const spki: PublicKeyInput = { key: Buffer.from(info.der), format: 'der', type: 'spki' };
  return name === 'P-384' ? spki : { key: createPublicKey(spki).export({ format: 'jwk' }), format: 'jwk' };
}
