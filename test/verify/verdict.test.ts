import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertVerified, explain, toJson, type Verdict, VerificationError, type VerifyInput } from '../../src/index.ts';
import { finding } from '../../src/problem.ts';
import { fakeCertificate, fakeExtension } from '../support/pki-fake.ts';
import { graphTime, randomGraph } from '../support/random-graph.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, testTime } from '../support/verification.ts';

const endEntity = { subject: 'leaf', issuer: 'A', key: 'leaf', issuerKey: 'A', cA: false };
const root = fakeCa('Root');
const leaf = fakeLeaf('A');
const pool = [fakeCa('A', 'Root')];
const accepted = fakeVerify({ leaf, pool, anchors: [root] });
const refused = fakeVerify({ leaf, pool, anchors: [fakeCa('Other')] });

const test = suite('verdict');

test('of an accepted leaf has the path with the anchor in it, and a report', () => {
  assert.ok(accepted.ok);
  assert.is(accepted.path.length, 3);
  assert.is(accepted.anchor.certificate, accepted.path[2]);
  assert.is(accepted.report.anchor, accepted.anchor);
  assert.equal(accepted.problems, []);
  assert.is(accepted.matchedPurpose, '1.3.6.1.5.5.7.3.1');
});

test('of a refused leaf has the best path first among those tried, with its problems', () => {
  assert.ok(!refused.ok);
  assert.is(refused.best, refused.tried[0]);
  assert.is(refused.problems, refused.best?.problems);
  assert.is(refused.untold, 0);
});

test('warnings are told and do not refuse', () => {
  // Constraints on a form that RFC 5280 gives no meaning, in an extension that is not critical.
  const other = Uint8Array.of(0x30, 9, 0xa1, 7, 0x30, 5, 0x88, 3, 0x2a, 3, 4);
  const sanWithId = Uint8Array.of(0x30, 5, 0x88, 3, 0x2a, 3, 5);
  const bound = fakeCa('A', 'Root', { moreExtensions: [fakeExtension('2.5.29.30', other)] });
  const named = fakeCertificate({ ...endEntity, moreExtensions: [fakeExtension('2.5.29.17', sanWithId)] });
  const verdict = fakeVerify({ leaf: named, pool: [bound], anchors: [root] });
  assert.ok(verdict.ok, outcomeOf(verdict));
  assert.equal(
    verdict.problems.map(({ code, severity }) => [code, severity]),
    [['name-constraint-unsupported', 'warning']],
  );
});

test('assertVerified lets an accepted verdict pass', () => {
  assertVerified(accepted);
});

test('assertVerified throws a VerificationError that carries the verdict and names the first problem', () => {
  assert.throws(
    () => assertVerified(refused),
    (error: unknown) =>
      error instanceof VerificationError &&
      error instanceof Error &&
      error.name === 'VerificationError' &&
      error.verdict === refused &&
      error.message.startsWith('issuer-not-found: '),
  );
});

test('assertVerified names the budget where nothing else is wrong', () => {
  const bound = [fakeCa('A', 'Root', { excluded: ['a.test'] })];
  const verdict = fakeVerify({ leaf, pool: bound, anchors: [root], budget: { nameComparisons: 0 } });
  assert.throws(() => assertVerified(verdict), /nameComparisons/);
});

const policyWarning = { ...finding('policy-required', {}), severity: 'warning' } as const;

test('a VerificationError never names a warning as the reason', () => {
  const { ok, ...rest } = refused as Extract<Verdict, { ok: false }>;
  const [problem] = rest.problems;
  assert.ok(problem !== undefined && !ok);
  const verdict = { ...rest, ok, problems: [{ ...policyWarning, depth: 0, certificate: null } as const, problem] };
  assert.match(new VerificationError(verdict).message, /^issuer-not-found/);
});

const inputs: readonly (readonly [string, VerifyInput])[] = [
  ['an accepted leaf', { leaf, pool, anchors: [root] }],
  ['a leaf without an issuer', { leaf, anchors: [root] }],
  ['a malformed leaf', { leaf: new Uint8Array(2), anchors: [root] }],
  ['a forged leaf', { leaf: fakeLeaf('A', { forged: true }), pool, anchors: [root] }],
  ['junk in the pool', { leaf, pool: [...pool, 'junk!', new Uint8Array()], anchors: [root] }],
  ['no check allowed', { leaf, pool, anchors: [root], budget: { signatures: 0 } }],
  ['no step allowed', { leaf, pool, anchors: [root], budget: { steps: 0 } }],
  [
    'an infinite limit',
    { leaf, pool, anchors: [fakeCa('Root', 'Root', { pathLenConstraint: 0 })], maxIntermediates: 0 },
  ],
  ['times out of range', { leaf, pool, anchors: [{ certificate: root, usableFrom: 1e300 }], time: 8e15 }],
];

for (const [what, input] of inputs) {
  test(`of ${what} survives JSON as it is, and can be explained`, () => {
    const verdict = fakeVerify({ ...input, time: input.time ?? testTime });
    for (const certificates of ['sha256', 'der'] as const) {
      const data = toJson(verdict, { certificates });
      assert.equal(JSON.parse(JSON.stringify(data)), data);
      assert.is(data.ok, verdict.ok);
      assert.equal(data.problems, verdict.problems);
    }
    const told = explain(verdict);
    assert.is(told.startsWith(verdict.ok ? 'accepted' : 'refused'), true, told);
  });
}

test('of a thousand random graphs survives JSON, and can be explained', () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { leaf: end, others } = randomGraph(seed, true);
    const verdict = fakeVerify({
      leaf: end.der,
      pool: others.map(({ der }) => der),
      anchors: others.filter(({ isAnchor }) => isAnchor).map(({ der }) => der),
      time: graphTime,
    });
    const data = toJson(verdict);
    assert.equal(JSON.parse(JSON.stringify(data)), data, `seed ${seed}`);
    assert.ok(explain(verdict).length > 0);
  }
});

test('every problem of a certificate names it by its SHA-256', () => {
  const verdict = fakeVerify({ leaf, pool: [fakeCa('A', 'Root', { cA: false })], anchors: [root] });
  const [problem] = verdict.problems;
  const data = toJson(verdict);
  assert.is(problem?.certificate, !data.ok ? data.best?.steps[1]?.certificate?.sha256 : '');
});

test.run();
