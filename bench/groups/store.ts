import { execFileSync } from 'node:child_process';
import type { StoreCost } from '../children/store.ts';
import { bundle } from '../own/build.ts';
import type { Table } from '../table.ts';

const anchorCount = 100_000;

/** A store of very many anchors, in a process of its own so that nothing else is counted as its memory. */
export async function benchStore(): Promise<Table[]> {
  const script = await bundle('bench/children/store.ts', 'store.js');
  const output = execFileSync(process.execPath, ['--expose-gc', script, String(anchorCount)], { encoding: 'utf8' });
  const cost: StoreCost = JSON.parse(output);
  const megabytes = (bytes: number): number => bytes / 1e6;
  return [
    {
      group: 'store',
      title: `A store of ${anchorCount.toLocaleString('en-US')} anchors from DER, ${megabytes(cost.inputBytes).toFixed(0)} MB`,
      note: 'CPU time; goals: set up 150 ms, 60 MB beyond the input, look-up 5 µs',
      columns: ['', ''],
      rows: [
        ['set up for the first time, ms', cost.firstMilliseconds],
        ['set up again, ms', cost.milliseconds],
        ['memory beyond the input, MB', megabytes(cost.bytes)],
        ['one look-up, µs', cost.lookUpMicroseconds],
      ],
    },
  ];
}
