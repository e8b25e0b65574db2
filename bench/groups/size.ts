import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Cell, Table } from '../table.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Entries that need Node are loaded from a disk, not over a network. */
const unbundled: ReadonlySet<string> = new Set(['./node', './package.json']);

interface Imports {
  readonly name: string;
  /** A module that imports what is measured. */
  readonly source: string;
}

/** Bytes of what a bundler makes of each entry, of the parser alone, and of the least that verifies. */
export async function benchSize(): Promise<Table[]> {
  const measured = [...entries(), parserAlone, engineAlone, engineWithPortable];
  const rows = await Promise.all(measured.map(measure));
  return [
    {
      group: 'size',
      title: 'Bundle size',
      note: 'bytes, by esbuild; goals after gzip -9: the engine 25,000, with portable 40,000',
      columns: ['', 'minified', 'gzip -9'],
      rows,
    },
  ];
}

const parserAlone: Imports = {
  name: '{ parseCertificate } of certpath/x509',
  source: `export { parseCertificate } from './src/x509.ts';`,
};

const engineAlone: Imports = {
  name: '{ createEngine, createStore } of certpath/core',
  source: `export { createEngine, createStore } from './src/core.ts';`,
};

const engineWithPortable: Imports = {
  name: 'the same with certpath/portable',
  source: `${engineAlone.source} export { createPortableProvider } from './src/portable.ts';`,
};

function entries(): Imports[] {
  const { exports } = JSON.parse(readFileSync(`${project}package.json`, 'utf8'));
  return Object.entries<string>(exports)
    .filter(([subpath]) => !unbundled.has(subpath))
    .map(([subpath, built]) => ({
      name: subpath.replace('.', 'certpath'),
      source: `export * from '${built.replace('/dist/', '/src/').replace(/\.js$/, '.ts')}';`,
    }));
}

async function measure({ name, source }: Imports): Promise<Cell[]> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: project, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const [{ contents }] = outputFiles as [(typeof outputFiles)[number]];
  return [name, contents.length, gzipSync(contents, { level: 9 }).length];
}
