import type { Limbs } from './field-kernel.ts';
import type { LimbField } from './limb-field.ts';
import { toInteger, toLimbs } from './limb-number.ts';
import { invertModulo } from './mod-inverse.ts';

export type Sign = 1 | -1;

/** The point (x, w/2): with twice its y the formulas have fewer factors. */
export interface LimbPoint {
  readonly x: Limbs;
  readonly w: Limbs;
}

/** The point (x/z², w/2z³); changed in place. */
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
  private readonly half: Limbs;
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
    this.half = this.zero();
    this.height = this.zero();
    this.rise = this.zero();
  }

  /** The field element of an integer from 0 to the modulus. */
  toElement(integer: bigint): Limbs {
    const element = toLimbs(integer, this.field.limbs);
    this.field.multiply(element, element, this.entry);
    return element;
  }

  toPoint({ x, y }: { readonly x: bigint; readonly y: bigint }): LimbPoint {
    return { x: this.toElement(x), w: this.toElement((2n * y) % this.field.modulus) };
  }

  toJacobian({ x, w }: LimbPoint): JacobianLimbs {
    return { x: x.slice(), w: w.slice(), z: this.one.slice() };
  }

  /** sign · point, as a point of its own. */
  copy({ x, w, z }: JacobianLimbs, sign: Sign = 1): JacobianLimbs {
    return { x: x.slice(), w: w.map((limb) => sign * limb), z: z.slice() };
  }

  /** Room for points that are made again and again. */
  emptyPowered(): PoweredLimbs {
    return { x: this.zero(), w: this.zero(), z: this.zero(), zz: this.zero(), zzz: this.zero() };
  }

  toPowered(point: JacobianLimbs, powered: PoweredLimbs = this.emptyPowered()): PoweredLimbs {
    powered.x.set(point.x);
    powered.w.set(point.w);
    powered.z.set(point.z);
    this.field.square(powered.zz, point.z);
    this.field.multiply(powered.zzz, powered.zz, point.z);
    return powered;
  }

  /** Whether an element, its weight up to 4, is zero. */
  isZero(element: Limbs): boolean {
    return toInteger(element) % this.field.modulus === 0n;
  }

  /** Whether x/z² is an integer from 0 to the modulus. */
  hasX({ x, z }: JacobianLimbs, integer: bigint): boolean {
    const { field, zz, alpha } = this;
    field.square(zz, z);
    field.multiply(alpha, this.toElement(integer), zz);
    field.combine(alpha, alpha, x, -1);
    return this.isZero(alpha);
  }

  /** point = 2 · point (after dbl-2001-b, Bernstein and Lange), with 3x² − 3z⁴, which asks for one reduction. */
  double({ x, w, z }: JacobianLimbs): void {
    const { field, alpha, beta, gamma, delta } = this;
    field.square(delta, z);
    field.tripleSquareDifference(alpha, x, delta);
    field.square(gamma, w);
    field.multiply(beta, x, gamma);
    field.multiply(z, w, z);
    field.squarePlus(x, alpha, beta, -2);
    field.combine(beta, beta, x, -1); // weight 2
    field.doubleProductLessSquare(w, alpha, beta, gamma); // weights 2 · 2 + 1
  }

  /** point = point + sign · addend (after madd-2007-bl) */
  add({ x, w, z }: JacobianLimbs, addend: LimbPoint, sign: Sign): void {
    this.prepareSlope(x, w, z, addend, sign);
    this.field.multiply(z, z, this.height);
    this.followSlope(x, w, x, w, sign);
  }

  /** point = point + sign · addend (after add-2007-bl) */
  addPowered({ x, w, z }: JacobianLimbs, addend: PoweredLimbs, sign: Sign): void {
    const { field, alpha, beta } = this;
    field.multiply(alpha, x, addend.zz);
    field.multiply(beta, w, addend.zzz);
    this.prepareSlope(alpha, beta, z, addend, sign);
    field.multiply(z, z, addend.z);
    field.multiply(z, z, this.height);
    this.followSlope(x, w, alpha, beta, sign);
  }

  /** How far ±addend is from (x, w) with both on the same z: half of `height` in x, and ±`rise` in w. */
  private prepareSlope(x: Limbs, w: Limbs, z: Limbs, addend: LimbPoint, sign: Sign): void {
    const { field, zz, zzz, half, height, rise } = this;
    field.square(zz, z);
    field.multiply(zzz, zz, z);
    field.multiplyPlus(half, addend.x, zz, x, -1);
    field.combine(height, half, half, 1); // weight 2
    field.multiplyPlus(rise, addend.w, zzz, w, -sign);
  }

  /** The sum's x and w. */
  private followSlope(outX: Limbs, outW: Limbs, x: Limbs, w: Limbs, sign: Sign): void {
    const { field, zz, zzz, gamma, half, height, rise } = this;
    const [square, cube] = [zz, zzz];
    field.square(square, height);
    field.multiply(cube, square, half);
    field.multiply(gamma, x, square);
    field.combine(square, cube, gamma, 2); // weight 3
    field.squarePlus(outX, rise, square, -1);
    field.combine(gamma, gamma, outX, -1); // weight 2
    field.multiplyPair(outW, 2 * sign, rise, gamma, -2, w, cube); // weights 2 · 2 + 2 · 1
  }

  /** The affine forms of points none of which is infinite: one inversion for all (Montgomery's trick). */
  toAffine(points: readonly JacobianLimbs[]): LimbPoint[] {
    const { field } = this;
    const products: Limbs[] = [];
    let product = this.one;
    for (const { z } of points) {
      products.push(product);
      const next = this.zero();
      field.multiply(next, product, z);
      product = next;
    }
    const inverse = this.inverse(product);
    const affine: LimbPoint[] = [];
    for (let i = points.length - 1; i >= 0; i--) {
      const { x, w, z } = points[i] as JacobianLimbs;
      const zInverse = this.zero();
      field.multiply(zInverse, inverse, products[i] as Limbs);
      field.multiply(inverse, inverse, z);
      affine.push(this.scaled(x, w, zInverse));
    }
    return affine.reverse();
  }

  private scaled(x: Limbs, w: Limbs, zInverse: Limbs): LimbPoint {
    const { field, zz, zzz } = this;
    const point = { x: this.zero(), w: this.zero() };
    field.square(zz, zInverse);
    field.multiply(zzz, zz, zInverse);
    field.multiply(point.x, x, zz);
    field.multiply(point.w, w, zzz);
    return point;
  }

  private inverse(element: Limbs): Limbs {
    const { modulus, lowestColumn } = this.field;
    const remainder = toInteger(element) % modulus;
    const integer = remainder < 0n ? remainder + modulus : remainder;
    const inverse = this.toElement(invertModulo(integer, modulus));
    if (lowestColumn > 0) this.field.multiply(inverse, inverse, this.entry);
    return inverse;
  }

  private zero(): Limbs {
    return new Float64Array(this.field.limbs);
  }
}
