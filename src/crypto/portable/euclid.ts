/**
 * The inverse of `value` modulo `modulus` by Euclid's extended algorithm: from 1, below the modulus.
 *
 * @param value any number without a common divisor with the modulus.
 */
export function invertModulo(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  // Where the value was negative the last remainder is −1.
  const inverse = remainder < 0n ? -factor : factor;
  return inverse < 0n ? inverse + modulus : inverse;
}
