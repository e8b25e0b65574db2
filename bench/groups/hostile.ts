import * as nodeCrypto from 'node:crypto';
import { type HostileCase, hostileCases } from '../hostile-material.ts';
import { race } from '../measure.ts';
import { type Certpath, certpath } from '../own/build.ts';
import type { Cell, Table } from '../table.ts';

type Verdict = ReturnType<Certpath['verify']>;

/** Inputs made to be expensive: what they cost, and what the verdict says. Nothing is known before, no key imported. */
export async function benchHostile(): Promise<Table[]> {
  const built = await certpath();
  const cases = hostileCases();
  const contestants = cases.map((each) => ({ name: each.name, run: () => verifyCold(built, each) }));
  const timings = await race(contestants, [undefined], { rounds: 5, sliceMilliseconds: 30, warmUpMilliseconds: 300 });
  const rows = cases.map((each, index): Cell[] => {
    const { spent, ...verdict } = verifyCold(built, each);
    const milliseconds = (timings[index]?.microseconds ?? Number.NaN) / 1000;
    return [each.name, outcomeOf(verdict), milliseconds, spent.signatures, spent.steps, spent.nameComparisons];
  });
  return [
    {
      group: 'hostile',
      title: 'Hostile inputs',
      note: 'goals: mesh with a good path 5 ms and 200 signatures; unreachable anchor 2 ms; 1,000 candidates with key ids 3 ms',
      columns: ['', 'verdict', 'ms', 'signatures', 'steps', 'name comparisons'],
      rows,
    },
  ];
}

function verifyCold({ verify, createNativeProvider }: Certpath, { input }: HostileCase): Verdict {
  return verify({ ...input, provider: createNativeProvider(nodeCrypto) });
}

function outcomeOf({ ok, exhausted }: Pick<Verdict, 'ok' | 'exhausted'>): string {
  const outcome = ok ? 'accepted' : 'refused';
  return exhausted === undefined ? outcome : `${outcome}, ${exhausted} used up`;
}
