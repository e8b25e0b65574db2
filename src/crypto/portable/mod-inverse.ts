/**
 * The number whose product with `value` is 1 modulo `modulus`, from 0, below it (Lehmer's algorithm: Knuth, The Art of
 * Computer Programming, volume 2, §4.5.2, algorithm L). It is 0 where there is none.
 *
 * @param value from 0, below the modulus.
 */
export function invertModulo(value: bigint, modulus: bigint): bigint {
  // Throughout a ≡ left · value and b ≡ right · value.
  let [a, b, left, right] = [modulus, value, 0n, 1n];
  while (b !== 0n) {
    const step = leadingSteps(a, b);
    if (step === undefined) {
      const quotient = a / b;
      [a, b, left, right] = [b, a - quotient * b, right, left - quotient * right];
    } else {
      const [aa, ab, ba, bb] = [BigInt(step[0]), BigInt(step[1]), BigInt(step[2]), BigInt(step[3])];
      [a, b, left, right] = [aa * a + ab * b, ba * a + bb * b, aa * left + ab * right, ba * left + bb * right];
    }
  }
  if (a !== 1n) return 0n;
  return left < 0n ? (left % modulus) + modulus : left % modulus;
}

/** What many steps of Euclid's algorithm make of (a, b): a row for either. */
type Step = readonly [number, number, number, number];

/** Bits of the larger number that are looked at. Below 2⁵² the quotient of two doubles never rounds up to an integer. */
const leadingBits = 50;

/**
 * All the steps that the leading bits of two numbers determine: those in which the quotient is the same for the least
 * and the largest numbers that have them. Undefined where that is not even one.
 */
function leadingSteps(larger: bigint, smaller: bigint): Step | undefined {
  // By digits, not by Math.log2: Hermes makes a wrong Number of some bigint beyond 2⁵³.
  const excess = Math.max(0, 4 * larger.toString(16).length - leadingBits);
  let a = Number(larger >> BigInt(excess));
  let b = Number(smaller >> BigInt(excess));
  let [aa, ab, ba, bb] = [1, 0, 0, 1];
  while (b + ba > 0 && b + bb > 0) {
    const quotient = Math.floor((a + aa) / (b + ba));
    if (quotient !== Math.floor((a + ab) / (b + bb))) break;
    [aa, ba] = [ba, aa - quotient * ba];
    [ab, bb] = [bb, ab - quotient * bb];
    [a, b] = [b, a - quotient * b];
  }
  return ab === 0 ? undefined : [aa, ab, ba, bb];
}
