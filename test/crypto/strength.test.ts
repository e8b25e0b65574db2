import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PublicKey } from '../../src/crypto/public-key.ts';
import { identifySignatureAlgorithm } from '../../src/crypto/signature-algorithm.ts';
import {
  allowDsa,
  allowSha1,
  checkAlgorithmStrength,
  checkKeyStrength,
  defaultStrength,
  type StrengthPolicy,
  webpkiStrength,
} from '../../src/crypto/strength.ts';
import { isFinding } from '../../src/problem.ts';
import { algorithm, ecKey, keyOf, NULL, OID, pssParameters, pssSha256, rsaKey, spki, textOf } from '../support/keys.ts';

function key(policy: StrengthPolicy, tested: PublicKey): string {
  return textOf(checkKeyStrength(tested, policy));
}

function signature(policy: StrengthPolicy, oid: string, ...parameters: Uint8Array[]): string {
  const identified = identifySignatureAlgorithm(algorithm(oid, ...parameters));
  if (isFinding(identified)) throw new Error(textOf(identified));
  return textOf(checkAlgorithmStrength(identified, policy));
}

const P192 = '1.2.840.10045.3.1.1';
const ED25519 = '1.3.101.112';
const ML_DSA_65 = '2.16.840.1.101.3.4.3.18';
const SLH_DSA = '2.16.840.1.101.3.4.3.20';
const ECDSA_SHAKE128 = '1.3.6.1.5.5.7.6.32';
const PSS_SHAKE256 = '1.3.6.1.5.5.7.6.31';
const SHA1_RSA = '1.2.840.113549.1.1.5';
const DSA_SHA256 = '2.16.840.1.101.3.4.3.2';

const keys = suite('strength of keys');

keys('RSA has at least 2048 bits', () => {
  for (const policy of [defaultStrength, webpkiStrength]) {
    assert.is(key(policy, rsaKey(2048)), 'nothing');
    assert.is(key(policy, rsaKey(1024)), 'key-too-small {"key":"RSA","bits":1024,"minimum":2048}');
  }
  assert.match(key(defaultStrength, rsaKey(2047)), 'key-too-small');
  assert.match(key({ ...defaultStrength, minimumRsaBits: 3072 }, rsaKey(2048)), '"minimum":3072');
  assert.is(key({ ...defaultStrength, minimumRsaBits: 1024 }, rsaKey(1024)), 'nothing');
});

keys('RSA has at most 8192 bits', () => {
  assert.is(key(defaultStrength, rsaKey(8192)), 'nothing');
  assert.is(key(defaultStrength, rsaKey(8193)), 'key-refused {"key":"RSA","why":"a modulus of more than 8192 bits"}');
});

keys('RSA has a multiple of eight bits in the web PKI (CABF BR §6.1.5)', () => {
  assert.is(
    key(webpkiStrength, rsaKey(2052)),
    'key-refused {"key":"RSA","why":"a modulus of no multiple of eight bits"}',
  );
  assert.is(key(defaultStrength, rsaKey(2052)), 'nothing');
});

keys('are of a kind that the policy names', () => {
  const edwards = keyOf(spki(ED25519, [], new Uint8Array(32).fill(3)).der);
  assert.is(key(defaultStrength, edwards), 'nothing');
  assert.is(key(webpkiStrength, edwards), 'key-refused {"key":"Ed25519","why":"this kind of key is not accepted"}');
  const hashBased = keyOf(spki(SLH_DSA, [], new Uint8Array(32)).der);
  assert.is(key(defaultStrength, hashBased), 'nothing');
  assert.match(key(webpkiStrength, hashBased), 'key-refused');
  for (const policy of [defaultStrength, webpkiStrength]) {
    assert.is(key(policy, ecKey(OID.p256, 32)), 'nothing');
    assert.match(key(policy, ecKey(P192, 24)), '"key":"P-192"');
    assert.match(key(policy, ecKey('1.3.132.0.30', 21)), '"key":"1.3.132.0.30"');
    assert.match(key(policy, keyOf(spki('1.2.3', [], new Uint8Array(32)).der)), '"key":"1.2.3"');
  }
});

keys('DSA is off unless allowed, and then has a least size', () => {
  const dsa = keyOf(spki(OID.dsa, [], Uint8Array.of(2, 1, 7)).der);
  assert.match(key(defaultStrength, dsa), 'key-refused {"key":"DSA"');
  assert.match(key(allowDsa(defaultStrength), { ...dsa, bits: 1024 } as PublicKey), '"bits":1024,"minimum":2048');
  assert.is(key(allowDsa(defaultStrength, 1024), { ...dsa, bits: 1024 } as PublicKey), 'nothing');
});

keys.run();

const algorithms = suite('strength of algorithms');

algorithms('SHA-1 and MD5 are too weak, whatever the scheme', () => {
  for (const policy of [defaultStrength, webpkiStrength]) {
    assert.is(signature(policy, SHA1_RSA, NULL), 'digest-too-weak {"digest":"SHA-1"}');
    assert.is(signature(policy, '1.2.840.10045.4.1'), 'digest-too-weak {"digest":"SHA-1"}');
    assert.is(signature(policy, '1.2.840.113549.1.1.4', NULL), 'digest-too-weak {"digest":"MD5"}');
    assert.is(signature(policy, '1.2.840.113549.1.1.2', NULL), 'digest-too-weak {"digest":"MD2"}');
    assert.is(signature(policy, '1.2.840.113549.1.1.11', NULL), 'nothing');
    assert.is(signature(policy, '1.2.840.10045.4.3.4'), 'nothing');
  }
});

algorithms('SHA-1 can be allowed, and nothing else with it', () => {
  const policy = allowSha1(defaultStrength);
  assert.is(signature(policy, SHA1_RSA, NULL), 'nothing');
  assert.match(signature(policy, '1.2.840.113549.1.1.4', NULL), 'digest-too-weak');
  assert.match(signature(policy, '1.2.840.10040.4.3'), 'algorithm-refused');
});

algorithms('DSA is off unless allowed', () => {
  assert.is(signature(defaultStrength, DSA_SHA256), 'algorithm-refused {"algorithm":"id-dsa-with-sha256"}');
  assert.is(signature(allowDsa(defaultStrength), DSA_SHA256), 'nothing');
  assert.match(signature(allowDsa(defaultStrength), '1.2.840.10040.4.3'), 'digest-too-weak');
});

algorithms('the web PKI has SHA-2 from 256 bits, RSA and ECDSA (CABF BR §7.1.3.2)', () => {
  const elsewhere = [
    ED25519,
    ML_DSA_65,
    SLH_DSA,
    ECDSA_SHAKE128,
    PSS_SHAKE256,
    '2.16.840.1.101.3.4.3.10',
    '1.2.840.10045.4.3.1',
  ];
  for (const oid of elsewhere) {
    assert.is(signature(defaultStrength, oid), 'nothing');
    assert.match(signature(webpkiStrength, oid), 'algorithm-refused');
  }
});

algorithms('PSS is judged by both digests', () => {
  assert.is(signature(defaultStrength, OID.rsassaPss, pssSha256()), 'nothing');
  assert.is(signature(webpkiStrength, OID.rsassaPss, pssSha256()), 'nothing');
  assert.match(signature(defaultStrength, OID.rsassaPss, pssParameters({})), 'digest-too-weak');
  assert.match(signature(defaultStrength, OID.rsassaPss, pssSha256(32, OID.sha1)), 'digest-too-weak');
  assert.is(signature(allowSha1(defaultStrength), OID.rsassaPss, pssParameters({})), 'nothing');
});

algorithms('PSS is uniform in the web PKI (CABF BR §7.1.3.2.1)', () => {
  const refusal = 'algorithm-parameters-refused {"algorithm":"RSASSA-PSS"}';
  assert.is(signature(webpkiStrength, OID.rsassaPss, pssSha256(20)), refusal);
  assert.is(signature(webpkiStrength, OID.rsassaPss, pssSha256(32, OID.sha384)), refusal);
  assert.is(signature(defaultStrength, OID.rsassaPss, pssSha256(20)), 'nothing');
  assert.is(signature(defaultStrength, OID.rsassaPss, pssSha256(32, OID.sha384)), 'nothing');
});

algorithms.run();
