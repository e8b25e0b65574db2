import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeTime,
  encodeUtf8String,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { encodeUtf8 } from '../../src/asn1/strings.ts';
import { createStore } from '../../src/trust/store.ts';
import { Pool } from '../../src/verify/pool.ts';
import { Inheritance } from '../../src/verify/search/inherited-parameters.ts';
import { readCertificates } from '../../src/x509/certificate-source.ts';
import { Name } from '../../src/x509/name.ts';
import { fakeExtension, fakeKey, fakeName } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf } from '../support/verification.ts';

const root = fakeCa('R');
const ecdsa = encodeSequence(encodeOid('1.2.840.10045.4.3.2'));
const caConstraints = fakeExtension('2.5.29.19', encodeSequence(encodeBoolean(true)), true);
const dsaKeyWithoutParameters = encodeSequence(
  encodeSequence(encodeOid('1.2.840.10040.4.1')),
  encodeBitString(encodeInteger(0x10000001)),
);

/** A CA's certificate with a signature that has not even the shape of one, so that refusing it costs no check. */
function shapelessCa(subject: string, issuer: string, serial: number, key = fakeKey('anyone')): Uint8Array {
  const tbs = encodeSequence(
    encodeExplicit(0, encodeInteger(2)),
    encodeInteger(serial),
    ecdsa,
    fakeName(issuer),
    encodeSequence(encodeTime(Date.UTC(2020, 0)), encodeTime(Date.UTC(2040, 0))),
    fakeName(subject),
    key,
    encodeExplicit(3, encodeSequence(caConstraints)),
  );
  return encodeSequence(tbs, ecdsa, encodeBitString(Uint8Array.of(1)));
}

/** The least of three runs, in milliseconds. */
function leastTime(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Four times the input may take eight times as long: sixteen would be quadratic. */
function isNearlyLinear(work: (size: number) => unknown, size: number): void {
  work(size >> 2);
  const [small, large] = [leastTime(() => work(size)), leastTime(() => work(4 * size))];
  assert.ok(large < 10 * small + 50, `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`);
}

const test = suite('a crowd of junk');

test('of one name takes time in proportion to be told apart', () => {
  isNearlyLinear((size) => {
    const crowd = Array.from({ length: size }, (_, i) => shapelessCa('Z', 'Z', 0x1000000 + i));
    assert.is(outcomeOf(fakeVerify({ leaf: fakeLeaf('R'), pool: crowd, anchors: [root] })), 'accepted');
  }, 1500);
});

for (const [what, keyOf] of [
  ['with keys of their own', (i: number) => `k${i}`],
  ['with the key of the CA', () => 'A'],
] as const) {
  test(`that certifies itself in the name of the issuer, ${what}, leaves the good path within reach`, () => {
    const crowd = Array.from({ length: 4000 }, (_, i) => fakeCa('A', 'A', { key: keyOf(i), serial: i + 2 }));
    const pool = [...crowd.slice(0, 2000), fakeCa('A', 'M'), fakeCa('M', 'R'), ...crowd.slice(2000)];
    const verdict = fakeVerify({ leaf: fakeLeaf('A'), pool, anchors: [root] });
    assert.is(outcomeOf(verdict), 'accepted');
    assert.ok(verdict.spent.steps < 3 * pool.length, `${verdict.spent.steps} steps`);
    assert.is(verdict.spent.signatures, 3);
    const other = fakeVerify({ leaf: fakeLeaf('A'), pool: [...pool].reverse(), anchors: [root] });
    assert.equal(other.spent, verdict.spent);
  });
}

test('below one CA, each with a signature refused for its shape, takes time in proportion', () => {
  const middle = fakeCa('M', 'R');
  isNearlyLinear((size) => {
    const crowd = Array.from({ length: size }, (_, i) => shapelessCa('A', 'M', i + 1));
    assert.not(fakeVerify({ leaf: fakeLeaf('A'), pool: [middle, ...crowd], anchors: [root] }).ok);
  }, 800);
});

test('below one CA leaves the good path within reach', () => {
  const crowd = Array.from({ length: 2000 }, (_, i) => shapelessCa('A', 'M', i + 1));
  const pool = [...crowd, fakeCa('M', 'R'), fakeCa('A', 'M')];
  assert.is(outcomeOf(fakeVerify({ leaf: fakeLeaf('A'), pool, anchors: [root] })), 'accepted');
});

test('whose keys lack parameters takes time in proportion to look for what they inherit', () => {
  isNearlyLinear((size) => {
    const ders = Array.from({ length: size }, (_, i) => shapelessCa('A', 'A', i + 1, dsaKeyWithoutParameters));
    const { certificates } = readCertificates(ders);
    const inheritance = new Inheritance({ pool: new Pool(certificates), store: createStore([root]) });
    for (const certificate of certificates) assert.equal(inheritance.keysOf(certificate), []);
  }, 500);
});

test('of constrained CAs does not look at names of other forms', () => {
  const uri = encodeValue(0x86, encodeUtf8('x'));
  const dns = encodeValue(0x82, encodeUtf8('a.example'));
  isNearlyLinear((size) => {
    const names = fakeExtension('2.5.29.17', encodeSequence(...new Array<Uint8Array>(20 * size).fill(uri), dns));
    const leaf = fakeLeaf('A', { dns: undefined as never, moreExtensions: [names] });
    const pool = Array.from({ length: size }, (_, serial) => fakeCa('A', 'Q', { serial, permitted: ['a.example'] }));
    assert.not(fakeVerify({ leaf, pool, anchors: [root] }).ok);
  }, 300);
});

test('in a path as long as the pool is judged within the budget for comparisons', () => {
  const nameAt = (i: number, last: number): string => (i === 0 ? 'A' : i > last ? 'R' : `C${i}`);
  const pool = Array.from({ length: 3000 }, (_, i) =>
    fakeCa(nameAt(i, 2999), nameAt(i + 1, 2999), { key: 'k', issuerKey: 'k', permitted: ['example.com'] }),
  );
  const verdict = fakeVerify({ leaf: fakeLeaf('A', { issuerKey: 'k' }), pool, anchors: [root] });
  assert.not(verdict.ok);
  assert.ok(verdict.spent.nameComparisons <= 1_048_576);
  assert.is(verdict.exhausted, 'nameComparisons');
});

test('of combining marks takes time in proportion to be put in order', () => {
  isNearlyLinear((size) => {
    const text = encodeUtf8String(`a${'\u0301\u0323'.repeat(size)}`);
    const der = encodeSequence(encodeSet(encodeSequence(encodeOid('2.5.4.3'), text)));
    assert.ok(new Name(der).comparisonKey.length > 0);
  }, 8000);
});

test.run();
