/** What is left of a column when it is cleared: `factor` times its value goes to the column `offset` further up. */
export interface Tap {
  readonly offset: number;
  readonly factor: number;
}

/** The largest magnitude of a limb of a reduced element: rounding leaves 2²³, late carries a little more. */
export const reducedLimb: bigint = 2n ** 23n + 2n ** 19n;

/** Magnitudes of the highest limb, each the largest that follows from the other two. */
export interface HighestLimb {
  /** In a product. */
  readonly product: bigint;
  /** In a square to which three times a product may have been added. */
  readonly sum: bigint;
  /** In what is multiplied: a sum and a product. */
  readonly operand: bigint;
}

/** How the product of two numbers of 24-bit limbs, a sum in each of its columns, becomes a field element again. */
export interface FieldPlan {
  /** The file's middle name. */
  readonly name: string;
  /** How the reader knows the modulus. */
  readonly modulus: string;
  readonly modulusValue: bigint;
  readonly limbs: number;
  /** What a column is congruent to, in terms of other columns. */
  readonly taps: readonly Tap[];
  readonly tapsBecause: string;
  /** Columns cleared together: none of them taps into another one of its block. From first to last, both included. */
  readonly blocks: readonly (readonly [number, number])[];
  /** The column that is the result's lowest limb. Above zero the result is divided by 2 to the 24 times it. */
  readonly result: number;
  /** Limbs carried one after the other, from first to last; all the runs at once. */
  readonly runs: readonly (readonly [number, number])[];
  /** Carries afterwards, each from this limb to the next. */
  readonly settles: readonly number[];
  /** Where nothing is carried from the highest limb: how large it may be. */
  readonly highest?: HighestLimb;
}

/** How many columns there are: those of a product, and what is added may have one more. */
export function columnCount({ limbs, result }: FieldPlan): number {
  return Math.max(2 * limbs - 1, result + limbs);
}

const p256Plan: FieldPlan = {
  name: 'p256',
  modulus: '2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1',
  modulusValue: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  limbs: 11,
  taps: [
    { offset: 4, factor: 1 },
    { offset: 8, factor: 1 },
    { offset: 9, factor: -(2 ** 8) },
    { offset: 10, factor: 2 ** 16 },
  ],
  tapsBecause: '1 ≡ 2⁹⁶ + 2¹⁹² − 2²²⁴ + 2²⁵⁶, the Montgomery reduction, whose quotient digit is the digit itself',
  blocks: [
    [0, 3],
    [4, 7],
    [8, 9],
    [10, 10],
  ],
  result: 11,
  runs: [
    [0, 3],
    [4, 6],
    [7, 9],
  ],
  settles: [4, 7],
  highest: { product: 50_000n, sum: 200_000n, operand: 250_000n },
};

const p384Plan: FieldPlan = {
  name: 'p384',
  modulus: '2³⁸⁴ − 2¹²⁸ − 2⁹⁶ + 2³² − 1',
  modulusValue: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  limbs: 16,
  taps: [
    { offset: -16, factor: 1 },
    { offset: -15, factor: -(2 ** 8) },
    { offset: -12, factor: 1 },
    { offset: -11, factor: 2 ** 8 },
  ],
  tapsBecause: '2³⁸⁴ ≡ 1 − 2³² + 2⁹⁶ + 2¹²⁸',
  blocks: [
    [21, 30],
    [16, 20],
  ],
  result: 0,
  runs: [
    [0, 3],
    [4, 7],
    [8, 11],
    [12, 15],
  ],
  settles: [0, 1, 4, 5, 8, 12],
};

const p25519Plan: FieldPlan = {
  name: 'p25519',
  modulus: '2²⁵⁵ − 19',
  modulusValue: 2n ** 255n - 19n,
  limbs: 11,
  taps: [{ offset: -11, factor: 19 * 2 ** 9 }],
  tapsBecause: '2²⁶⁴ ≡ 19 · 2⁹',
  blocks: [[11, 20]],
  result: 0,
  runs: [
    [0, 3],
    [4, 7],
    [8, 10],
  ],
  settles: [0, 1, 4, 8],
};

export const fieldPlans: readonly FieldPlan[] = [p256Plan, p384Plan, p25519Plan];
