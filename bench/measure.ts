/** One way of doing the work; all contestants of a race are handed the same items. */
export interface Contestant<Item> {
  readonly name: string;
  /** A promise that it returns is awaited. */
  readonly run: (item: Item) => unknown;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds of the CPU time of one call, all threads counted. */
  readonly microseconds: number;
  /** Median over the rounds of this contestant's time divided by the baseline's time in the same round. */
  readonly ratio: number;
}

export interface RaceOptions {
  readonly rounds?: number;
  /** CPU time that a contestant gets in each round. */
  readonly sliceMilliseconds?: number;
  /** CPU time before the first round: optimising compilers come to an engine's last functions late. */
  readonly warmUpMilliseconds?: number;
}

interface Runner<Item> extends Contestant<Item> {
  readonly isAsync: boolean;
  /** Calls a slice. */
  readonly count: number;
  /** Item of the next call, so that each slice goes on where the last one ended. */
  cursor: number;
  readonly samples: number[];
  /** What the last call returned: kept, so that no compiler can leave the call out. */
  last: unknown;
}

/**
 * Times contestants in turn, A B C A B C …, so that whatever disturbs the machine disturbs all of them. The first one
 * is the baseline.
 */
export async function race<Item>(
  contestants: readonly Contestant<Item>[],
  items: readonly Item[],
  { rounds = 15, sliceMilliseconds = 20, warmUpMilliseconds = 1000 }: RaceOptions = {},
): Promise<Timing[]> {
  const runners: Runner<Item>[] = [];
  for (const contestant of contestants) {
    runners.push(await prepare(contestant, items, sliceMilliseconds, warmUpMilliseconds));
  }
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners) runner.samples.push(await timeSlice(runner, items, runner.count));
  }
  const baseline = runners[0]?.samples ?? [];
  return runners.map(({ name, samples }) => ({
    name,
    microseconds: median(samples),
    ratio: median(samples.map((sample, round) => sample / (baseline[round] ?? Number.NaN))),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Warms up and finds out how many calls make a slice. */
async function prepare<Item>(
  contestant: Contestant<Item>,
  items: readonly Item[],
  sliceMilliseconds: number,
  warmUpMilliseconds: number,
): Promise<Runner<Item>> {
  const first = contestant.run(items[0] as Item);
  const isAsync = first instanceof Promise;
  await first;
  const runner: Runner<Item> = { ...contestant, isAsync, count: 1, cursor: 0, samples: [], last: undefined };
  let count = 1;
  let slice = 0;
  for (let spent = 0; spent < warmUpMilliseconds; spent += slice) {
    slice = ((await timeSlice(runner, items, count)) * count) / 1000;
    if (slice < sliceMilliseconds / 2) count *= 2;
  }
  const perCall = slice / count;
  return { ...runner, count: Math.max(1, Math.round(sliceMilliseconds / perCall)) };
}

/** Microseconds of CPU a call. */
async function timeSlice<Item>(runner: Runner<Item>, items: readonly Item[], count: number): Promise<number> {
  const before = process.cpuUsage();
  if (runner.isAsync) await callAsync(runner, items, count);
  else callSync(runner, items, count);
  const { user, system } = process.cpuUsage(before);
  runner.cursor = (runner.cursor + count) % items.length;
  return (user + system) / count;
}

function callSync<Item>(runner: Runner<Item>, items: readonly Item[], count: number): void {
  const { run, cursor } = runner;
  for (let i = 0; i < count; i++) runner.last = run(items[(cursor + i) % items.length] as Item);
}

async function callAsync<Item>(runner: Runner<Item>, items: readonly Item[], count: number): Promise<void> {
  const { run, cursor } = runner;
  for (let i = 0; i < count; i++) runner.last = await run(items[(cursor + i) % items.length] as Item);
}
