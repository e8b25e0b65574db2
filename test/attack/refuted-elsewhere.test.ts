import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { equalBytes } from '../../src/asn1/bytes.ts';
import { createVerifier, type RevocationSource } from '../../src/index.ts';
import { FakeVerifier, fakeExtension } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, statesOf, testTime } from '../support/verification.ts';

const test = suite('a signature that is known to be bad');

/** Longer certificates come later where nothing else tells paths apart. */
const longer = [fakeExtension('1.2.3.4', new Uint8Array(100))];

test('is bad for a search that passed over it before another search found out', () => {
  const root = fakeCa('R');
  const revoked = fakeCa('X', 'R', { excluded: ['refused.example'], serial: 1 });
  const forged = fakeCa('X', 'R', { forged: true, serial: 2, moreExtensions: longer });
  // The first cannot stand below the revoked CA, so that there is one search without each of the two.
  const first = fakeCa('A', 'X', { dns: ['refused.example'] });
  const second = fakeCa('A', 'X', { serial: 2, moreExtensions: longer });
  const source: RevocationSource = {
    name: 'list',
    lookup: ({ certificate }) => ({ status: equalBytes(certificate.der, revoked) ? 'revoked' : 'good' }),
  };
  const verdict = fakeVerify({
    leaf: fakeLeaf('A'),
    pool: [first, second, revoked, forged],
    anchors: [root],
    revocation: { mode: 'hard', sources: [source] },
  });
  assert.is(verdict.ok, false, statesOf(verdict));
});

test('stays bad after a call with a provider of its own that finds everything good', () => {
  const verifier = createVerifier({ anchors: [fakeCa('R')], time: testTime, provider: new FakeVerifier() });
  const pool = [fakeCa('A', 'R', { forged: true })];
  const gullible = { name: 'gullible', verify: () => 'good' as const };
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool, provider: gullible })), 'accepted');
  assert.is(outcomeOf(verifier.verify({ leaf: fakeLeaf('A'), pool })), '1 signature-invalid');
});

test.run();
