import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Verdict, VerifyInput } from '../../src/index.ts';
import type { FakeCertificateOptions } from '../support/pki-fake.ts';
import { randomNumbers } from '../support/random-graph.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, shuffled, testTime } from '../support/verification.ts';

const size = 12;
const nameOf = (i: number): string => `CA${i}`;
const expired = { notAfter: testTime - 1000 };

/** Every CA certifies every other one. */
function mesh(change: (issuer: number, subject: number) => Partial<FakeCertificateOptions>): Uint8Array[] {
  const numbers = Array.from({ length: size }, (_, i) => i);
  return numbers.flatMap((issuer) =>
    numbers
      .filter((subject) => subject !== issuer)
      .map((subject) =>
        fakeCa(nameOf(subject), nameOf(issuer), { serial: size * issuer + subject + 1, ...change(issuer, subject) }),
      ),
  );
}

/** The leaf is under CA0; the anchor, unless another one is given, certifies the last CA. */
function judge(pool: readonly Uint8Array[], more: Partial<VerifyInput> = {}): Verdict {
  const verdicts = [1, 2].map((seed) =>
    fakeVerify({
      leaf: fakeLeaf(nameOf(0)),
      pool: shuffled(pool, randomNumbers(seed)),
      anchors: [fakeCa('Root')],
      ...more,
    }),
  );
  const [first, second] = verdicts as [Verdict, Verdict];
  assert.equal([outcomeOf(second), second.spent], [outcomeOf(first), first.spent]);
  return first;
}

const exit = fakeCa(nameOf(size - 1), 'Root', { serial: 999 });

const test = suite(`a mesh of ${size} CAs that all certify each other`);

test('is crossed on the shortest way when all is good', () => {
  const verdict = judge([...mesh(() => ({})), exit]);
  assert.is(verdict.ok && verdict.path.length, 4);
  assert.is(verdict.spent.signatures, 3);
});

test('is crossed on the one way that has no forged signature, within 200 checks', () => {
  // Only CA1 signed CA0, only CA2 signed CA1, and so on: the way out visits every CA.
  const pool = mesh((issuer, subject) => ({ forged: issuer !== subject + 1 }));
  const verdict = judge([...pool, exit]);
  assert.is(verdict.ok && verdict.path.length, size + 2);
  assert.ok(verdict.spent.signatures <= 200, `${verdict.spent.signatures} checks`);
});

test('is crossed on the one way that has not expired, without one check more than it has edges', () => {
  const pool = mesh((issuer, subject) => (issuer === subject + 1 ? {} : expired));
  const verdict = judge([...pool, exit]);
  assert.is(verdict.ok && verdict.path.length, size + 2);
  assert.is(verdict.spent.signatures, size + 1);
});

test('is crossed when every CA has two keys and one of them is wrong', () => {
  const pool = mesh((issuer, subject) => (issuer === subject + 1 ? {} : { key: `${nameOf(subject)}-other` }));
  const verdict = judge([...pool, exit]);
  assert.is(outcomeOf(verdict), 'accepted');
  assert.ok(verdict.spent.signatures <= 200, `${verdict.spent.signatures} checks`);
});

test('is crossed on the one way that the path lengths allow', () => {
  const pool = mesh((_, subject) => ({ pathLenConstraint: subject === 0 ? 0 : 1 }));
  const verdict = judge([...pool, exit]);
  assert.is(verdict.ok && verdict.path.length, 4);
});

for (const [what, anchors] of [
  ['that nobody in it is certified by', [fakeCa('Elsewhere')]],
  ['of a name it knows with a key it does not', [fakeCa('Root', 'Root', { key: 'another' })]],
] as const) {
  test(`under an anchor ${what} costs no more checks than the path told of has edges`, () => {
    const verdict = judge([...mesh(() => ({})), exit], { anchors });
    assert.ok(!verdict.ok);
    const edges = (verdict.best?.steps.length ?? 0) - 1;
    // Of an anchor with a wrong key the one edge to it has to be found out first.
    assert.ok(verdict.spent.signatures <= edges + 1, `${verdict.spent.signatures} checks, ${edges} edges`);
  });
}

test('with no good way at all is refused within the budget', () => {
  const verdict = judge([...mesh(() => ({ forged: true })), exit]);
  assert.is(verdict.ok, false);
  assert.ok(verdict.spent.signatures <= 256);
});

test.run();

const crowd = suite('a thousand candidates of one name');

const ids = { keyIdentifiers: true };
const impostors = (more: object): Uint8Array[] =>
  Array.from({ length: 1000 }, (_, i) => fakeCa('A', 'Root', { key: `wrong${i}`, serial: i + 2, ...more }));

crowd('with other key identifiers cost no check more than the right one alone', () => {
  const verdict = fakeVerify({
    leaf: fakeLeaf('A', ids),
    pool: [...impostors(ids), fakeCa('A', 'Root', { ...ids, serial: 0x7fff })],
    anchors: [fakeCa('Root')],
  });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, 2);
});

crowd('that nothing tells apart are tried until the budget ends, and the verdict says so', () => {
  // Of all that are as likely the one with the greatest bytes is tried last.
  const pool = [...impostors({}), fakeCa('A', 'Root', { serial: 0x7fff })];
  const verdict = fakeVerify({ leaf: fakeLeaf('A'), pool, anchors: [fakeCa('Root')], budget: { signatures: 50 } });
  assert.is(verdict.ok, false);
  assert.is(verdict.exhausted, 'signatures');
  assert.is(verdict.spent.signatures, 50);
  const enough = fakeVerify({ leaf: fakeLeaf('A'), pool, anchors: [fakeCa('Root')], budget: { signatures: 2002 } });
  assert.is(outcomeOf(enough), 'accepted');
});

crowd.run();
