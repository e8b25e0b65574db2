import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeBase64 } from '../../src/asn1/base64.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import {
  type Certificate,
  createStore,
  parseCertificate,
  type Verdict,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, problemsOf, testTime } from '../support/verification.ts';

const root = fakeCa('Root');
const intermediate = fakeCa('Intermediate', 'Root');
const leaf = fakeLeaf('Intermediate');
const other = fakeCa('Other');

const pem = (...ders: readonly Uint8Array[]): string => ders.map((der) => encodePem('CERTIFICATE', der)).join('');
const damaged = '-----BEGIN CERTIFICATE-----\nMII*\n-----END CERTIFICATE-----\n';

const test = suite('what verify takes');

const forms: readonly (readonly [string, (der: Uint8Array) => VerifyInput['leaf']])[] = [
  ['DER', (der) => der],
  ['PEM text', (der) => pem(der)],
  ['PEM bytes', (der) => new TextEncoder().encode(pem(der))],
  ['the base64 of an x5c', (der) => encodeBase64(der)],
  ['a parsed certificate', (der) => parseCertificate(der) as Certificate],
  ['a Buffer', (der) => Buffer.from(der)],
];

for (const [what, form] of forms) {
  test(`leaf, pool and anchors may be ${what}`, () => {
    const verdict = fakeVerify({ leaf: form(leaf), pool: [form(intermediate)], anchors: [form(root)] });
    assert.is(outcomeOf(verdict), 'accepted');
    assert.is(verdict.ok && verdict.path.length, 3);
  });
}

test('of PEM with several blocks the first is the leaf and the rest join the pool', () => {
  const verdict = fakeVerify({ leaf: pem(leaf, other, intermediate), anchors: [root] });
  assert.is(outcomeOf(verdict), 'accepted');
});

test('a key in front of the leaf is passed over and told of', () => {
  const key = encodePem('PRIVATE KEY', Uint8Array.of(0x30, 0x00));
  const verdict = fakeVerify({ leaf: key + pem(leaf), pool: [intermediate], anchors: [root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.match(verdict.ignored[0]?.why ?? '', 'PRIVATE KEY');
});

for (const [what, first] of [
  ['base64', damaged],
  ['DER', pem(Uint8Array.of(0x30, 0x01, 0x00))],
  ['armour', '-----BEGIN CERTIFICATE-----\nMIIB\n'],
] as const) {
  test(`behind a first block with damaged ${what} the second certificate is never taken for the leaf`, () => {
    const verdict = fakeVerify({ leaf: first + pem(leaf), pool: [intermediate], anchors: [root] });
    assert.equal(problemsOf(verdict), ['0 certificate-malformed']);
  });
}

test('a damaged block behind the leaf is ignored and told of with its line', () => {
  const verdict = fakeVerify({ leaf: pem(leaf, intermediate) + damaged, anchors: [root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ignored.length, 1);
  assert.is(verdict.ignored[0]?.line, pem(leaf, intermediate).split('\n').length + 1, 'the line with the asterisk');
});

test('fields that may be left out may be undefined', () => {
  const verdict = verify({
    leaf,
    pool: undefined,
    store: undefined,
    anchors: [fakeCa('Intermediate')],
    time: testTime,
    identity: undefined,
    purpose: undefined,
    keyUsage: undefined,
    profile: undefined,
    validity: undefined,
    maxIntermediates: undefined,
    peerVerifyDepth: undefined,
    extensionHandlers: undefined,
    certificateConformance: undefined,
    isPublicSuffix: undefined,
    budget: undefined,
    provider: new FakeVerifier(),
  });
  assert.is(outcomeOf(verdict), 'accepted');
  const nested = fakeVerify({
    leaf,
    anchors: [{ certificate: fakeCa('Intermediate'), label: undefined, usableFrom: undefined, constraints: undefined }],
    validity: { leaf: undefined, issuer: { at: undefined, notBefore: undefined, notAfter: undefined } },
    budget: { signatures: undefined as unknown as number },
    purpose: { anyOf: ['serverAuth'], whenAbsent: undefined, throughIssuers: undefined },
  });
  assert.is(outcomeOf(nested), 'accepted');
});

test('without a time the clock is asked', () => {
  const now = Date.now();
  const fresh = fakeLeaf('Root', { notBefore: now - 60_000, notAfter: now + 600_000 });
  const provider = new FakeVerifier();
  assert.is(outcomeOf(verify({ leaf: fresh, anchors: [root], provider })), 'accepted');
  const stale = fakeLeaf('Root', { notBefore: now - 600_000, notAfter: now - 60_000 });
  assert.equal(problemsOf(verify({ leaf: stale, anchors: [root], provider })), ['0 expired']);
});

test('a Date is as good as milliseconds', () => {
  assert.is(
    outcomeOf(fakeVerify({ leaf, pool: [intermediate], anchors: [root], time: new Date(testTime) })),
    'accepted',
  );
});

test('pool and anchors may be any iterable, walked once', () => {
  function* once(der: Uint8Array): Generator<Uint8Array> {
    yield der;
  }
  assert.is(outcomeOf(fakeVerify({ leaf, pool: once(intermediate), anchors: once(root) })), 'accepted');
});

test('junk in the pool is listed in ignored, with its place and why, and the rest is used', () => {
  const pool = [new Uint8Array(), 'no base64!', intermediate, Uint8Array.of(0x30, 0x80), Uint8Array.of(7), ''];
  const verdict = fakeVerify({ leaf, pool, anchors: [root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(
    verdict.ignored.map(({ index }) => index),
    [0, 1, 3, 4, 5],
  );
  assert.ok(verdict.ignored.every(({ why }) => why.length > 0));
});

test('duplicates, the leaf and the root in the pool change nothing', () => {
  const plain = fakeVerify({ leaf, pool: [intermediate], anchors: [root] });
  const pool = [root, leaf, intermediate, leaf, root, intermediate.slice(), other];
  const verdict = fakeVerify({ leaf, pool, anchors: [root, root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.spent.signatures, plain.spent.signatures);
  assert.is(verdict.ok && verdict.path.length, 3);
});

test('a certificate sent many times costs no more than once', () => {
  const plain = fakeVerify({ leaf, pool: [intermediate], anchors: [root] });
  const copies = Array.from({ length: 50 }, () => intermediate.slice());
  assert.equal(fakeVerify({ leaf, pool: copies, anchors: [root] }).spent, plain.spent);
});

for (const [what, malformed] of [
  ['empty', new Uint8Array()],
  ['an empty text', ''],
  ['cut', leaf.slice(0, 100)],
  ['followed by more', Uint8Array.from([...leaf, 0])],
  ['no certificate', Uint8Array.of(0x30, 0x00)],
  ['PEM of something else', encodePem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0x00))],
] as const) {
  test(`a leaf that is ${what} is a refused verdict with certificate-malformed`, async () => {
    const input = {
      leaf: malformed,
      pool: [intermediate],
      anchors: [root],
      time: testTime,
      provider: new FakeVerifier(),
    };
    for (const verdict of [verify(input), await verifyAsync(input)]) {
      assert.equal(problemsOf(verdict), ['0 certificate-malformed']);
      assert.is(!verdict.ok && verdict.best, undefined);
      assert.is(verdict.spent.signatures, 0);
    }
  });
}

const store = createStore([root]);
const mistakes: readonly (readonly [string, object])[] = [
  ['neither store nor anchors', { leaf }],
  ['both store and anchors', { leaf, store, anchors: [root] }],
  ['a store that is none', { leaf, store: { anchors: [root] } }],
  ['no leaf', { store }],
  ['a number as leaf', { leaf: 7, store }],
  ['null as leaf', { leaf: null, store }],
  ['an array of numbers as leaf', { leaf: [...leaf], store }],
  ['a number in the pool', { leaf, pool: [7], store }],
  ['bytes as pool', { leaf, pool: intermediate, store }],
  ['a text as pool', { leaf, pool: pem(intermediate), store }],
  ['a text as anchors', { leaf, anchors: pem(root) }],
  ['a number among the anchors', { leaf, anchors: [7] }],
  ['null among the anchors', { leaf, anchors: [null] }],
  ['an empty object among the anchors', { leaf, anchors: [{}] }],
  ['an anchor with an unusable date', { leaf, anchors: [{ certificate: root, usableFrom: Number.NaN }] }],
  ['an anchor with unusable constraints', { leaf, anchors: [{ certificate: root, constraints: Uint8Array.of(1) }] }],
  ['a subtree of no known kind', { leaf, anchors: [{ certificate: root, constraints: { permitted: [{ x: 'a' }] } }] }],
  ['a time that is none', { leaf, store, time: Number.NaN }],
  ['an invalid Date', { leaf, store, time: new Date('never') }],
  ['a time in words', { leaf, store, time: '2025-06-01' }],
  ['a purpose of no known name', { leaf, store, purpose: 'server' }],
  ['no purpose to choose from', { leaf, store, purpose: { anyOf: [] } }],
  ['a profile of no known name', { leaf, store, profile: 'strict' }],
  ['a conformance group of no known name', { leaf, store, certificateConformance: ['all'] }],
  ['an identity of no kind', { leaf, store, identity: {} }],
  ['an identity of two kinds', { leaf, store, identity: { dns: 'a.example', ip: '192.0.2.1' } }],
  ['a fault in a list of identities', { leaf, store, identity: [{ dns: 'a.example' }, { dns: 7 }] }],
];

for (const [what, input] of mistakes) {
  test(`${what}: a mistake of the program, so a TypeError`, () => {
    assert.throws(() => fakeVerify(input as VerifyInput), isTypeError);
  });
}

for (const [what, input] of [
  ['a negative limit', { maxIntermediates: -1 }],
  ['half a certificate', { maxIntermediates: 0.5 }],
  ['a limit that is no number', { maxIntermediates: Number.NaN }],
  ['a negative budget', { budget: { signatures: -1 } }],
  ['a budget that is no number', { budget: { steps: Number.NaN } }],
] as const) {
  test(`${what}: a RangeError`, () => {
    assert.throws(
      () => fakeVerify({ leaf, store, ...input }),
      (error: unknown) => error instanceof RangeError,
    );
  });
}

test('verifyAsync rejects where verify throws', async () => {
  const rejection = await verifyAsync({ leaf } as VerifyInput).then(
    (verdict: Verdict) => verdict,
    (error: unknown) => error,
  );
  assert.instance(rejection, TypeError);
});

function isTypeError(error: unknown): boolean {
  return error instanceof TypeError;
}

test.run();
