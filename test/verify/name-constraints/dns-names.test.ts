import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dnsName, ipName } from '../identity/certificate-of.ts';
import { faults } from './constraints-of.ts';

function permits(constraint: string, name: string): boolean {
  return faults([dnsName(name)], { permitted: [dnsName(constraint)] }) === '';
}

function excludes(constraint: string, name: string): boolean {
  return faults([dnsName(name)], { excluded: [dnsName(constraint)] }) === 'excluded';
}

const test = suite('name constraints: dNSName');

test('a subtree is the host and everything below it', () => {
  for (const name of ['example.com', 'EXAMPLE.com', 'a.example.com', 'a.b.Example.COM', '_x.example.com']) {
    assert.is(permits('example.com', name), true, name);
    assert.is(excludes('Example.com', name), true, name);
  }
  for (const name of ['com', 'notexample.com', 'example.com.evil', 'example.co', 'a.example.org']) {
    assert.is(permits('example.com', name), false, name);
    assert.is(excludes('example.com', name), false, name);
  }
});

test('the base of no characters is everything', () => {
  for (const name of ['com', 'a.example.com', '*.example.com']) {
    assert.is(permits('', name), true, name);
    assert.is(excludes('', name), true, name);
  }
});

test('a wildcard is permitted when every name it stands for is', () => {
  assert.is(permits('foo.com', '*.foo.com'), true);
  assert.is(permits('foo.com', '*.a.foo.com'), true);
  assert.is(permits('foo.example.com', '*.example.com'), false);
  assert.is(permits('foo.com', '*.com'), false);
});

test('a wildcard is excluded when any name it stands for is', () => {
  assert.is(excludes('bar.example.com', '*.example.com'), true);
  assert.is(excludes('BAR.example.com', '*.Example.com'), true);
  assert.is(excludes('example.com', '*.example.com'), true);
  assert.is(excludes('com', '*.example.com'), true);
  assert.is(excludes('a.bar.example.com', '*.example.com'), false);
  assert.is(excludes('example.org', '*.example.com'), false);
});

test('a malformed name is neither permitted nor free of exclusions', () => {
  for (const name of [
    '',
    '.',
    '.example.com',
    'example.com.',
    'a..example.com',
    '*',
    'f*.example.com',
    'a.*.example.com',
    '192.0.2.1',
    'a b.example.com',
    `${'a'.repeat(64)}.example.com`,
  ]) {
    assert.is(faults([dnsName(name)], { permitted: [dnsName('')] }), 'not-permitted', name);
    assert.is(faults([dnsName(name)], { excluded: [dnsName('other.example')] }), 'excluded', name);
    assert.is(faults([dnsName(name)], { excluded: [ipName(10, 0, 0, 0, 255, 0, 0, 0)] }), '', name);
  }
});

test('a malformed subtree refuses every dNSName and nothing else', () => {
  for (const base of ['.example.com', '*.example.com', 'example.com.', '.', 'a b', 'a..b', '192.0.2.0', '-a.example']) {
    for (const sides of [{ permitted: [dnsName('com'), dnsName(base)] }, { excluded: [dnsName(base)] }]) {
      assert.is(faults([dnsName('a.example.com')], sides), 'constraint-unsupported', base);
      assert.is(faults([ipName(192, 0, 2, 1)], sides), '', base);
    }
  }
});

test('laws of wildcards: permitted when all expansions are, excluded when one is', () => {
  const label = fc.constantFrom('a', 'b', 'c');
  const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
  // A label that no subtree names stands for all the others.
  const expansions = ['a', 'b', 'c', 'other'];
  fc.assert(
    fc.property(fc.array(fc.oneof(host, fc.constant('')), { minLength: 1, maxLength: 4 }), host, (bases, base) => {
      const subtrees = bases.map(dnsName);
      const names = expansions.map((expansion) => `${expansion}.${base}`);
      const isPermitted = (name: string) => faults([dnsName(name)], { permitted: subtrees }) === '';
      const isExcluded = (name: string) => faults([dnsName(name)], { excluded: subtrees }) !== '';
      assert.is(isPermitted(`*.${base}`), names.every(isPermitted));
      assert.is(isExcluded(`*.${base}`), names.some(isExcluded));
    }),
    { numRuns: 500 },
  );
});

test.run();
