import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSuite } from '../support/vectors.ts';
import { readWycheproof, signatureAlgorithmOf, type WycheproofFile } from '../support/wycheproof.ts';
import type { ExpectedLimboCase, RuntimeMaterial, SignatureCase } from './inside/run-cases.ts';

/** Of each suite, for a first word of its own at the least; the runtimes without a JIT set the upper end. */
const limboCases = 600;
const signatureCases = 720;

const signatureFiles =
  /^(ecdsa_secp(256r1|384r1|521r1)_sha(256|384|512)|rsa_signature_(2048|4096)_sha(256|512)|rsa_pss_2048_sha256_mgf1_32)_test\.json$/;

/** The cases every runtime judges, spread evenly over both suites; the same ones at every call. */
export function collectMaterial(): RuntimeMaterial {
  const limbo = requireSuite('x509-limbo', 1);
  const wycheproof = requireSuite('wycheproof', 92);
  if (limbo === undefined || wycheproof === undefined) throw new Error('the external suites are needed');
  return { limbo: spread(readLimbo(limbo), limboCases), signatures: readSignatures(wycheproof) };
}

/** Public suffixes are the caller's table, too large to be sent to every runtime. */
function readLimbo(folder: string): ExpectedLimboCase[] {
  const { testcases } = JSON.parse(readFileSync(join(folder, 'limbo.json'), 'utf8')) as {
    testcases: ExpectedLimboCase[];
  };
  const selfContained = testcases.filter(({ features }) => !features.includes('pedantic-public-suffix-wildcard'));
  const [own, generated] = partition(selfContained, ({ id }) => !id.startsWith('bettertls::'));
  return [...own, ...spread(generated, Math.max(0, limboCases - own.length))];
}

function readSignatures(folder: string): SignatureCase[] {
  const files = readWycheproof(folder).filter(({ name }) => signatureFiles.test(name));
  const each = Math.ceil(signatureCases / files.length);
  return files.flatMap((file) => spread(casesOf(file), each));
}

function casesOf(file: WycheproofFile): SignatureCase[] {
  return file.testGroups.flatMap((group) => {
    const algorithm = Buffer.from(signatureAlgorithmOf(file, group).der).toString('base64');
    return group.tests.map((test) => ({
      id: `${file.name} ${test.tcId}`,
      algorithm,
      key: toBase64(group.publicKeyDer),
      data: toBase64(test.msg),
      signature: toBase64(test.sig),
      isValid: test.result === 'valid',
    }));
  });
}

function toBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** At most `count` of the items, at even distances. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)] as Item);
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** An empty folder for what a run builds. */
export function workFolder(root: string, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
