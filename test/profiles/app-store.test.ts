import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeNull } from '../../src/asn1/der-writer.ts';
import { appStore, verify } from '../../src/index.ts';
import { type Authority, ca, ecKey, extension, type LeafOptions, rsaKey } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const receiptOid = '1.2.840.113635.100.6.11.1';
const relationsOid = '1.2.840.113635.100.6.2.1';
const receipt: LeafOptions = {
  subject: 'Receipt Signing',
  names: [],
  cA: false,
  extendedKeyUsage: null,
  moreExtensions: [extension(receiptOid, encodeNull())],
};
const relations = { moreExtensions: [extension(relationsOid, encodeNull())] };
const root = ca('Apple Root', { key: ecKey('Apple Root', 'P-384') });
const intermediate = root.issueCa('WWDR', relations);

/** Of `x5c` the first is the leaf and the others the pool, the root among them. */
function judge(leaf: Uint8Array, intermediates: readonly Authority[], anchor: Authority = root): string {
  const pool = [...intermediates.map(({ der }) => der), root.der];
  return outcome(verify({ leaf, pool, anchors: [anchor.der], time: now, profile: appStore }));
}

const store = suite('profile appStore');

store('leaf, intermediate and root with their markers', () => {
  assert.is(
    judge(intermediate.issueLeaf(receipt).der, [intermediate]),
    'accepted: Receipt Signing < WWDR < Apple Root',
  );
});

store('refuses an ordinary developer: no marker in the leaf', () => {
  const leaf = intermediate.issueLeaf({ ...receipt, moreExtensions: [] }).der;
  assert.is(judge(leaf, [intermediate]), `0 extension-missing ${receiptOid}`);
});

store('refuses a CA and a weak key as the signer', () => {
  const judged = (more: LeafOptions): string =>
    judge(intermediate.issueLeaf({ ...receipt, ...more }).der, [intermediate]);
  assert.is(judged({ cA: true }), '0 conformance-violation end-entity-is-ca');
  assert.is(judged({ key: rsaKey('rsa1024-1') }), '0 conformance-violation subscriber-key');
});

store('refuses an intermediate for something else', () => {
  const other = root.issueCa('Other CA');
  assert.is(judge(other.issueLeaf(receipt).der, [other]), `1 extension-missing ${relationsOid}`);
});

store('refuses a longer chain', () => {
  const lower = intermediate.issueCa('Lower', relations);
  assert.is(judge(lower.issueLeaf(receipt).der, [lower, intermediate]), 'path depth-exceeded');
});

store('a root that comes along in x5c is no anchor', () => {
  const leaf = intermediate.issueLeaf(receipt).der;
  const found = `2 extension-missing ${relationsOid}, 2 self-signed-in-chain`;
  assert.is(judge(leaf, [intermediate], ca('Another Root')), found);
});

store.run();
