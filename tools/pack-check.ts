/**
 * Packs what is built and tries it as its users will: checks the package's shape, installs it, loads every entry with
 * `import` and `require` on the oldest Node of each line, compiles against it with old and new TypeScript, bundles it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../test/packaging/manifest.ts';
import { bundleInstalled } from './pack-check/bundlers.ts';
import { run } from './pack-check/command.ts';
import { installTarball, runCommand, runOnNode } from './pack-check/consumer.ts';
import { packProject, type Tarball } from './pack-check/tarball.ts';
import { checkTypes, compilers } from './pack-check/typescript.ts';

const tools = join(projectFolder, 'tools/node_modules/.bin');
const consumers = join(projectFolder, 'tools/consumers/node_modules');
const nodes = ['20.19', '22.12'].map((line) => ({ line, path: join(consumers, `node-${line}/bin/node`) }));

async function step<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`ok  ${name} (${seconds} s)${typeof result === 'string' ? `\n    ${result}` : ''}`);
  return result;
}

async function checkShape({ path }: Tarball): Promise<void> {
  await step('publint', () => void run(projectFolder, join(tools, 'publint'), ['run', '--strict', path]));
  await step('arethetypeswrong', () => void run(projectFolder, join(tools, 'attw'), ['--profile', 'esm-only', path]));
}

async function checkInstalled(folder: string): Promise<void> {
  for (const { line, path } of nodes) {
    const version = run(folder, path, ['--version']);
    if (!version.startsWith(`v${line}.`)) throw new Error(`${path} is Node ${version}`);
    await step(`Node ${version.trim()}: import, require, command`, () => {
      runOnNode(folder, path);
      runCommand(folder, path);
    });
  }
  for (const { version, importsEsm } of compilers) {
    const compiler = join(consumers, `typescript-${version}/bin/tsc`);
    await step(`TypeScript ${version}: NodeNext, bundler, CommonJS`, () => {
      const program = checkTypes(folder, compiler, importsEsm);
      for (const { path } of nodes) run(folder, path, [program]);
    });
  }
  await step('bundles', () => bundleInstalled(folder));
}

const folder = mkdtempSync(join(tmpdir(), 'pack-check-'));
try {
  const tarball = await step('pack', () => packProject(folder));
  console.log(`    ${tarball.summary}`);
  await checkShape(tarball);
  await step('install', () => installTarball(folder, tarball.path));
  await checkInstalled(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
