import { randomBytes } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldKernel, Limbs } from '../../../src/crypto/portable/field-kernel.ts';
import { LimbField } from '../../../src/crypto/portable/limb-field.ts';
import { p256Kernel } from '../../../src/crypto/portable/limb-field-p256.ts';
import { p384Kernel } from '../../../src/crypto/portable/limb-field-p384.ts';
import { p25519Kernel } from '../../../src/crypto/portable/limb-field-p25519.ts';
import { toInteger, toLimbs } from '../../../src/crypto/portable/limb-number.ts';

const kernels: readonly (readonly [string, FieldKernel])[] = [
  ['P-256', p256Kernel],
  ['P-384', p384Kernel],
  ['Ed25519', p25519Kernel],
];

/** What the generator proves the kernels exact for. */
const reducedLimb = 2 ** 23 + 2 ** 19;
const highestOperands: Readonly<Record<string, number>> = { 'P-256': 250_000 };
const highestProducts: Readonly<Record<string, number>> = { 'P-256': 50_000 };

for (const [name, kernel] of kernels) {
  const field = new LimbField(kernel);
  const { limbs, modulus } = kernel;
  const factor = 2n ** BigInt(24 * kernel.lowestColumn);
  const highestOperand = highestOperands[name] ?? reducedLimb;
  const highestProduct = highestProducts[name] ?? reducedLimb;
  const tests = suite(`limbs of ${name}`);

  const remainder = (value: bigint): bigint => ((value % modulus) + modulus) % modulus;
  const random = (): bigint => remainder(BigInt(`0x${randomBytes(3 * limbs + 8).toString('hex')}`));

  /** Asserts that `out` is reduced and stands for `value`, a sum of products of what the operands are. */
  function assertIs(out: Limbs, value: bigint, message?: string): void {
    assert.is(remainder(toInteger(out) * factor), remainder(value), message);
    for (const limb of out) assert.ok(Number.isInteger(limb) && Math.abs(limb) <= reducedLimb, message);
  }

  /** All operations on the same operands, of weight 1. */
  function assertOperations(a: Limbs, b: Limbs, c: Limbs, d: Limbs): void {
    const [x, y, z, v] = [toInteger(a), toInteger(b), toInteger(c), toInteger(d)];
    const out = new Float64Array(limbs);
    field.multiply(out, a, b);
    assertIs(out, x * y, 'a product');
    field.multiplyPlus(out, a, b, c, -2);
    assertIs(out, x * y - 2n * z * factor, 'a product and an element');
    field.square(out, a);
    assertIs(out, x * x, 'a square');
    field.squarePlus(out, a, c, 3);
    assertIs(out, x * x + 3n * z * factor, 'a square and an element');
    field.tripleSquareDifference(out, a, b);
    assertIs(out, 3n * (x * x - y * y), 'a difference of squares');
    field.doubleProductLessSquare(out, a, b, c);
    assertIs(out, 2n * x * y - z * z, 'a product and a square');
    field.multiplyPair(out, -2, a, b, 2, c, d);
    assertIs(out, 2n * (z * v - x * y), 'two products');
    field.combine(out, a, b, -2);
    assert.is(toInteger(out), x - 2n * y, 'a sum');
  }

  /** Limbs all as large as they may be times the weight, with signs by the bits of `signs`. */
  function extreme(signs: number, weight: number, highest: number): Limbs {
    return Float64Array.from({ length: limbs }, (_, i) => {
      const size = i === limbs - 1 ? highest : weight * reducedLimb;
      return ((signs >> (i % 24)) & 1) === 0 ? size : -size;
    });
  }

  tests('agree with big integers on random elements', () => {
    for (let i = 0; i < 2000; i++) {
      const [a, b, c, d] = [random(), random(), random(), random()].map((each) => toLimbs(each, limbs));
      assertOperations(a as Limbs, b as Limbs, c as Limbs, d as Limbs);
    }
  });

  tests('agree with big integers around what the modulus divides and Montgomery’s factor', () => {
    const values = [0n, 1n, 2n, modulus - 1n, modulus - 2n, modulus >> 1n, (modulus >> 1n) + 1n, remainder(factor)];
    const elements = [...values, remainder(-factor), remainder(factor * factor)].map((each) => toLimbs(each, limbs));
    const zero = new Float64Array(limbs);
    for (const multiple of [modulus, 2n * modulus, modulus + 1n, 2n * modulus - 1n]) {
      const limbsOfMultiple = new Float64Array(limbs);
      field.combine(limbsOfMultiple, toLimbs(multiple >> 1n, limbs), toLimbs(multiple - (multiple >> 1n), limbs), 1);
      elements.push(limbsOfMultiple);
      field.combine(zero, new Float64Array(limbs), limbsOfMultiple, -1);
      elements.push(zero.slice());
    }
    for (const a of elements) for (const b of elements) assertOperations(a, b, b, a);
  });

  tests('are exact with every limb at its extreme', () => {
    const patterns = [0, -1, 0x555555, 0xaaaaaa, 0x333333, 0xf0f0f0, 0x00ffff, 0xffff00, 0x123456, 0xabcdef];
    const out = new Float64Array(limbs);
    for (const left of patterns) {
      for (const right of patterns) {
        const [a, b] = [extreme(left, 1, highestOperand), extreme(right, 1, highestOperand)];
        assertOperations(a, b, extreme(right, 1, highestProduct), extreme(left, 1, highestProduct));
        const [heavy, heavier] = [extreme(left, 2, highestOperand), extreme(right, 3, highestOperand)];
        field.multiply(out, heavy, heavier);
        assertIs(out, toInteger(heavy) * toInteger(heavier), 'weights 2 and 3');
        field.square(out, heavy);
        assertIs(out, toInteger(heavy) ** 2n, 'weight 2');
        const other = extreme(right, 2, highestOperand);
        field.multiplyPair(out, 2, b, heavy, -2, a, b);
        assertIs(out, 2n * toInteger(b) * (toInteger(heavy) - toInteger(a)), 'weights 2 · 2 and 2');
        field.multiplyPair(out, 1, heavy, other, -2, a, b);
        assertIs(out, toInteger(heavy) * toInteger(other) - 2n * toInteger(a) * toInteger(b), 'weights 4 and 2');
      }
    }
  });

  tests('are exact with single limbs at their extremes', () => {
    for (let i = 0; i < limbs; i++) {
      for (let j = 0; j < limbs; j++) {
        const [a, b] = [new Float64Array(limbs), new Float64Array(limbs)];
        a[i] = i === limbs - 1 ? highestOperand : reducedLimb;
        b[j] = j === limbs - 1 ? -highestOperand : -reducedLimb;
        const c = extreme(0, 1, highestProduct);
        assertOperations(a, b, c, c);
      }
    }
  });

  tests('may have the result in place of an operand', () => {
    const [x, y] = [random(), random()];
    for (const place of ['left', 'right', 'both'] as const) {
      const [a, b] = [toLimbs(x, limbs), toLimbs(place === 'both' ? x : y, limbs)];
      field.multiply(place === 'right' ? b : a, a, place === 'both' ? a : b);
      assertIs(place === 'right' ? b : a, place === 'both' ? x * x : x * y);
    }
  });

  tests.run();
}
