import * as assert from 'uvu/assert';
import type { CurveBackend, CurvePoint } from '../../src/crypto/portable/curve-backend.ts';
import type { CurveParameters } from '../../src/crypto/portable/curve-parameters.ts';
import { type Arithmetic, arithmeticOn, pointFrom } from './curve-arithmetic.ts';

/**
 * What every backend must answer, compared with the textbook: scalars at the ends of their range and powers of two,
 * keys that are small multiples of G (so that additions meet equal and opposite points), and x coordinates from n on.
 */
export function checkBackend(backend: CurveBackend, curve: CurveParameters): void {
  const arithmetic = arithmeticOn(curve);
  checkSmallMultiples(backend, curve, arithmetic);
  checkInfinity(backend, curve, arithmetic);
  checkWrappedCoordinates(backend, curve);
}

function checkSmallMultiples(backend: CurveBackend, curve: CurveParameters, arithmetic: Arithmetic): void {
  const { n, generator } = curve;
  const half = (n + 1n) / 2n;
  const scalars = [0n, 1n, 2n, 3n, 5n, 31n, 32n, 64n, n - 1n, n - 2n, half, 1n << BigInt(curve.bits - 1), n / 3n];
  for (const k of [1n, 2n, 3n, n - 1n, n - 2n, half]) {
    const key = arithmetic.multiply(k, generator) as CurvePoint;
    for (const u1 of scalars) {
      for (const u2 of scalars.slice(1)) {
        const x = arithmetic.multiply((u1 + u2 * k) % n, generator)?.x;
        const r = x === undefined ? 1n : x % n;
        const why = `${u1}·G + ${u2}·${k}·G`;
        assert.is(backend.isSignature(u1, u2, key, r), x !== undefined && r !== 0n, why);
        assert.is(backend.isSignature(u1, u2, key, r + 1n), false, why);
      }
    }
  }
}

/** A sum at infinity has no coordinate, whatever r is asked for. */
function checkInfinity(backend: CurveBackend, { n, generator }: CurveParameters, arithmetic: Arithmetic): void {
  const k = 0x123456789abcdefn;
  const key = arithmetic.multiply(k, generator) as CurvePoint;
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
