import * as crypto from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { ParseError } from '../../../src/asn1/parse-error.ts';
import { curveParameters, type PortableCurveName } from '../../../src/crypto/portable/curve-parameters.ts';
import { invertModulo } from '../../../src/crypto/portable/mod-inverse.ts';
import { createPortableProvider } from '../../../src/crypto/portable/portable-provider.ts';
import type { SignatureJob, SignatureResult } from '../../../src/crypto/signature-job.ts';
import { parseSignaturePair } from '../../../src/crypto/signature-pair.ts';
import { pointFrom } from '../../support/backend-cases.ts';
import { hex } from '../../support/hex.ts';
import { algorithm, describe, ecSpki, keyOf, OID, spki, textOf } from '../../support/keys.ts';
import { flipped, jobOf, signedJob } from '../../support/signing.ts';

const DATA = new TextEncoder().encode('to be signed');
const CURVES = { 'P-256': OID.p256, 'P-384': '1.3.132.0.34', 'P-521': '1.3.132.0.35' } as const;
const HASHES = {
  sha1: '1.2.840.10045.4.1',
  sha224: '1.2.840.10045.4.3.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
} as const;
const SOME_SIGNATURE = pair(1n, 1n);
const provider = createPortableProvider();

function pair(r: bigint, s: bigint): Uint8Array {
  return encodeSequence(encodeInteger(r), encodeInteger(s));
}

function numbersOf(signature: Uint8Array): { r: bigint; s: bigint } {
  const numbers = parseSignaturePair(signature);
  if (numbers instanceof ParseError) throw numbers;
  return { r: BigInt(`0x${hex(numbers.r)}`), s: BigInt(`0x${hex(numbers.s)}`) };
}

/** 04 and both coordinates, each as long as the field. */
function encodePoint(curve: PortableCurveName, x: bigint, y: bigint): Uint8Array {
  const digits = 2 * Math.ceil(curveParameters(curve).bits / 8);
  return Buffer.from(`04${x.toString(16).padStart(digits, '0')}${y.toString(16).padStart(digits, '0')}`, 'hex');
}

function answerTo(curve: PortableCurveName, point: Uint8Array): SignatureResult {
  return provider.verify(
    jobOf(algorithm(HASHES.sha256), keyOf(ecSpki(CURVES[curve], point).der), DATA, SOME_SIGNATURE),
  );
}

const ecdsa = suite('ECDSA');
const names = Object.keys(CURVES) as PortableCurveName[];

for (const curve of names) {
  const keys = crypto.generateKeyPairSync('ec', { namedCurve: curve });

  ecdsa(`${curve}: digests shorter and longer than the order (SEC 1 §4.1.4 step 3)`, () => {
    for (const [hash, oid] of Object.entries(HASHES)) {
      const job = signedJob(keys, algorithm(oid), hash, DATA);
      assert.is(provider.verify(job), 'good', hash);
      assert.is(provider.verify({ ...job, data: flipped(DATA, 5) }), 'bad', hash);
    }
  });

  ecdsa(`${curve}: r and s lie between 0 and n`, () => {
    const { n } = curveParameters(curve);
    const job = signedJob(keys, algorithm(HASHES.sha256), 'sha256', DATA);
    const { r, s } = numbersOf(job.signature);
    // Past the checks before the provider's, which know lengths alone.
    const answer = (left: bigint, right: bigint) => provider.verify({ ...job, signature: pair(left, right) });
    assert.is(answer(r, s), 'good');
    assert.is(answer(r, n - s), 'good', 'the other s: SEC 1 has no low-s rule');
    for (const [left, right] of [
      [r + n, s],
      [r, s + n],
      [n, s],
      [r, n],
      [0n, s],
      [r, 0n],
      [-r, s],
      [r, -s],
      [r - n, s],
    ] as const) {
      assert.is(answer(left, right), 'bad', `${left - r} ${right - s}`);
    }
  });
}

ecdsa('an x coordinate from n on counts modulo n, but r stays below it', () => {
  const { n, p } = curveParameters('P-256');
  const { Point } = p256;
  const wrapped = pointFrom(n + 1n, curveParameters('P-256'));
  assert.ok(wrapped.x < p);
  const r = wrapped.x - n;
  const e = BigInt(`0x${crypto.createHash('sha256').update(DATA).digest('hex')}`) % n;
  // The key for which s = 1 makes e·G + r·Q the point that is wanted.
  const key = Point.fromAffine(wrapped).subtract(Point.BASE.multiply(e)).multiply(invertModulo(r, n)).toAffine();
  const described = keyOf(ecSpki(OID.p256, encodePoint('P-256', key.x, key.y)).der);
  const answer = (left: bigint) => provider.verify(jobOf(algorithm(HASHES.sha256), described, DATA, pair(left, 1n)));
  assert.is(answer(r), 'good');
  assert.is(answer(r + n), 'bad');
});

ecdsa('a signature that is not DER is bad', () => {
  const keys = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const job = signedJob(keys, algorithm(HASHES.sha256), 'sha256', DATA);
  const { r, s } = numbersOf(job.signature);
  const longR = encodeInteger(r);
  const padded = Uint8Array.of(2, (longR[1] as number) + 1, 0, ...longR.subarray(2));
  for (const signature of [
    new Uint8Array(0),
    Uint8Array.of(...job.signature, 0),
    job.signature.subarray(0, -1),
    encodeSequence(padded, encodeInteger(s)),
    encodeSequence(longR, encodeInteger(s), encodeInteger(1)),
    encodeSequence(longR),
  ]) {
    assert.is(provider.verify({ ...job, signature }), 'bad', hex(signature));
  }
});

ecdsa.run();

const points = suite('points of keys');

for (const curve of names) {
  points(`${curve}: what is not on the curve is malformed, again and again`, () => {
    const { p, generator } = curveParameters(curve);
    const { x, y } = generator;
    assert.is(answerTo(curve, encodePoint(curve, x, y)), 'bad');
    assert.is(answerTo(curve, encodePoint(curve, x, p - y)), 'bad');
    for (const [left, right] of [
      [x, y + 1n],
      [x + 1n, y],
      [y, x],
      [0n, 0n],
      [1n, 1n],
      [p - 1n, p - 1n],
    ] as const) {
      const point = encodePoint(curve, left, right);
      assert.is(answerTo(curve, point), 'key-malformed');
      assert.is(answerTo(curve, point), 'key-malformed');
    }
  });

  points(`${curve}: coordinates from p on are malformed`, () => {
    const { p, bits } = curveParameters(curve);
    const { x, y } = pointFrom(0n, curveParameters(curve));
    assert.is(answerTo(curve, encodePoint(curve, x, y)), 'bad');
    assert.is(answerTo(curve, encodePoint(curve, x + p, y)), 'key-malformed');
    if (bits === 521) assert.is(answerTo(curve, encodePoint(curve, x, y + p)), 'key-malformed');
    const top = (1n << BigInt(8 * Math.ceil(bits / 8))) - 1n;
    assert.is(answerTo(curve, encodePoint(curve, top, top)), 'key-malformed');
  });
}

points('every other form is refused before, by name', () => {
  const { generator } = curveParameters('P-256');
  const point = encodePoint('P-256', generator.x, generator.y);
  const refusal = (octets: Uint8Array) => textOf(describe(ecSpki(OID.p256, octets).der));
  const malformed = 'issuer-key-malformed {"expected":"an uncompressed point on P-256"}';
  assert.is(refusal(Uint8Array.of(0)), malformed, 'infinity');
  assert.is(refusal(Uint8Array.of(6, ...point.subarray(1))), malformed, 'hybrid, even');
  assert.is(refusal(Uint8Array.of(7, ...point.subarray(1))), malformed, 'hybrid, odd');
  assert.is(
    refusal(Uint8Array.of(2, ...point.subarray(1, 33))),
    'key-refused {"key":"P-256","why":"a compressed point"}',
  );
  const explicit = spki(OID.ecPublicKey, [encodeSequence(encodeInteger(1))], point);
  assert.is(textOf(describe(explicit.der)), 'key-refused {"key":"EC","why":"explicit curve parameters"}');
});

points('a key met again in a buffer used again is the new one', () => {
  const [one, other] = [1, 2].map(() => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  assert.ok(one !== undefined && other !== undefined);
  const job: SignatureJob = signedJob(one, algorithm(HASHES.sha256), 'sha256', DATA);
  const buffer = job.key.spki.der.slice();
  assert.is(provider.verify({ ...job, key: keyOf(buffer) }), 'good');
  buffer.set(other.publicKey.export({ type: 'spki', format: 'der' }));
  assert.is(provider.verify({ ...job, key: keyOf(buffer) }), 'bad');
});

points.run();
