import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Credentials,
  expired,
  good,
  host,
  intermediate,
  missingIntermediate,
  root,
  serve,
  serveRaw,
  time,
  toPem,
} from '../node/tls/support.ts';
import { type Outcome, run } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'certpath-connect-'));
const roots = join(folder, 'roots.pem');
writeFileSync(roots, toPem(root));

const connect = suite('certpath connect');

connect.after(() => rmSync(folder, { recursive: true }));

async function runAgainst(server: Credentials, ...args: readonly string[]): Promise<Outcome> {
  const { port, close } = await serve(server);
  const outcome = await run(['connect', `127.0.0.1:${port}`, '--roots', roots, ...args], { now: time });
  await close();
  return outcome;
}

connect('shows the chain of a live server and accepts it', async () => {
  const { code, out, error } = await runAgainst(good, '--servername', host);
  assert.is(error, '');
  assert.is(code, 0);
  assert.match(out, /port \d+: TLSv1\.3, TLS_AES_256_GCM_SHA384; 2 certificates sent\n/);
  assert.ok(
    out.includes('  0 CN=www.example.com, issued by CN=Intermediate\n  1 CN=Intermediate, issued by CN=Root\n'),
  );
  assert.ok(out.endsWith('\naccepted\n'));
});

connect('the name is the host unless another one is given', async () => {
  assert.is((await runAgainst(good)).code, 0);
  const { code, out } = await runAgainst(good, '--servername', 'other.example');
  assert.is(code, 1);
  assert.ok(out.includes('refused\n  host-mismatch: '));
});

connect('explains what is wrong', async () => {
  const { code, out } = await runAgainst(missingIntermediate, '--explain');
  assert.is(code, 1);
  assert.ok(out.includes('The peer should send the intermediates'));
});

connect('the mode decides what comes of the verdict', async () => {
  const outcomeOf = async (mode: string): Promise<[number, boolean]> => {
    const { code, out } = await runAgainst(expired, '--mode', mode);
    return [code, out.includes('expired')];
  };
  assert.equal(await outcomeOf('none'), [0, false]);
  assert.equal(await outcomeOf('query'), [0, true]);
  assert.equal(await outcomeOf('verify'), [1, true]);
  assert.equal(await outcomeOf('auto'), [1, true]);
});

connect('the depth bounds the intermediates, and the time can be given', async () => {
  const below = intermediate.issueCa('Below');
  const leaf = below.issueLeaf({ names: ['ip:127.0.0.1'], key: good.leaf.key });
  const deep = { leaf, key: good.key, cert: toPem(leaf, below, intermediate) };
  assert.is((await runAgainst(deep)).code, 0);
  assert.is((await runAgainst(deep, '--depth', '2')).code, 0);
  const { code, out } = await runAgainst(deep, '--depth', '1');
  assert.is(code, 1);
  assert.ok(out.includes('depth-exceeded'));
  assert.is((await runAgainst(expired, '--time', '2025-01-15')).code, 0);
});

connect('saves the chain as it was sent', async () => {
  const file = join(folder, 'saved.pem');
  assert.is((await runAgainst(expired, '--mode', 'none', '--save', file)).code, 0);
  assert.is(readFileSync(file, 'utf8'), expired.cert);
  const { code, error } = await runAgainst(good, '--save', join(folder, 'absent', 'x.pem'));
  assert.is(code, 2);
  assert.match(error, /cannot be written: ENOENT/);
});

connect('tells why there is no chain', async () => {
  const { port, close } = await serveRaw((socket) => socket.end('no TLS\r\n'));
  const { code, error } = await run(['connect', `127.0.0.1:${port}`]);
  assert.is(code, 2);
  assert.match(error, /handshake-failed/);
  await close();
  assert.match((await run(['connect', `127.0.0.1:${port}`])).error, /connection-failed/);
});

connect('refuses what it cannot read', async () => {
  const wrong = [[], ['a', 'b'], ['a:x'], ['a:0'], ['a:65536'], [':443'], ['::1:x'], ['[a]:1'], ['a', '--mode', 'x']];
  for (const args of [...wrong, ['a', '--depth', '-1'], ['a', '--save', '-'], ['a', '--roots', '-']]) {
    assert.is((await run(['connect', ...args])).code, 2, args.join(' '));
  }
});

connect.run();
