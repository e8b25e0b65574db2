import { readdirSync, realpathSync, statSync } from 'node:fs';

/** Of a tree with more entries the first ones are looked at. */
const maximumEntries = 100_000;

/**
 * Files below a folder with their paths as they are reached from there, by name; links to folders are followed, each
 * folder once.
 */
export function walkFiles(folder: string): string[] {
  const files: string[] = [];
  const entered = new Set<string>();
  const waiting = [folder];
  for (let entries = 0; waiting.length > 0 && entries < maximumEntries; ) {
    const current = waiting.pop() as string;
    const names = isNew(current, entered) ? namesIn(current) : [];
    entries += names.length + 1;
    const paths = names.map((name) => (current === '' ? name : `${current.replace(/\/$/, '')}/${name}`));
    files.push(...paths.filter((path) => kindOf(path) === 'file'));
    waiting.push(...paths.filter((path) => kindOf(path) === 'folder').reverse());
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
