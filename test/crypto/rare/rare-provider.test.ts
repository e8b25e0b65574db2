import * as crypto from 'node:crypto';
import { ed448 } from '@noble/curves/ed448.js';
import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { shake128, shake256 } from '@noble/hashes/sha3.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { slh_dsa_shake_128f } from '@noble/post-quantum/slh-dsa.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { createNativeProvider } from '../../../src/crypto/native.ts';
import type { PublicKey } from '../../../src/crypto/public-key.ts';
import type { SignatureJob } from '../../../src/crypto/signature-job.ts';
import { createRareProvider } from '../../../src/rare.ts';
import { algorithm, ecKey, ecSpki, keyOf, NULL, OID, spki } from '../../support/keys.ts';
import { flipped, jobOf, publicKeyOf, signedJob } from '../../support/signing.ts';

const DATA = new TextEncoder().encode('to be signed');
const ECDSA_SHA256 = algorithm('1.2.840.10045.4.3.2');
const SECP256K1 = '1.3.132.0.10';
const ED25519 = '1.3.101.112';
const ED448 = '1.3.101.113';
const provider = createRareProvider();
const native = createNativeProvider(crypto);

function isGoodUntilTampered(job: SignatureJob): void {
  assert.is(provider.verify(job), 'good', job.algorithm.name);
  assert.is(provider.verify({ ...job, data: flipped(DATA, 3) }), 'bad', job.algorithm.name);
}

function toNumber(littleEndian: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(littleEndian).reverse().toString('hex')}`);
}

function toOctets(value: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

const rare = suite('rare provider');

rare('has the digests and the algorithms that the portable one lacks', () => {
  const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
  const ec = (namedCurve: string) => crypto.generateKeyPairSync('ec', { namedCurve });
  isGoodUntilTampered(signedJob(rsa, algorithm('2.16.840.1.101.3.4.3.14', NULL), 'sha3-256', DATA));
  isGoodUntilTampered(signedJob(ec('P-256'), algorithm('2.16.840.1.101.3.4.3.10'), 'sha3-256', DATA));
  for (const curve of ['P-192', 'P-224', 'secp256k1', 'brainpoolP224r1', 'brainpoolP320r1', 'brainpoolP512r1']) {
    isGoodUntilTampered(signedJob(ec(curve), ECDSA_SHA256, 'sha256', DATA));
  }
  isGoodUntilTampered(signedJob(crypto.generateKeyPairSync('ed25519'), algorithm(ED25519), null, DATA));
  isGoodUntilTampered(signedJob(crypto.generateKeyPairSync('ed448'), algorithm(ED448), null, DATA));
  assert.is(provider.name, 'rare');
});

rare('checks SLH-DSA', () => {
  const { secretKey, publicKey } = slh_dsa_shake_128f.keygen(new Uint8Array(48).fill(7));
  const oid = '2.16.840.1.101.3.4.3.27';
  const signature = slh_dsa_shake_128f.sign(DATA, secretKey);
  const job = jobOf(algorithm(oid), keyOf(spki(oid, [], publicKey).der), DATA, signature);
  isGoodUntilTampered(job);
  assert.is(provider.verify({ ...job, signature: flipped(signature, 9000) }), 'bad');
});

rare('calls a point off each of its curves malformed', () => {
  const pair = encodeSequence(encodeInteger(1), encodeInteger(1));
  for (const [oid, length] of [
    ['1.2.840.10045.3.1.1', 24],
    ['1.3.132.0.33', 28],
    [SECP256K1, 32],
    ...[5, 7, 9, 11, 13].map((arc, i) => [`1.3.36.3.3.2.8.1.1.${arc}`, [28, 32, 40, 48, 64][i]] as [string, number]),
  ] as [string, number][]) {
    assert.is(provider.verify(jobOf(ECDSA_SHA256, ecKey(oid, length), DATA, pair)), 'key-malformed', oid);
    // A coordinate from p on, where one below it would do.
    const beyond = new Uint8Array(2 * length + 1).fill(0xff).fill(4, 0, 1);
    assert.is(provider.verify(jobOf(ECDSA_SHA256, keyOf(ecSpki(oid, beyond).der), DATA, pair)), 'key-malformed', oid);
  }
});

rare('takes a large s on secp256k1, and no r or s from n on', () => {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const key = publicKeyOf(pair.publicKey);
  const n = secp256k1.Point.Fn.ORDER;
  const p1363 = crypto.sign('sha256', DATA, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  const [r, s] = [p1363.subarray(0, 32), p1363.subarray(32)].map((half) => BigInt(`0x${half.toString('hex')}`)) as [
    bigint,
    bigint,
  ];
  const answer = (first: bigint, second: bigint) =>
    provider.verify(jobOf(ECDSA_SHA256, key, DATA, encodeSequence(encodeInteger(first), encodeInteger(second))));
  assert.equal([answer(r, s), answer(r, n - s)], ['good', 'good']);
  assert.equal([answer(r, n), answer(n, s), answer(r, n - s - 1n)], ['bad', 'bad', 'bad']);
});

rare('says unsupported for a digest that nobody has', () => {
  for (const namedCurve of ['secp256k1', 'P-256', 'brainpoolP256r1']) {
    const job = signedJob(crypto.generateKeyPairSync('ec', { namedCurve }), ECDSA_SHA256, 'sha256', DATA);
    const md5 = { ...job, algorithm: { ...job.algorithm, hash: 'MD5' } } as SignatureJob;
    assert.is(provider.verify(md5), 'unsupported', namedCurve);
  }
});

rare.run();

const shake = suite('SHAKE (RFC 8692)');

shake('is the digest of ECDSA, with twice the usual output', () => {
  const { secretKey, publicKey } = p256.keygen();
  const key = keyOf(ecSpki(OID.p256, p256.Point.fromBytes(publicKey).toBytes(false)).der);
  for (const [arc, digest] of [
    [32, shake128(DATA, { dkLen: 32 })],
    [33, shake256(DATA, { dkLen: 64 })],
  ] as const) {
    const signature = p256.sign(digest, secretKey, { prehash: false, format: 'der' });
    const job = jobOf(algorithm(`1.3.6.1.5.5.7.6.${arc}`), key, DATA, signature);
    isGoodUntilTampered(job);
    assert.is(native.verify(job), 'unsupported');
  }
});

/** EMSA-PSS (RFC 8017 §9.1.1) with SHAKE128 for digest and mask, under the private operation alone. */
function signShakePss(privateKey: crypto.KeyObject, saltLength: number): Uint8Array {
  const salt = new Uint8Array(saltLength).fill(5);
  const hash = shake128(concatBytes(new Uint8Array(8), shake128(DATA, { dkLen: 32 }), salt), { dkLen: 32 });
  const block = new Uint8Array(128 - 33);
  block[block.length - saltLength - 1] = 1;
  block.set(salt, block.length - saltLength);
  const masked = shake128(hash, { dkLen: block.length }).map((octet, i) => octet ^ (block[i] as number));
  masked[0] = (masked[0] as number) & 0x7f;
  const encoded = concatBytes(masked, hash, Uint8Array.of(0xbc));
  return crypto.privateEncrypt({ key: privateKey, padding: crypto.constants.RSA_NO_PADDING }, encoded);
}

shake('is digest and mask of RSASSA-PSS, with a salt of fixed length', () => {
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
  const key = publicKeyOf(pair.publicKey);
  const identifier = algorithm('1.3.6.1.5.5.7.6.30');
  const job = jobOf(identifier, key, DATA, signShakePss(pair.privateKey, 32));
  isGoodUntilTampered(job);
  assert.is(native.verify(job), 'unsupported');
  const restricted = keyOf(spki('1.3.6.1.5.5.7.6.30', [], key.spki.publicKey).der);
  isGoodUntilTampered({ ...job, key: restricted });
  assert.is(provider.verify({ ...job, signature: signShakePss(pair.privateKey, 20) }), 'bad');
});

shake.run();

const edwards = suite('EdDSA where implementations differ');

/** Signatures with R and the key moved by points of small order, as whoever knows the private key can make them. */
function movedJobs(
  oid: string,
  { Point }: Pick<typeof ed25519, 'Point'>,
  torsion: readonly InstanceType<typeof Point>[],
  hash: (bytes: Uint8Array) => Uint8Array,
): SignatureJob[] {
  const n = Point.Fn.ORDER;
  const [secret, nonce] = [123456789n, 987654321n];
  return torsion.flatMap((moveKey) =>
    torsion.flatMap((moveR) =>
      [1, 2, 3, 4].map((salt) => {
        const data = Uint8Array.of(...DATA, salt);
        const publicKey = Point.BASE.multiply(secret).add(moveKey).toBytes();
        const r = Point.BASE.multiply(nonce).add(moveR).toBytes();
        const k = toNumber(hash(concatBytes(r, publicKey, data))) % n;
        const s = toOctets((nonce + k * secret) % n, r.length);
        return jobOf(algorithm(oid), keyOf(spki(oid, [], publicKey).der), data, concatBytes(r, s));
      }),
    ),
  );
}

function agree(jobs: readonly SignatureJob[]): void {
  const answers = jobs.map((job) => provider.verify(job));
  assert.equal(
    answers,
    jobs.map((job) => native.verify(job)),
  );
  assert.ok(answers.includes('good'));
}

edwards('Ed25519 is checked without the cofactor, as the native provider does', () => {
  const torsion = ED25519_TORSION_SUBGROUP.map((point) => ed25519.Point.fromHex(point));
  const jobs = movedJobs(ED25519, ed25519, torsion, sha512);
  agree(jobs);
  assert.ok(jobs.some((job) => provider.verify(job) === 'bad'));
});

edwards('Ed448 is checked with the cofactor, as the native provider does', () => {
  const { Point } = ed448;
  const { ORDER } = Point.Fp;
  const torsion = [
    { x: 0n, y: 1n },
    { x: 0n, y: ORDER - 1n },
    { x: 1n, y: 0n },
    { x: ORDER - 1n, y: 0n },
  ].map((point) => Point.fromAffine(point));
  const prefix = concatBytes(new TextEncoder().encode('SigEd448'), new Uint8Array(2));
  agree(movedJobs(ED448, ed448, torsion, (bytes) => shake256(concatBytes(prefix, bytes), { dkLen: 114 })));
});

edwards('no point, or an s from n on, is no signature', () => {
  for (const [type, oid, order] of [
    ['ed25519', ED25519, ed25519.Point.Fn.ORDER],
    ['ed448', ED448, ed448.Point.Fn.ORDER],
  ] as const) {
    const job = signedJob(crypto.generateKeyPairSync(type as 'ed25519'), algorithm(oid), null, DATA);
    const half = job.signature.length / 2;
    const s = toNumber(job.signature.subarray(half)) + order;
    const larger = concatBytes(job.signature.subarray(0, half), toOctets(s, half));
    assert.is(provider.verify({ ...job, signature: larger }), 'bad');
    const offCurve = [2, 3, 4, 5, 6, 7, 8].map((first) => new Uint8Array(half).fill(first, 0, 1));
    for (const octets of offCurve) {
      const key = keyOf(spki(oid, [], octets).der) as PublicKey;
      assert.is(provider.verify({ ...job, key }), 'bad');
      assert.is(native.verify({ ...job, key }), 'bad');
    }
  }
});

edwards.run();
