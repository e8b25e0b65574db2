/**
 * Makes `src/mozilla/snapshot.ts` anew from the newest release of Node, which it installs below `scripts/roots/`.
 *
 * With `--check` nothing is installed or written: the snapshot is compared with what the installed release makes of it,
 * and the exit code is 0 when it is the same, 1 when it is not, 2 when none is installed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { installNewestNode, readNodeRoots } from './roots/newest-node.ts';
import { termsByFingerprint } from './roots/root-terms.ts';
import { toEmbeddedRoots, toSnapshotText, unusedTerms } from './roots/snapshot-text.ts';

const snapshotFile = new URL('../src/mozilla/snapshot.ts', import.meta.url);

function main(isCheck: boolean): number {
  if (!isCheck) installNewestNode();
  const node = readNodeRoots();
  if (node === undefined) {
    console.error('no release of Node is installed: npm install --prefix scripts/roots');
    return 2;
  }
  const roots = toEmbeddedRoots(node.certificates, termsByFingerprint);
  const text = toSnapshotText(node, roots);
  console.log(`${roots.length} roots of Node ${node.version} (${node.date}), NSS ${node.nss}`);
  for (const fingerprint of unusedTerms(node.certificates, termsByFingerprint)) {
    console.log(`left out, as the list has no such root: the terms of ${fingerprint}`);
  }
  const isSame = readFileSync(snapshotFile, 'utf8') === text;
  if (!isCheck && !isSame) writeFileSync(snapshotFile, text);
  console.log(isSame ? 'the snapshot is up to date' : `the snapshot ${isCheck ? 'is out of date' : 'is made anew'}`);
  return isCheck && !isSame ? 1 : 0;
}

process.exitCode = main(process.argv.includes('--check'));
