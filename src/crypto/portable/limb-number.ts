import { toBigInt } from './big-endian.ts';
import type { Limbs } from './field-kernel.ts';

const limbBits = 24n;
const octetsOfLimb = 3;
const pairOfLimbs = 2 ** 24;

/** The octets of a number from 0, the lowest first; what does not fit is left out. */
export function toOctets(value: bigint, length: number): Uint8Array {
  const words = Math.ceil(length / 8);
  const view = new DataView(new ArrayBuffer(8 * words));
  let rest = value;
  for (let i = 0; i < words; i++) {
    view.setBigUint64(8 * i, rest & 0xffff_ffff_ffff_ffffn, true);
    rest >>= 64n;
  }
  return new Uint8Array(view.buffer, 0, length);
}

/** The number whose octets these are, the lowest first. */
export function fromLittleEndian(octets: Uint8Array): bigint {
  return toBigInt(new Uint8Array(octets).reverse());
}

/** A number from 0, below 2 to the 24 times `count`, in limbs of at most 2²³ in magnitude; the highest may be larger. */
export function toLimbs(value: bigint, count: number): Limbs {
  const octets = toOctets(value, octetsOfLimb * count);
  const limbs = new Float64Array(count);
  let carry = 0;
  for (let i = 0; i < count; i++) {
    const [low, middle, high] = [octets[3 * i] as number, octets[3 * i + 1] as number, octets[3 * i + 2] as number];
    const limb = low + (middle << 8) + (high << 16) + carry;
    carry = limb > 2 ** 23 && i < count - 1 ? 1 : 0;
    limbs[i] = limb - carry * 2 ** 24;
  }
  return limbs;
}

/** The number, of either sign, that limbs below 2²⁸ stand for. */
export function toInteger(limbs: Limbs): bigint {
  let integer = 0n;
  for (let i = limbs.length - 1; i >= 0; i -= 2) {
    if (i === 0) return (integer << limbBits) + BigInt(limbs[0] as number);
    const pair = (limbs[i] as number) * pairOfLimbs + (limbs[i - 1] as number);
    integer = (integer << (2n * limbBits)) + BigInt(pair);
  }
  return integer;
}
