import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeBitString } from '../../src/asn1/der-writer.ts';
import {
  type SignatureResult,
  type SignatureVerifier,
  type Verdict,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { ca, editAt, elementsOf, extension, makeChain, replaceAt, rsaKey, withFlippedBit } from '../support/pki.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, problemsOf, statesOf, testTime } from '../support/verification.ts';

const root = fakeCa('Root');
const intermediate = fakeCa('Intermediate', 'Root');
const expired = { notAfter: testTime - 1000 };

function judge(leaf: Uint8Array, more: Partial<VerifyInput> = {}): Verdict {
  const anchors = more.store === undefined ? { anchors: more.anchors ?? [root] } : {};
  return fakeVerify({ leaf, pool: [intermediate], ...more, ...anchors });
}

/** Answers `result` to the question at this place, and `good` to all others. */
function answering(result: SignatureResult, place: number): SignatureVerifier {
  let asked = 0;
  return { name: 'answering', verify: () => (asked++ === place ? result : 'good') };
}

const test = suite('signatures');

test('of an accepted path every one is good', () => {
  assert.is(statesOf(judge(fakeLeaf('Intermediate'))), 'good good -');
});

const disguises: readonly (readonly [string, Partial<Parameters<typeof fakeLeaf>[1]>, Partial<VerifyInput>])[] = [
  ['alone', {}, {}],
  ['under an expired leaf', expired, {}],
  ['under a leaf for another host', {}, { identity: { dns: 'a.example' } }],
  ['under a leaf for another purpose', { extendedKeyUsage: ['1.2.3'] }, {}],
  ['under a leaf nobody vouches for', {}, { anchors: [fakeCa('Other')] }],
  ['under all of that', expired, { anchors: [fakeCa('Other')], identity: { dns: 'a.example' } }],
];

for (const [what, leafOptions, more] of disguises) {
  test(`a forged signature ${what} is told first`, () => {
    const verdict = judge(fakeLeaf('Intermediate', { ...leafOptions, forged: true }), more);
    assert.is(problemsOf(verdict)[0], '0 signature-invalid');
    assert.is(statesOf(verdict).split(' ')[0], 'bad');
  });

  test(`a forged signature of the intermediate ${what} is told first`, () => {
    const pool = [fakeCa('Intermediate', 'Root', { forged: true })];
    const verdict = judge(fakeLeaf('Intermediate', leafOptions), { ...more, pool });
    const isUnrooted = more.anchors !== undefined;
    // Without an anchor above it nobody has a key to check the intermediate with.
    if (!isUnrooted) assert.is(problemsOf(verdict)[0], '1 signature-invalid');
    assert.is(verdict.ok, false);
  });

  test(`a forged signature ${what} is told as unchecked when nothing may be spent`, () => {
    const verdict = judge(fakeLeaf('Intermediate', { ...leafOptions, forged: true }), {
      ...more,
      budget: { signatures: 0 },
    });
    assert.is(problemsOf(verdict)[0], '0 signature-unchecked');
    assert.is(statesOf(verdict).split(' ')[0], 'unchecked');
    assert.is(verdict.exhausted, 'signatures');
    assert.equal(verdict.problems[0]?.parameters, { why: 'budget' });
  });
}

test('no state of a path that was tried says good of what was never checked', () => {
  const provider = new FakeVerifier();
  const pool = [intermediate, fakeCa('Intermediate', 'Elsewhere', { serial: 2 }), fakeCa('Elsewhere', 'Nowhere')];
  const verdict = judge(fakeLeaf('Intermediate', { forged: true }), { pool, provider });
  assert.ok(!verdict.ok);
  for (const { steps } of verdict.tried) {
    const claimed = steps.filter(({ signature }) => signature === 'good' || signature === 'bad').length;
    assert.ok(claimed <= provider.asked);
    assert.is(steps[steps.length - 1]?.signature, undefined);
  }
});

for (const [result, code] of [
  ['unsupported', 'algorithm-unsupported'],
  ['key-malformed', 'issuer-key-malformed'],
] as const) {
  test(`a provider that answers ${result} leaves the signature unchecked, told as ${code}`, () => {
    // The anchor's side is asked first.
    for (const [place, depth] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const verdict = judge(fakeLeaf('Intermediate'), { provider: answering(result, place) });
      assert.is(problemsOf(verdict)[0], `${depth} ${code}`);
      assert.is(statesOf(verdict).split(' ')[depth], 'unchecked');
    }
  });
}

test('a provider that gives fewer answers than it was asked for has checked nothing more', async () => {
  const provider = { name: 'lazy', verifyAsync: async () => ['good'] as const };
  const verdict = await verifyAsync({
    leaf: fakeLeaf('Intermediate'),
    pool: [intermediate],
    anchors: [root],
    time: testTime,
    provider,
  });
  assert.is(problemsOf(verdict)[0], '0 algorithm-unsupported');
  assert.is(statesOf(verdict), 'unchecked good -');
});

test('one check less than needed refuses, and says which signature is unknown', () => {
  const verdict = judge(fakeLeaf('Intermediate'), { budget: { signatures: 1 } });
  assert.equal(problemsOf(verdict), ['0 signature-unchecked']);
  assert.is(statesOf(verdict), 'unchecked good -');
  assert.equal(verdict.spent.signatures, 1);
  assert.is(verdict.exhausted, 'signatures');
});

test('exactly as many checks as needed are enough', () => {
  const verdict = judge(fakeLeaf('Intermediate'), { budget: { signatures: 2 } });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.exhausted, undefined);
});

test('a signature that covers other bytes is bad', () => {
  const { root: top, pool, leaf } = makeChain();
  const other = makeChain({ leaf: { names: ['dns:other.example'] } }).leaf;
  assert.is(outcomeOf(verify({ leaf: leaf.der, pool, anchors: [top.der], time: testTime })), 'accepted');
  const mixed = replaceAt([0], elementsOf(other.der)[0] as Uint8Array)(leaf.der);
  assert.equal(problemsOf(verify({ leaf: mixed, pool, anchors: [top.der], time: testTime })), ['0 signature-invalid']);
});

test('a signature of octets that are no signature is bad and costs no check', () => {
  const { root: top, pool, leaf } = makeChain();
  const broken = editAt([2], () => encodeBitString(Uint8Array.of(1, 2, 3)))(leaf.der);
  const verdict = verify({ leaf: broken, pool, anchors: [top.der], time: testTime });
  assert.equal(problemsOf(verdict), ['0 signature-invalid']);
  assert.ok(verdict.spent.signatures <= 1);
});

test('a malformed key is told where it stands, and nothing below it is taken for checked', () => {
  const top = ca('Root');
  const key = ca('Broken').key;
  // Spoils the length of the point.
  const spoil = (spki: Uint8Array): Uint8Array => editAt([1], () => encodeBitString(Uint8Array.of(4, 1)))(spki);
  const broken = top.issueCa('Broken', { key, edits: { tbs: editAt([6], spoil) } });
  const verdict = verify({ leaf: broken.issueLeaf().der, pool: [broken.der], anchors: [top.der], time: testTime });
  assert.is(problemsOf(verdict)[0], '1 issuer-key-malformed');
  assert.is(statesOf(verdict), 'unchecked good -');
});

test('parameters that the algorithm does not have outrank what else is wrong', () => {
  const top = ca('Root');
  const withNull = (algorithm: Uint8Array): Uint8Array => {
    const content = [...algorithm.subarray(2), 5, 0];
    return Uint8Array.from([0x30, content.length, ...content]);
  };
  const edits = { tbs: editAt([2], withNull), algorithm: withNull };
  const leaf = top.issueLeaf({ edits, notAfter: '2025-05-01' }).der;
  const verdict = verify({ leaf, anchors: [top.der], time: testTime });
  assert.equal(problemsOf(verdict), ['0 algorithm-parameters-refused', '0 expired']);
  assert.is(statesOf(verdict), 'unchecked -');
});

test('RSA, too: a flipped bit is a bad signature', () => {
  const top = ca('Root', { key: rsaKey('rsa2048-1') });
  const good = top.issueLeaf();
  const bad = top.issueLeaf({
    edits: { signature: withFlippedBit },
    moreExtensions: [extension('1.2.3', Uint8Array.of(5, 0))],
  });
  assert.is(outcomeOf(verify({ leaf: good.der, anchors: [top.der], time: testTime })), 'accepted');
  assert.is(outcomeOf(verify({ leaf: bad.der, anchors: [top.der], time: testTime })), '0 signature-invalid');
});

test.run();
