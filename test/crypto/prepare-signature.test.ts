import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeSequence } from '../../src/asn1/der-writer.ts';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import type { PublicKey } from '../../src/crypto/public-key.ts';
import { isFinding } from '../../src/problem.ts';
import type { AlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import {
  algorithm,
  ecKey,
  hashIdentifier,
  keyOf,
  mgf1,
  NULL,
  OID,
  pssParameters,
  pssSha256,
  rsaKey,
  rsaSpki,
  spki,
  textOf,
} from '../support/keys.ts';

const SHA256_RSA = algorithm('1.2.840.113549.1.1.11', NULL);
const ECDSA_SHA256 = algorithm('1.2.840.10045.4.3.2');
const DSA_SHA256 = algorithm('2.16.840.1.101.3.4.3.2');
const ED25519 = algorithm('1.3.101.112');
const ML_DSA_44 = algorithm('2.16.840.1.101.3.4.3.17');
const PSS = algorithm(OID.rsassaPss, pssSha256());

const RSA_KEY = rsaKey(2048);
const EC_KEY = ecKey(OID.p256, 32);
const ED_KEY = keyOf(spki('1.3.101.112', [], new Uint8Array(32).fill(3)).der);
const DATA = Uint8Array.of(1, 2, 3);

function prepare(identifier: AlgorithmIdentifier, key: PublicKey, signature: Uint8Array): string {
  return textOf(prepareSignature({ algorithm: identifier, data: DATA, signature }, key));
}

function pair(r: bigint | number, s: bigint | number): Uint8Array {
  return encodeSequence(encodeInteger(r), encodeInteger(s));
}

function pssKey(...parameters: Uint8Array[]): PublicKey {
  return keyOf(spki(OID.rsassaPss, parameters, rsaSpki((1n << 2048n) - 1n, 3).publicKey).der);
}

function dsaKey(withDomain: boolean): PublicKey {
  const q = (1n << 160n) - 47n;
  const domain = encodeSequence(encodeInteger((1n << 1024n) - 105n), encodeInteger(q), encodeInteger(5));
  return keyOf(spki(OID.dsa, withDomain ? [domain] : [], encodeInteger(7)).der);
}

const OK = 'no finding';
const INVALID = 'signature-invalid {}';

const jobs = suite('signature jobs');

jobs('carry what a provider needs', () => {
  const signature = new Uint8Array(256);
  const job = prepareSignature({ algorithm: SHA256_RSA, data: DATA, signature }, RSA_KEY);
  assert.ok(!isFinding(job));
  assert.is(job.algorithm.name, 'sha256WithRSAEncryption');
  assert.is(job.key, RSA_KEY);
  assert.is(job.data, DATA);
  assert.is(job.signature, signature);
});

jobs('are refused for an algorithm that is unknown or has wrong parameters', () => {
  assert.is(prepare(algorithm('1.2.3'), RSA_KEY, new Uint8Array(256)), 'algorithm-unsupported {"oid":"1.2.3"}');
  assert.match(prepare(algorithm('1.3.101.112', NULL), ED_KEY, new Uint8Array(64)), 'algorithm-parameters-refused');
});

jobs('are refused when key and algorithm do not go together', () => {
  const mismatch = (name: string, key: string) => `algorithm-key-mismatch ${JSON.stringify({ algorithm: name, key })}`;
  const octets = new Uint8Array(256);
  const unknown = keyOf(spki('1.3.101.110', [], new Uint8Array(32)).der);
  const ed448 = keyOf(spki('1.3.101.113', [], new Uint8Array(57).fill(3)).der);
  assert.is(prepare(SHA256_RSA, EC_KEY, octets), mismatch('sha256WithRSAEncryption', 'P-256'));
  assert.is(prepare(ECDSA_SHA256, RSA_KEY, octets), mismatch('ecdsa-with-SHA256', 'RSA'));
  assert.is(prepare(ECDSA_SHA256, unknown, octets), mismatch('ecdsa-with-SHA256', '1.3.101.110'));
  assert.is(prepare(PSS, EC_KEY, octets), mismatch('RSASSA-PSS', 'P-256'));
  assert.is(prepare(ED25519, ed448, octets), mismatch('Ed25519', 'Ed448'));
  assert.is(prepare(ML_DSA_44, ED_KEY, octets), mismatch('ML-DSA-44', 'Ed25519'));
  assert.is(prepare(DSA_SHA256, EC_KEY, octets), mismatch('id-dsa-with-sha256', 'P-256'));
});

jobs('of a key on an unknown curve are unsupported, by the curve', () => {
  const refusal = 'algorithm-unsupported {"oid":"1.3.132.0.30"}';
  assert.is(prepare(ECDSA_SHA256, ecKey('1.3.132.0.30', 21), pair(1, 1)), refusal);
});

jobs('of an RSA-PSS key are RSASSA-PSS, as the key demands it (RFC 4055 §1.2 and §3.3)', () => {
  const octets = new Uint8Array(256);
  assert.match(prepare(SHA256_RSA, pssKey(), octets), 'algorithm-key-mismatch');
  assert.is(prepare(PSS, RSA_KEY, octets), OK);
  assert.is(prepare(PSS, pssKey(), octets), OK);
  assert.is(prepare(PSS, pssKey(pssSha256(32)), octets), OK);
  assert.is(prepare(PSS, pssKey(pssSha256(20)), octets), OK);
  assert.match(prepare(PSS, pssKey(pssSha256(33)), octets), 'algorithm-key-mismatch');
  assert.match(prepare(PSS, pssKey(pssSha256(32, OID.sha384)), octets), 'algorithm-key-mismatch');
  const sha384 = pssParameters({ hash: hashIdentifier(OID.sha384), mask: mgf1(OID.sha256), salt: encodeInteger(32) });
  assert.match(prepare(PSS, pssKey(sha384), octets), 'algorithm-key-mismatch');
  assert.match(prepare(PSS, pssKey(encodeSequence()), octets), 'algorithm-key-mismatch');
});

jobs('of a DSA key wait for its domain parameters', () => {
  assert.is(prepare(DSA_SHA256, dsaKey(true), pair(1, 1)), OK);
  assert.is(
    prepare(DSA_SHA256, dsaKey(false), pair(1, 1)),
    'issuer-key-malformed {"expected":"DSA domain parameters"}',
  );
});

jobs.run();

const shapes = suite('signature octets');

shapes('of RSA are as many as the modulus has (RFC 8017 §8.2.2)', () => {
  for (const identifier of [SHA256_RSA, PSS]) {
    assert.is(prepare(identifier, RSA_KEY, new Uint8Array(256)), OK);
    assert.is(prepare(identifier, RSA_KEY, new Uint8Array(255)), INVALID);
    assert.is(prepare(identifier, RSA_KEY, new Uint8Array(257)), INVALID);
  }
  assert.is(prepare(SHA256_RSA, rsaKey(2049), new Uint8Array(257)), OK);
});

shapes('of RSASSA-PSS hold digest and salt (RFC 8017 §9.1.2)', () => {
  const salted = (length: number) => algorithm(OID.rsassaPss, pssSha256(length));
  assert.is(prepare(salted(222), RSA_KEY, new Uint8Array(256)), OK);
  assert.is(prepare(salted(223), RSA_KEY, new Uint8Array(256)), INVALID);
  // One bit more is one octet more in the signature, but not in the encoded message.
  assert.is(prepare(salted(222), rsaKey(2049), new Uint8Array(257)), OK);
  assert.is(prepare(salted(223), rsaKey(2049), new Uint8Array(257)), INVALID);
});

shapes('of ECDSA are two positive numbers in DER', () => {
  const largest = (1n << 256n) - 1n;
  assert.is(prepare(ECDSA_SHA256, EC_KEY, pair(1, 1)), OK);
  assert.is(prepare(ECDSA_SHA256, EC_KEY, pair(largest, largest)), OK);
  const refused: Uint8Array[] = [
    pair(0, 1),
    pair(1, 0),
    pair(-1, 1),
    pair(1, -1),
    pair(largest + 1n, 1),
    pair(1, largest + 1n),
    encodeSequence(encodeInteger(1)),
    encodeSequence(encodeInteger(1), encodeInteger(1), encodeInteger(1)),
    Uint8Array.of(...pair(1, 1), 0),
    Uint8Array.of(0x30, 7, 2, 2, 0, 1, 2, 1, 1),
    Uint8Array.of(0x30, 0x81, 6, 2, 1, 1, 2, 1, 1),
    Uint8Array.of(0x30, 0x80, 2, 1, 1, 2, 1, 1, 0, 0),
    Uint8Array.of(0x31, 6, 2, 1, 1, 2, 1, 1),
    new Uint8Array(64).fill(1),
    new Uint8Array(0),
  ];
  for (const signature of refused) assert.is(prepare(ECDSA_SHA256, EC_KEY, signature), INVALID);
});

shapes('of DSA fit q', () => {
  const largest = (1n << 160n) - 1n;
  assert.is(prepare(DSA_SHA256, dsaKey(true), pair(largest, largest)), OK);
  assert.is(prepare(DSA_SHA256, dsaKey(true), pair(largest + 1n, 1)), INVALID);
});

shapes('of the other schemes have one length', () => {
  const keys: [oid: string, key: number, signature: number][] = [
    ['1.3.101.112', 32, 64],
    ['1.3.101.113', 57, 114],
    ['2.16.840.1.101.3.4.3.20', 32, 7856],
    ['2.16.840.1.101.3.4.3.21', 32, 17088],
    ['2.16.840.1.101.3.4.3.22', 48, 16224],
    ['2.16.840.1.101.3.4.3.23', 48, 35664],
    ['2.16.840.1.101.3.4.3.24', 64, 29792],
    ['2.16.840.1.101.3.4.3.25', 64, 49856],
    ['2.16.840.1.101.3.4.3.26', 32, 7856],
    ['2.16.840.1.101.3.4.3.27', 32, 17088],
    ['2.16.840.1.101.3.4.3.28', 48, 16224],
    ['2.16.840.1.101.3.4.3.29', 48, 35664],
    ['2.16.840.1.101.3.4.3.30', 64, 29792],
    ['2.16.840.1.101.3.4.3.31', 64, 49856],
    ['2.16.840.1.101.3.4.3.17', 1312, 2420],
    ['2.16.840.1.101.3.4.3.18', 1952, 3309],
    ['2.16.840.1.101.3.4.3.19', 2592, 4627],
  ];
  for (const [oid, keyLength, length] of keys) {
    const key = keyOf(spki(oid, [], new Uint8Array(keyLength).fill(3)).der);
    assert.is(prepare(algorithm(oid), key, new Uint8Array(length).fill(3)), OK);
    assert.is(prepare(algorithm(oid), key, new Uint8Array(length - 1).fill(3)), INVALID);
    assert.is(prepare(algorithm(oid), key, new Uint8Array(length + 1).fill(3)), INVALID);
  }
});

shapes('of EdDSA begin with no point of small order', () => {
  for (const [oid, keyLength] of [
    ['1.3.101.112', 32],
    ['1.3.101.113', 57],
  ] as const) {
    const key = keyOf(spki(oid, [], new Uint8Array(keyLength).fill(3)).der);
    const identity = new Uint8Array(2 * keyLength).fill(1, 0, 1);
    assert.is(prepare(algorithm(oid), key, identity), INVALID);
    assert.is(prepare(algorithm(oid), key, identity.fill(9, 1, 2)), OK);
  }
});

shapes.run();
