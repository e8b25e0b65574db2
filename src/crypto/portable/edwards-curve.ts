import type { Limbs } from './field-kernel.ts';
import type { LimbField } from './limb-field.ts';
import { fromLittleEndian, toInteger, toLimbs, toOctets } from './limb-number.ts';
import { invertModulo } from './mod-inverse.ts';

/** −121665/121666 and the square root of −1 (RFC 8032 §5.1). */
const d = 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n;
const rootOfMinusOne = 0x2b8324804fc1df0b2b4d00993dfbd7a72f431806ad2fe478c4ee1b274a0ea0b0n;

/** The point (x/z, y/z) with t = xy/z (Hisil, Wong, Carter and Dawson, 2008); changed in place. */
export interface ExtendedPoint {
  readonly x: Limbs;
  readonly y: Limbs;
  readonly z: Limbs;
  readonly t: Limbs;
}

/** What adding a point asks for: y + x, y − x, 2z and 2dt. */
export interface ReadyPoint {
  readonly sum: Limbs;
  readonly difference: Limbs;
  readonly twiceZ: Limbs;
  readonly scaledT: Limbs;
}

/**
 * Points of edwards25519 on limbs (RFC 8032 §5.1). The formulas have no exceptions, as −1 is a square and d is none.
 *
 * The weights in the comments, where they are above 1, are those that `LimbField` limits.
 */
export class EdwardsCurve {
  private readonly field: LimbField;
  private readonly twiceD: Limbs;
  private readonly rootOfMinusOne: Limbs;
  private readonly a: Limbs;
  private readonly b: Limbs;
  private readonly e: Limbs;
  private readonly f: Limbs;
  private readonly g: Limbs;
  private readonly h: Limbs;

  constructor(field: LimbField) {
    this.field = field;
    this.twiceD = this.toElement((2n * d) % field.modulus);
    this.rootOfMinusOne = this.toElement(rootOfMinusOne);
    this.a = this.zero();
    this.b = this.zero();
    this.e = this.zero();
    this.f = this.zero();
    this.g = this.zero();
    this.h = this.zero();
  }

  neutral(): ExtendedPoint {
    return { x: this.zero(), y: this.toElement(1n), z: this.toElement(1n), t: this.zero() };
  }

  copy({ x, y, z, t }: ExtendedPoint): ExtendedPoint {
    return { x: x.slice(), y: y.slice(), z: z.slice(), t: t.slice() };
  }

  toReady({ x, y, z, t }: ExtendedPoint): ReadyPoint {
    const ready = { sum: this.zero(), difference: this.zero(), twiceZ: this.zero(), scaledT: this.zero() };
    this.field.combine(ready.sum, y, x, 1); // weight 2
    this.field.combine(ready.difference, y, x, -1); // weight 2
    this.field.combine(ready.twiceZ, z, z, 1); // weight 2
    this.field.multiply(ready.scaledT, t, this.twiceD);
    return ready;
  }

  /**
   * point = 2 · point (after dbl-2008-hwcd)
   *
   * @param hasT whether t is wanted: doubling again does without.
   */
  double({ x, y, z, t }: ExtendedPoint, hasT: boolean): void {
    const { field, a, b, e, f, g, h } = this;
    field.square(a, x);
    field.square(b, y);
    field.combine(g, b, a, -1); // weight 2
    field.combine(h, a, b, 1); // weight 2
    field.combine(e, x, y, 1); // weight 2
    field.squarePlus(e, e, h, -1); // 2xy
    field.combine(f, z, z, 1); // weight 2
    field.multiplyPlus(f, f, z, g, -1); // 2z² − g
    this.finish({ x, y, z, t }, hasT);
  }

  /** point = point + sign · addend (after add-2008-hwcd-3) */
  add({ x, y, z, t }: ExtendedPoint, { sum, difference, twiceZ, scaledT }: ReadyPoint, sign: 1 | -1): void {
    const { field, a, b, e, f, g, h } = this;
    field.combine(e, y, x, -1); // weight 2
    field.combine(h, y, x, 1); // weight 2
    field.multiply(a, e, sign > 0 ? difference : sum); // weights 2 · 2
    field.multiply(b, h, sign > 0 ? sum : difference); // weights 2 · 2
    field.combine(e, b, a, -1); // weight 2
    field.combine(h, b, a, 1); // weight 2
    field.multiply(a, t, scaledT);
    field.multiply(b, z, twiceZ);
    field.combine(f, b, a, -sign); // weight 2
    field.combine(g, b, a, sign); // weight 2
    this.finish({ x, y, z, t }, true);
  }

  /** The octets of a point (RFC 8032 §5.1.2). */
  encode({ x, y, z }: ExtendedPoint): Uint8Array {
    const { modulus } = this.field;
    const inverse = invertModulo(this.toInteger(z), modulus);
    const xInteger = (this.toInteger(x) * inverse) % modulus;
    const yInteger = (this.toInteger(y) * inverse) % modulus;
    return toOctets(yInteger | ((xInteger & 1n) << 255n), 32);
  }

  /**
   * The point of an encoding of 32 octets, or undefined where it is none (RFC 8032 §5.1.3). Like OpenSSL and its kin it
   * takes y from p on, and x = 0 of either sign.
   */
  decode(octets: Uint8Array): ExtendedPoint | undefined {
    const { field } = this;
    const encoded = fromLittleEndian(octets);
    const y = this.toElement((encoded & ((1n << 255n) - 1n)) % field.modulus);
    const x = this.coordinateX(y);
    if (x === undefined) return undefined;
    if ((this.toInteger(x) & 1n) !== encoded >> 255n) field.combine(x, this.zero(), x, -1);
    const t = this.zero();
    field.multiply(t, x, y);
    return { x, y, z: this.toElement(1n), t };
  }

  /** x = ef, y = gh, z = fg and t = eh. */
  private finish({ x, y, z, t }: ExtendedPoint, hasT: boolean): void {
    const { field, e, f, g, h } = this;
    field.multiply(x, e, f);
    field.multiply(y, g, h);
    field.multiply(z, f, g);
    if (hasT) field.multiply(t, e, h);
  }

  /** A root of u/v for u = y² − 1 and v = dy² + 1, which is ±uv³(uv⁷)^((p − 5)/8), or that times the root of −1. */
  private coordinateX(y: Limbs): Limbs | undefined {
    const { field } = this;
    const [one, square, u, v] = [this.toElement(1n), this.zero(), this.zero(), this.zero()];
    const [cube, x, check] = [this.zero(), this.zero(), this.zero()];
    field.square(square, y);
    field.combine(u, square, one, -1); // weight 2
    field.multiplyPlus(v, square, this.toElement(d), one, 1);
    field.square(cube, v);
    field.multiply(cube, cube, v);
    field.square(x, cube);
    field.multiply(x, x, v);
    field.multiply(x, x, u);
    this.raise(x);
    field.multiply(x, x, cube);
    field.multiply(x, x, u);
    field.square(check, x);
    field.multiply(check, check, v);
    if (this.isEqual(check, u)) return x;
    field.combine(check, this.zero(), check, -1);
    if (!this.isEqual(check, u)) return undefined;
    field.multiply(x, x, this.rootOfMinusOne);
    return x;
  }

  /** element = element^((p − 5)/8), where the exponent is 2²⁵² − 3. */
  private raise(element: Limbs): void {
    const { field } = this;
    const power = element.slice();
    const factor = this.zero();
    let ones = 1; // power = element^(2^ones − 1)
    for (const bit of [1, 1, 1, 1, 0, 1, 0]) {
      factor.set(power);
      for (let i = 0; i < ones; i++) field.square(power, power);
      field.multiply(power, power, factor);
      ones *= 2;
      if (bit === 0) continue;
      field.square(power, power);
      field.multiply(power, power, element);
      ones++;
    }
    field.square(power, power);
    field.square(power, power);
    field.multiply(element, power, element);
  }

  private isEqual(left: Limbs, right: Limbs): boolean {
    return this.toInteger(left) === this.toInteger(right);
  }

  private toElement(integer: bigint): Limbs {
    return toLimbs(integer, this.field.limbs);
  }

  private toInteger(element: Limbs): bigint {
    const { modulus } = this.field;
    const remainder = toInteger(element) % modulus;
    return remainder < 0n ? remainder + modulus : remainder;
  }

  private zero(): Limbs {
    return new Float64Array(this.field.limbs);
  }
}
