import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeImplicit, encodeInteger, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { type FakeCertificateOptions, fakeExtension } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf } from '../support/verification.ts';

/** PolicyConstraints (RFC 5280 §4.2.1.11): how many certificates may follow before a policy is required. */
function requireExplicitPolicy(skipCerts: number): Partial<FakeCertificateOptions> {
  const value = encodeSequence(encodeImplicit(0, encodeInteger(skipCerts)));
  return { moreExtensions: [fakeExtension('2.5.29.36', value, true)] };
}

function inhibitPolicyMapping(skipCerts: number): Partial<FakeCertificateOptions> {
  const value = encodeSequence(encodeImplicit(1, encodeInteger(skipCerts)));
  return { moreExtensions: [fakeExtension('2.5.29.36', value, true)] };
}

const root = fakeCa('Root');

function judge(leaf: Uint8Array, ...pool: readonly Uint8Array[]): string {
  return outcomeOf(fakeVerify({ leaf, pool, anchors: [root] }));
}

const test = suite('an explicit policy that is required');

test('a chain that requires none is accepted, whatever policies it names', () => {
  const policies = encodeSequence(encodeSequence(encodeOid('1.2.3.4')));
  const named = { moreExtensions: [fakeExtension('2.5.29.32', policies, true)] };
  assert.is(judge(fakeLeaf('A', named), fakeCa('A', 'Root', named)), 'accepted');
  assert.is(judge(fakeLeaf('A'), fakeCa('A', 'Root', inhibitPolicyMapping(0))), 'accepted');
});

test('a CA that requires one at once refuses the path by name', () => {
  assert.is(judge(fakeLeaf('A'), fakeCa('A', 'Root', requireExplicitPolicy(0))), 'path policy-required');
});

test('a CA that requires one later does not when the path ends before', () => {
  // One certificate follows: the leaf, which counts.
  assert.is(judge(fakeLeaf('A'), fakeCa('A', 'Root', requireExplicitPolicy(1))), 'path policy-required');
  assert.is(judge(fakeLeaf('A'), fakeCa('A', 'Root', requireExplicitPolicy(2))), 'accepted');
});

test('every certificate on the way counts down', () => {
  const pool = (skipCerts: number): Uint8Array[] => [
    fakeCa('A', 'B'),
    fakeCa('B', 'C'),
    fakeCa('C', 'Root', requireExplicitPolicy(skipCerts)),
  ];
  assert.is(judge(fakeLeaf('A'), ...pool(3)), 'path policy-required');
  assert.is(judge(fakeLeaf('A'), ...pool(4)), 'accepted');
});

test('self-issued certificates on the way do not', () => {
  const pool = (skipCerts: number): Uint8Array[] => [
    fakeCa('A', 'A', { issuerKey: 'A-old' }),
    fakeCa('A', 'Root', { key: 'A-old', ...requireExplicitPolicy(skipCerts) }),
  ];
  assert.is(judge(fakeLeaf('A'), ...pool(1)), 'path policy-required');
  assert.is(judge(fakeLeaf('A'), ...pool(2)), 'accepted');
});

test('a CA below cannot relax what one above requires', () => {
  const strict = fakeCa('B', 'Root', requireExplicitPolicy(0));
  assert.is(judge(fakeLeaf('A'), fakeCa('A', 'B', requireExplicitPolicy(9)), strict), 'path policy-required');
});

test('in the leaf only a requirement at once counts', () => {
  assert.is(judge(fakeLeaf('Root', requireExplicitPolicy(0))), 'path policy-required');
  assert.is(judge(fakeLeaf('Root', requireExplicitPolicy(1))), 'accepted');
});

test('another path that requires none is found', () => {
  const strict = fakeCa('A', 'Root', requireExplicitPolicy(0));
  const relaxed = fakeCa('A', 'Root', { serial: 2, key: 'A' });
  assert.is(judge(fakeLeaf('A'), strict, relaxed), 'accepted');
  assert.is(judge(fakeLeaf('A'), relaxed, strict), 'accepted');
});

test.run();
