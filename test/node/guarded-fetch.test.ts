import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFetcher } from '../../src/fetch.ts';
import { isInSubnets, isPublicAddress, parseSubnet } from '../../src/node/private-addresses.ts';
import { type GuardedFetchOptions, guardedFetch, type ResolveHost } from '../../src/node.ts';
import { TestServer } from '../fetch/server.ts';
import { ca } from '../support/pki.ts';
import { crlOf } from '../support/revocation.ts';

const addresses = suite('private addresses');

addresses('public ones are public', () => {
  for (const address of [
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2001:200::1',
    '2003::1',
    '3ffe::1',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
  ]) {
    assert.ok(isPublicAddress(address), address);
  }
});

addresses('loopback, private, link-local, unique-local, multicast, reserved and embedded ones are not', () => {
  for (const address of [
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '',
    'localhost',
    '127.1',
    '010.0.0.1',
  ]) {
    assert.not.ok(isPublicAddress(address), address);
  }
});

addresses('subnets hold what they hold', () => {
  const isIn = (address: string, ...subnets: string[]): boolean => isInSubnets(address, subnets.map(parseSubnet));
  assert.ok(isIn('10.1.2.3', '10.1.0.0/16'));
  assert.not.ok(isIn('10.2.2.3', '10.1.0.0/16'));
  assert.ok(isIn('10.1.2.3', '10.1.2.3'));
  assert.not.ok(isIn('10.1.2.4', '10.1.2.3'));
  assert.ok(isIn('10.1.2.130', '10.1.2.128/25'));
  assert.not.ok(isIn('10.1.2.127', '10.1.2.128/25'));
  assert.ok(isIn('fd00::1', 'fd00::/8'));
  assert.not.ok(isIn('fd00::1', '0.0.0.0/0'));
  assert.ok(isIn('::ffff:10.1.2.3', '10.1.2.3'));
  assert.not.ok(isIn('::ffff:10.1.2.3', '::/0'));
  assert.not.ok(isIn('x', '0.0.0.0/0'));
  for (const text of [
    '',
    'x',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    'fd00::/129',
    '10.0.0.0/1e1',
  ]) {
    assert.throws(
      () => parseSubnet(text),
      (error: unknown) => error instanceof TypeError,
    );
  }
});

addresses.run();

let server: TestServer;

const guard = suite('guarded fetch');
guard.before(async () => {
  server = await TestServer.start();
  server.serve('/root.crl', crlOf(ca('Root')));
});
guard.before.each(() => {
  server.requests.length = 0;
});
guard.after(() => server.stop());

/** `ok` or why not, and the detail. */
async function get(url: string, options: GuardedFetchOptions = {}): Promise<string> {
  const answer = await createFetcher({ fetch: guardedFetch(options) }).fetchCrl(url);
  return answer.ok ? 'ok' : `${answer.why}: ${answer.detail}`;
}

function resolveTo(...all: readonly string[]): ResolveHost {
  return async () => all.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

guard('a private address is not connected to, however it is written', async () => {
  const { port } = server;
  for (const host of [
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '[::ffff:127.0.0.1]',
    '[::1]',
    '0',
  ]) {
    assert.match(
      await get(`http://${host}:${port}/root.crl`),
      /^refused-url: ERR_REFUSED_URL: .* is a private address$/,
    );
  }
  assert.match(await get(`http://localhost:${port}/root.crl`), /^refused-url: .*localhost has no public address$/);
  assert.equal(server.requests, []);
});

guard('unless it is allowed', async () => {
  assert.is(await get(server.url('/root.crl'), { allow: ['127.0.0.0/8'] }), 'ok');
  assert.match(await get(server.url('/root.crl'), { allow: ['10.0.0.0/8', '127.0.0.2'] }), /^refused-url/);
  assert.throws(
    () => guardedFetch({ allow: ['localhost'] }),
    (error: unknown) => error instanceof TypeError,
  );
});

guard('a name counts by what it resolves to, and the connection is made to that', async () => {
  const url = `http://crl.example.com:${server.port}/root.crl`;
  assert.match(await get(url, { resolve: resolveTo('127.0.0.1') }), /^refused-url: .*crl.example.com has no public/);
  assert.is(await get(url, { resolve: resolveTo('127.0.0.1'), allow: ['127.0.0.1'] }), 'ok');
  assert.match(await get(url, { resolve: resolveTo() }), /^refused-url/);
  const failing = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  assert.is(await get(url, { resolve: failing }), 'network: ENOTFOUND: no such name');
});

guard('a name is resolved once for each connection: a second answer is never used', async () => {
  let asked = 0;
  const resolve: ResolveHost = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.9', family: 4 }];
  const url = `http://rebind.example.com:${server.port}/root.crl`;
  assert.is(await get(url, { resolve, allow: ['127.0.0.1'] }), 'ok');
  assert.is(asked, 1);
});

guard('of several addresses only the allowed ones are connected to', async () => {
  const url = `http://both.example.com:${server.port}/root.crl`;
  const resolve = resolveTo('127.0.0.2', '::1', '127.0.0.1', '10.0.0.1');
  assert.is(await get(url, { resolve, allow: ['127.0.0.1'] }), 'ok');
});

guard('every redirect is checked', async () => {
  const { port } = server;
  const inner = server.serve('/inner', 'secret');
  const url = server.redirect('/away', inner.replace('127.0.0.1', '127.0.0.2'));
  assert.match(await get(url, { allow: ['127.0.0.1'] }), /^refused-url: .*127.0.0.2 is a private address/);
  const named = server.redirect('/named', `http://inside.example.com:${port}/inner`);
  const resolve = resolveTo('169.254.169.254');
  assert.match(await get(named, { allow: ['127.0.0.1'], resolve }), /^refused-url: .*inside.example.com/);
  assert.is(server.count('/inner'), 0);
});

guard('https is spoken where the URL says so', async () => {
  const answer = await get(server.url('/root.crl').replace('http:', 'https:'), { allow: ['127.0.0.1'] });
  assert.match(answer, /^network: /);
});

guard.run();
