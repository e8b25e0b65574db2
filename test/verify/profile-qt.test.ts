import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { defineProfile, qt, rfc5280, type VerifyInput, verify } from '../../src/index.ts';
import { ca, makeChain } from '../support/pki.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const test = suite('profile qt');

const { root, intermediates, leaf, pool } = makeChain({ intermediates: [{}, {}] });
const [first, second] = intermediates;

function outcome(input: Partial<VerifyInput>): string {
  return outcomeOf(verify({ leaf: leaf.der, pool, anchors: [root.der], time: testTime, profile: qt, ...input }));
}

test('a path ends at a self-signed anchor', () => {
  assert.is(outcome({}), 'accepted');
});

test('an anchor that is not self-signed is an intermediate: no partial chains', () => {
  assert.is(outcome({ anchors: [first?.der ?? ''] }), '2 issuer-not-found');
  assert.is(outcome({ anchors: [first?.der ?? ''], profile: rfc5280 }), 'accepted');
  assert.is(outcome({ anchors: [second?.der ?? '', root.der], pool: [first?.der ?? ''] }), 'accepted');
});

test('a self-issued anchor whose key identifiers differ is not self-signed', () => {
  const old = ca('Rollover');
  const renewed = old.issueCa('Rollover', { key: ca('Rollover, new key').key });
  const below = renewed.issueLeaf();
  const input = { leaf: below.der, pool: [], anchors: [renewed.der, ca('Unrelated').der] };
  assert.not(outcome(input) === 'accepted');
  assert.is(outcome({ ...input, anchors: [renewed.der, old.der] }), 'accepted');
});

test('a leaf that is an anchor must be self-signed', () => {
  const own = { certificate: leaf.der, mayBeLeaf: true };
  assert.is(outcome({ pool: [], anchors: [own] }), '0 issuer-not-found');
  assert.is(outcome({ pool: [], anchors: [own], profile: rfc5280 }), 'accepted');
  const self = ca('Own', { cA: false });
  assert.is(outcome({ leaf: self.der, pool: [], anchors: [{ certificate: self.der, mayBeLeaf: true }] }), 'accepted');
});

test('a bare anchor ends a path: nothing of it could be missing', () => {
  const bare = { name: nameOf(root.der), key: root.key.spki };
  assert.is(outcome({ anchors: [bare] }), 'accepted');
});

function nameOf(der: Uint8Array): Uint8Array {
  const verdict = verify({ leaf: der, anchors: [{ certificate: der, mayBeLeaf: true }], time: testTime });
  assert.ok(verdict.ok);
  return verdict.anchor.subject.der;
}

test('any purpose will do unless one is asked for', () => {
  const client = ca('Root').issueLeaf({ extendedKeyUsage: ['clientAuth'] });
  assert.is(outcome({ leaf: client.der }), 'accepted');
  assert.is(outcome({ leaf: client.der, purpose: 'serverAuth' }), '0 purpose-refused');
});

test('names match as Qt matches them', () => {
  assert.is(
    outcome({ leaf: root.issueLeaf({ names: ['dns:w*.example.com'] }).der, identity: { dns: 'www.example.com' } }),
    'accepted',
  );
  assert.is(outcome({ identity: { dns: 'ftp.example.com' } }), '0 host-mismatch');
});

test('SHA-1 will do, MD5 and MD2 will not', () => {
  assert.ok(qt.strength.hashes.includes('SHA-1'));
  for (const hash of ['MD5', 'MD2'] as const) assert.not(qt.strength.hashes.includes(hash));
});

test('the two fields of a profile are checked', () => {
  assert.throws(() => defineProfile('rfc5280', { partialChains: 'perhaps' as 'accept' }), /partialChains/);
  assert.throws(() => defineProfile('rfc5280', { matchIdentity: 'qt' as unknown as () => boolean }), /matchIdentity/);
  const never = defineProfile('rfc5280', { matchIdentity: () => false });
  assert.is(outcome({ profile: never, identity: { dns: 'www.example.com' } }), '0 host-mismatch');
  const whole = defineProfile('rfc5280', { partialChains: 'refuse' });
  assert.is(outcome({ profile: whole, anchors: [first?.der ?? ''] }), '2 issuer-not-found');
});

test.run();
