/**
 * Writes every generated vector. With `--check` it compares instead and exits 1 when a file is missing, differs or is one
 * too many, or an expectation contradicts its case. With `--rebase` it also writes the expectations anew, and exits 1
 * when this library accepts what a case refuses or the other way round.
 */
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareFiles, generateFiles } from './generator/files.ts';
import { readGenerated, vectorsRoot } from './generator/folder.ts';
import { checkExpectations } from './runner/check-expectations.ts';
import { rebase } from './runner/rebase.ts';
import { expectationPath, readCases } from './runner/stored-case.ts';

const wanted = generateFiles();
const found = readGenerated(wanted);
const differences = compareFiles(found, wanted);

if (process.argv.includes('--check')) check();
else {
  write();
  if (process.argv.includes('--rebase')) writeExpectations();
  tellExpectations();
}

function check(): void {
  const faults = differences.length > 0 ? differences : checkExpectations(readCases());
  for (const line of faults) console.error(line);
  console.log(`${wanted.size} files, ${faults.length} differences`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function write(): void {
  for (const path of found.keys()) if (!wanted.has(path)) remove(join(vectorsRoot, path));
  for (const [path, text] of wanted) {
    mkdirSync(dirname(join(vectorsRoot, path)), { recursive: true });
    if (found.get(path) !== text) writeFileSync(join(vectorsRoot, path), text);
  }
  for (const line of differences) console.log(line);
  console.log(`${wanted.size} files, ${differences.length} changed`);
}

function writeExpectations(): void {
  const { written, contradicted } = rebase(readCases(), (name, text) => writeFileSync(expectationPath(name), text));
  for (const line of written) console.log(line);
  for (const line of contradicted) console.error(`against the case: ${line}`);
  console.log(`${written.length} expectations written, ${contradicted.length} against the case`);
  process.exitCode = contradicted.length > 0 ? 1 : 0;
}

/** New cases have no expectation yet: said, and no failure. */
function tellExpectations(): void {
  for (const line of checkExpectations(readCases())) console.log(line);
}

/** A case that was renamed leaves no empty folder behind. */
function remove(path: string): void {
  rmSync(path);
  if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
}
