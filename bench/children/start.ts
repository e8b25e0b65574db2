/** What a short-lived program does: loads the library, makes a store of the roots in a PEM file, verifies one chain. */
import { readFileSync, writeSync } from 'node:fs';
import { createStore, verify } from '../../src/index.ts';

const [roots = '', leaf = '', intermediate = '', host = '', time = ''] = process.argv.slice(2);
const verdict = verify({
  leaf: readFileSync(leaf),
  pool: [readFileSync(intermediate)],
  store: createStore([readFileSync(roots)]),
  identity: { dns: host },
  time: Number(time),
});
if (!verdict.ok) throw new Error('refused');
writeSync(1, JSON.stringify(process.cpuUsage()));
