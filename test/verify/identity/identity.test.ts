import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Identity, parseIdentity } from '../../../src/verify/identity/identity.ts';

const test = suite('identities');

test('take a host name in any case, with or without the dot of the root', () => {
  assert.equal(parseIdentity({ dns: 'WWW.example.com.' }), {
    kind: 'dns',
    expected: 'WWW.example.com.',
    host: 'www.example.com',
  });
});

test('that are impossible names are kept, to match nothing', () => {
  for (const dns of ['', '.', 'a b', '*.example.com', 'bücher.example', '192.0.2.1', '::1', 'a..']) {
    assert.equal(parseIdentity({ dns }), { kind: 'dns', expected: dns, host: undefined });
  }
  assert.equal(parseIdentity({ email: 'x' }), { kind: 'email', expected: 'x', mailbox: undefined });
  assert.equal(parseIdentity({ ip: 'x' }), { kind: 'ip', expected: 'x', octets: undefined });
  assert.is(parseIdentity({ ip: new Uint8Array(5) }).kind, 'ip');
  assert.is((parseIdentity({ ip: new Uint8Array(5) }) as { octets: unknown }).octets, undefined);
});

test('own their octets', () => {
  const ip = Uint8Array.of(192, 0, 2, 1);
  const identity = parseIdentity({ ip });
  ip.fill(0);
  assert.equal(identity, { kind: 'ip', expected: Uint8Array.of(192, 0, 2, 1), octets: Uint8Array.of(192, 0, 2, 1) });
});

test('of the wrong type are a mistake of the program', () => {
  const wrong = [
    undefined,
    null,
    'example.com',
    {},
    { dns: 1 },
    { ip: [127, 0, 0, 1] },
    { dns: 'a', ip: '::1' },
    { dns: null },
  ];
  for (const identity of wrong)
    assert.throws(
      () => parseIdentity(identity as Identity),
      (e: unknown) => e instanceof TypeError,
    );
});

test.run();
