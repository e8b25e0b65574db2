import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainMaterial } from '../corpus.ts';
import { median } from '../measure.ts';
import { bundle } from '../own/build.ts';
import type { Cell, Table } from '../table.ts';

const rounds = 15;

/** Scripts of `children`, the baseline first. */
const children = [
  ['empty', 'an empty Node'],
  ['one-root', 'load, verify one P-256 chain to the only root'],
  ['embedded-roots', 'the same with all roots of certpath/mozilla'],
] as const;

/** CPU time of whole processes, in turn. */
export async function benchStart(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'certpath-bench-'));
  try {
    return [await measure(writeChain(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(chain: readonly string[]): Promise<Table> {
  const scripts: string[] = [];
  for (const [name] of children) scripts.push(await bundle(`bench/children/${name}.ts`, `${name}.js`));
  const samples: number[][] = [];
  for (let round = 0; round < rounds; round++) samples.push(scripts.map((script) => runChild([script, ...chain])));
  const rows = children.map(([, name], child): Cell[] => {
    const ratios = samples.map((sample) => (sample[child] ?? Number.NaN) / (sample[0] ?? Number.NaN));
    return [name, median(samples.map((sample) => sample[child] ?? Number.NaN)), median(ratios)];
  });
  const columns = ['', 'ms', '× an empty Node'];
  return { group: 'start', title: 'Cold start of a process', note: 'goal: 1.15', columns, rows };
}

/** Files of the chain and the rest of what is asked, as arguments of a child. */
function writeChain(folder: string): string[] {
  const { root, intermediate, leaves, time } = chainMaterial('P-256');
  const [leaf] = leaves;
  if (leaf === undefined) throw new Error('no leaf');
  const files = [root, leaf.der, intermediate].map((der, index) => {
    const path = join(folder, `${index}.der`);
    writeFileSync(path, der);
    return path;
  });
  return [...files, leaf.host, String(time)];
}

/** Milliseconds of CPU. */
function runChild(command: readonly string[]): number {
  const { user, system } = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
  return (user + system) / 1000;
}
