import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnchorInput, defineProfile, jose, type Profile, verify } from '../../src/index.ts';
import { ca, ecKey, makeChain, rsaKey } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const signer = { subject: 'Signer', names: [], extendedKeyUsage: null } as const;
const { root, intermediates, leaf } = makeChain({ intermediates: [{}, {}], leaf: signer });
const [upper, lower] = intermediates.map(({ der }) => der) as [Uint8Array, Uint8Array];
const good = 'accepted: Signer < Intermediate 2 < Intermediate 1 < Root';

/** As it stands in the header: standard base64, not base64url (RFC 7515 §4.1.6). */
function header(...certificates: readonly Uint8Array[]): string[] {
  return certificates.map((der) => Buffer.from(der).toString('base64'));
}

function judge(x5c: readonly string[], anchors: readonly AnchorInput[] = [root.der], profile: Profile = jose): string {
  const [first = new Uint8Array(), ...pool] = x5c.map((text) => Uint8Array.from(Buffer.from(text, 'base64')));
  return outcome(verify({ leaf: first, pool, anchors, time: now, profile }));
}

const x5c = suite('profile jose: x5c');

x5c('leaf first, root absent', () => {
  assert.is(judge(header(leaf.der, lower, upper)), good);
});

x5c('the root may come along, but is no anchor for that', () => {
  assert.is(judge(header(leaf.der, lower, upper, root.der)), good);
  const stranger = ca('Stranger').der;
  assert.is(judge(header(leaf.der, lower, upper, root.der), [stranger]), '3 self-signed-in-chain');
});

x5c('members that belong to no path do no harm', () => {
  const deadEnd = ca('Absent').issueCa('Intermediate 2', { key: ecKey('Intermediate 2') });
  assert.is(judge(header(leaf.der, deadEnd.der, ca('Stranger').der, leaf.der, upper, lower)), good);
});

x5c('the others may come in any order', () => {
  assert.is(judge(header(leaf.der, upper, lower)), good);
});

x5c('a CA in the first place is no signer', () => {
  const isCa = '0 conformance-violation end-entity-is-ca';
  assert.is(judge(header(lower, leaf.der, upper)), isCa);
  const certifier = root.issueLeaf({ ...signer, keyUsage: ['digitalSignature', 'keyCertSign'] });
  assert.is(judge(header(certifier.der)), isCa, 'nor is one by its keyUsage alone');
});

x5c('an intermediate may be the anchor', () => {
  assert.is(judge(header(leaf.der, lower), [lower]), 'accepted: Signer < Intermediate 2');
});

x5c('an intermediate is missing', () => {
  assert.is(judge(header(leaf.der, upper)), '0 issuer-not-found');
});

x5c("an earlier signer's certificate issues none", () => {
  const forged = ca('Signer', { key: leaf.key, cA: null, keyUsage: null }).issueLeaf({ ...signer, subject: 'Forged' });
  assert.is(judge(header(forged.der, leaf.der, lower, upper)), '1 not-a-ca, 1 key-cert-sign-missing');
});

x5c("the signer's own key has the strength of a CA's (RFC 7518 §3.3)", () => {
  const weak = root.issueLeaf({ ...signer, key: rsaKey('rsa1024-1') });
  assert.is(judge(header(weak.der)), '0 conformance-violation subscriber-key');
});

x5c('the purpose of an application is an override', () => {
  const documentSigner = '1.0.18013.5.1.2';
  const mdoc = defineProfile(jose, { name: 'mdoc', purpose: { anyOf: [documentSigner], whenAbsent: 'refuse' } });
  const issued = root.issueLeaf({ ...signer, extendedKeyUsage: [documentSigner] });
  assert.is(judge(header(issued.der), [root.der], mdoc), 'accepted: Signer < Root');
  assert.is(judge(header(leaf.der, lower, upper), [root.der], mdoc), '0 purpose-refused');
});

x5c.run();
