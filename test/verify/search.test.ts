import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createVerifier, type Verdict, type VerifyInput } from '../../src/index.ts';
import { type Certificate, parseOwnedCertificate } from '../../src/x509/certificate.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { randomNumbers } from '../support/random-graph.ts';
import {
  fakeCa,
  fakeLeaf,
  fakeVerify,
  outcomeOf,
  problemsOf,
  shuffled,
  statesOf,
  testTime,
} from '../support/verification.ts';

const root = fakeCa('Root');
const expired = { notAfter: testTime - 1000 };

/** Verifies in several orders of the pool, which must not matter, and gives the verdict. */
function judge(leaf: Uint8Array, pool: readonly Uint8Array[], more: Partial<VerifyInput> = {}): Verdict {
  const random = randomNumbers(pool.length + 1);
  const anchors = more.anchors ?? [root];
  const verdict = fakeVerify({ leaf, pool, ...more, anchors });
  for (let round = 0; round < 3; round++) {
    const again = fakeVerify({ leaf, pool: shuffled(pool, random), ...more, anchors: shuffled([...anchors], random) });
    assert.equal(
      [outcomeOf(again), again.spent, statesOf(again)],
      [outcomeOf(verdict), verdict.spent, statesOf(verdict)],
    );
  }
  return verdict;
}

const test = suite('building a path');

test('an expired twin of the intermediate does not stand in the way', () => {
  const verdict = judge(fakeLeaf('A'), [fakeCa('A', 'Root', expired), fakeCa('A', 'Root', { serial: 2 })]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, 2);
});

test('a cross-certificate by an unknown CA does not stand in the way', () => {
  const verdict = judge(fakeLeaf('A'), [fakeCa('A', 'Nowhere'), fakeCa('A', 'Root')]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, 2);
});

test('an expired anchor does not stand in the way of a cross-certificate to another one', () => {
  const cross = fakeCa('A', 'Root');
  const verdict = judge(fakeLeaf('A'), [cross], { anchors: [root, fakeCa('A', 'A', expired)] });
  assert.is(outcomeOf(verdict), 'accepted');
});

test('a shorter path is taken before a longer one', () => {
  const verdict = judge(fakeLeaf('A'), [fakeCa('A', 'B'), fakeCa('B', 'Root'), fakeCa('A', 'Root')]);
  assert.is(verdict.ok && verdict.path.length, 3);
});

test('a longer path without a fault is taken before a shorter one with one', () => {
  const pool = [fakeCa('A', 'B'), fakeCa('B', 'C'), fakeCa('C', 'Root'), fakeCa('A', 'Root', expired)];
  const verdict = judge(fakeLeaf('A'), pool);
  assert.is(verdict.ok && verdict.path.length, 5);
});

test('of two broken paths the one with less wrong about it is told', () => {
  const worse = fakeCa('A', 'Root', { ...expired, cA: false });
  const better = fakeCa('A', 'Root', { serial: 2, ...expired });
  assert.equal(problemsOf(judge(fakeLeaf('A'), [worse, better])), ['1 expired']);
});

test('a dead end with less wrong about it is told before a complete path', () => {
  const far = fakeCa('A', 'Root', { ...expired, cA: false, extendedKeyUsage: ['1.2.3'] });
  assert.equal(problemsOf(judge(fakeLeaf('A'), [far, fakeCa('A', 'Nowhere', { serial: 2 })])), ['1 issuer-not-found']);
});

test('twins with wrong keys cost no check when key identifiers tell them apart', () => {
  const ids = { keyIdentifiers: true };
  const wrong = Array.from({ length: 5 }, (_, i) => fakeCa('A', 'Root', { ...ids, key: `wrong${i}`, serial: i + 2 }));
  // Without the identifiers the one with the greatest bytes would be tried last.
  const verdict = judge(fakeLeaf('A', ids), [...wrong, fakeCa('A', 'Root', { ...ids, serial: 100 })]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, 2);
});

test('twins with wrong keys cost at most two checks each when nothing tells them apart', () => {
  const wrong = Array.from({ length: 5 }, (_, i) => fakeCa('A', 'Root', { key: `wrong${i}`, serial: i + 2 }));
  const verdict = judge(fakeLeaf('A'), [...wrong, fakeCa('A', 'Root')]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.ok(verdict.spent.signatures <= 2 * 6, `${verdict.spent.signatures}`);
});

test('key identifiers that lie prove nothing', () => {
  const ids = { keyIdentifiers: true };
  const leaf = fakeLeaf('A', ids);
  // It has the right identifier, from a key of another CA that signed it under the same name.
  const other = fakeCa('A', 'Root', { key: 'other' });
  assert.is(outcomeOf(judge(leaf, [other])), '0 signature-invalid');
  assert.is(outcomeOf(judge(fakeLeaf('A'), [other, fakeCa('A', 'Root', { ...ids, serial: 2 })])), 'accepted');
});

test('one check serves all twins that share a key', () => {
  const twins = Array.from({ length: 8 }, (_, i) => fakeCa('A', i === 7 ? 'Root' : `Nowhere${i}`, { serial: i + 1 }));
  const provider = new FakeVerifier();
  const verdict = judge(fakeLeaf('A', { forged: true }), twins, { provider });
  assert.equal(problemsOf(verdict)[0], '0 signature-invalid');
  assert.ok(verdict.spent.signatures <= 2, `${verdict.spent.signatures}`);
});

const names = ['A', 'B', 'C', 'D'];
const ring = names.map((name, i) => fakeCa(name, names[(i + 1) % names.length]));

test('a ring of CAs that certify each other is left through its one way out', () => {
  const verdict = judge(fakeLeaf('A'), [...ring, fakeCa('C', 'Root')]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.path.length, 5);
});

test('a ring without an anchor ends, with no issuer found', () => {
  const verdict = judge(fakeLeaf('A'), ring);
  assert.is(problemsOf(verdict).at(-1)?.split(' ')[1], 'issuer-not-found');
  assert.not.match(statesOf(verdict), 'unchecked');
});

test('a certificate that issued itself is no way up', () => {
  const verdict = judge(fakeLeaf('A'), [fakeCa('A')]);
  assert.equal(problemsOf(verdict), ['1 self-signed-in-chain']);
});

test('a chain of a hundred intermediates is accepted', () => {
  const pool = Array.from({ length: 100 }, (_, i) => fakeCa(`C${i}`, i === 99 ? 'Root' : `C${i + 1}`));
  const verdict = judge(fakeLeaf('C0'), pool);
  assert.is(verdict.ok && verdict.path.length, 102);
  assert.is(verdict.spent.signatures, 101);
});

test('five thousand certificates of other names cost no step and no check', () => {
  const junk = Array.from({ length: 5000 }, (_, i) => fakeCa(`Junk${i}`, `Junk${i + 1}`));
  const plain = fakeVerify({ leaf: fakeLeaf('A'), pool: [fakeCa('A', 'Root')], anchors: [root] });
  const verdict = fakeVerify({ leaf: fakeLeaf('A'), pool: [...junk, fakeCa('A', 'Root')], anchors: [root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(verdict.spent, plain.spent);
});

test('a path around a certificate that another one cannot stand with is found', () => {
  // B excludes the name of A, so A and B cannot stand in one path; the twin of B has no constraints.
  const a = fakeCa('A', 'B', { dns: ['a.test'] });
  const b = fakeCa('B', 'Root', { excluded: ['a.test'] });
  const bTwin = fakeCa('B', 'C', { serial: 2 });
  const verdict = judge(fakeLeaf('A'), [a, b, bTwin, fakeCa('C', 'Root')]);
  assert.is(verdict.ok && verdict.path.length, 5);
  assert.equal(problemsOf(judge(fakeLeaf('A'), [a, b])), ['1 name-excluded']);
});

test('constraints do not hold for the name of a self-issued certificate on the way', () => {
  // RFC 5280 §6.1.3 (b); the same name in the CA that it succeeds is held against them.
  const anchors = [fakeCa('Root', 'Root', { excluded: ['a.test'] })];
  const renewed = fakeCa('A', 'A', { issuerKey: 'A-old', dns: ['a.test'] });
  const old = fakeCa('A', 'Root', { key: 'A-old' });
  assert.is(outcomeOf(judge(fakeLeaf('A'), [renewed, old], { anchors })), 'accepted');
  const named = fakeCa('A', 'Root', { key: 'A-old', dns: ['a.test'] });
  assert.is(outcomeOf(judge(fakeLeaf('A'), [renewed, named], { anchors })), '2 name-excluded');
});

test('a detour with fewer counted intermediates is not lost behind a way with less wrong so far', () => {
  // Both ways meet in C with as many certificates. The one through B has nothing wrong until C, but is one too long for
  // D and the root; the one through the renewed A has an expired certificate, which is not counted.
  const pool = [
    fakeCa('A', 'B'),
    fakeCa('B', 'C'),
    fakeCa('A', 'A', { issuerKey: 'A-old', ...expired }),
    fakeCa('A', 'C', { key: 'A-old' }),
    fakeCa('C', 'D'),
    fakeCa('D', 'Root', { pathLenConstraint: 2 }),
  ];
  const anchors = [fakeCa('Root', 'Root', { pathLenConstraint: 3 })];
  assert.equal(problemsOf(judge(fakeLeaf('A'), pool, { anchors })), ['1 expired']);
});

test('a way with fewer certificates is not lost behind one with fewer that count', () => {
  // Through the twice renewed A fewer certificates are not self-issued, through B there are fewer in all.
  const pool = [
    fakeCa('A', 'B'),
    fakeCa('B', 'C'),
    fakeCa('A', 'A', { issuerKey: 'A-2' }),
    fakeCa('A', 'A', { key: 'A-2', issuerKey: 'A-3' }),
    fakeCa('A', 'C', { key: 'A-3' }),
    fakeCa('C', 'D'),
    fakeCa('D', 'Root'),
  ];
  const verdict = judge(fakeLeaf('A'), pool, { peerVerifyDepth: 4 });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.path.length, 6);
  const counted = judge(fakeLeaf('A'), pool, { maxIntermediates: 3 });
  assert.is(counted.ok && counted.path.length, 7);
});

test('what stood behind one that fails is tried under each issuer that the next one is known to fail under', () => {
  // The leaf was not signed by the first of the three, nor the second by the right root: remembered the second time.
  const pool = [
    fakeCa('A', 'Root', { key: 'another', serial: 1 }),
    fakeCa('A', 'Root', { forged: true, serial: 2 }),
    fakeCa('A', 'Root', { serial: 3 }),
  ].map((der) => parseOwnedCertificate(der) as Certificate);
  const anchors = [fakeCa('Root'), fakeCa('Root', 'Root', { key: 'Root-2', serial: 9 })];
  const verifier = createVerifier({ anchors, time: testTime, provider: new FakeVerifier() });
  for (const round of [1, 2])
    assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted', `${round}`);
});

test('no more than sixteen paths are told, and the rest are counted', () => {
  const pool = Array.from({ length: 30 }, (_, i) => fakeCa('A', 'Root', { ...expired, serial: i + 1 }));
  const verdict = judge(fakeLeaf('A'), pool);
  assert.ok(!verdict.ok);
  assert.is(verdict.tried.length, 16);
  assert.ok(verdict.untold > 0);
  assert.is(verdict.tried[0], verdict.best);
});

test.run();
