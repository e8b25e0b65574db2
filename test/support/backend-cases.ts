import { p256, p384, p521 } from '@noble/curves/nist.js';
import * as assert from 'uvu/assert';
import type { CurveBackend, CurvePoint } from '../../src/crypto/portable/curve-backend.ts';
import type { CurveParameters } from '../../src/crypto/portable/curve-parameters.ts';

/** k·G, or undefined for infinity. */
type Multiplier = (k: bigint) => CurvePoint | undefined;

/**
 * What every backend must answer, compared with another library's points: scalars at the ends of their range and powers of two,
 * keys that are small multiples of G (so that additions meet equal and opposite points), and x coordinates from n on.
 */
export function checkBackend(backend: CurveBackend, curve: CurveParameters): void {
  const multiply = multiplierOf(curve);
  checkSmallMultiples(backend, curve, multiply);
  checkInfinity(backend, curve, multiply);
  checkWrappedCoordinates(backend, curve);
}

function multiplierOf({ bits, n }: CurveParameters): Multiplier {
  const { Point } = { 256: p256, 384: p384, 521: p521 }[bits] as typeof p256;
  return (k) => (k % n === 0n ? undefined : Point.BASE.multiply(k % n).toAffine());
}

function checkSmallMultiples(backend: CurveBackend, curve: CurveParameters, multiply: Multiplier): void {
  const { n } = curve;
  const half = (n + 1n) / 2n;
  const scalars = [0n, 1n, 2n, 3n, n - 1n, n - 2n, half, n / 3n];
  for (const k of [1n, 2n, n - 1n, half]) {
    const key = multiply(k) as CurvePoint;
    for (const u1 of scalars) {
      for (const u2 of scalars.slice(1)) {
        const x = multiply(u1 + u2 * k)?.x;
        const r = x === undefined ? 1n : x % n;
        const why = `${u1}·G + ${u2}·${k}·G`;
        assert.is(backend.isSignature(u1, u2, key, r), x !== undefined && r !== 0n, why);
      }
    }
    assert.is(backend.isSignature(0n, 1n, key, (key.x % n) + 1n), false);
  }
}

/** A sum at infinity has no coordinate, whatever r is asked for. */
function checkInfinity(backend: CurveBackend, { n, generator }: CurveParameters, multiply: Multiplier): void {
  const k = 0x123456789abcdefn;
  const key = multiply(k) as CurvePoint;
  for (const u2 of [1n, n - 1n, 0xfedcba987654321n]) {
    const u1 = n - ((u2 * k) % n);
    for (const r of [1n, 2n, n - 1n, generator.x % n, key.x % n]) {
      assert.is(backend.isSignature(u1, u2, key, r), false, `${u1}·G + ${u2}·${k}·G, r ${r}`);
    }
  }
}

function checkWrappedCoordinates(backend: CurveBackend, curve: CurveParameters): void {
  const { n, p } = curve;
  const beyond = pointFrom(n + 1n, curve);
  assert.ok(beyond.x < p);
  assert.is(backend.isSignature(0n, 1n, beyond, beyond.x - n), true, 'x from n on counts modulo n');
  assert.is(backend.isSignature(0n, 1n, beyond, beyond.x - n + 1n), false);
  const small = pointFrom(1n, curve);
  assert.is(backend.isSignature(0n, 1n, small, small.x), true);
  assert.is(backend.isSignature(0n, 1n, small, small.x + p - n), false, 'r + n from p on is no coordinate');
}

/** The first point of the curve whose x is `x` or above; p is 3 modulo 4. */
export function pointFrom(x: bigint, { p, b }: CurveParameters): CurvePoint {
  for (let candidate = x; ; candidate++) {
    const square = (candidate ** 3n + (p - 3n) * candidate + b) % p;
    const y = power(square, (p + 1n) / 4n, p);
    if ((y * y - square) % p === 0n) return { x: candidate, y };
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
