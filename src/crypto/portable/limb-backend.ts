import { createBigIntBackend } from './bigint-backend.ts';
import { Comb, type CombShape, combDigits } from './comb.ts';
import { CombCache } from './comb-cache.ts';
import type { CurveBackend, CurvePoint } from './curve-backend.ts';
import { type CurveParameters, curveParameters, type PortableCurveName } from './curve-parameters.ts';
import { type JacobianLimbs, LimbCurve, type PoweredLimbs } from './limb-curve.ts';
import { LimbField } from './limb-field.ts';
import { p256Kernel } from './limb-field-p256.ts';
import { p384Kernel } from './limb-field-p384.ts';
import { toNonAdjacentForm } from './wnaf.ts';

/** Bits of a window for a key without a comb. */
const windowBits = 5;

/**
 * Arithmetic in limbs, several times as fast as big integers where code is compiled and several times as slow where it
 * is not, or not yet. Undefined for a curve that has none.
 */
export function limbBackendFor(curve: PortableCurveName): CurveBackend | undefined {
  switch (curve) {
    case 'P-256':
      return new LimbBackend(curveParameters(curve), new LimbField(p256Kernel));
    case 'P-384':
      return new LimbBackend(curveParameters(curve), new LimbField(p384Kernel));
    default:
      return undefined;
  }
}

class LimbBackend implements CurveBackend {
  readonly name = 'limbs';
  private readonly parameters: CurveParameters;
  private readonly curve: LimbCurve;
  private readonly exact: CurveBackend;
  private readonly keyShape: CombShape;
  private readonly generatorShape: CombShape;
  private readonly keyCombs: CombCache;
  /** As many odd multiples of a key as a window's digits need. */
  private readonly multiples: readonly PoweredLimbs[];
  /** Room for twice the key. */
  private readonly difference: PoweredLimbs;
  private generatorComb: Comb | undefined;

  constructor(parameters: CurveParameters, field: LimbField) {
    this.parameters = parameters;
    this.curve = new LimbCurve(field);
    this.exact = createBigIntBackend(parameters);
    this.keyShape = { columns: Math.ceil(parameters.bits / 12), teeth: 6, blocks: 2 };
    this.generatorShape = { columns: Math.ceil(parameters.bits / 16), teeth: 8, blocks: 2 };
    this.keyCombs = new CombCache(this.curve, this.keyShape);
    this.difference = this.curve.emptyPowered();
    this.multiples = Array.from({ length: 2 ** (windowBits - 2) }, () => this.curve.emptyPowered());
  }

  isSignature(u1: bigint, u2: bigint, key: CurvePoint, r: bigint): boolean {
    const { curve, parameters } = this;
    const comb = this.keyCombs.use(key);
    const sum = comb === undefined ? this.sumByWindows(u1, u2, key) : this.sumByCombs(u1, u2, comb);
    if (sum === undefined || curve.isZero(sum.z)) return this.exact.isSignature(u1, u2, key, r);
    return curve.hasX(sum, r) || (r + parameters.n < parameters.p && curve.hasX(sum, r + parameters.n));
  }

  private sumByCombs(u1: bigint, u2: bigint, comb: Comb): JacobianLimbs | undefined {
    const { curve, keyShape } = this;
    const digits = combDigits(u2, this.parameters.n, keyShape);
    return this.sum(u1, keyShape.columns, (sum, column) => comb.addColumn(curve, sum, digits, column));
  }

  private sumByWindows(u1: bigint, u2: bigint, key: CurvePoint): JacobianLimbs | undefined {
    const { curve, parameters, multiples } = this;
    this.fillMultiples(key);
    const digits = toNonAdjacentForm(u2, windowBits, parameters.bits + 1);
    return this.sum(u1, digits.length, (sum, column) => addDigit(curve, sum, digits[column] as number, multiples));
  }

  /** u1 · G and what `addColumn` adds, with the doublings shared. */
  private sum(
    u1: bigint,
    columns: number,
    addColumn: (sum: JacobianLimbs | undefined, column: number) => JacobianLimbs | undefined,
  ): JacobianLimbs | undefined {
    const { curve, parameters, generatorShape } = this;
    this.generatorComb ??= new Comb(curve, curve.toPoint(parameters.generator), generatorShape);
    const digits = combDigits(u1, parameters.n, generatorShape);
    let sum: JacobianLimbs | undefined;
    for (let column = columns - 1; column >= 0; column--) {
      if (sum !== undefined) curve.double(sum);
      sum = addColumn(sum, column);
      if (column < generatorShape.columns) sum = this.generatorComb.addColumn(curve, sum, digits, column);
    }
    return sum;
  }

  /** Makes `multiples` 1, 3, 5 … times the key. */
  private fillMultiples(key: CurvePoint): void {
    const { curve, multiples } = this;
    const multiple = curve.toJacobian(curve.toPoint(key));
    const double = curve.copy(multiple);
    curve.double(double);
    const difference = curve.toPowered(double, this.difference);
    for (const [i, room] of multiples.entries()) {
      if (i > 0) curve.addPowered(multiple, difference, 1);
      curve.toPowered(multiple, room);
    }
  }
}

function addDigit(
  curve: LimbCurve,
  sum: JacobianLimbs | undefined,
  digit: number,
  multiples: readonly PoweredLimbs[],
): JacobianLimbs | undefined {
  if (digit === 0) return sum;
  const sign = digit > 0 ? 1 : -1;
  const multiple = multiples[(sign * digit - 1) / 2] as PoweredLimbs;
  if (sum === undefined) return curve.copy(multiple, sign);
  curve.addPowered(sum, multiple, sign);
  return sum;
}
