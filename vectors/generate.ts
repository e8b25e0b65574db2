/**
 * Writes every generated vector; with `--check`, compares instead and exits 1 when a file is missing, differs or is
 * one too many.
 */
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareFiles, generateFiles } from './generator/files.ts';
import { readGenerated, vectorsRoot } from './generator/folder.ts';

const wanted = generateFiles();
const found = readGenerated();
const differences = compareFiles(found, wanted);

if (process.argv.includes('--check')) {
  for (const line of differences) console.error(line);
  console.log(`${wanted.size} files, ${differences.length} differences`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} else {
  for (const path of found.keys()) if (!wanted.has(path)) remove(join(vectorsRoot, path));
  for (const [path, text] of wanted) {
    mkdirSync(dirname(join(vectorsRoot, path)), { recursive: true });
    if (found.get(path) !== text) writeFileSync(join(vectorsRoot, path), text);
  }
  for (const line of differences) console.log(line);
  console.log(`${wanted.size} files, ${differences.length} changed`);
}

/** A case that was renamed leaves no empty folder behind. */
function remove(path: string): void {
  rmSync(path);
  if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
}
