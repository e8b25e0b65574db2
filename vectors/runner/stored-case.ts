import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePem } from '../../src/asn1/pem.ts';
import type { CaseFile, RevocationFile } from '../generator/case-file.ts';
import { vectorsRoot } from '../generator/folder.ts';
import type { Expectation } from './expectation.ts';

/** A folder of `vectors/cases` as it was read. */
export interface StoredCase {
  /** `group/name`. */
  readonly name: string;
  readonly file: CaseFile;
  /** Undefined where a new case has none yet. */
  readonly expectation: Expectation | undefined;
  /** DER by label, those of `chain.pem` first. */
  readonly certificates: ReadonlyMap<string, Uint8Array>;
  readonly leaf: Uint8Array;
  readonly pool: readonly Uint8Array[];
  /** In the order of `file.anchors`. */
  readonly anchors: readonly Uint8Array[];
  /** DER of CRLs and OCSP responses by label. */
  readonly evidence: ReadonlyMap<string, Uint8Array>;
}

/** Every case, from the files alone. */
export function readCases(): StoredCase[] {
  const root = join(vectorsRoot, 'cases');
  const groups = readdirSync(root).sort();
  return groups.flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => readCase(`${group}/${name}`)),
  );
}

/** Where the expectation of a case stands. */
export function expectationPath(name: string): string {
  return join(vectorsRoot, 'cases', name, 'expect.json');
}

function readCase(name: string): StoredCase {
  const folder = join(vectorsRoot, 'cases', name);
  const file = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile;
  const chain = readBlocks(join(folder, 'chain.pem'), file.chain.length);
  const anchors = readBlocks(join(folder, 'anchors.pem'), file.anchors.length);
  const [leaf = new Uint8Array(), ...pool] = chain;
  const labels = [...file.chain, ...file.anchors.map(({ label }) => label)];
  const certificates = new Map([...chain, ...anchors].map((der, i) => [labels[i] ?? '', der]));
  const evidence = readEvidence(join(folder, 'evidence.pem'), file.revocation);
  return { name, file, expectation: readExpectation(name), certificates, leaf, pool, anchors, evidence };
}

function readEvidence(path: string, revocation: RevocationFile | undefined): Map<string, Uint8Array> {
  if (revocation === undefined) return new Map();
  const { crls, ocsp, stapled } = revocation;
  const labels = [...crls, ...ocsp, ...(stapled === undefined ? [] : [stapled])];
  return new Map(readBlocks(path, labels.length).map((der, i) => [labels[i] ?? '', der]));
}

function readExpectation(name: string): Expectation | undefined {
  const path = expectationPath(name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Expectation) : undefined;
}

function readBlocks(path: string, count: number): Uint8Array[] {
  const { blocks, problems } = parsePem(readFileSync(path));
  const isWhole = blocks.length === count && problems.length === 0;
  if (!isWhole) throw new Error(`${path}: ${blocks.length} blocks, ${count} expected`);
  return blocks.map(({ bytes }) => bytes);
}
