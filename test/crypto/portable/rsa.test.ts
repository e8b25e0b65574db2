import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeOctetString, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { createPortableProvider } from '../../../src/crypto/portable/portable-provider.ts';
import type { PublicKey } from '../../../src/crypto/public-key.ts';
import type { SignatureJob, SignatureResult } from '../../../src/crypto/signature-job.ts';
import { hex } from '../../support/hex.ts';
import {
  algorithm,
  describe,
  hashIdentifier,
  mgf1,
  NULL,
  OID,
  pssParameters,
  rsaKey,
  rsaSpki,
  textOf,
} from '../../support/keys.ts';
import { flipped, jobOf, publicKeyOf, signedJob } from '../../support/signing.ts';

const DATA = new TextEncoder().encode('to be signed');
const SHA256_RSA = algorithm('1.2.840.113549.1.1.11', NULL);
const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = publicKeyOf(pair.publicKey);
const provider = createPortableProvider();

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes)}`);
}

function modulusOf(publicKey: PublicKey): bigint {
  assert.ok(publicKey.family === 'RSA');
  return toNumber(publicKey.modulus);
}

/** The answer for a signature of whatever block, the private operation done on it as it is (RFC 8017 §5.2.1). */
function answerTo(block: Uint8Array, identifier = SHA256_RSA): SignatureResult {
  const options = { key: pair.privateKey, padding: crypto.constants.RSA_NO_PADDING };
  return provider.verify(jobOf(identifier, key, DATA, crypto.privateEncrypt(options, block)));
}

/** 00 01 FF … FF 00 and the DigestInfo, as long as the modulus unless more follows. */
function pkcs1(digestInfo: Uint8Array, behind: Uint8Array = new Uint8Array(0)): Uint8Array {
  const padding = new Uint8Array(256 - 3 - digestInfo.length - behind.length).fill(0xff);
  return Uint8Array.of(0, 1, ...padding, 0, ...digestInfo, ...behind);
}

function changed(block: Uint8Array, at: number, octet: number): Uint8Array {
  return Uint8Array.from(block, (old, i) => (i === at ? octet : old));
}

const digest = crypto.createHash('sha256').update(DATA).digest();
const digestInfo = encodeSequence(hashIdentifier(OID.sha256, NULL), encodeOctetString(digest));
const pkcs1Suite = suite('RSASSA-PKCS1-v1_5');

pkcs1Suite('has one encoding', () => {
  const block = pkcs1(digestInfo);
  assert.is(answerTo(block), 'good');
  assert.is(answerTo(changed(block, 1, 2)), 'bad', 'block type 2');
  assert.is(answerTo(changed(block, 9, 0xfe)), 'bad', 'padding');
  assert.is(answerTo(changed(block, 256 - digestInfo.length - 1, 1)), 'bad', 'separator');
});

pkcs1Suite('wants the NULL of the DigestInfo, and nothing more', () => {
  const digestOctets = encodeOctetString(digest);
  for (const [why, block] of Object.entries({
    'no NULL': pkcs1(encodeSequence(hashIdentifier(OID.sha256), digestOctets)),
    'two NULLs': pkcs1(encodeSequence(hashIdentifier(OID.sha256, NULL, NULL), digestOctets)),
    'more in the DigestInfo': pkcs1(encodeSequence(hashIdentifier(OID.sha256, NULL), digestOctets, NULL)),
    'octets behind it': pkcs1(digestInfo, new Uint8Array(8)),
    'short padding, the rest behind it': pkcs1(digestInfo, new Uint8Array(194)),
    'another digest in the DigestInfo': pkcs1(encodeSequence(hashIdentifier(OID.sha384, NULL), digestOctets)),
  })) {
    assert.is(answerTo(block), 'bad', why);
  }
});

pkcs1Suite('takes no number from the modulus on, and no other length', () => {
  // The modulus has one bit in its first octet, so that the sum is not longer.
  const other = crypto.generateKeyPairSync('rsa', { modulusLength: 1025 });
  const job = signedJob(other, SHA256_RSA, 'sha256', DATA);
  const number = toNumber(job.signature);
  const withSignature = (value: bigint, length: number): SignatureJob => ({
    ...job,
    signature: Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'),
  });
  assert.is(provider.verify(withSignature(number, 129)), 'good');
  assert.is(provider.verify(withSignature(number, 130)), 'bad');
  assert.is(provider.verify(withSignature(number + modulusOf(job.key), 129)), 'bad');
});

pkcs1Suite('is refused where the modulus is too short for the digest', () => {
  const tiny = jobOf(algorithm('1.2.840.113549.1.1.13', NULL), rsaKey(512), DATA, new Uint8Array(64));
  assert.is(provider.verify(tiny), 'bad');
  for (const bits of [1, 2, 8, 9]) {
    const length = Math.ceil(bits / 8);
    assert.is(provider.verify(jobOf(SHA256_RSA, rsaKey(bits), DATA, new Uint8Array(length))), 'bad', `${bits} bits`);
  }
});

pkcs1Suite('has eight octets of padding at least (RFC 8017 §9.2 step 3)', () => {
  const sha384 = crypto.createHash('sha384').update(DATA).digest();
  const info = encodeSequence(hashIdentifier(OID.sha384, NULL), encodeOctetString(sha384));
  for (const [padding, answer] of [
    [7, 'bad'],
    [8, 'good'],
  ] as const) {
    const short = crypto.generateKeyPairSync('rsa', { modulusLength: 8 * (info.length + 3 + padding) });
    const block = Uint8Array.of(0, 1, ...new Uint8Array(padding).fill(0xff), 0, ...info);
    const options = { key: short.privateKey, padding: crypto.constants.RSA_NO_PADDING };
    const identifier = algorithm('1.2.840.113549.1.1.12', NULL);
    const job = jobOf(identifier, publicKeyOf(short.publicKey), DATA, crypto.privateEncrypt(options, block));
    assert.is(provider.verify(job), answer, `${padding} octets`);
  }
});

pkcs1Suite('takes any exponent that a key may have', () => {
  for (const publicExponent of [3, 17, 0xffffffff]) {
    const other = crypto.generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent });
    const job = signedJob(other, SHA256_RSA, 'sha256', DATA);
    assert.is(provider.verify(job), 'good', `${publicExponent}`);
    assert.is(provider.verify({ ...job, signature: flipped(job.signature, 77) }), 'bad', `${publicExponent}`);
  }
});

pkcs1Suite.run();

const pssSuite = suite('RSASSA-PSS');
const pss = (hash: string, mask: string, salt: number) =>
  algorithm(
    OID.rsassaPss,
    pssParameters({ hash: hashIdentifier(hash, NULL), mask: mgf1(mask), salt: encodeInteger(salt) }),
  );
const PSS_PADDING = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING };

function mgf(seed: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; 32 * i < length; i++) {
    parts.push(
      crypto
        .createHash('sha256')
        .update(seed)
        .update(Uint8Array.of(0, 0, 0, i))
        .digest(),
    );
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** EM for SHA-256 and 2047 bits with the parts of the encoding as they are given (RFC 8017 §9.1.1). */
function encodePss(block: Uint8Array, salt: Uint8Array, trailer = 0xbc, topBit = 0): Uint8Array {
  const hash = crypto.createHash('sha256').update(new Uint8Array(8)).update(digest).update(salt).digest();
  const mask = mgf(hash, block.length);
  const masked = block.map((octet, i) => octet ^ (mask[i] as number));
  masked[0] = ((masked[0] as number) & 0x7f) | topBit;
  return Uint8Array.of(...masked, ...hash, trailer);
}

/** DB with that many zeros in front, the separator and the salt: 223 octets. */
function dataBlock(salt: Uint8Array, separator = 1): Uint8Array {
  const block = new Uint8Array(223);
  block.set(salt, 223 - salt.length);
  block[222 - salt.length] = separator;
  return block;
}

pssSuite('has every part of the encoding checked (RFC 8017 §9.1.2)', () => {
  const salt = Uint8Array.from({ length: 32 }, (_, i) => i);
  const identifier = pss(OID.sha256, OID.sha256, 32);
  const block = dataBlock(salt);
  assert.is(answerTo(encodePss(block, salt), identifier), 'good');
  assert.is(answerTo(encodePss(block, salt, 0xcc), identifier), 'bad', 'trailer');
  assert.is(answerTo(encodePss(dataBlock(salt, 2), salt), identifier), 'bad', 'separator');
  assert.is(answerTo(encodePss(dataBlock(salt, 0), salt), identifier), 'bad', 'no separator');
  assert.is(answerTo(encodePss(changed(block, 100, 1), salt), identifier), 'bad', 'padding');
  assert.is(answerTo(encodePss(changed(block, 0, 1), salt), identifier), 'bad', 'first octet of the padding');
  assert.is(answerTo(encodePss(block, salt.slice(1)), identifier), 'bad', 'salt');
});

pssSuite('leaves the bits above the encoding zero', () => {
  // Only a number below the modulus can be signed: of every few salts one makes such a block.
  const blocks = Array.from({ length: 256 }, (_, i) => new Uint8Array(32).fill(i)).map((salt) =>
    encodePss(dataBlock(salt), salt, 0xbc, 0x80),
  );
  const block = blocks.find((each) => toNumber(each) < modulusOf(key));
  assert.ok(block !== undefined);
  assert.is(answerTo(block, pss(OID.sha256, OID.sha256, 32)), 'bad');
});

pssSuite('wants the salt length and the digests that the algorithm names', () => {
  const { signature } = signedJob(pair, pss(OID.sha256, OID.sha256, 20), 'sha256', DATA, {
    ...PSS_PADDING,
    saltLength: 20,
  });
  const answer = (hash: string, mask: string, salt: number) =>
    provider.verify(jobOf(pss(hash, mask, salt), key, DATA, signature));
  assert.is(answer(OID.sha256, OID.sha256, 20), 'good');
  assert.is(answer(OID.sha256, OID.sha256, 19), 'bad');
  assert.is(answer(OID.sha256, OID.sha256, 21), 'bad');
  assert.is(answer(OID.sha256, OID.sha256, 0), 'bad');
  assert.is(answer(OID.sha256, OID.sha384, 20), 'bad');
  assert.is(answer(OID.sha256, OID.sha1, 20), 'bad');
  assert.is(answer(OID.sha384, OID.sha256, 20), 'bad');
});

pssSuite('fits moduli of every length modulo 8, with salts from none to the longest', () => {
  for (const modulusLength of [1024, 1025, 1026, 1031, 1032]) {
    const other = crypto.generateKeyPairSync('rsa', { modulusLength });
    const longest = Math.ceil((modulusLength - 1) / 8) - 32 - 2;
    for (const saltLength of [0, 1, longest]) {
      const identifier = pss(OID.sha256, OID.sha256, saltLength);
      const job = signedJob(other, identifier, 'sha256', DATA, { ...PSS_PADDING, saltLength });
      const why = `${modulusLength} bits, salt ${saltLength}`;
      assert.is(provider.verify(job), 'good', why);
      assert.is(provider.verify({ ...job, data: flipped(DATA, 3) }), 'bad', why);
    }
  }
});

pssSuite('refuses a salt that the modulus has no room for', () => {
  const job = jobOf(pss(OID.sha256, OID.sha256, 222), key, DATA, new Uint8Array(256));
  assert.is(provider.verify(job), 'bad');
  assert.is(
    provider.verify({ ...job, algorithm: { ...job.algorithm, saltLength: 223 } as typeof job.algorithm }),
    'bad',
  );
  assert.is(
    provider.verify({ ...job, algorithm: { ...job.algorithm, saltLength: 5000 } as typeof job.algorithm }),
    'bad',
  );
});

pssSuite.run();

const limits = suite('RSA limits');

limits('no key beyond them becomes a job, each with a problem of its name', () => {
  const odd = (1n << 2048n) - 1n;
  for (const [modulus, exponent, text] of [
    [odd - 1n, 65537n, 'issuer-key-malformed {"expected":"RSAPublicKey.modulus: an odd number"}'],
    [odd, 1n, 'issuer-key-malformed {"expected":"RSAPublicKey.publicExponent: an odd number above 1"}'],
    [odd, 65536n, 'issuer-key-malformed {"expected":"RSAPublicKey.publicExponent: an odd number above 1"}'],
    [odd, 0n, 'issuer-key-malformed {"expected":"RSAPublicKey.publicExponent: a positive INTEGER"}'],
    [odd, (1n << 4096n) - 1n, 'key-refused {"key":"RSA","why":"a public exponent of more than 33 bits"}'],
    [(1n << 16385n) - 1n, 3n, 'key-refused {"key":"RSA","why":"a modulus of more than 16384 bits"}'],
    [(1n << 400000n) - 1n, 3n, 'key-refused {"key":"RSA","why":"a modulus of more than 16384 bits"}'],
  ] as const) {
    assert.is(textOf(describe(rsaSpki(modulus, exponent).der)), text);
  }
});

limits('the dearest key there is takes bounded time', () => {
  const dear: PublicKey = rsaKey(16384, 2n ** 33n - 1n);
  const signature = new Uint8Array(2048).fill(0xa5).fill(0x55, 0, 1);
  const start = process.cpuUsage();
  assert.is(provider.verify(jobOf(SHA256_RSA, dear, DATA, signature)), 'bad');
  assert.is(provider.verify(jobOf(pss(OID.sha256, OID.sha256, 32), dear, DATA, signature)), 'bad');
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
});

limits.run();
