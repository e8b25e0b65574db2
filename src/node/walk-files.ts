import { readdirSync, realpathSync, statSync } from 'node:fs';

/** Of a tree with more entries the first ones are looked at. */
const maximumEntries = 100_000;

/**
 * Files below a folder with their paths as they are reached from there: the nearest first, then by name. Links to
 * folders are followed, each folder is entered once, by its shortest path.
 */
export function walkFiles(folder: string): string[] {
  const files: string[] = [];
  const entered = new Set<string>();
  const folders = [folder];
  let entries = 0;
  for (const current of folders) {
    if (entries > maximumEntries) break;
    const names = isNew(current, entered) ? namesIn(current) : [];
    entries += names.length + 1;
    for (const name of names) {
      const path = current === '' ? name : `${current.replace(/\/$/, '')}/${name}`;
      const kind = kindOf(path);
      if (kind === 'file') files.push(path);
      if (kind === 'folder') folders.push(path);
    }
  }
  return files;
}

function isNew(folder: string, entered: Set<string>): boolean {
  try {
    const real = realpathSync(folder === '' ? '.' : folder);
    return entered.size < entered.add(real).size;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder === '' ? '.' : folder).sort();
  } catch {
    return [];
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' {
  try {
    const status = statSync(path);
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}
