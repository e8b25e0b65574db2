import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entries, manifest, projectFolder } from '../../test/packaging/manifest.ts';
import { run } from './command.ts';

/** Writes a file and the folders above it. */
export function writeText(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Installs the packed package, its optional peers and Node's types, as a user would. */
export function installTarball(folder: string, tarball: string): void {
  writeText(folder, 'package.json', JSON.stringify({ name: 'consumer', private: true }));
  const peers = Object.entries(manifest.peerDependencies ?? {}).map(([name, range]) => `${name}@${range}`);
  const types = `@types/node@${manifest.devDependencies['@types/node']}`;
  run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--package-lock=false', tarball, types, ...peers]);
  writeText(folder, 'esm/package.json', JSON.stringify({ type: 'module' }));
  writeText(folder, 'commonjs/package.json', JSON.stringify({ type: 'commonjs' }));
}

/** Takes each entry with `load`, and verifies the demonstration's chain with what the main one gave. */
function usageOf(fileSystem: string, load: (specifier: string) => string): string {
  const demo = (name: string): string => JSON.stringify(join(projectFolder, 'vectors/demo', name));
  const loads = entries.map(({ specifier }) => `[${JSON.stringify(specifier)}, ${load(specifier)}],`);
  return `${fileSystem}
const loaded = new Map([\n${loads.join('\n')}\n]);
for (const [name, names] of loaded) {
  if (Object.keys(names).length === 0) throw new Error(name + ' exports nothing');
}
const [leaf, roots] = [fs.readFileSync(${demo('leaf.pem')}), fs.readFileSync(${demo('roots.pem')})];
const verdictFor = (dns) => loaded.get('${manifest.name}').verify({
  leaf, anchors: [roots], time: Date.UTC(2026, 10, 22), identity: { dns },
});
if (!verdictFor('demo.example.com').ok || verdictFor('shop.example.org').ok) throw new Error('the verdict is wrong');
`;
}

/** Runs an ES module and a CommonJS one that load every entry and verify a chain; the latter with `require`. */
export function runOnNode(folder: string, node: string): void {
  const esm = usageOf("import fs from 'node:fs';", (specifier) => `await import('${specifier}')`);
  const commonjs = usageOf("const fs = require('node:fs');", (specifier) => `require('${specifier}')`);
  writeText(folder, 'esm/run.js', esm);
  writeText(folder, 'commonjs/run.js', commonjs);
  run(join(folder, 'esm'), node, ['run.js']);
  run(join(folder, 'commonjs'), node, ['run.js']);
}

/** The installed command verifies a chain and inspects it. */
export function runCommand(folder: string, node: string): void {
  const demo = (name: string): string => join(projectFolder, 'vectors/demo', name);
  const command = join(folder, 'node_modules/.bin', manifest.name);
  const roots = ['--roots', demo('roots.pem'), '--host', 'demo.example.com'];
  run(folder, node, [command, 'verify', ...roots, demo('leaf.pem')]);
  run(folder, command, ['inspect', demo('leaf.pem')]);
}
