import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePem } from '../../src/asn1/pem.ts';
import { chainMaterial, mozillaRoots } from '../corpus.ts';
import { median } from '../measure.ts';
import { bundle } from '../own/build.ts';
import type { Cell, Table } from '../table.ts';

const rounds = 15;

/** CPU time of whole processes, in turn: one that does nothing, and one that verifies a P-256 chain with all the roots. */
export async function benchStart(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'certpath-bench-'));
  try {
    return [await measure(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string): Promise<Table> {
  const roots = mozillaRoots();
  const empty = [await bundle('bench/children/empty.ts', 'empty.js')];
  const chain = [await bundle('bench/children/start.ts', 'start.js'), ...writeChain(folder, roots)];
  const samples: { readonly empty: number; readonly chain: number }[] = [];
  for (let round = 0; round < rounds; round++) samples.push({ empty: runChild(empty), chain: runChild(chain) });
  const emptyTime = median(samples.map((sample) => sample.empty));
  const chainTime = median(samples.map((sample) => sample.chain));
  const ratio = median(samples.map((sample) => sample.chain / sample.empty));
  const rows: Cell[][] = [
    ['an empty Node', emptyTime, 1],
    [`load, ${roots.length + 1} roots from PEM, verify one chain`, chainTime, ratio],
  ];
  return {
    group: 'start',
    title: 'Cold start of a process',
    note: 'goal: 1.15',
    columns: ['', 'ms', '× an empty Node'],
    rows,
  };
}

/** Files of the chain, as arguments of the child. */
function writeChain(folder: string, roots: readonly Uint8Array[]): string[] {
  const { root, intermediate, leaves, time } = chainMaterial('P-256');
  const [leaf] = leaves;
  if (leaf === undefined) throw new Error('no leaf');
  const write = (name: string, data: string | Uint8Array): string => {
    writeFileSync(join(folder, name), data);
    return join(folder, name);
  };
  const pem = [...roots, root].map((der) => encodePem('CERTIFICATE', der)).join('');
  const files = [write('roots.pem', pem), write('leaf.der', leaf.der), write('intermediate.der', intermediate)];
  return [...files, leaf.host, String(time)];
}

/** Milliseconds of CPU. */
function runChild(command: readonly string[]): number {
  const { user, system } = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
  return (user + system) / 1000;
}
