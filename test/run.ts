/**
 * Runs every `test/**\/*.test.ts` with uvu, or those whose path matches the regular expression given as argument.
 *
 * uvu's own command exits 0 for a file that forgets `.run()`, for no tests at all and for a failing `before` hook;
 * this one counts for itself, and its last line is always `N passed, N failed, N skipped`.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'uvu/parse';
import { skippedCases, skippedCount } from './support/skipped.ts';

/** Fewer tests than this in a full run means that some were lost: raise it as tests are added. */
const MINIMUM_TESTS = 2000;

/** What uvu's runner of one suite answers: failures as text (or `true`), passed, skipped, and all tests of the suite. */
type SuiteResult = [errors: string | true, passed: number, skipped: number, total: number];
type SuiteRunner = () => Promise<SuiteResult>;
type FileQueue = [name: string | null, ...runners: SuiteRunner[]];

const queue: FileQueue[] = [];
const tally = { suites: 0, passed: 0, failed: 0, skipped: 0 };

/** uvu reads these when it is loaded, hence the import afterwards: collect the suites, do not start them. */
const uvuState = Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: queue, UVU_INDEX: 0 });
const { exec } = await import('uvu');

function counted(run: SuiteRunner): SuiteRunner {
  return async () => {
    const result = await run();
    const [, passed, skipped, total] = result;
    tally.passed += passed;
    tally.failed += total - passed;
    tally.skipped += skipped;
    return result;
  };
}

function fail(reason: string): void {
  tally.failed++;
  console.error(`FAIL ${reason}\n`);
}

async function load(name: string, file: string): Promise<void> {
  const source = await readFile(file, 'utf8');
  const suites = source.match(/= suite\b/g)?.length ?? 0;
  const runs = source.match(/\.run\(\)/g)?.length ?? 0;
  if (runs === 0 || runs < suites) {
    fail(`${name}: ${suites} suites but ${runs} calls of .run()`);
    return;
  }
  uvuState.UVU_INDEX = queue.length;
  const entry: FileQueue = [name];
  queue.push(entry);
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    fail(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const runners = entry.splice(1) as SuiteRunner[];
  tally.suites += runners.length;
  entry.push(...runners.map(counted));
}

function checkFloor(pattern: string | undefined): void {
  if (tally.suites === 0) fail(pattern === undefined ? 'no suites found' : `no suites match ${pattern}`);
  const ran = tally.passed + tally.failed;
  if (pattern === undefined && ran < MINIMUM_TESTS) fail(`${ran} tests ran, at least ${MINIMUM_TESTS} are expected`);
}

/** Runs at exit, so that a test whose promise never settles is told as well. */
function report(): void {
  if (!finished) fail('a test never settled');
  for (const [name, count] of skippedCases()) console.log(`skipped: ${name} (${count})`);
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped + skippedCount()} skipped`);
  if (tally.failed > 0) process.exitCode = 1;
}

const pattern = process.argv[2];
const wanted = new RegExp(pattern ?? '', 'i');
let finished = false;
process.on('exit', report);

const { suites: files } = await parse(fileURLToPath(new URL('.', import.meta.url)), '\\.test\\.ts$');
for (const { name, file } of files) {
  if (wanted.test(`test/${name}`)) await load(name, file);
}
await exec();
checkFloor(pattern);
finished = true;
