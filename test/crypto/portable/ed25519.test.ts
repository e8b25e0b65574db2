import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyEd25519 } from '../../../src/crypto/portable/ed25519.ts';

const signatures = suite('Ed25519 on limbs');

function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** RFC 8032 §7.1: public key, message, signature. */
const answers = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

signatures('has the answers of RFC 8032', () => {
  for (const [key, message, signature] of answers) {
    assert.ok(verifyEd25519(bytes(key), bytes(message), bytes(signature)), key);
  }
});

signatures('agrees with OpenSSL on random keys and on each bit changed', () => {
  for (let i = 0; i < 30; i++) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
    const message = new Uint8Array(randomBytes(i * 9));
    const signature = new Uint8Array(sign(null, message, privateKey));
    assert.ok(verifyEd25519(key, message, signature));
    for (let trial = 0; trial < 8; trial++) {
      const forged = signature.slice();
      const bit = (i * 8 + trial * 61) % 512;
      forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7));
      assert.is(verifyEd25519(key, message, forged), verify(null, message, publicKey, forged), `bit ${bit}`);
    }
    assert.not(verifyEd25519(key, Uint8Array.of(...message, 0), signature));
  }
});

signatures('refuses S from the order on, and lengths that are none', () => {
  const [key, message, signature] = answers[1].map(bytes) as [Uint8Array, Uint8Array, Uint8Array];
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const malleable = signature.slice();
  let s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  for (let i = 32; i < 64; i++, s >>= 8n) malleable[i] = Number(s & 255n);
  assert.not(verifyEd25519(key, message, malleable));
  assert.not(verifyEd25519(key, message, signature.subarray(0, 63)));
  assert.not(verifyEd25519(key, message, Uint8Array.of(...signature, 0)));
  assert.not(verifyEd25519(key.subarray(1), message, signature));
});

signatures('refuses keys that are no points, as another library does', () => {
  const [, message, signature] = answers[1].map(bytes) as [Uint8Array, Uint8Array, Uint8Array];
  let refused = 0;
  for (let i = 0; i < 40; i++) {
    const key = new Uint8Array(randomBytes(32));
    assert.not(verifyEd25519(key, message, signature));
    refused += isPoint(key) ? 0 : 1;
  }
  assert.ok(refused > 0);
});

signatures('does without the cofactor, as OpenSSL does', () => {
  const { Point } = ed25519;
  const { ORDER } = Point.Fn;
  const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', true);
  const [secret, nonce, message] = [0x1234567n, 0x89abcdefn, bytes('616263')];
  const key = Point.BASE.multiply(secret).toBytes();
  for (let i = 0n; i < 8n; i++) {
    const r = Point.BASE.multiply(nonce).add(torsion.multiplyUnsafe(i)).toBytes();
    const k = littleEndian(createHash('sha512').update(r).update(key).update(message).digest()) % ORDER;
    const signature = new Uint8Array(64);
    signature.set(r);
    for (let [at, s] = [32, (nonce + k * secret) % ORDER]; s > 0n; at++, s >>= 8n) signature[at] = Number(s & 255n);
    assert.is(verifyEd25519(key, message, signature), i === 0n, `R and ${i} times a point of order 8`);
    assert.is(opensslVerify(key, message, signature), i === 0n);
  }
});

function littleEndian(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).reverse().toString('hex')}`);
}

function opensslVerify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.concat([bytes('302a300506032b6570032100'), key]);
  return verify(null, message, { key: spki, format: 'der', type: 'spki' }, signature);
}

function isPoint(key: Uint8Array): boolean {
  try {
    ed25519.Point.fromBytes(key, true);
    return true;
  } catch {
    return false;
  }
}

signatures.run();
