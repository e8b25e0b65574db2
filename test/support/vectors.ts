import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportSkipped } from './skipped.ts';

/** The folder of the external suites: `CERTPATH_VECTORS`, or `shared/vectors` beside the project. */
export function vectorsFolder(): string {
  const given = process.env['CERTPATH_VECTORS'];
  return given ? given : fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
}

/**
 * The folder of one external suite, or `undefined` when this clone goes without it.
 *
 * Where `CI` or `CERTPATH_VECTORS` is set the suite is owed: a missing or thinned one throws. Elsewhere it is reported
 * as one skipped case under its name.
 *
 * @param name the folder below {@link vectorsFolder}
 * @param minimumFiles the least number of files, subfolders included, that makes the suite whole
 */
export function requireSuite(name: string, minimumFiles: number): string | undefined {
  const folder = join(vectorsFolder(), name);
  const found = countFiles(folder);
  if (found >= minimumFiles && found > 0) return folder;
  if (process.env['CI'] || process.env['CERTPATH_VECTORS']) {
    throw new Error(`external suite ${name}: ${found} files in ${folder}, at least ${minimumFiles} are expected`);
  }
  reportSkipped(name, 1);
  return undefined;
}

function countFiles(folder: string): number {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).length;
}
