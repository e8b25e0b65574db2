import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeImplicit, encodeSequence, encodeValue } from '../../src/asn1/der-writer.ts';
import { type AnchorInput, type AnchorOptions, createStore, type VerifyInput, verify } from '../../src/index.ts';
import { ca, extension, unknownOid } from '../support/pki.ts';
import { fakeExtension, fakeKey, fakeName } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, problemsOf, testTime } from '../support/verification.ts';

const second = 1000;
const clientAuth = '1.3.6.1.5.5.7.3.2';
const serverAuth = '1.3.6.1.5.5.7.3.1';
const root = fakeCa('Root');
const intermediate = fakeCa('Intermediate', 'Root');
const leaf = fakeLeaf('Intermediate');

/** Verifies leaf, intermediate and this anchor. */
function under(anchor: AnchorInput, more: Partial<VerifyInput> = {}): string {
  return outcomeOf(fakeVerify({ leaf, pool: [intermediate], anchors: [anchor], ...more }));
}

function withOptions(options: AnchorOptions, certificate: Uint8Array = root): string {
  return under({ certificate, ...options });
}

const test = suite('anchors');

test('a bare name and key is an anchor, and the path ends below it', () => {
  const anchor = { name: fakeName('Root'), key: fakeKey('Root'), label: 'bare' };
  const verdict = fakeVerify({ leaf, pool: [intermediate], anchors: [anchor] });
  assert.ok(verdict.ok);
  assert.is(verdict.path.length, 2);
  assert.is(verdict.anchor.label, 'bare');
  assert.is(verdict.report.steps.length, 3);
  assert.is(verdict.report.steps[2]?.certificate, undefined);
});

test('a bare anchor with the right name and another key signs nothing', () => {
  assert.is(under({ name: fakeName('Root'), key: fakeKey('Other') }), '1 signature-invalid');
});

test('a bare anchor with another name is no issuer', () => {
  assert.is(under({ name: fakeName('Other'), key: fakeKey('Root') }), '1 issuer-not-found');
});

test('a bare anchor obeys its terms', () => {
  const bare = { name: fakeName('Root'), key: fakeKey('Root') };
  assert.is(under({ ...bare, usableUntil: testTime - second }), '2 anchor-no-longer-usable');
  assert.is(under({ ...bare, purposes: [clientAuth] }), '2 anchor-purpose-refused');
  assert.is(under({ ...bare, constraints: { excluded: [{ dns: 'example.com' }] } }), '0 imposed-name-excluded');
});

test('an anchor serves from usableFrom to usableUntil, both ends included', () => {
  assert.is(withOptions({ usableFrom: testTime, usableUntil: testTime }), 'accepted');
  assert.is(withOptions({ usableFrom: new Date(testTime), usableUntil: new Date(testTime) }), 'accepted');
  assert.is(withOptions({ usableFrom: testTime + second }), '2 anchor-not-usable-yet');
  assert.is(withOptions({ usableUntil: testTime - second }), '2 anchor-no-longer-usable');
});

test('distrustAfter looks at when the leaf begins, not at the time of the verification', () => {
  const issued = Date.UTC(2020, 0);
  assert.is(withOptions({ distrustAfter: issued }), 'accepted');
  assert.is(withOptions({ distrustAfter: issued - second }), '2 distrusted-after');
});

test('constraints are imposed on the leaf in subtrees of every kind', () => {
  assert.is(withOptions({ constraints: { permitted: [{ dns: 'example.com' }] } }), 'accepted');
  assert.is(withOptions({ constraints: { permitted: [{ dns: 'example.org' }] } }), '0 imposed-name-not-permitted');
  assert.is(withOptions({ constraints: { excluded: [{ dns: 'www.example.com' }] } }), '0 imposed-name-excluded');
  assert.is(withOptions({ constraints: { permitted: [{ email: 'example.org' }] } }), 'accepted');
  assert.is(
    withOptions({ constraints: { excluded: [{ directoryName: fakeName('leaf') }] } }),
    '0 imposed-name-excluded',
  );
  const address = { ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) };
  assert.is(withOptions({ constraints: { permitted: [address, { uri: '.example.org' }] } }), 'accepted');
});

test('constraints may be imposed as DER', () => {
  const subtree = encodeSequence(encodeValue(0x82, new TextEncoder().encode('example.org')));
  const constraints = encodeSequence(encodeImplicit(0, encodeSequence(subtree)));
  assert.is(withOptions({ constraints }), '0 imposed-name-not-permitted');
});

test('imposed constraints hold for the CAs on the way too', () => {
  const constraints = { permitted: [{ dns: 'example.com' }], excluded: [{ directoryName: fakeName('Intermediate') }] };
  assert.is(withOptions({ constraints }), '1 imposed-name-excluded');
});

test('imposed constraints count even where those of the certificate do not', () => {
  const constraints = { excluded: [{ dns: 'example.com' }] };
  assert.is(withOptions({ constraints, enforceConstraints: false }), '0 imposed-name-excluded');
});

test('who imposed a constraint is told by the label', () => {
  const anchors = [{ certificate: root, label: 'partner', constraints: { excluded: [{ dns: 'example.com' }] } }];
  const [problem] = fakeVerify({ leaf, pool: [intermediate], anchors }).problems;
  assert.equal(problem?.parameters, { name: 'www.example.com', type: 'dNSName', constrainedBy: 'partner' });
});

test('an anchor is trusted for its purposes alone', () => {
  assert.is(withOptions({ purposes: [serverAuth, clientAuth] }), 'accepted');
  assert.is(withOptions({ purposes: [clientAuth] }), '2 anchor-purpose-refused');
  assert.is(withOptions({ purposes: [] }), '2 anchor-purpose-refused');
  assert.is(under({ certificate: root, purposes: [clientAuth] }, { purpose: 'any' }), 'accepted');
});

test('a purpose of an anchor that is no OID is a mistake of the program', () => {
  assert.throws(() => withOptions({ purposes: ['serverAuth'] }), /dotted OID/);
});

test('the purposes of an anchor take part in choosing among several', () => {
  const input = { leaf, pool: [intermediate], purpose: { anyOf: ['serverAuth', 'clientAuth'] } };
  const verdict = fakeVerify({ ...input, anchors: [{ certificate: root, purposes: [clientAuth] }] });
  assert.is(verdict.ok && verdict.matchedPurpose, clientAuth);
});

test('an expired root refuses unless its validity is not enforced', () => {
  const expired = fakeCa('Root', 'Root', { notAfter: testTime - second });
  assert.is(withOptions({}, expired), '2 expired');
  assert.is(withOptions({ enforceValidity: false }, expired), 'accepted');
});

for (const [what, options, problem] of [
  ['pathLenConstraint', { pathLenConstraint: 0 }, '2 path-length-exceeded'],
  ['name constraints', { excluded: ['example.com'] }, '0 name-excluded'],
  ['extKeyUsage', { extendedKeyUsage: [clientAuth] }, '2 purpose-refused'],
  ['basicConstraints', { cA: false }, '2 not-a-ca'],
  [
    'a critical extension',
    { moreExtensions: [fakeExtension(unknownOid, Uint8Array.of(5, 0), true)] },
    '2 critical-extension-unknown',
  ],
  [
    'policyConstraints',
    { moreExtensions: [fakeExtension('2.5.29.36', Uint8Array.of(0x30, 3, 0x80, 1, 0), true)] },
    'path policy-required',
  ],
] as const) {
  test(`${what} of a root counts unless its constraints are not enforced`, () => {
    const certificate = fakeCa('Root', 'Root', options);
    assert.is(withOptions({}, certificate), problem);
    assert.is(withOptions({ enforceConstraints: false }, certificate), 'accepted');
  });
}

test('a leaf is an anchor of its own only where its anchor says so', () => {
  for (const trusted of [fakeLeaf('Nobody'), fakeLeaf('leaf', { issuerKey: 'leaf' })]) {
    assert.is(fakeVerify({ leaf: trusted, anchors: [trusted] }).ok, false);
    const verdict = fakeVerify({
      leaf: trusted,
      anchors: [{ certificate: trusted, mayBeLeaf: true, label: 'pinned' }],
    });
    assert.ok(verdict.ok, outcomeOf(verdict));
    assert.is(verdict.path.length, 1);
    assert.is(verdict.anchor.label, 'pinned');
    assert.is(verdict.spent.signatures, 0);
  }
});

test('that one anchor may be the leaf says nothing about another', () => {
  const own = fakeLeaf('Nobody');
  const anchors = [own, { certificate: leaf, mayBeLeaf: true }];
  assert.is(fakeVerify({ leaf: own, anchors }).ok, false);
  assert.is(outcomeOf(fakeVerify({ leaf, anchors })), 'accepted');
});

test('a leaf that is its own anchor is judged as a leaf and by the terms of the anchor', () => {
  const anchor = { certificate: leaf, mayBeLeaf: true };
  const judge = (more: AnchorOptions, input: Partial<VerifyInput> = {}): string =>
    outcomeOf(fakeVerify({ leaf, anchors: [{ ...anchor, ...more }], ...input }));
  assert.is(judge({}), 'accepted');
  assert.is(judge({}, { identity: { dns: 'a.example' } }), '0 host-mismatch');
  assert.is(judge({}, { time: Date.UTC(2041, 0) }), '0 expired');
  assert.is(judge({ usableUntil: testTime - second }), '0 anchor-no-longer-usable');
  assert.is(judge({ constraints: { excluded: [{ dns: 'example.com' }] } }), '0 imposed-name-excluded');
});

test('another certificate of the same name and key is not the pinned leaf', () => {
  const renewed = fakeLeaf('Intermediate', { serial: 2 });
  assert.is(fakeVerify({ leaf: renewed, anchors: [{ certificate: leaf, mayBeLeaf: true }] }).ok, false);
});

test('an intermediate may be an anchor, and the path ends there', () => {
  const verdict = fakeVerify({ leaf, pool: [root], anchors: [intermediate] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.path.length, 2);
});

test('an anchor that fails may still serve as an intermediate below another', () => {
  const limited = { certificate: intermediate, usableUntil: testTime - second };
  const verdict = fakeVerify({ leaf, anchors: [limited, root] });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.is(verdict.ok && verdict.path.length, 3);
});

test('unless it may not', () => {
  const limited = { certificate: intermediate, usableUntil: testTime - second, mayBeIntermediate: false };
  assert.is(fakeVerify({ leaf, anchors: [limited, root] }).ok, false);
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], anchors: [limited, root] })), 'accepted');
});

test('a root of version 1 is an anchor, and an intermediate of version 1 is no CA', () => {
  const old = ca('Root', { version: 1, extensions: [] });
  const direct = old.issueLeaf().der;
  assert.is(outcomeOf(verify({ leaf: direct, anchors: [old.der], time: testTime })), 'accepted');
  const middle = old.issueCa('Middle', { version: 1, extensions: [] });
  const input = { leaf: middle.issueLeaf().der, pool: [middle.der], anchors: [old.der], time: testTime };
  assert.equal(problemsOf(verify(input)), ['1 not-a-ca']);
});

test('an exempt anchor is spared the rules of conformance', () => {
  const odd = ca('Root', { keyIdentifiers: false });
  const input = { leaf: odd.issueLeaf().der, time: testTime, certificateConformance: ['rfc5280'] as const };
  assert.is(outcomeOf(verify({ ...input, anchors: [odd.der] })), '1 conformance-violation');
  assert.is(
    outcomeOf(verify({ ...input, anchors: [{ certificate: odd.der, exemptFromConformance: true }] })),
    'accepted',
  );
});

test('a malformed extension of an anchor refuses, when its certificate counts', () => {
  const odd = ca('Root', { moreExtensions: [extension('2.5.29.30', Uint8Array.of(5, 0))] });
  const judge = (more: AnchorOptions): string =>
    outcomeOf(verify({ leaf: odd.issueLeaf().der, anchors: [{ certificate: odd.der, ...more }], time: testTime }));
  assert.is(judge({}), '1 extension-malformed');
  assert.is(judge({ enforceConstraints: false }), 'accepted');
});

test('of two anchors over the same certificate the one with the kinder terms serves', () => {
  const anchors = [
    { certificate: root, label: 'strict', usableUntil: 0 },
    { certificate: root, label: 'kind' },
  ];
  for (const order of [anchors, [...anchors].reverse()]) {
    const verdict = fakeVerify({ leaf, pool: [intermediate], anchors: order });
    assert.is(verdict.ok && verdict.anchor.label, 'kind');
  }
});

test.run();

const trust = suite('store');

trust('what cannot be read is listed in rejected with its place, and the rest works', () => {
  const bad = { name: fakeName('Bad'), key: Uint8Array.of(5, 0) };
  const store = createStore([new Uint8Array(), root, 'junk!', bad, { certificate: Uint8Array.of(0x30, 0) }]);
  assert.equal(
    store.rejected.map(({ index }) => index),
    [0, 2, 3, 4],
  );
  assert.is(store.anchors.length, 1);
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), 'accepted');
});

trust('a bare anchor with a malformed name is rejected', () => {
  const store = createStore([{ name: Uint8Array.of(0x30, 2, 5, 0), key: fakeKey('Root') }]);
  assert.is(store.anchors.length, 0);
  assert.is(store.rejected.length, 1);
});

trust('PEM with several certificates makes as many anchors, with the same options', () => {
  const pem = [root, fakeCa('Other')]
    .map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`)
    .join('');
  const store = createStore([{ certificate: pem, label: 'bundle' }]);
  assert.equal(
    store.anchors.map(({ label }) => label),
    ['bundle', 'bundle'],
  );
});

trust('owns its bytes', () => {
  const buffers = [root.slice(), fakeName('Root').slice(), fakeKey('Root').slice()] as const;
  const store = createStore([buffers[0], { name: buffers[1], key: buffers[2] }], { distrusted: [] });
  for (const buffer of buffers) buffer.fill(0);
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), 'accepted');
});

trust('is not changed by a verification', () => {
  const store = createStore([root]);
  const first = fakeVerify({ leaf, pool: [intermediate], store });
  const failed = fakeVerify({ leaf: fakeLeaf('Intermediate', { forged: true }), pool: [intermediate], store });
  assert.is(failed.ok, false);
  assert.equal(fakeVerify({ leaf, pool: [intermediate], store }).spent, first.spent);
});

for (const [role, distrusted, depth] of [
  ['leaf', leaf, 0],
  ['intermediate', intermediate, 1],
  ['anchor', root, 2],
] as const) {
  trust(`a distrusted ${role} is refused`, () => {
    const store = createStore([root], { distrusted: [distrusted] });
    assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), `${depth} distrusted`);
  });
}

trust('distrust covers a re-issue under the same name and key, in whatever role', () => {
  const twins = [fakeLeaf('X', { serial: 9 }), fakeCa('Intermediate', 'X', { serial: 9 }), fakeCa('Root', 'X')];
  for (const [depth, twin] of twins.entries()) {
    const store = createStore([root], { distrusted: [twin] });
    assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), `${depth} distrusted`);
  }
});

trust('distrust covers an anchor that is a bare name and key', () => {
  const store = createStore([{ name: fakeName('Root'), key: fakeKey('Root') }], { distrusted: [root] });
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), '2 distrusted');
});

trust('distrust covers a leaf that is its own anchor', () => {
  const store = createStore([{ certificate: leaf, mayBeLeaf: true }], { distrusted: [leaf] });
  assert.match(outcomeOf(fakeVerify({ leaf, store })), '0 distrusted');
});

trust('distrust covers neither the same name with another key nor the same key under another name', () => {
  const others = [fakeCa('Root', 'Root', { key: 'Other' }), fakeCa('Other', 'Other', { key: 'Root' })];
  const store = createStore([root], { distrusted: others });
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [intermediate], store })), 'accepted');
});

trust('a path around the distrusted intermediate is found', () => {
  const around = fakeCa('Intermediate', 'Other', { key: 'Intermediate-2' });
  const twice = [intermediate, around];
  const store = createStore([root, fakeCa('Other')], { distrusted: [intermediate] });
  const signedByBoth = fakeLeaf('Intermediate', { issuerKey: 'Intermediate-2' });
  assert.is(outcomeOf(fakeVerify({ leaf: signedByBoth, pool: twice, store })), 'accepted');
});

trust('what cannot be read of the distrusted is told as well', () => {
  const store = createStore([root], { distrusted: [Uint8Array.of(1)] });
  assert.is(store.rejected.length, 1);
});

trust.run();
