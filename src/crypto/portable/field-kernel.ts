/**
 * An integer as the sum of its limbs times powers of 2²⁴, the lowest first. Limbs are integers of either sign; one
 * number has many forms. The limbs of a reduced element are not above 2²³ + 2¹⁹ in magnitude.
 */
export type Limbs = Float64Array;

/**
 * The unrolled arithmetic of one prime field, exact in doubles as long as `LimbField` keeps to what is proved of it.
 * `columns` are
 * sums of products of limbs, less than twice as many as there are limbs, with room for one more.
 */
export interface FieldKernel {
  /** How many limbs an element has. */
  readonly limbs: number;
  readonly modulus: bigint;
  /** An element stands for its value times 2 to the 24 times this (Montgomery's form), or for its value if 0. */
  readonly lowestColumn: number;
  /** columns = a · b */
  product(columns: Limbs, a: Limbs, b: Limbs): void;
  /** columns = a² */
  square(columns: Limbs, a: Limbs): void;
  /** columns = scale · columns + squareScale · a² */
  addSquare(columns: Limbs, a: Limbs, scale: number, squareScale: number): void;
  /** columns = scale · columns + othersScale · others */
  addColumns(columns: Limbs, others: Limbs, scale: number, othersScale: number): void;
  /** columns = columns + scale · a, where the element `a` is a reduced product. */
  addElement(columns: Limbs, a: Limbs, scale: number): void;
  /** out = columns, reduced. */
  reduce(out: Limbs, columns: Limbs): void;
  /** out = a + scale · b, not reduced. */
  combine(out: Limbs, a: Limbs, b: Limbs, scale: number): void;
}
