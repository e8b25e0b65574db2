import { invertModulo } from './mod-inverse.ts';
import { isZero, type PrimeField } from './prime-field.ts';

/**
 * A point (x, w/2) of a curve. Twice the ordinate takes the place of the ordinate: the formulas then go without most of
 * their factors of two, of which each costs an engine a number of its own.
 */
export interface AffinePoint {
  readonly x: bigint;
  readonly w: bigint;
}

/** The point (x/z², w/2z³); z = 0 is the point at infinity. */
export interface JacobianPoint extends AffinePoint {
  readonly z: bigint;
}

export const infinity: JacobianPoint = { x: 1n, w: 2n, z: 0n };

/** Twice a point where a is −3 (after dbl-2001-b, Bernstein and Lange). Infinity stays what it is. */
export function doubled({ x, w, z }: JacobianPoint, field: PrimeField): JacobianPoint {
  const delta = field.reduce(z * z);
  const gamma = field.reduce(w * w);
  const beta = field.reduce(x * gamma);
  const alpha = field.reduce(3n * (x - delta) * (x + delta));
  const x3 = field.reduce(alpha * alpha - beta - beta);
  const half = alpha * (beta - x3);
  return { x: x3, w: field.reduce(half + half - gamma * gamma), z: field.reduce(w * z) };
}

/** The sum of a point and an affine one (after madd-2007-bl), in every case: equal, opposite and infinite points too. */
export function added(point: JacobianPoint, other: AffinePoint, field: PrimeField): JacobianPoint {
  const { x, w, z } = point;
  if (z === 0n) return { x: other.x, w: other.w, z: 1n };
  const zz = field.reduce(z * z);
  const h = field.reduce(other.x * zz - x);
  const r = field.reduce(field.reduce(other.w * z) * zz - w);
  if (isZero(h, field)) return isZero(r, field) ? doubled(point, field) : infinity;
  const h2 = h + h;
  const i = field.reduce(h2 * h2);
  const j = field.reduce(h * i);
  const v = field.reduce(x * i);
  const x3 = field.reduce(r * r - j - v - v);
  const half = r * (v - x3) - w * j;
  return { x: x3, w: field.reduce(half + half), z: field.reduce(h2 * z) };
}

/** Affine points for Jacobian ones, none of them infinite, with one inversion for all (Montgomery's trick). */
export function toAffine(points: readonly JacobianPoint[], field: PrimeField): AffinePoint[] {
  const products: bigint[] = [];
  let product = 1n;
  for (const { z } of points) {
    products.push(product);
    product = field.reduce(product * z);
  }
  let inverse = invertModulo(((product % field.p) + field.p) % field.p, field.p);
  const affine: AffinePoint[] = [];
  for (let i = points.length - 1; i >= 0; i--) {
    const { x, w, z } = points[i] as JacobianPoint;
    const zInverse = field.reduce(inverse * (products[i] as bigint));
    inverse = field.reduce(inverse * z);
    const zz = field.reduce(zInverse * zInverse);
    affine[i] = { x: field.reduce(x * zz), w: field.reduce(field.reduce(w * zz) * zInverse) };
  }
  return affine;
}
