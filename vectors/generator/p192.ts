import { createHash } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { encodeBitString, encodeInteger, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import type { TestKey } from './keys.ts';

/** P-192 (FIPS 186-4 §D.1.2.1), which no library offers ready-made any longer. */
const Point = weierstrass({
  p: 0xfffffffffffffffffffffffffffffffeffffffffffffffffn,
  n: 0xffffffffffffffffffffffff99def836146bc9b1b4d22831n,
  h: 1n,
  a: 0xfffffffffffffffffffffffffffffffefffffffffffffffcn,
  b: 0x64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1n,
  Gx: 0x188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012n,
  Gy: 0x07192b95ffc8da78631011ed6b24cdd573f977a11e794811n,
});

/** A key that signs with ECDSA and a nonce made from secret and digest. */
export function p192Key(name: string): TestKey {
  const secret = toScalar(Buffer.from(`P-192 ${name}`));
  const point = Point.BASE.multiply(secret).toBytes(false);
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.2.840.10045.3.1.1'));
  return {
    family: 'ecdsa',
    digest: 'sha256',
    spki: encodeSequence(algorithm, encodeBitString(point)),
    sign: (data, digest) => sign(createHash(digest).update(data).digest().subarray(0, 24), secret),
  };
}

/** SEC 1 §4.1.3. */
function sign(digest: Uint8Array, secret: bigint): Uint8Array {
  const { Fn } = Point;
  const nonce = toScalar(Buffer.concat([Buffer.from(secret.toString()), digest]));
  const r = Fn.create(Point.BASE.multiply(nonce).toAffine().x);
  const s = Fn.div(Fn.add(Fn.create(toNumber(digest)), Fn.mul(r, secret)), nonce);
  return encodeSequence(encodeInteger(r), encodeInteger(s));
}

function toScalar(seed: Uint8Array): bigint {
  return Point.Fn.create(toNumber(createHash('sha256').update(seed).digest()));
}

function toNumber(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}
