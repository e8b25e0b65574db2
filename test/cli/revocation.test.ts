import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import type { VerifyReport } from '../../src/cli/report.ts';
import { ca, extension } from '../support/pki.ts';
import { crlOf, ocspOf } from '../support/revocation.ts';
import { run } from './terminal.ts';

const root = ca('Root');
const policies = extension('2.5.29.32', encodeSequence(encodeSequence(encodeOid('1.2.3'))));
const leaf = root.issueLeaf({ moreExtensions: [policies] });
const revoked = [{ certificate: leaf.der }];

let folder = '';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function verifyArguments(...args: string[]): string[] {
  const roots = file('root.pem', encodePem('CERTIFICATE', root.der));
  return [
    'verify',
    '--time',
    '2025-06-01',
    '--roots',
    roots,
    ...args,
    file('leaf.pem', encodePem('CERTIFICATE', leaf.der)),
  ];
}

/** Exit code, codes of the problems, and the leaf's revocation status. */
async function outcome(...args: string[]): Promise<string> {
  const { code, out } = await run(verifyArguments('--json', ...args));
  const [first] = (JSON.parse(out) as VerifyReport).results;
  if (first === undefined || first.status === 'unreadable') return `${code}`;
  const { verdict } = first;
  const report = verdict.ok ? verdict.report : verdict.best;
  return [code, ...verdict.problems.map((problem) => problem.code), report?.steps[0]?.revocation?.status].join(' ');
}

const test = suite('certpath verify: revocation and policies');
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'certpath-cli-'));
});
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('--crl counts, in PEM and DER, softly unless said otherwise', async () => {
  const good = file('good.crl', crlOf(root));
  const bad = file('bad.pem', encodePem('X509 CRL', crlOf(root, { revoked, number: 8 })));
  assert.is(await outcome(), '0 ');
  assert.is(await outcome('--crl', good), '0 good');
  assert.is(await outcome('--crl', bad), '1 revoked revoked');
  assert.is(await outcome('--crl', good, '--crl', bad), '1 revoked revoked');
});

test('--ocsp counts', async () => {
  const good = file('good.ocsp', ocspOf(root, [{ certificate: leaf.der }]));
  const bad = file('bad.ocsp', ocspOf(root, [{ certificate: leaf.der, status: { at: Date.UTC(2025, 1) } }]));
  assert.is(await outcome('--ocsp', good, '--revocation', 'hard'), '0 good');
  assert.is(await outcome('--ocsp', bad), '1 revoked revoked');
});

test('--revocation hard refuses what is not known, soft does not', async () => {
  assert.is(await outcome('--revocation', 'hard'), '1 revocation-unknown not-offered');
  assert.is(await outcome('--revocation', 'soft'), '0 not-offered');
  assert.is(await outcome('--revocation', 'off'), '0 ');
});

test('--policy refuses a path that is valid under none of the policies given', async () => {
  assert.is(await outcome('--policy', '1.2.3'), '0 ');
  assert.is(await outcome('--policy', '1.2.4', '--policy', '1.2.3'), '0 ');
  assert.is(await outcome('--policy', '1.2.4'), '1 policy-required ');
});

test('--explain adds the words to the JSON; the text tells of revocation anyway', async () => {
  const crl = file('good.crl', crlOf(root));
  const json = await run(verifyArguments('--json', '--explain', '--crl', crl));
  const [first] = (JSON.parse(json.out) as VerifyReport).results;
  assert.ok(first !== undefined && first.status === 'accepted');
  assert.match(first.explanation ?? '', 'not revoked (crl of CN=Root)');
  const { code, out } = await run(verifyArguments('--crl', crl));
  assert.is(code, 0);
  assert.match(out, 'revocation soft');
  assert.match(out, 'not revoked (crl of CN=Root)');
});

test('wrong usage and files that are not there', async () => {
  for (const args of [
    ['--revocation', 'maybe'],
    ['--revocation', 'off', '--crl', 'x'],
    ['--policy', 'x'],
    ['--crl', '-'],
  ]) {
    assert.is((await run(verifyArguments(...args))).code, 2, args.join(' '));
  }
  const { code, error } = await run(verifyArguments('--crl', join(folder, 'missing.crl')));
  assert.is(code, 2);
  assert.match(error, 'missing.crl does not exist');
  assert.is(await outcome('--crl', file('junk.crl', 'junk')), '1 revocation-evidence-bad not-offered');
});

test.run();
