import type { CurveBackend, CurvePoint } from './curve-backend.ts';
import type { CurveParameters } from './curve-parameters.ts';
import { type AffinePoint, added, doubled, infinity, type JacobianPoint, toAffine } from './jacobian.ts';
import { isZero, type PrimeField, primeField } from './prime-field.ts';
import { toNonAdjacentForm } from './wnaf.ts';

/** Bits of a window: many multiples of G, kept, and few of a key's point, made for one signature. */
const generatorWidth = 7;
const keyWidth = 5;

/**
 * Arithmetic on the engine's own big integers: ready at once, and the fastest there is where code is not compiled. Its
 * time depends on the numbers, which are all public.
 */
export function createBigIntBackend(curve: CurveParameters): CurveBackend {
  const field = primeField(curve.p, curve.bits);
  let multiplesOfGenerator: readonly AffinePoint[] | undefined;
  return {
    name: 'bigint',
    isSignature(u1, u2, key, r) {
      multiplesOfGenerator ??= oddMultiples(curve.generator, generatorWidth, field);
      const length = curve.bits + 1;
      const sum = sumOfMultiples(
        { digits: toNonAdjacentForm(u1, generatorWidth, length), multiples: multiplesOfGenerator },
        { digits: toNonAdjacentForm(u2, keyWidth, length), multiples: oddMultiples(key, keyWidth, field) },
        field,
      );
      return hasCoordinate(sum, r, curve.n, field);
    },
  };
}

/** A scalar's signed digits and the odd multiples 1, 3, 5 … of the point it multiplies. */
interface Multiplication {
  readonly digits: Int8Array;
  readonly multiples: readonly AffinePoint[];
}

/**
 * 1, 3, 5 … times a point: 2^(`width` − 2) of them, none infinite as the order is a large prime.
 *
 * With the z of the point's double D as the unit of scale, D is affine: that is an isomorphic curve, and adding asks for
 * no coefficient. So all of them cost one inversion.
 */
function oddMultiples({ x, y }: CurvePoint, width: number, field: PrimeField): AffinePoint[] {
  const double = doubled({ x, w: y + y, z: 1n }, field);
  const unit = double.z;
  const square = field.reduce(unit * unit);
  const cube = field.reduce(square * unit);
  const scaled: JacobianPoint[] = [{ x: field.reduce(x * square), w: field.reduce((y + y) * cube), z: 1n }];
  for (let i = 1; i < 2 ** (width - 2); i++) scaled.push(added(scaled[i - 1] as JacobianPoint, double, field));
  const multiples = scaled.map((point) => ({ x: point.x, w: point.w, z: field.reduce(point.z * unit) }));
  return toAffine(multiples, field);
}

/** Both multiplications with the doublings shared (Straus, "Shamir's trick"). */
function sumOfMultiples(left: Multiplication, right: Multiplication, field: PrimeField): JacobianPoint {
  let sum = infinity;
  for (let i = left.digits.length - 1; i >= 0; i--) {
    if (sum !== infinity) sum = doubled(sum, field);
    sum = addDigit(sum, left, i, field);
    sum = addDigit(sum, right, i, field);
  }
  return sum;
}

function addDigit(
  sum: JacobianPoint,
  { digits, multiples }: Multiplication,
  i: number,
  field: PrimeField,
): JacobianPoint {
  const digit = digits[i] as number;
  if (digit === 0) return sum;
  const { x, w } = multiples[(Math.abs(digit) - 1) / 2] as AffinePoint;
  return added(sum, { x, w: digit < 0 ? -w : w }, field);
}

/**
 * Whether the affine x coordinate, reduced modulo n, is `r`: it is `r` or, where that is below p, r + n. Multiplying by
 * z² spares the inversion.
 */
function hasCoordinate({ x, z }: JacobianPoint, r: bigint, n: bigint, field: PrimeField): boolean {
  if (z === 0n) return false;
  const zz = field.reduce(z * z);
  return isZero(x - r * zz, field) || (r + n < field.p && isZero(x - (r + n) * zz, field));
}
