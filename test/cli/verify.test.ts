import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem, parsePem } from '../../src/asn1/pem.ts';
import type { VerifyReport, VerifyResult } from '../../src/cli/report.ts';
import { mozillaRootsDate, mozillaStore } from '../../src/mozilla.ts';
import { run } from './terminal.ts';

const leafFile = fileURLToPath(new URL('../../vectors/demo/leaf.pem', import.meta.url));
const rootsFile = fileURLToPath(new URL('../../vectors/demo/roots.pem', import.meta.url));
const chainPem = readFileSync(leafFile, 'utf8');
const rootsPem = readFileSync(rootsFile, 'utf8');
const chain = parsePem(chainPem).blocks.map(({ bytes }) => bytes);
const pems = chain.map((der) => encodePem('CERTIFICATE', der));
const [leafDer, leafPem, intermediatePem] = [chain[0] as Uint8Array, pems[0] as string, pems[3] as string];
const cutLeaf = leafPem.slice(0, leafPem.length / 2);
const keyPem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });

let folder = '';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function report(...args: string[]): Promise<VerifyReport & { readonly code: number }> {
  const { code, out } = await run(['verify', '--json', '--roots', rootsFile, ...args]);
  return { ...(JSON.parse(out) as VerifyReport), code };
}

/** Exit code, and the codes of the first result's problems. */
async function outcome(...args: string[]): Promise<string> {
  const { code, results } = await report(...args);
  const [first] = results;
  const problems = first === undefined || first.status === 'unreadable' ? [] : first.verdict.problems;
  return [code, first?.status, ...problems.map((problem) => problem.code)].join(' ');
}

const verify = suite('certpath verify');
verify.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'certpath-cli-'));
});
verify.after(() => rmSync(folder, { recursive: true, force: true }));

verify('accepts, and prints the defaults it used', async () => {
  const { code, out, error } = await run(['verify', '--roots', rootsFile, leafFile]);
  assert.is(code, 0);
  assert.is(error, '');
  const settings = `profile rfc5280; purpose serverAuth; identity not checked; roots ${rootsFile} (2); time 2026-11-22 00:00:00 UTC`;
  assert.ok(out.startsWith(settings), out);
  assert.ok(out.includes(`${leafFile}: accepted: CN=demo.example.com`), out);
});

verify('checks who the peer must be', async () => {
  assert.is(await outcome('--host', 'demo.example.com', leafFile), '0 accepted');
  assert.is(await outcome('--host', 'demo.example.com', '--host', 'www.demo.example.com', leafFile), '0 accepted');
  assert.is(await outcome('--host', 'shop.example.org', leafFile), '1 refused host-mismatch');
  assert.is(await outcome('--host', 'bücher.example', leafFile), '1 refused host-mismatch');
  assert.is(await outcome('--ip', '2001:db8::1', leafFile), '1 refused ip-mismatch');
  assert.is(await outcome('--email', 'a@example.com', leafFile), '1 refused email-mismatch');
});

verify('takes the time as ISO 8601 or seconds, and can leave it out', async () => {
  assert.is(await outcome('--time', '2025-03-01T12:00:00Z', leafFile), '0 accepted');
  assert.is(await outcome('--time', '1740830400', leafFile), '0 accepted');
  assert.match(await outcome('--time', '2050-01-01', leafFile), /^1 refused expired/);
  assert.match(await outcome('--time=0', leafFile), /^1 refused not-yet-valid/);
  assert.is(await outcome('--time', '2050-01-01', '--no-check-time', leafFile), '0 accepted');
  assert.is((await report('--time', '2025-03-01 12:00', leafFile)).settings.time, '2025-03-01T12:00:00.000Z');
  assert.is((await report('--time', '2025-03-01T12:00:00+02:00', leafFile)).settings.time, '2025-03-01T10:00:00.000Z');
  assert.is((await report('--no-check-time', leafFile)).settings.time, null);
});

verify('limits the intermediates: 0 is none', async () => {
  assert.is(await outcome('--depth', '1', leafFile), '0 accepted');
  assert.is(await outcome('--depth', '0', leafFile), '1 refused depth-exceeded');
});

verify('knows purposes by name and by OID', async () => {
  assert.is(await outcome('--purpose', '1.3.6.1.5.5.7.3.1', leafFile), '0 accepted');
  assert.match(await outcome('--purpose', 'codeSigning', leafFile), /^1 refused purpose-refused/);
  assert.is(await outcome('--purpose', 'any', leafFile), '0 accepted');
  assert.is((await report('--profile', 'webpki', leafFile)).settings.profile, 'webpki');
});

verify('builds with the pool', async () => {
  const alone = file('alone.pem', leafPem);
  assert.is(await outcome(alone), '1 refused issuer-not-found');
  assert.is(await outcome('--pool', file('intermediate.pem', intermediatePem), alone), '0 accepted');
  assert.is(await outcome('--pool', file('junk.pem', keyPem), '--pool', leafFile, alone), '2 accepted');
});

verify('takes only self-issued certificates of the roots for anchors, unless the chain may be partial', async () => {
  const alone = file('alone.pem', leafPem);
  const mixed = file('mixed.pem', intermediatePem + rootsPem);
  const lower = file('lower.pem', intermediatePem);
  const path = async (...args: string[]): Promise<string> => {
    const { code, out, error } = await run(['verify', '--json', ...args]);
    const [result] = (JSON.parse(out) as VerifyReport).results as [VerifyResult];
    const length = result.status === 'accepted' && result.verdict.ok ? result.verdict.path.length : 0;
    return `${code} ${length} ${/--partial-chain/.test(error)}`;
  };
  assert.is(await path('--roots', mixed, alone), '0 3 false');
  assert.is(await path('--roots', lower, alone), '1 0 true');
  assert.is(await path('--roots', lower, '--partial-chain', alone), '0 2 false');
  assert.is(await path('--roots', alone, '--partial-chain', alone), '0 1 false');
});

verify('gives each file a verdict: 2 outranks 1 outranks 0', async () => {
  const alone = file('alone.pem', leafPem);
  const empty = file('empty.pem', '');
  assert.is((await report(leafFile, leafFile)).code, 0);
  assert.is((await report(leafFile, alone)).code, 1);
  const { code, results } = await report(empty, alone, leafFile);
  assert.is(code, 2);
  assert.equal(
    results.map(({ status }) => status),
    ['unreadable', 'refused', 'accepted'],
  );
});

verify('names bad input in one sentence and verifies the rest', async () => {
  const large = file('large.pem', leafPem);
  truncateSync(large, 200_000_000);
  const cases: readonly (readonly [path: string, message: RegExp])[] = [
    [file('empty.pem', ''), /empty\.pem: empty$/],
    [folder, /is a folder$/],
    [join(folder, 'absent.pem'), /absent\.pem does not exist$/],
    [file('key.pem', keyPem), /PEM block PRIVATE KEY, not CERTIFICATE$/],
    [file('cut.pem', cutLeaf), /expected -----END CERTIFICATE-----/],
    [file('request.pem', encodePem('CERTIFICATE REQUEST', leafDer)), /PEM block CERTIFICATE REQUEST, not CERTIFICATE$/],
    [file('trailing.der', new Uint8Array([...leafDer, 0])), /expected .* at byte \d+$/],
    [large, /is too large of 191 MiB/],
  ];
  const { code, out, error } = await run(['verify', '--roots', rootsFile, ...cases.map(([path]) => path), leafFile]);
  assert.is(code, 2);
  assert.ok(out.includes('accepted: CN=demo.example.com'), out);
  const lines = error.trimEnd().split('\n');
  assert.is(lines.length, cases.length, error);
  cases.forEach(([, message], i) => {
    assert.match(lines[i] ?? '', message);
    assert.ok(lines[i]?.startsWith('certpath: '));
  });
});

verify('never takes a certificate for the leaf because the leaf is damaged', async () => {
  const cut = await report(file('cut-leaf.pem', `${cutLeaf}\n${intermediatePem}`));
  assert.is(cut.code, 2);
  assert.match(cut.messages[0] ?? '', /the leaf, cannot be read: .*expected -----END CERTIFICATE-----/);
  const junk = await report(file('junk-leaf.pem', encodePem('CERTIFICATE', new Uint8Array([48, 0])) + leafPem));
  assert.match(junk.messages[0] ?? '', /the leaf, cannot be read: .*expected/);
});

verify('lives with a key before the leaf and junk behind it', async () => {
  const { code, messages } = await report(file('combined.pem', keyPem + chainPem + cutLeaf));
  assert.is(code, 0);
  assert.is(messages.length, 2);
});

verify('reads DER and standard input', async () => {
  assert.is(await outcome('--pool', leafFile, file('leaf.der', leafDer)), '0 accepted');
  const { code } = await run(['verify', '--roots', rootsFile, '-'], { input: chainPem });
  assert.is(code, 0);
  const empty = await run(['verify', '--roots', rootsFile, '-']);
  assert.is(empty.code, 2);
  assert.match(empty.error, /^certpath: standard input: empty\n$/);
});

verify('trusts the roots of Mozilla unless told otherwise', async () => {
  const [store, date] = [mozillaStore(), mozillaRootsDate];
  const plain = await run(['verify', leafFile]);
  assert.is(plain.code, 1);
  assert.is(plain.error, '');
  assert.match(plain.out, `roots mozilla, ${date} (${store.anchors.length}); `);
  const named = await run(['verify', '--json', '--roots', 'mozilla', '--partial-chain', leafFile]);
  const { settings, messages } = JSON.parse(named.out) as VerifyReport;
  assert.equal(settings.roots, { source: `mozilla, ${date}`, anchors: store.anchors.length });
  assert.equal(messages, []);
  const system = await run(['verify', '--json', '--roots', 'system', leafFile]);
  assert.match((JSON.parse(system.out) as VerifyReport).settings.roots.source, /^system, /);
});

verify('warns when the roots of Mozilla are over a year old, whatever the time checked', async () => {
  const later = { now: Date.parse(mozillaRootsDate) + 366 * 86_400_000 };
  const warning = new RegExp(`^certpath: the embedded Mozilla roots are of ${mozillaRootsDate}, .*\n$`);
  const old = await run(['verify', '--json', '--time', '2026-11-22', leafFile], later);
  assert.is(old.code, 1);
  assert.match(old.error, warning);
  assert.is((JSON.parse(old.out) as VerifyReport).messages.length, 1);
  assert.is((await run(['verify', '--time', '2036-11-22', leafFile])).error, '');
  assert.is((await run(['verify', '--roots', rootsFile, leafFile], later)).error, '');
});

verify('says so when the roots cannot be read', async () => {
  const { code, error } = await run(['verify', '--roots', join(folder, 'absent'), leafFile]);
  assert.is(code, 2);
  assert.match(error, /absent: does not exist\n.*hold no trust anchor\n/);
});

verify('refuses wrong usage before reading anything', async () => {
  const wrong: readonly (readonly [message: RegExp, ...args: string[]])[] = [
    [/no FILE/],
    [/Unknown option '--bogus'/, '--bogus', leafFile],
    [/argument missing/, leafFile, '--host'],
    [/--time 2025-02-30 is neither/, '--time', '2025-02-30', leafFile],
    [/--time soon is neither/, '--time', 'soon', leafFile],
    [/--depth x is not a number/, '--depth', 'x', leafFile],
    [/purpose: tls is neither/, '--purpose', 'tls', leafFile],
    [/no profile is called qt/, '--profile', 'qt', leafFile],
    [/192\.0\.2\.1 is not a host name: say --ip/, '--host', '192.0.2.1', leafFile],
    [/--ip demo is not an IP address/, '--ip', 'demo', leafFile],
    [/--email demo is not an e-mail address/, '--email', 'demo', leafFile],
    [/read once only/, '-', '-'],
    [/read once only/, '--pool', '-', '-'],
    [/--roots cannot be read from standard input/, '--roots', '-', leafFile],
  ];
  for (const [message, ...args] of wrong) {
    const { code, out, error } = await run(['verify', ...args]);
    assert.is(code, 2, args.join(' '));
    assert.is(out, '');
    assert.match(error, message);
    assert.match(error, /^certpath: [^\n]*\. Try: certpath help\n$/);
  }
});

verify('escapes file names', async () => {
  const { error } = await run(['verify', '--roots', rootsFile, 'a\u001b[2J\n.pem']);
  assert.is(error, 'certpath: a\\u{1b}[2J\\u{a}.pem does not exist\n');
});

verify('prints JSON of a stable shape, and nothing else, on standard output', async () => {
  const { out } = await run([
    'verify',
    '--json',
    '--roots',
    rootsFile,
    '--host',
    'x.example',
    '--depth',
    '3',
    leafFile,
    'no',
  ]);
  const { version, settings, results, messages } = JSON.parse(out) as VerifyReport;
  assert.is(version, 1);
  assert.equal(settings, {
    profile: 'rfc5280',
    purpose: 'serverAuth',
    time: '2026-11-22T00:00:00.000Z',
    identities: [{ type: 'dns', value: 'x.example' }],
    roots: { source: rootsFile, anchors: 2 },
    maxIntermediates: 3,
    revocation: 'off',
    policies: [],
    transparency: null,
  });
  assert.equal(
    results.map((result) => Object.keys(result)),
    [
      ['file', 'status', 'verdict'],
      ['file', 'status', 'message'],
    ],
  );
  assert.equal(messages, ['no does not exist']);
});

verify('colours the verdict on a terminal only', async () => {
  const args = ['verify', '--roots', rootsFile, leafFile];
  const plain = await run(args);
  const coloured = await run(args, { hasColour: true });
  assert.not.ok(plain.out.includes('\u001b'));
  assert.ok(coloured.out.includes('\u001b[32maccepted\u001b[0m'));
  const json = await run([...args, '--json'], { hasColour: true });
  assert.not.ok(json.out.includes('\u001b'));
});

verify.run();
