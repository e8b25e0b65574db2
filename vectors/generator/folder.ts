import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFolders } from './files.ts';

/** The folder `vectors` itself. */
export const vectorsRoot: string = fileURLToPath(new URL('..', import.meta.url));

/**
 * Every file that stands where only generated ones belong, by its path below `vectors`. The expectation of a case is not
 * generated and left out, one without its case is not.
 *
 * @param wanted the generated files.
 */
export function readGenerated(wanted: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of generatedFolders) {
    const root = join(vectorsRoot, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(vectorsRoot.length).replaceAll('\\', '/');
      const isExpectation = entry.name === 'expect.json' && wanted.has(name.replace('expect.json', 'case.json'));
      if (!isExpectation) files.set(name, readFileSync(path, 'utf8'));
    }
  }
  return files;
}
