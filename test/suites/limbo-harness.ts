/**
 * The harness of x509-limbo in the suite's own convention: cases on standard input, results on standard output, logs on
 * standard error, and a non-zero exit only when the harness itself has failed.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { judgeLimbo, type LimboSuite } from './limbo-results.ts';

const { testcases } = JSON.parse(readFileSync(process.stdin.fd, 'utf8')) as LimboSuite;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const results = testcases.map(judgeLimbo);
process.stdout.write(`${JSON.stringify({ version: 1, harness: `certpath-${version}`, results })}\n`);

const counts = new Map<string, number>();
for (const { actual_result } of results) counts.set(actual_result, (counts.get(actual_result) ?? 0) + 1);
process.stderr.write(`${[...counts].map(([result, count]) => `${count} ${result}`).join(', ')}\n`);
