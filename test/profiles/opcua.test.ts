import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowSha1, defaultStrength, defineProfile, opcua, type VerifyOptions, verify } from '../../src/index.ts';
import { ca, ecKey, type LeafOptions, rsaKey } from '../support/pki.ts';
import { now, outcome } from './outcome.ts';

const application: LeafOptions = {
  subject: 'CN=UaServer, O=Plant, DC=plc1',
  names: ['uri:urn:plc1:Plant:UaServer', 'dns:plc1'],
  cA: false,
  key: rsaKey('rsa2048-1'),
  keyUsage: ['digitalSignature', 'contentCommitment', 'keyEncipherment', 'dataEncipherment'],
  extendedKeyUsage: ['serverAuth', 'clientAuth'],
};
const root = ca('Plant Root');
const line = root.issueCa('Line CA');
const leaf = line.issueLeaf(application).der;
const issuers = [line.der, root.der];

/** Whatever is on the trust list may stand anywhere in the path; the issuer list is only the pool. */
function judge(
  peer: Uint8Array,
  trusted: readonly Uint8Array[],
  pool: readonly Uint8Array[] = issuers,
  options: VerifyOptions = {},
): string {
  const anchors = trusted.map((certificate) => ({ certificate, mayBeLeaf: true }));
  return outcome(verify({ leaf: peer, pool, anchors, time: now, profile: opcua, ...options }));
}

const trust = suite('profile opcua: OPC 10000-4 §6.1.3');

trust('the application, its CA or the root is trusted', () => {
  assert.is(judge(leaf, [leaf]), 'accepted: UaServer');
  assert.is(judge(leaf, [line.der]), 'accepted: UaServer < Line CA');
  assert.is(judge(leaf, [root.der]), 'accepted: UaServer < Line CA < Plant Root');
  assert.is(judge(leaf, [root.der], [line.der]), 'accepted: UaServer < Line CA < Plant Root');
});

trust('issuers that nobody trusts', () => {
  assert.is(judge(leaf, []), '2 self-signed-in-chain');
  assert.is(judge(leaf, [ca('Another Root').der]), '2 self-signed-in-chain');
  assert.is(judge(leaf, [], []), '0 issuer-not-found');
});

trust('another application of a CA is not trusted because one is', () => {
  const other = line.issueLeaf({ ...application, subject: 'CN=Other' }).der;
  assert.is(judge(other, [leaf]), '2 self-signed-in-chain');
});

trust('a self-signed application, trusted by itself', () => {
  const key = ecKey('UaClient');
  const self = ca('UaClient', { key, cA: false, keyUsage: ['digitalSignature'], extendedKeyUsage: ['clientAuth'] }).der;
  assert.is(judge(self, [self], []), 'accepted: UaClient');
  assert.is(judge(self, [], []), '0 self-signed-leaf');
});

trust('a trusted application is still judged', () => {
  const expired = line.issueLeaf({ ...application, notAfter: '2025-02-01' }).der;
  assert.is(judge(expired, [expired]), '0 expired');
  const weak = line.issueLeaf({ ...application, key: rsaKey('rsa1024-1') }).der;
  assert.is(judge(weak, [weak]), '0 conformance-violation subscriber-key');
  const silent = line.issueLeaf({ ...application, keyUsage: ['keyEncipherment'] }).der;
  assert.is(judge(silent, [silent]), '0 key-usage-missing');
});

trust('one side of a connection is an option', () => {
  const client = line.issueLeaf({ ...application, extendedKeyUsage: ['clientAuth'] }).der;
  assert.is(judge(client, [line.der]), 'accepted: UaServer < Line CA');
  assert.is(judge(client, [line.der], [], { purpose: 'serverAuth' }), '0 purpose-refused');
});

trust('the algorithms of a security policy are an override', () => {
  const old = root.issueLeaf({ ...application, signatureAlgorithm: 'ecdsa-with-SHA1' }).der;
  assert.is(judge(old, [root.der]), '0 digest-too-weak');
  const basic256 = defineProfile(opcua, { name: 'Basic256', strength: allowSha1(defaultStrength) });
  assert.is(judge(old, [root.der], [], { profile: basic256 }), 'accepted: UaServer < Plant Root');
});

trust.run();
