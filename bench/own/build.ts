import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export type Certpath = typeof import('./entry.ts');

const folder = fileURLToPath(new URL('../../node_modules/.cache/certpath-bench/', import.meta.url));
const project = fileURLToPath(new URL('../../', import.meta.url));

let built: Promise<Certpath> | undefined;

/**
 * The library as a bundle. Run from source, a loader's helper around every closure would be measured along with it.
 */
export function certpath(): Promise<Certpath> {
  built ??= bundle('bench/own/entry.ts', 'certpath.js').then((path) => import(pathToFileURL(path).href));
  return built;
}

/** Bundles one file of the project for Node and returns where the bundle is. */
export async function bundle(entry: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}${name}`;
  await build({
    absWorkingDir: project,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'error',
  });
  return outfile;
}
