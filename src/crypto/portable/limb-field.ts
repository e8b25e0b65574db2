import type { FieldKernel, Limbs } from './field-kernel.ts';

/**
 * Arithmetic on elements of a prime field. Operands may be the result itself, and every result but that of `combine` is
 * reduced.
 *
 * What is computed has to keep within the bounds that the kernel is exact for; the formulas of a curve are made so. An
 * element has weight w if its limbs are not above w times what those of a reduced one may be. The product of the
 * weights of two factors and of the scale is not above 6; where there are two products, their sum is not. What is added
 * is a reduced element; it is scaled only if it is a product or a sum of products, and then the scale times its weight
 * is not above 3. Nothing more is added to what has had another element than a product added.
 */
export class LimbField {
  /** How many limbs an element has. */
  readonly limbs: number;
  readonly modulus: bigint;
  /** An element stands for its value times 2 to the 24 times this (Montgomery's form), or for its value if 0. */
  readonly lowestColumn: number;
  private readonly kernel: FieldKernel;
  private readonly columns: Limbs;
  private readonly others: Limbs;

  constructor(kernel: FieldKernel) {
    this.limbs = kernel.limbs;
    this.modulus = kernel.modulus;
    this.lowestColumn = kernel.lowestColumn;
    this.kernel = kernel;
    this.columns = new Float64Array(2 * kernel.limbs);
    this.others = new Float64Array(2 * kernel.limbs);
  }

  /** out = a · b */
  multiply(out: Limbs, a: Limbs, b: Limbs): void {
    const { kernel, columns } = this;
    kernel.product(columns, a, b);
    kernel.reduce(out, columns);
  }

  /** out = a · b + scale · addend */
  multiplyPlus(out: Limbs, a: Limbs, b: Limbs, addend: Limbs, scale: number): void {
    const { kernel, columns } = this;
    kernel.product(columns, a, b);
    kernel.addElement(columns, addend, scale);
    kernel.reduce(out, columns);
  }

  /** out = a² */
  square(out: Limbs, a: Limbs): void {
    const { kernel, columns } = this;
    kernel.square(columns, a);
    kernel.reduce(out, columns);
  }

  /** out = a² + scale · addend */
  squarePlus(out: Limbs, a: Limbs, addend: Limbs, scale: number): void {
    const { kernel, columns } = this;
    kernel.square(columns, a);
    kernel.addElement(columns, addend, scale);
    kernel.reduce(out, columns);
  }

  /** out = 3 · (a² − b²) */
  tripleSquareDifference(out: Limbs, a: Limbs, b: Limbs): void {
    const { kernel, columns } = this;
    kernel.square(columns, a);
    kernel.addSquare(columns, b, 3, -3);
    kernel.reduce(out, columns);
  }

  /** out = 2 · a · b − c² */
  doubleProductLessSquare(out: Limbs, a: Limbs, b: Limbs, c: Limbs): void {
    const { kernel, columns } = this;
    kernel.product(columns, a, b);
    kernel.addSquare(columns, c, 2, -1);
    kernel.reduce(out, columns);
  }

  /** out = scale · a · b + otherScale · c · d */
  multiplyPair(out: Limbs, scale: number, a: Limbs, b: Limbs, otherScale: number, c: Limbs, d: Limbs): void {
    const { kernel, columns, others } = this;
    kernel.product(columns, a, b);
    kernel.product(others, c, d);
    kernel.addColumns(columns, others, scale, otherScale);
    kernel.reduce(out, columns);
  }

  /** out = a + scale · b, of the sum of the weights. */
  combine(out: Limbs, a: Limbs, b: Limbs, scale: number): void {
    this.kernel.combine(out, a, b, scale);
  }
}
