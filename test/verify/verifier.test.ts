import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore, createVerifier, type VerifierOptions } from '../../src/index.ts';
import { type Certificate, parseCertificate } from '../../src/x509/certificate.ts';
import { CertificateCache } from '../../src/x509/certificate-cache.ts';
import { makeChain } from '../support/pki.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, outcomeOf, problemsOf, testTime } from '../support/verification.ts';

const root = fakeCa('Root');
const intermediate = fakeCa('A', 'Root');
const pool = [intermediate];

function create(options: Partial<VerifierOptions> = {}) {
  return createVerifier({ anchors: [root], time: testTime, provider: new FakeVerifier(), ...options });
}

const test = suite('a verifier');

test('pays for an intermediate once: the next leaf under it costs one check', () => {
  const verifier = create();
  const spent = [1, 2, 3].map((serial) => verifier.verify({ leaf: fakeLeaf('A', { serial }), pool }).spent.signatures);
  assert.equal(spent, [2, 1, 1]);
});

test('finds an intermediate again that comes in another buffer', () => {
  const verifier = create();
  verifier.verify({ leaf: fakeLeaf('A'), pool });
  assert.is(verifier.verify({ leaf: fakeLeaf('A', { serial: 2 }), pool: [intermediate.slice()] }).spent.signatures, 1);
});

test('shares what it knows between verify and verifyAsync', async () => {
  const verifier = create();
  await verifier.verifyAsync({ leaf: fakeLeaf('A'), pool });
  assert.is((await verifier.verifyAsync({ leaf: fakeLeaf('A', { serial: 2 }), pool })).spent.signatures, 1);
  assert.is(verifier.verify({ leaf: fakeLeaf('A', { serial: 3 }), pool }).spent.signatures, 1);
});

test('never takes a leaf for known: its signature is checked every time', () => {
  const verifier = create();
  const leaf = fakeLeaf('A');
  for (let round = 0; round < 3; round++) assert.ok(verifier.verify({ leaf, pool }).spent.signatures >= 1);
});

test('keeps nothing of what was refused', () => {
  const verifier = create();
  verifier.verify({ leaf: fakeLeaf('A', { forged: true }), pool });
  assert.is(verifier.verify({ leaf: fakeLeaf('A'), pool }).spent.signatures, 2);
});

test('does not take a twin with the same name and another key for the one it knows', () => {
  const verifier = create();
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
  const twin = [fakeCa('A', 'Root', { key: 'other' })];
  assert.equal(problemsOf(verifier.verify({ leaf: fakeLeaf('A'), pool: twin })), ['0 signature-invalid']);
});

test('does not take the same certificate with another signature for the one it knows', () => {
  const verifier = create();
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
  const forged = [fakeCa('A', 'Root', { forged: true })];
  assert.equal(problemsOf(verifier.verify({ leaf: fakeLeaf('A'), pool: forged })), ['1 signature-invalid']);
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool: [...forged, ...pool] })), 'accepted');
});

test('does not take a signature by one anchor for one by another of the same name', () => {
  const verifier = create({ anchors: [root, fakeCa('Root', 'Root', { key: 'Root-2' })] });
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
  const crossed = [fakeCa('A', 'Root', { issuerKey: 'Root-2', serial: 2 })];
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool: crossed })), 'accepted');
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
});

test('with real signatures: every changed octet of a known intermediate is noticed', () => {
  const { root: top, pool: known, leaf } = makeChain();
  const verifier = createVerifier({ anchors: [top.der], time: testTime });
  assert.is(outcomeOf(verifier.verify({ leaf: leaf.der, pool: known })), 'accepted');
  const [der] = known as [Uint8Array];
  for (let at = 0; at < der.length; at += 7) {
    const changed = der.map((octet, i) => (i === at ? octet ^ 1 : octet));
    assert.is(verifier.verify({ leaf: leaf.der, pool: [changed] }).ok, false, `octet ${at}`);
  }
  assert.is(verifier.verify({ leaf: leaf.der, pool: known }).spent.signatures, 1);
});

test('judges a known intermediate anew: it may have expired since', () => {
  const verifier = create();
  const short = [fakeCa('A', 'Root', { notAfter: testTime + 1000 })];
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool: short })), 'accepted');
  const later = verifier.verify({ leaf: fakeLeaf('A'), pool: short, time: testTime + 5000 });
  assert.equal(problemsOf(later), ['1 expired']);
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool: short })), 'accepted');
});

test('judges a known intermediate against the names of each new leaf', () => {
  const verifier = create();
  const bound = [fakeCa('A', 'Root', { permitted: ['example.com'] })];
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool: bound })), 'accepted');
  const other = fakeLeaf('A', { dns: ['www.example.org'] });
  assert.equal(problemsOf(verifier.verify({ leaf: other, pool: bound })), ['0 name-not-permitted']);
});

test('lets a call override any option but the anchors, for that call alone', () => {
  const verifier = create({ maxIntermediates: 0, identity: { dns: 'a.example' }, purpose: 'clientAuth' });
  const leaf = fakeLeaf('A', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] });
  const refused = ['0 host-mismatch', '0 purpose-refused', 'path depth-exceeded'];
  const plain = (): string[] => problemsOf(verifier.verify({ leaf, pool })).sort();
  assert.equal(plain(), refused);
  const overridden = verifier.verify({
    leaf,
    pool,
    maxIntermediates: 1,
    identity: { dns: 'www.example.com' },
    purpose: 'serverAuth',
    time: testTime + 1000,
    provider: new FakeVerifier(),
  });
  assert.is(outcomeOf(overridden), 'accepted');
  assert.equal(plain(), refused);
});

test('is not changed by an undefined override', () => {
  const verifier = create({ maxIntermediates: 0 });
  const verdict = verifier.verify({ leaf: fakeLeaf('A'), pool, maxIntermediates: undefined, time: undefined });
  assert.equal(problemsOf(verdict), ['path depth-exceeded']);
});

test('has its store, and takes one', () => {
  const store = createStore([root]);
  const verifier = create({ anchors: undefined, store });
  assert.is(verifier.store, store);
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
});

test('is made with exactly one of store and anchors, and usable options', () => {
  const isTypeError = (error: unknown): boolean => error instanceof TypeError;
  assert.throws(() => createVerifier({}), isTypeError);
  assert.throws(() => createVerifier({ anchors: [root], store: createStore([root]) }), isTypeError);
  assert.throws(() => createVerifier({ anchors: [root], purpose: 'nothing' }), isTypeError);
});

test('refuses a malformed leaf without throwing', () => {
  assert.equal(problemsOf(create().verify({ leaf: new Uint8Array(3), pool })), ['0 certificate-malformed']);
});

test('does not hold a bad signature that a provider told against a later one that is good', () => {
  const verifier = create();
  const outage = { name: 'outage', verify: () => 'unsupported' as const };
  assert.is(verifier.verify({ leaf: fakeLeaf('A'), pool, provider: outage }).ok, false);
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), 'accepted');
});

test.run();

const cache = suite('certificate cache');

function certificate(serial: number): Certificate {
  return parseCertificate(fakeCa('A', 'Root', { serial })) as Certificate;
}

cache('finds a certificate by all its bytes', () => {
  const kept = new CertificateCache(10);
  const one = certificate(1);
  kept.add(one);
  assert.is(kept.find(one.der.slice()), one);
  assert.is(kept.find(certificate(2).der), undefined, 'the same end and length');
});

cache('holds no more than its capacity, and the ones used last', () => {
  const kept = new CertificateCache(8);
  const first = certificate(1);
  kept.add(first);
  for (let serial = 2; serial <= 100; serial++) {
    kept.add(certificate(serial));
    assert.is(kept.find(first.der), first, `after ${serial}`);
  }
  const left = Array.from({ length: 100 }, (_, i) => kept.find(certificate(i + 1).der)).filter((found) => found);
  assert.ok(left.length <= 8, `${left.length}`);
});

cache('keeps one object for one certificate', () => {
  const kept = new CertificateCache(10);
  const one = certificate(1);
  kept.add(one);
  kept.add(certificate(1));
  assert.is(kept.find(one.der), one);
});

cache.run();
