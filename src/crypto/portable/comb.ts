import type { JacobianLimbs, LimbCurve, LimbPoint } from './limb-curve.ts';
import { toOctets } from './limb-number.ts';

/** How the bits of a scalar are laid out: `columns` · `teeth` · `blocks` bits, at least those of the order. */
export interface CombShape {
  /** Doublings of a multiplication. */
  readonly columns: number;
  /** Bits, `columns` apart, that one addition accounts for. */
  readonly teeth: number;
  /** Additions in a column. */
  readonly blocks: number;
}

/**
 * The multiples of a point that make multiplying by it cheap (Lim and Lee, "More flexible exponentiation with
 * precomputation", 1994), for digits 1 and −1: every odd number is a sum of 1 or −1 times each power of two, so the
 * multiples of one half of the digits' patterns are the other half's opposites.
 */
export class Comb {
  readonly shape: CombShape;
  /** For each block the sum or difference of its teeth's powers by the pattern of digits, the highest digit being 1. */
  private readonly tables: readonly (readonly LimbPoint[])[];

  constructor(curve: LimbCurve, point: LimbPoint, shape: CombShape) {
    this.shape = shape;
    const powers = teethOf(curve, point, shape);
    const multiples: JacobianLimbs[] = [];
    for (let block = 0; block < shape.blocks; block++) {
      multiples.push(...patterns(curve, powers.slice(block * shape.teeth, (block + 1) * shape.teeth)));
    }
    const affine = curve.toAffine(multiples);
    const size = affine.length / shape.blocks;
    this.tables = Array.from({ length: shape.blocks }, (_, block) => affine.slice(block * size, (block + 1) * size));
  }

  /**
   * Adds what one column of a scalar asks for.
   *
   * @param digits what `combDigits` made of the scalar.
   * @param sum changed in place; undefined is the point at infinity.
   * @returns the sum.
   */
  addColumn(
    curve: LimbCurve,
    sum: JacobianLimbs | undefined,
    { bits, isNegative }: CombDigits,
    column: number,
  ): JacobianLimbs | undefined {
    const { columns, teeth } = this.shape;
    let result = sum;
    for (let block = 0; block < this.tables.length; block++) {
      const table = this.tables[block] as readonly LimbPoint[];
      const pattern = patternAt(bits, column + block * teeth * columns, columns, teeth);
      const isOpposite = pattern < table.length;
      const point = table[isOpposite ? table.length - 1 - pattern : pattern - table.length] as LimbPoint;
      const sign = isOpposite === isNegative ? 1 : -1;
      if (result === undefined) result = curve.copy(curve.toJacobian(point), sign);
      else curve.add(result, point, sign);
    }
    return result;
  }
}

/** A scalar in the digits 1 and −1, or its opposite. */
export interface CombDigits {
  /** Bit i is set where the digit of 2ⁱ is 1. */
  readonly bits: Uint8Array;
  readonly isNegative: boolean;
}

/**
 * @param scalar from 0, below the order.
 * @param order odd, so that of a number and its opposite one is odd.
 */
export function combDigits(scalar: bigint, order: bigint, { columns, teeth, blocks }: CombShape): CombDigits {
  const length = columns * teeth * blocks;
  const isNegative = (scalar & 1n) === 0n;
  const odd = isNegative ? order - scalar : scalar;
  // Σ (2bᵢ − 1)2ⁱ is twice Σ bᵢ2ⁱ less 2 to the length plus 1.
  const bits = (odd + (1n << BigInt(length)) - 1n) >> 1n;
  return { bits: toOctets(bits, Math.ceil(length / 8)), isNegative };
}

/** Bits `distance` apart as a number, the lowest first. */
function patternAt(bits: Uint8Array, first: number, distance: number, count: number): number {
  let pattern = 0;
  for (let tooth = 0, i = first; tooth < count; tooth++, i += distance) {
    pattern |= (((bits[i >> 3] as number) >> (i & 7)) & 1) << tooth;
  }
  return pattern;
}

/** The point times 1, 2 to the `columns`, that again times as much …: one for every tooth of every block. */
function teethOf(curve: LimbCurve, point: LimbPoint, { columns, teeth, blocks }: CombShape): JacobianLimbs[] {
  const tooth = curve.toJacobian(point);
  const all = [curve.copy(tooth)];
  while (all.length < teeth * blocks) {
    for (let i = 0; i < columns; i++) curve.double(tooth);
    all.push(curve.copy(tooth));
  }
  return all;
}

/**
 * The highest tooth and all the others, each added or subtracted: added where its bit of the index is set. No two points
 * added here are alike or opposite, whatever the point, for that depends on their multiples alone.
 */
function patterns(curve: LimbCurve, teeth: readonly JacobianLimbs[]): JacobianLimbs[] {
  const lower = teeth.slice(0, -1);
  const lowest = curve.copy(teeth[lower.length] as JacobianLimbs);
  for (const tooth of lower) curve.addPowered(lowest, curve.toPowered(tooth), -1);
  const multiples = [lowest];
  for (const tooth of lower) {
    curve.double(tooth);
    const difference = curve.toPowered(tooth);
    for (const multiple of multiples.slice()) {
      const sum = curve.copy(multiple);
      curve.addPowered(sum, difference, 1);
      multiples.push(sum);
    }
  }
  return multiples;
}
