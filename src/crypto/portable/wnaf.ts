/**
 * The width-w non-adjacent form of a scalar (Guide to ECC, algorithm 3.35): digits that are zero or odd, below
 * 2^(`width` − 1) in magnitude, at most one in `width` not zero. The sum of digits[i]·2^i is the scalar.
 *
 * @param scalar from 0.
 * @param width bits, from 2 to 8.
 * @param length of the result, at least one more than the scalar has bits.
 */
export function toNonAdjacentForm(scalar: bigint, width: number, length: number): Int8Array {
  const bits = scalar.toString(2);
  const digits = new Int8Array(length);
  const bitAt = (i: number): number => (i < bits.length ? bits.charCodeAt(bits.length - 1 - i) & 1 : 0);
  let carry = 0;
  for (let i = 0; i < length; i++) {
    if (bitAt(i) === carry) continue;
    let digit = carry;
    for (let k = 0; k < width; k++) digit += bitAt(i + k) << k;
    carry = digit >> (width - 1);
    digits[i] = digit - (carry << width);
    i += width - 1;
  }
  return digits;
}
