import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CertificateSource, type CheckPathOptions, checkPath, verify } from '../../src/index.ts';
import { makeChain } from '../support/pki.ts';
import { FakeVerifier, fakeKey, fakeName } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, testTime } from '../support/verification.ts';

const root = fakeCa('Root');
const intermediate = fakeCa('A', 'Root');
const leaf = fakeLeaf('A');

function check(path: readonly CertificateSource[], options: CheckPathOptions = {}): string {
  const problems = checkPath(path, { time: testTime, provider: new FakeVerifier(), ...options });
  return problems.map(({ depth, code }) => `${depth} ${code}`).join(', ');
}

const test = suite('checkPath');

test('finds nothing wrong with a good path that ends at its anchor', () => {
  assert.is(check([leaf, intermediate, root]), '');
  assert.is(check([leaf, intermediate]), '', 'the last is the anchor, whatever it is');
});

test('takes the anchor apart from the path', () => {
  assert.is(check([leaf, intermediate], { anchor: root }), '');
  assert.is(check([leaf, intermediate], { anchor: { name: fakeName('Root'), key: fakeKey('Root') } }), '');
  assert.is(
    check([leaf, intermediate], { anchor: { certificate: root, usableUntil: 0 } }),
    '2 anchor-no-longer-usable',
  );
  assert.is(check([leaf], { anchor: root }), '0 signature-invalid, 0 name-chaining-broken');
});

test('checks every signature of the path, the forged ones told first', () => {
  assert.is(check([fakeLeaf('A', { forged: true }), intermediate, root]), '0 signature-invalid');
  const forged = fakeCa('A', 'Root', { forged: true });
  assert.is(check([fakeLeaf('A', { forged: true }), forged, root]), '0 signature-invalid, 1 signature-invalid');
  const expired = fakeLeaf('A', { notAfter: testTime - 1000 });
  assert.is(check([expired, forged, root]), '1 signature-invalid, 0 expired');
});

test('does not look for another path', () => {
  const other = fakeCa('A', 'Root', { key: 'other' });
  assert.is(check([leaf, other, root]), '0 signature-invalid');
});

test('names that do not chain are a problem, even when the keys fit', () => {
  assert.is(check([leaf, fakeCa('B', 'Root', { key: 'A' }), root]), '0 name-chaining-broken');
});

test('applies the rules of a whole path', () => {
  assert.is(check([leaf, intermediate, fakeCa('Root', 'Root', { pathLenConstraint: 0 })]), '2 path-length-exceeded');
  assert.is(check([leaf, intermediate, root], { maxIntermediates: 0 }), 'path depth-exceeded');
  const named = fakeCa('A', 'Root', { dns: ['a.test'] });
  assert.is(check([leaf, named, fakeCa('Root', 'Root', { excluded: ['a.test'] })]), '1 name-excluded');
});

test('checks the options of every verification', () => {
  assert.is(check([leaf, intermediate, root], { identity: { dns: 'a.example' } }), '0 host-mismatch');
  const twice = [{ dns: 'www.example.com' }, { dns: 'a.example' }];
  assert.is(check([leaf, intermediate, root], { identity: twice }), '0 host-mismatch');
});

test('a certificate twice in the path is judged like any other path', () => {
  assert.match(check([leaf, intermediate, intermediate, root]), 'name-chaining-broken');
});

test('a certificate that cannot be read is told with its place, and nothing else is', () => {
  for (const [depth, path] of [
    [leaf.slice(1), intermediate, root],
    [leaf, new Uint8Array(), root],
    [leaf, intermediate, 'junk!'],
  ].entries()) {
    assert.is(check(path), `${depth} certificate-malformed`);
  }
});

test('one check less than needed is a signature left unchecked', () => {
  assert.is(check([leaf, intermediate, root], { budget: { signatures: 1 } }), '0 signature-unchecked');
});

test('constraints that could not be compared to the end are never told as kept', () => {
  const bound = fakeCa('Root', 'Root', { excluded: ['example.com'] });
  assert.is(check([leaf, intermediate, bound]), '0 name-excluded');
  assert.is.not(check([leaf, intermediate, bound], { budget: { nameComparisons: 0 } }), '');
});

test('throws a TypeError for a path without leaf or anchor, and for unusable options', () => {
  const isTypeError = (error: unknown): boolean => error instanceof TypeError;
  assert.throws(() => checkPath([]), isTypeError);
  assert.throws(() => checkPath([leaf]), isTypeError);
  assert.throws(() => checkPath([], { anchor: root }), isTypeError);
  assert.throws(() => checkPath([leaf], { anchor: Uint8Array.of(1) }), isTypeError);
  assert.throws(() => checkPath([leaf, root], { purpose: 'nothing' }), isTypeError);
  assert.throws(() => checkPath('text' as unknown as string[]), isTypeError);
});

test('says what verify says about the same path', () => {
  const { root: top, pool, leaf: real } = makeChain({ intermediates: [{}, { notAfter: '2025-03-01' }] });
  const path = [real.der, ...[...pool].reverse(), top.der];
  const verdict = verify({ leaf: real.der, pool, anchors: [top.der], time: testTime });
  assert.equal(checkPath(path, { time: testTime }), verdict.problems);
});

test('takes its time and its provider from the entry unless they are given', () => {
  const now = new Date();
  const { root: top, pool, leaf: real } = makeChain({ leaf: { notAfter: '2044-01-01' } });
  const problems = checkPath([real.der, ...pool, top.der]);
  assert.equal(
    problems.map(({ code }) => code),
    now < new Date('2044-01-01') ? [] : ['expired'],
  );
});

test.run();
