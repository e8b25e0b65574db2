/**
 * `npm run runtimes -- [name…]`: the same bundle of cases on every runtime, with every provider it has. Prints a table;
 * fails when an answer is not the suite's, a digest differs, a runtime is not the one it should be, or one is missing
 * where `CI` is set.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltSuite, buildSuite } from './build-suite.ts';
import { allHosts } from './hosts/all-hosts.ts';
import type { Host } from './hosts/host.ts';
import type { RuntimeMaterial } from './inside/run-cases.ts';
import type { ProviderName } from './inside/suite.ts';
import { collectMaterial, workFolder } from './material.ts';
import { type Row, rowsToText } from './rows.ts';

/** Fewer cases than this on any runtime are no test of it. */
const minimumCases = 500;

const root = mkdtempSync(join(tmpdir(), 'certpath-runtimes-'));
try {
  const material = collectMaterial();
  const suite = await buildSuite(root);
  const materialFile = join(root, 'material.json');
  writeFileSync(materialFile, JSON.stringify(material));
  const named = process.argv.slice(2);
  const chosen = [...allHosts()].filter(([name]) => named.length === 0 || named.includes(name));
  const runs = chosen.flatMap(([name, host]): (() => Promise<Row>)[] => {
    if (host === undefined) return [async () => ({ name, state: 'missing' })];
    return host.providers.map((provider) => () => runOn(host, provider, suite, material, materialFile));
  });
  conclude(await runAll(runs));
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** As many at a time as there are cores, the last ones first: they take longest. The rows keep their order. */
async function runAll(runs: readonly (() => Promise<Row>)[]): Promise<Row[]> {
  const rows: Row[] = [];
  const waiting = runs.map((run, index) => ({ run, index }));
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) rows[next.index] = await next.run();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return rows;
}

async function runOn(
  host: Host,
  provider: ProviderName,
  suite: BuiltSuite,
  material: RuntimeMaterial,
  materialFile: string,
): Promise<Row> {
  const started = performance.now();
  try {
    const folder = workFolder(root, `${host.name}-${provider}`);
    const answer = await host.run({ suite, material, materialFile, folder }, provider);
    const milliseconds = performance.now() - started;
    return {
      name: host.name,
      state: 'ran',
      provider,
      milliseconds,
      answer,
      isItself: host.identity.test(answer.where),
    };
  } catch (fault) {
    return { name: host.name, state: 'failed', provider, fault: String(fault) };
  }
}

function conclude(rows: readonly Row[]): void {
  console.log(rowsToText(rows));
  const ran = rows.flatMap((row) => (row.state === 'ran' ? [row] : []));
  const digest = ran[0]?.answer.digest;
  const passed = ran.filter(
    ({ answer, isItself }) =>
      isItself &&
      answer.wrong.length === 0 &&
      answer.digest === digest &&
      Math.min(answer.limbo, answer.signatures) >= minimumCases,
  );
  const missing = rows.filter(({ state }) => state === 'missing').length;
  const failed = rows.length - passed.length - missing;
  console.log(`${passed.length} passed, ${failed} failed, ${missing} skipped`);
  if (failed > 0 || passed.length === 0 || (missing > 0 && process.env['CI'])) process.exitCode = 1;
}
