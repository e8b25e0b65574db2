import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseCipherString } from '../../../src/config/cipher-policy/cipher-string.ts';

const test = suite('cipher strings');

function namesOf(text: string): string[] {
  const read = parseCipherString(text);
  if ('unknown' in read) throw new Error(`unknown: ${read.unknown}`);
  return read.ciphers.map((cipher) => cipher.name());
}

const strings: readonly string[] = [
  'DEFAULT',
  'HIGH:!aNULL:!MD5',
  'ECDHE+AESGCM:DHE+AESGCM',
  'ECDHE+AESGCM:ECDHE+CHACHA20:!aRSA',
  'kRSA+AES128',
  'aECDSA',
  'AES256+SHA384:ECDHE-RSA-AES128-GCM-SHA256',
  'DEFAULT:-kRSA:-PSK:-SRP',
  'DEFAULT:!ECDHE:ECDHE',
  'DEFAULT:-ECDHE:ECDHE',
  'PSK:aPSK:SRP',
  'kPSK,kRSAPSK kDHEPSK:kECDHEPSK',
  'SHA256',
  'SHA1+ECDHE',
  'AES128-SHA:AES128-SHA:AES256-SHA',
];

/** What OpenSSL makes of it, of the ciphers that are supported here; undefined where there is no OpenSSL. */
function ofOpenSsl(text: string, supported: ReadonlySet<string>): string[] | undefined {
  try {
    const output = execFileSync('openssl', ['ciphers', '-s', '-tls1_2', '-psk', '-srp', text], { encoding: 'utf8' });
    return output
      .trim()
      .split(':')
      .filter((name) => supported.has(name));
  } catch {
    return undefined;
  }
}

test('the set of ciphers is that of OpenSSL', () => {
  const supported = new Set(namesOf('ALL'));
  if (ofOpenSsl('ALL', supported) === undefined) return;
  for (const text of strings) assert.equal(namesOf(text).sort(), ofOpenSsl(text, supported)?.sort(), text);
});

test('operators take away, forbid and move', () => {
  assert.equal(namesOf('AES128-SHA:AES256-SHA:-AES128-SHA'), ['AES256-SHA']);
  assert.equal(namesOf('AES128-SHA:AES256-SHA:-AES128-SHA:AES128-SHA'), ['AES256-SHA', 'AES128-SHA']);
  assert.equal(namesOf('AES128-SHA:AES256-SHA:!AES128-SHA:AES128-SHA'), ['AES256-SHA']);
  assert.equal(namesOf('AES128-SHA:AES256-SHA:+AES128-SHA'), ['AES256-SHA', 'AES128-SHA']);
});

test('commands are the level and the order by strength', () => {
  const level = (text: string): unknown => {
    const read = parseCipherString(text);
    return 'unknown' in read ? read.unknown : read.securityLevel;
  };
  assert.is(level('DEFAULT'), undefined);
  assert.is(level('DEFAULT@SECLEVEL=4'), 4);
  assert.is(level('@SECLEVEL=1:DEFAULT:@STRENGTH'), 1);
  for (const bad of [
    '@SECLEVEL=',
    '@SECLEVEL=9',
    '@SECLEVEL=11',
    '@OTHER',
    'DEFAULT@',
    'DEFAULT@SECLEVEL=1@STRENGTH',
  ]) {
    assert.is(level(bad), bad);
  }
});

test('an unknown name is told, alone, joined, or taken away', () => {
  for (const bad of ['NOPE', 'aes128-sha', 'ECDHE+NOPE', '!NOPE', 'TLS_AES_128_GCM_SHA256+NOPE', '!']) {
    assert.equal(parseCipherString(`DEFAULT:${bad}`), { unknown: bad });
  }
});

test('a long text takes little time', () => {
  const start = process.hrtime.bigint();
  parseCipherString('ALL:-ALL:'.repeat(500));
  assert.ok(Number(process.hrtime.bigint() - start) / 1e9 < 10);
});

test.run();
