/**
 * An integer as the sum of its limbs times powers of 2²⁴, the lowest first. Limbs are integers of either sign; one
 * number has many forms. The limbs of a reduced element are not above 2²³ + 2¹⁹ in magnitude.
 */
export type Limbs = Float64Array;

/**
 * Arithmetic on elements of a prime field, exact in doubles. Operands may be the result itself.
 *
 * Every result but that of `addMultiple` is reduced. An element has weight w if none of its limbs is above w times what
 * a reduced one may have; the weights of two factors must not have a product above 4, and in `multiplyPair` those of
 * both pairs (that of the second times `factor`) not a sum above 5. A square is of a reduced element.
 */
export interface LimbField {
  /** How many limbs an element has. */
  readonly limbs: number;
  readonly modulus: bigint;
  /** An element stands for its value times 2 to the 24 times this (Montgomery's form), or for its value if 0. */
  readonly lowestColumn: number;
  /** out = scale · a · b; the scale and the factors' weights must not have a product above 4. */
  multiply(out: Limbs, a: Limbs, b: Limbs, scale: number): void;
  /** out = scale · a² + factor · addend; the scale is up to 3, the factor times the addend's weight up to 4. */
  square(out: Limbs, a: Limbs, addend: Limbs, scale: number, factor: number): void;
  /** out = a · b + factor · c · d */
  multiplyPair(out: Limbs, a: Limbs, b: Limbs, c: Limbs, d: Limbs, factor: number): void;
  /** out = a + factor · b, not reduced. */
  addMultiple(out: Limbs, a: Limbs, b: Limbs, factor: number): void;
}
