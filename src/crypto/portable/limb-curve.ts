import type { Limbs } from './field-kernel.ts';
import type { LimbField } from './limb-field.ts';
import { toInteger, toLimbs } from './limb-number.ts';
import { invertModulo } from './mod-inverse.ts';

/** x and y as field elements. */
export interface LimbPoint {
  readonly x: Limbs;
  readonly y: Limbs;
}

/** A point x/z², y/z³; changed in place. */
export interface JacobianLimbs extends LimbPoint {
  readonly z: Limbs;
}

/** A point whose powers of z are known, to be added many times. */
export interface PoweredLimbs extends JacobianLimbs {
  readonly zz: Limbs;
  readonly zzz: Limbs;
}

/**
 * Points of a curve with a = −3 on limbs. The formulas are those for unlike points, with no regard to exceptions: where
 * a point is added to itself or to its opposite z becomes zero, and then stays zero whatever follows. So one look at
 * the last z tells whether all of it was right.
 *
 * The weights in the comments, where they are above 1, are those that `LimbField` limits.
 */
export class LimbCurve {
  readonly field: LimbField;
  /** What brings an integer into the field's form when it is multiplied by it. */
  private readonly entry: Limbs;
  private readonly one: Limbs;
  private readonly zz: Limbs;
  private readonly zzz: Limbs;
  private readonly alpha: Limbs;
  private readonly beta: Limbs;
  private readonly gamma: Limbs;
  private readonly delta: Limbs;
  private readonly height: Limbs;
  private readonly rise: Limbs;

  constructor(field: LimbField) {
    this.field = field;
    this.entry = toLimbs((1n << BigInt(48 * field.lowestColumn)) % field.modulus, field.limbs);
    this.one = this.toElement(1n);
    this.zz = this.zero();
    this.zzz = this.zero();
    this.alpha = this.zero();
    this.beta = this.zero();
    this.gamma = this.zero();
    this.delta = this.zero();
    this.height = this.zero();
    this.rise = this.zero();
  }

  /** The field element of an integer from 0 to the modulus. */
  toElement(integer: bigint): Limbs {
    const element = toLimbs(integer, this.field.limbs);
    this.field.multiply(element, element, this.entry, 1);
    return element;
  }

  toPoint({ x, y }: { readonly x: bigint; readonly y: bigint }): LimbPoint {
    return { x: this.toElement(x), y: this.toElement(y) };
  }

  toJacobian({ x, y }: LimbPoint): JacobianLimbs {
    return { x: x.slice(), y: y.slice(), z: this.one.slice() };
  }

  /** sign · point, as a point of its own. */
  copy({ x, y, z }: JacobianLimbs, sign: 1 | -1 = 1): JacobianLimbs {
    return { x: x.slice(), y: y.map((limb) => sign * limb), z: z.slice() };
  }

  /** Room for points that are made again and again. */
  emptyPowered(): PoweredLimbs {
    return { x: this.zero(), y: this.zero(), z: this.zero(), zz: this.zero(), zzz: this.zero() };
  }

  toPowered(point: JacobianLimbs, powered: PoweredLimbs = this.emptyPowered()): PoweredLimbs {
    powered.x.set(point.x);
    powered.y.set(point.y);
    powered.z.set(point.z);
    this.field.square(powered.zz, point.z, 1);
    this.field.multiply(powered.zzz, powered.zz, point.z, 1);
    return powered;
  }

  /** Whether an element, its weight up to 4, is zero. */
  isZero(element: Limbs): boolean {
    return toInteger(element) % this.field.modulus === 0n;
  }

  /** Whether x/z² is an integer from 0 to the modulus. */
  hasX({ x, z }: JacobianLimbs, integer: bigint): boolean {
    const { field, zz, alpha } = this;
    field.square(zz, z, 1);
    field.multiply(alpha, this.toElement(integer), zz, 1);
    field.combine(alpha, alpha, x, -1);
    return this.isZero(alpha);
  }

  /** point = 2 · point, with 3x² − 3z⁴ rather than 3(x − z²)(x + z²): it is reduced once. */
  double({ x, y, z }: JacobianLimbs): void {
    const { field, alpha, beta, gamma, delta } = this;
    field.square(delta, z, 1);
    field.squarePair(alpha, 3, x, -3, delta);
    field.square(gamma, y, 2); // 2y²
    field.multiply(beta, x, gamma, 2); // 4xy²
    field.multiply(z, y, z, 2);
    field.squarePlus(x, alpha, 1, beta, -2);
    field.combine(beta, beta, x, -1); // weight 2
    field.multiplyPair(y, alpha, beta, gamma, gamma, -2); // α(4xy² − x₃) − 8y⁴
  }

  /** point = point + sign · addend */
  add({ x, y, z }: JacobianLimbs, addend: LimbPoint, sign: 1 | -1): void {
    this.prepareSlope(x, y, z, addend, sign);
    this.field.multiply(z, z, this.height, 1);
    this.followSlope(x, y, x, y);
  }

  /** point = point + sign · addend */
  addPowered({ x, y, z }: JacobianLimbs, addend: PoweredLimbs, sign: 1 | -1): void {
    const { field, alpha, beta } = this;
    field.multiply(alpha, x, addend.zz, 1);
    field.multiply(beta, y, addend.zzz, 1);
    this.prepareSlope(alpha, beta, z, addend, sign);
    field.multiply(z, z, addend.z, 1);
    field.multiply(z, z, this.height, 1);
    this.followSlope(x, y, alpha, beta);
  }

  /** How far the addend is from (x, y) with both on the same z: `height` in x and `rise` in y. */
  private prepareSlope(x: Limbs, y: Limbs, z: Limbs, addend: LimbPoint, sign: 1 | -1): void {
    const { field, zz, zzz, height, rise } = this;
    field.square(zz, z, 1);
    field.multiply(zzz, zz, z, 1);
    field.multiplyPlus(height, addend.x, zz, 1, x, -1);
    field.multiplyPlus(rise, addend.y, zzz, sign, y, -1);
  }

  /** The sum's x and y for the slope `rise` / `height` through (x, y). */
  private followSlope(outX: Limbs, outY: Limbs, x: Limbs, y: Limbs): void {
    const { field, zz, zzz, gamma, height, rise } = this;
    const [square, cube] = [zz, zzz];
    field.square(square, height, 1);
    field.multiply(cube, square, height, 1);
    field.multiply(gamma, x, square, 1);
    field.combine(square, cube, gamma, 2); // weight 3
    field.squarePlus(outX, rise, 1, square, -1);
    field.combine(gamma, gamma, outX, -1); // weight 2
    field.multiplyPair(outY, rise, gamma, y, cube, -1); // weights 2 and 1
  }

  /** The affine forms of points none of which is infinite: one inversion for all (Montgomery's trick). */
  toAffine(points: readonly JacobianLimbs[]): LimbPoint[] {
    const { field } = this;
    const products: Limbs[] = [];
    let product = this.one;
    for (const { z } of points) {
      products.push(product);
      const next = this.zero();
      field.multiply(next, product, z, 1);
      product = next;
    }
    const inverse = this.inverse(product);
    const affine: LimbPoint[] = [];
    for (let i = points.length - 1; i >= 0; i--) {
      const { x, y, z } = points[i] as JacobianLimbs;
      const zInverse = this.zero();
      field.multiply(zInverse, inverse, products[i] as Limbs, 1);
      field.multiply(inverse, inverse, z, 1);
      affine.push(this.scaled(x, y, zInverse));
    }
    return affine.reverse();
  }

  private scaled(x: Limbs, y: Limbs, zInverse: Limbs): LimbPoint {
    const { field, zz, zzz } = this;
    const point = { x: this.zero(), y: this.zero() };
    field.square(zz, zInverse, 1);
    field.multiply(zzz, zz, zInverse, 1);
    field.multiply(point.x, x, zz, 1);
    field.multiply(point.y, y, zzz, 1);
    return point;
  }

  private inverse(element: Limbs): Limbs {
    const { modulus, lowestColumn } = this.field;
    const remainder = toInteger(element) % modulus;
    const integer = remainder < 0n ? remainder + modulus : remainder;
    const inverse = this.toElement(invertModulo(integer, modulus));
    if (lowestColumn > 0) this.field.multiply(inverse, inverse, this.entry, 1);
    return inverse;
  }

  private zero(): Limbs {
    return new Float64Array(this.field.limbs);
  }
}
