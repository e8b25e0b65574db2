import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeImplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeUtf8String,
} from '../../../src/asn1/der-writer.ts';
import { type AnchorInput, type PolicyOptions, toJson, type Verdict } from '../../../src/index.ts';
import { parseCertificate } from '../../../src/x509/certificate.ts';
import { fakeExtension } from '../../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf } from '../../support/verification.ts';

const test = suite('policies in a verification');

const [A, B, X] = ['1.2.3.1', '1.2.3.2', '1.2.3.3'] as const;
const any = '2.5.29.32.0';
const cps = '1.3.6.1.5.5.7.2.1';

/** Each policy, or a policy and the OID of a qualifier. */
function policies(list: readonly (string | readonly [string, string])[], critical = false): Uint8Array {
  const entries = list.map((entry) => {
    if (typeof entry === 'string') return encodeSequence(encodeOid(entry));
    const qualifier = encodeSequence(encodeOid(entry[1]), encodeUtf8String('text'));
    return encodeSequence(encodeOid(entry[0]), encodeSequence(qualifier));
  });
  return fakeExtension('2.5.29.32', encodeSequence(...entries), critical);
}

function mappings(...pairs: readonly (readonly [string, string])[]): Uint8Array {
  const entries = pairs.map(([from, to]) => encodeSequence(encodeOid(from), encodeOid(to)));
  return fakeExtension('2.5.29.33', encodeSequence(...entries));
}

const inhibitMapping = fakeExtension('2.5.29.36', encodeSequence(encodeImplicit(1, encodeInteger(0))), true);

function requireExplicit(skip: number): Uint8Array {
  return fakeExtension('2.5.29.36', encodeSequence(encodeImplicit(0, encodeInteger(skip))), true);
}

const inhibitAny = fakeExtension('2.5.29.54', encodeInteger(0), true);

interface Chain {
  readonly root?: readonly Uint8Array[];
  readonly issuer?: readonly Uint8Array[];
  readonly leaf?: readonly Uint8Array[];
  readonly anchor?: object;
  readonly policies?: PolicyOptions;
}

/** Root, one intermediate and a leaf with these extensions. */
function run(chain: Chain): Verdict {
  const anchor = { certificate: fakeCa('Root', 'Root', { moreExtensions: chain.root ?? [] }), ...chain.anchor };
  return fakeVerify({
    leaf: fakeLeaf('CA', { moreExtensions: chain.leaf ?? [] }),
    pool: [fakeCa('CA', 'Root', { moreExtensions: chain.issuer ?? [] })],
    anchors: [anchor],
    policies: chain.policies ?? {},
  });
}

function userPolicies(verdict: Verdict): readonly string[] {
  assert.ok(verdict.ok, outcomeOf(verdict));
  return (verdict.policies?.userConstrained.policies ?? []).map(({ oid }) => oid);
}

test('the verdict tells the policies, mapped ones in the terms of the anchor', () => {
  const mapped = { issuer: [policies([A]), mappings([A, X])], leaf: [policies([X])] };
  assert.equal(userPolicies(run(mapped)), [A]);
  assert.equal(userPolicies(run({ ...mapped, policies: { initial: [X] } })), []);
  assert.is(outcomeOf(run({ ...mapped, policies: { inhibitMapping: true, requireExplicit: true } })), refused);
  assert.equal(userPolicies(run({})), []);
});

const refused = 'path policy-required';

test('a required policy', () => {
  const chain = { issuer: [policies([any])], leaf: [policies([A])] };
  assert.equal(userPolicies(run({ ...chain, policies: { initial: [A, B], requireExplicit: true } })), [A]);
  assert.is(outcomeOf(run({ ...chain, policies: { initial: [B], requireExplicit: true } })), refused);
  assert.is(outcomeOf(run({ ...chain, policies: { inhibitAny: true, requireExplicit: true } })), refused);
  assert.is(outcomeOf(run({ issuer: [requireExplicit(0)] })), refused);
  assert.is(outcomeOf(run({ issuer: [policies([A]), requireExplicit(0)], leaf: [policies([B])] })), refused);
  assert.equal(userPolicies(run({ issuer: [policies([A]), requireExplicit(0)], leaf: [policies([A])] })), [A]);
});

test("the anchor's certificate narrows what the caller accepts (RFC 5937 §3.2), unless its owner says no", () => {
  const chain = { root: [policies([A])], issuer: [policies([any])], leaf: [policies([A, B])] };
  const unbound = { anchor: { enforceConstraints: false } };
  assert.equal(userPolicies(run(chain)), [A]);
  assert.equal(userPolicies(run({ ...chain, ...unbound })), [A, B]);
  assert.is(outcomeOf(run({ ...chain, policies: { initial: [B], requireExplicit: true } })), refused);
  assert.equal(userPolicies(run({ ...chain, root: [policies([A, any])] })), [A, B]);
  const demanding = { root: [requireExplicit(0)] };
  assert.is(outcomeOf(run(demanding)), refused);
  assert.is(outcomeOf(run({ ...demanding, ...unbound })), 'accepted');
  assert.is(outcomeOf(run({ root: [requireExplicit(3)] })), 'accepted');
  assert.is(outcomeOf(run({ ...chain, root: [inhibitAny, requireExplicit(0)] })), refused);
  const mapped = { issuer: [policies([A]), mappings([A, X])], leaf: [policies([X])] };
  assert.equal(userPolicies(run({ ...mapped, root: [inhibitMapping] })), []);
});

test('a bare anchor says nothing', () => {
  const root = parseCertificate(fakeCa('Root', 'Root', { moreExtensions: [requireExplicit(0)] }));
  assert.ok('publicKey' in root && 'der' in root.publicKey);
  const anchors: AnchorInput[] = [{ name: root.subject.der, key: root.publicKey.der }];
  assert.is(outcomeOf(fakeVerify({ leaf: fakeLeaf('Root'), anchors })), 'accepted');
});

test('a leaf that is its own anchor still needs the policy that the caller requires', () => {
  const own = (extensions: readonly Uint8Array[], options: PolicyOptions, enforceConstraints = true): Verdict => {
    const leaf = fakeLeaf('Nobody', { moreExtensions: extensions });
    const anchors = [{ certificate: leaf, mayBeLeaf: true, enforceConstraints }];
    return fakeVerify({ leaf, anchors, policies: options ?? {} });
  };
  assert.equal(userPolicies(own([policies([A])], { initial: [A], requireExplicit: true })), [A]);
  assert.is(outcomeOf(own([policies([A])], { initial: [B], requireExplicit: true })), refused);
  assert.is(outcomeOf(own([requireExplicit(0)], {})), refused);
  assert.is(outcomeOf(own([requireExplicit(0)], {}, false)), 'accepted');
});

test('mappings from or to anyPolicy refuse an intermediate, and nobody else', () => {
  for (const pair of [
    [any, A],
    [A, any],
  ] as const) {
    assert.is(outcomeOf(run({ issuer: [policies([A]), mappings(pair)] })), '1 policy-mapping-invalid');
    assert.is(outcomeOf(run({ leaf: [policies([A]), mappings(pair)] })), 'accepted');
    assert.is(outcomeOf(run({ root: [policies([A]), mappings(pair)] })), 'accepted');
  }
});

test('no policy stands twice in a certificate', () => {
  assert.is(outcomeOf(run({ leaf: [policies([A, B, A])] })), '0 policy-duplicate');
  assert.is(outcomeOf(run({ issuer: [policies([A, A])] })), '1 policy-duplicate');
});

test('a critical extension has no qualifiers that nobody can interpret', () => {
  assert.is(outcomeOf(run({ leaf: [policies([[A, '1.2.3.9']], true)] })), '0 policy-qualifier-unknown');
  assert.is(outcomeOf(run({ leaf: [policies([[A, cps]], true)] })), 'accepted');
  assert.is(outcomeOf(run({ leaf: [policies([[A, '1.3.6.1.5.5.7.2.2']], true)] })), 'accepted');
  assert.is(outcomeOf(run({ leaf: [policies([[A, '1.2.3.9']])] })), 'accepted');
});

test('the verdict as JSON has the policies with their qualifiers in base64', () => {
  const { policies: found } = toJson(run({ issuer: [policies([A])], leaf: [policies([[A, cps]])] })) as unknown as {
    readonly policies: unknown;
  };
  const qualifier = Buffer.from(encodeSequence(encodeOid(cps), encodeUtf8String('text'))).toString('base64');
  const set = { anyPolicy: false, policies: [{ oid: A, qualifiers: [qualifier] }] };
  assert.equal(found, { authorityConstrained: set, userConstrained: set });
});

test('another path is found when the first one lacks the policy', () => {
  const wanted = { initial: [A], requireExplicit: true };
  const input = {
    leaf: fakeLeaf('CA', { moreExtensions: [policies([A])] }),
    anchors: [fakeCa('Root')],
    policies: wanted,
  };
  const short = fakeCa('CA', 'Root', { moreExtensions: [policies([B])] });
  const silent = fakeCa('CA', 'Root');
  const long = [
    fakeCa('CA', 'Bridge', { moreExtensions: [policies([A])] }),
    fakeCa('Bridge', 'Root', { moreExtensions: [policies([any])] }),
  ];
  for (const wrong of [short, silent]) {
    const verdict = fakeVerify({ ...input, pool: [wrong, ...long] });
    assert.equal(userPolicies(verdict), [A]);
    assert.is(outcomeOf(fakeVerify({ ...input, pool: [wrong] })), refused);
  }
});

test('an anchor that requires a policy stands in the way of no other one', () => {
  const verdict = fakeVerify({
    leaf: fakeLeaf('CA'),
    pool: [fakeCa('CA', 'Top'), fakeCa('Top', 'Root')],
    anchors: [fakeCa('Root'), fakeCa('Top', 'Top', { moreExtensions: [requireExplicit(0)] })],
  });
  assert.equal(userPolicies(verdict), []);
});

test('what a path with a required policy holds is charged', () => {
  const many = policies(Array.from({ length: 100 }, (_, i) => `1.2.4.${i}`));
  const input = {
    leaf: fakeLeaf('Root', { moreExtensions: [many] }),
    anchors: [fakeCa('Root')],
    policies: { requireExplicit: true },
  };
  assert.is(outcomeOf(fakeVerify({ ...input, budget: { steps: 110 } })), 'accepted');
  const verdict = fakeVerify({ ...input, budget: { steps: 90 } });
  assert.is(outcomeOf(verdict), refused);
  assert.is(verdict.exhausted, 'steps');
});

/** `count` CAs that all certify each other, one of them certified by the root. */
function mesh(count: number, moreExtensions: readonly Uint8Array[]): Uint8Array[] {
  const names = Array.from({ length: count }, (_, i) => `CA ${i}`);
  const crossed = names.flatMap((subject) =>
    names.filter((issuer) => issuer !== subject).map((issuer) => fakeCa(subject, issuer, { moreExtensions })),
  );
  return [...crossed, fakeCa('CA 0', 'Root', { moreExtensions })];
}

test('a leaf without any policy is refused after one search of a mesh', () => {
  const verdict = fakeVerify({
    leaf: fakeLeaf('CA 11'),
    pool: mesh(12, [policies([A])]),
    anchors: [fakeCa('Root')],
    policies: { requireExplicit: true },
  });
  assert.is(outcomeOf(verdict), refused);
  assert.is(verdict.exhausted, undefined);
  assert.ok(verdict.spent.steps < 3000, String(verdict.spent.steps));
});

test('where no path of a mesh has the policy, the search ends with the budget, whatever the certificates hold', () => {
  const many = Array.from({ length: 500 }, (_, i) => `1.2.4.${i}`);
  for (const held of [[A], [A, ...many]]) {
    const verdict = fakeVerify({
      leaf: fakeLeaf('CA 11', { moreExtensions: [policies([A])] }),
      pool: mesh(12, [policies(held), mappings([A, A])]),
      anchors: [fakeCa('Root')],
      policies: { initial: [B], requireExplicit: true },
      budget: { steps: 20_000 },
    });
    assert.is(outcomeOf(verdict), refused);
    assert.is(verdict.exhausted, 'steps');
  }
});

test('options that no verification could follow are refused', () => {
  assert.throws(() => run({ policies: { initial: ['A'] } }), TypeError);
});

test.run();
