import type { CurvePoint } from '../../src/crypto/portable/curve-backend.ts';
import type { CurveParameters } from '../../src/crypto/portable/curve-parameters.ts';

/** The textbook's arithmetic on affine points, undefined being infinity: slow, and plainly right. */
export interface Arithmetic {
  add(left: CurvePoint | undefined, right: CurvePoint | undefined): CurvePoint | undefined;
  multiply(scalar: bigint, point: CurvePoint | undefined): CurvePoint | undefined;
}

export function arithmeticOn({ p }: CurveParameters): Arithmetic {
  const reduce = (value: bigint): bigint => ((value % p) + p) % p;
  const inverse = (value: bigint): bigint => power(reduce(value), p - 2n, p);
  const add = (left: CurvePoint | undefined, right: CurvePoint | undefined): CurvePoint | undefined => {
    if (left === undefined || right === undefined) return left ?? right;
    if (left.x === right.x && left.y !== right.y) return undefined;
    const slope =
      left.x === right.x
        ? (3n * left.x * left.x - 3n) * inverse(2n * left.y)
        : (right.y - left.y) * inverse(right.x - left.x);
    const x = reduce(slope * slope - left.x - right.x);
    return { x, y: reduce(slope * (left.x - x) - left.y) };
  };
  const multiply = (scalar: bigint, point: CurvePoint | undefined): CurvePoint | undefined => {
    let sum: CurvePoint | undefined;
    for (const bit of scalar.toString(2)) {
      sum = add(sum, sum);
      if (bit === '1') sum = add(sum, point);
    }
    return sum;
  };
  return { add, multiply };
}

/** A root of `value` modulo p, which must be 3 modulo 4, or undefined where it has none. */
export function squareRoot(value: bigint, p: bigint): bigint | undefined {
  const reduced = ((value % p) + p) % p;
  const root = power(reduced, (p + 1n) / 4n, p);
  return (root * root) % p === reduced ? root : undefined;
}

/** The first point of the curve whose x is `x` or above. */
export function pointFrom(x: bigint, { p, b }: CurveParameters): CurvePoint {
  for (let candidate = x; ; candidate++) {
    const y = squareRoot(candidate ** 3n - 3n * candidate + b, p);
    if (y !== undefined) return { x: candidate, y };
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
