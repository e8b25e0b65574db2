import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toAscii } from '../../../src/to-ascii.ts';
import { checkIdentity } from '../../../src/verify/identity/check-identity.ts';
import { type Identity, parseIdentity } from '../../../src/verify/identity/identity.ts';
import { parseQtIpAddress } from '../../../src/verify/identity/qt-ip-address.ts';
import { createQtMatcher, matchQtPattern } from '../../../src/verify/identity/qt-matcher.ts';
import { ca } from '../../support/pki.ts';
import { read } from '../../support/revocation.ts';

const test = suite('Qt’s matching of names');
const root = ca('Root');

function matches(subject: string, names: readonly string[], identity: Identity): boolean {
  const certificate = read(root.issueLeaf({ subject, names }).der);
  return checkIdentity(certificate, [parseIdentity(identity)], createQtMatcher(toAscii)).length === 0;
}

test('IPv4 of fewer than four numbers, as Qt reads it', () => {
  const same = ['192.5.8.16', '192.5.2064', '192.329744', '3221555216'];
  for (const text of same) assert.equal([...(parseQtIpAddress(text) ?? [])], [192, 5, 8, 16], text);
  assert.equal([...(parseQtIpAddress('0') ?? [])], [0, 0, 0, 0]);
  assert.equal([...(parseQtIpAddress('4294967295') ?? [])], [255, 255, 255, 255]);
  assert.is(parseQtIpAddress('::1')?.length, 16);
});

test('what is no address', () => {
  const texts = ['', '.', '1.', '.1', '1.2.3.4.5', '256.1', '1.2.3.256', '1.2.65536', '1.16777216', '4294967296'];
  const more = ['01.2.3.4', '0x7f.1', '1e3', '+1', ' 1', '1 ', '[::1]', '١', 'a', '99999999999999999999'];
  for (const text of [...texts, ...more]) assert.is(parseQtIpAddress(text), undefined, text);
});

test('an address matches an iPAddress of the same octets, and a text of the same letters', () => {
  assert.ok(matches('x', ['ip:192.5.8.16'], { dns: '3221555216' }));
  assert.ok(matches('x', ['ip:192.5.8.16'], { ip: '192.5.8.16' }));
  assert.ok(matches('x', ['ip:192.5.8.16'], { ip: Uint8Array.of(192, 5, 8, 16) }));
  assert.not(matches('x', ['ip:192.5.8.16'], { ip: Uint8Array.of(192, 5, 8, 17) }));
  assert.ok(matches('x', ['ip:2001:db8::1'], { dns: '2001:DB8:0::1' }));
  assert.not(matches('x', ['ip:10.0.0.1'], { dns: '::ffff:10.0.0.1' }));
  assert.not(matches('x', ['ip:2001:db8::1'], { dns: '[2001:db8::1]' }));
  assert.ok(matches('10.0.0.1', [], { dns: '10.0.0.1' }));
});

test('the common name counts beside a subjectAltName', () => {
  assert.ok(matches('a.test', ['dns:b.test'], { dns: 'A.test' }));
  assert.ok(matches('a.test', ['dns:b.test'], { dns: 'b.test' }));
  assert.not(matches('a.test', ['dns:b.test'], { dns: 'c.test' }));
});

test('names beyond ASCII go through the platform’s tables; without them they match nothing', () => {
  assert.ok(matchQtPattern('*.bücher.test', 'www.xn--bcher-kva.test', toAscii));
  assert.ok(matchQtPattern('BÜCHER.test', 'xn--bcher-kva.test', toAscii));
  assert.not(matchQtPattern('bücher.test', 'bücher.test'));
  assert.not(matchQtPattern('*.bücher.test', 'www.bücher.test'));
});

test('a wildcard never crosses a dot, nor stands for an address or an A-label', () => {
  assert.not(matchQtPattern('*.b.test', 'a.a.b.test'));
  assert.not(matchQtPattern('fo*.b.test', 'f.ob.test'));
  assert.not(matchQtPattern('XN--*.b.test', 'xn--a.b.test'));
  assert.not(matchQtPattern('*.5.8.16', '192.5.8.16'));
  assert.not(matchQtPattern('*.b.', 'a.b.'));
  assert.not(matchQtPattern('*..b', 'a..b'.slice(0, 1)));
});

test('no host, no match', () => {
  assert.not(matches('x', ['dns:a.test'], { dns: '' }));
  assert.not(matches('x', ['dns:a.test'], { dns: 'bü/cher.test' }));
});

test('mailboxes match by RFC 9525', () => {
  assert.ok(matches('x', ['email:a@b.test'], { email: 'a@B.test' }));
  assert.not(matches('x', ['email:a@b.test'], { email: 'A@b.test' }));
});

test('U-labels to A-labels', () => {
  assert.is(toAscii('WWW.Example.COM'), 'www.example.com');
  assert.is(toAscii('Bücher.Test'), 'xn--bcher-kva.test');
  for (const text of [
    'bü/x',
    'bü:1',
    'bü@x',
    'bü x',
    'bü%41',
    'ü.test\u{0}',
    '\u{0}ü.test',
    'ü\u{7f}.test',
    '１.２.３.４',
  ])
    assert.is(toAscii(text), undefined, text);
});

test.run();
