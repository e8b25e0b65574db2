/**
 * `base` to the power of `exponent`, modulo `modulus`: plain squaring and reducing, which no cleverer reduction beats
 * where a product is one operation of the engine.
 *
 * @param base from 0, below the modulus.
 * @param exponent from 1.
 */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const bits = exponent.toString(2);
  let power = base;
  for (let i = 1; i < bits.length; i++) {
    power = (power * power) % modulus;
    if (bits[i] === '1') power = (power * base) % modulus;
  }
  return power;
}

/**
 * The product of two powers modulo `modulus`, with the squarings shared (simultaneous exponentiation).
 *
 * @param a from 0, below the modulus; so is `b`. The exponents are not negative.
 */
export function modularPowerProduct(
  a: bigint,
  exponentOfA: bigint,
  b: bigint,
  exponentOfB: bigint,
  modulus: bigint,
): bigint {
  const both = (a * b) % modulus;
  const bitsOfA = exponentOfA.toString(2);
  const length = Math.max(bitsOfA.length, exponentOfB.toString(2).length);
  const paddedA = bitsOfA.padStart(length, '0');
  const paddedB = exponentOfB.toString(2).padStart(length, '0');
  let power = 1n;
  for (let i = 0; i < length; i++) {
    power = (power * power) % modulus;
    const hasA = paddedA[i] === '1';
    const hasB = paddedB[i] === '1';
    if (hasA || hasB) power = (power * (hasA && hasB ? both : hasA ? a : b)) % modulus;
  }
  return power;
}
