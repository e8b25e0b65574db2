import { readFileSync, writeSync } from 'node:fs';
import { createStore, verify } from '../../src/index.ts';
import type { AnchorInput } from '../../src/trust/anchor.ts';

/** Verifies the chain that the arguments name, prints what the process has cost so far, and is done. */
export function verifyOnce(anchorsOf: (root: Uint8Array) => readonly AnchorInput[]): void {
  const [root = '', leaf = '', intermediate = '', host = '', time = ''] = process.argv.slice(2);
  const verdict = verify({
    leaf: readFileSync(leaf),
    pool: [readFileSync(intermediate)],
    store: createStore(anchorsOf(readFileSync(root))),
    identity: { dns: host },
    time: Number(time),
  });
  if (!verdict.ok) throw new Error('refused');
  writeSync(1, JSON.stringify(process.cpuUsage()));
}
