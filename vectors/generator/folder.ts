import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFolders } from './files.ts';

/** The folder `vectors` itself. */
export const vectorsRoot: string = fileURLToPath(new URL('..', import.meta.url));

/** Every file that stands where only generated ones belong, by its path below `vectors`. */
export function readGenerated(): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of generatedFolders) {
    const root = join(vectorsRoot, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(vectorsRoot.length).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}
