import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../src/asn1/pem.ts';
import type { VerifyReport } from '../../src/cli/report.ts';
import { ca, extension } from '../support/pki.ts';
import { ocspOf } from '../support/revocation.ts';
import { issueLogged, type TestLog, testLog, timestampExtension, x509Entry } from '../transparency/test-log.ts';
import { run } from './terminal.ts';

const root = ca('Root');
const [one, two] = [testLog('one'), testLog('two')];
const logged = issueLogged(root, [one, two], { notAfter: '2025-06-15' }).der;
const unlogged = root.issueLeaf({ notAfter: '2025-06-15' }).der;

/** A list as Chrome publishes it, each log of an operator of its own. */
function listOf(...logs: readonly TestLog[]): string {
  const usable = { usable: { timestamp: '2024-01-01T00:00:00Z' } };
  const operators = logs.map(({ log }) => {
    const [log_id, key] = [log.logId, log.publicKey].map((bytes) => Buffer.from(bytes).toString('base64'));
    return { name: log.operator, email: [], logs: [{ log_id, key, mmd: 86400, state: usable }] };
  });
  return JSON.stringify({ version: '1.0', log_list_timestamp: '2025-01-01T00:00:00Z', operators });
}

let folder = '';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function verifyLeaf(leaf: Uint8Array, ...args: string[]): ReturnType<typeof run> {
  const roots = file('root.pem', encodePem('CERTIFICATE', root.der));
  const peer = file('leaf.pem', encodePem('CERTIFICATE', leaf));
  return await run(['verify', '--time', '2025-06-01', '--roots', roots, ...args, peer]);
}

/** Exit code and codes of the problems. */
async function outcome(leaf: Uint8Array, ...args: string[]): Promise<string> {
  const { code, out } = await verifyLeaf(leaf, '--json', ...args);
  const [first] = (JSON.parse(out) as VerifyReport).results;
  const problems = first === undefined || first.status === 'unreadable' ? [] : first.verdict.problems;
  return [code, ...problems.map((problem) => problem.code)].join(' ');
}

const test = suite('certpath verify: transparency');
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'certpath-cli-'));
});
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('--ct-logs demands SCTs of the logs listed, by the policy named', async () => {
  const logs = file('logs.json', listOf(one, two));
  assert.is(await outcome(unlogged), '0');
  assert.is(await outcome(logged, '--ct-logs', logs), '0');
  assert.is(await outcome(logged, '--ct-logs', logs, '--ct-policy', 'apple'), '0');
  assert.is(await outcome(unlogged, '--ct-logs', logs), '1 transparency-policy-unmet');
  const half = file('half.json', listOf(one));
  assert.is(await outcome(logged, '--ct-logs', half), '1 transparency-policy-unmet transparency-log-unknown');
});

test('the policies differ: one SCT in the certificate and one of OCSP do for Apple, not for Chrome', async () => {
  const leaf = issueLogged(root, [one], { notAfter: '2025-06-15' }).der;
  const extensions = [extension('1.3.6.1.4.1.11129.2.4.5', timestampExtension(two.sign(x509Entry(leaf))))];
  const ocsp = file('leaf.ocsp', ocspOf(root, [{ certificate: leaf, extensions }]));
  const given = ['--ct-logs', file('logs.json', listOf(one, two)), '--ocsp', ocsp];
  assert.is(await outcome(leaf, ...given, '--ct-policy', 'apple'), '0');
  assert.is(await outcome(leaf, ...given, '--ct-policy', 'chrome'), '1 transparency-policy-unmet');
});

test('SCTs of --ocsp count', async () => {
  const scts = [one, two].map((log) => log.sign(x509Entry(unlogged)));
  const extensions = [extension('1.3.6.1.4.1.11129.2.4.5', timestampExtension(...scts))];
  const ocsp = file('leaf.ocsp', ocspOf(root, [{ certificate: unlogged, extensions }]));
  const logs = file('logs.json', listOf(one, two));
  assert.is(await outcome(unlogged, '--ct-logs', logs, '--ocsp', ocsp), '0');
});

test('the settings and the words tell of it', async () => {
  const logs = file('logs.json', listOf(one, two));
  const { out } = await verifyLeaf(logged, '--ct-logs', logs);
  assert.match(out, 'transparency policy of chrome, logs 2');
  assert.match(out, 'transparency policy met: 2 good of 2 SCTs');
  const json = JSON.parse((await verifyLeaf(logged, '--json', '--ct-logs', logs)).out) as VerifyReport;
  assert.equal(json.settings.transparency, { policy: 'chrome', logs: 2 });
  const without = JSON.parse((await verifyLeaf(logged, '--json')).out) as VerifyReport;
  assert.is(without.settings.transparency, null);
});

test('wrong usage and lists that cannot be read', async () => {
  const logs = file('logs.json', listOf(one, two));
  for (const args of [
    ['--ct-policy', 'chrome'],
    ['--ct-logs', '-'],
    ['--ct-logs', logs, '--ct-policy', 'mozilla'],
  ]) {
    assert.is((await verifyLeaf(logged, ...args)).code, 2, args.join(' '));
  }
  const missing = await verifyLeaf(logged, '--ct-logs', join(folder, 'missing.json'));
  assert.is(missing.code, 2);
  assert.match(missing.error, 'missing.json does not exist');
  assert.match(missing.out, 'refused');
  const junk = await verifyLeaf(logged, '--ct-logs', file('junk.json', '{'));
  assert.is(junk.code, 2);
  assert.match(junk.error, 'holds no log that counts');
  const partly = listOf(one, two).replace('"usable"', '"unheard-of"');
  const left = await verifyLeaf(logged, '--ct-logs', file('partly.json', partly));
  assert.is(left.code, 1);
  assert.match(left.error, 'operators[0].logs[0] is not exactly one known state');
});

test.run();
