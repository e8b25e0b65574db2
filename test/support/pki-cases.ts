import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePem } from '../../src/asn1/pem.ts';
import type { CaseFile } from '../../vectors/generator/case.ts';
import { vectorsRoot } from '../../vectors/generator/folder.ts';

/** A folder of `vectors/cases` as it was read. */
export interface StoredCase {
  /** `group/name`. */
  readonly name: string;
  readonly file: CaseFile;
  /** DER by label, those of `chain.pem` first. */
  readonly certificates: ReadonlyMap<string, Uint8Array>;
  readonly leaf: Uint8Array;
  readonly pool: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
}

/** Every case, from the files alone. */
export function readCases(): StoredCase[] {
  const root = join(vectorsRoot, 'cases');
  const groups = readdirSync(root).sort();
  return groups.flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => readCase(`${group}/${name}`, join(root, group, name))),
  );
}

function readCase(name: string, folder: string): StoredCase {
  const file = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile;
  const chain = readBlocks(join(folder, 'chain.pem'), file.chain.length);
  const anchors = readBlocks(join(folder, 'anchors.pem'), file.anchors.length);
  const [leaf = new Uint8Array(), ...pool] = chain;
  const labels = [...file.chain, ...file.anchors];
  const certificates = new Map([...chain, ...anchors].map((der, i) => [labels[i] ?? '', der]));
  return { name, file, certificates, leaf, pool, anchors };
}

function readBlocks(path: string, count: number): Uint8Array[] {
  const { blocks, problems } = parsePem(readFileSync(path));
  const isWhole = blocks.length === count && problems.length === 0;
  if (!isWhole) throw new Error(`${path}: ${blocks.length} certificates, ${count} expected`);
  return blocks.map(({ bytes }) => bytes);
}
