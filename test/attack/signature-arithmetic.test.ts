import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { p256, p384 } from '@noble/curves/nist.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CurvePoint } from '../../src/crypto/portable/curve-backend.ts';
import { curveParameters } from '../../src/crypto/portable/curve-parameters.ts';
import { EdwardsCurve, type ExtendedPoint } from '../../src/crypto/portable/edwards-curve.ts';
import type { FieldKernel, Limbs } from '../../src/crypto/portable/field-kernel.ts';
import { limbBackendFor } from '../../src/crypto/portable/limb-backend.ts';
import { type JacobianLimbs, LimbCurve } from '../../src/crypto/portable/limb-curve.ts';
import { LimbField } from '../../src/crypto/portable/limb-field.ts';
import { p256Kernel } from '../../src/crypto/portable/limb-field-p256.ts';
import { p384Kernel } from '../../src/crypto/portable/limb-field-p384.ts';
import { p25519Kernel } from '../../src/crypto/portable/limb-field-p25519.ts';
import type { SignatureAlgorithm } from '../../src/crypto/signature-algorithm.ts';
import type { SignatureJob } from '../../src/crypto/signature-job.ts';
import { type WholeKeyType, wholeKeyLengths } from '../../src/crypto/whole-key.ts';
import { createRareProvider } from '../../src/rare.ts';
import { publicKeyOf } from '../support/signing.ts';

const bounds = suite('bounds of limbs');

/**
 * The arithmetic of a kernel on magnitudes: each number stands for the most that a limb or a column can be. `reduce` is
 * read from the committed text. Whatever may pass 2⁵³, in whichever order it is added, is refused.
 */
class Magnitudes implements FieldKernel {
  readonly limbs: number;
  readonly modulus: bigint;
  readonly lowestColumn: number;
  private readonly reduction: readonly string[];

  constructor(name: string, { limbs, modulus, lowestColumn }: FieldKernel) {
    this.limbs = limbs;
    this.modulus = modulus;
    this.lowestColumn = lowestColumn;
    const file = new URL(`../../src/crypto/portable/limb-field-${name}.ts`, import.meta.url);
    const [, body = ''] = readFileSync(file, 'utf8').split('function reduce(out: Limbs, columns: Limbs): void {\n');
    this.reduction = body.slice(0, body.indexOf('\n}')).split('\n').slice(2);
  }

  product(columns: Limbs, a: Limbs, b: Limbs): void {
    columns.fill(0);
    a.forEach((left, i) => {
      b.forEach((right, j) => {
        columns[i + j] = exact((columns[i + j] as number) + Math.abs(left * right));
      });
    });
  }

  square(columns: Limbs, a: Limbs): void {
    this.product(columns, a, a);
  }

  addSquare(columns: Limbs, a: Limbs, scale: number, squareScale: number): void {
    const squares = new Float64Array(columns.length);
    this.product(squares, a, a);
    this.addColumns(columns, squares, scale, squareScale);
  }

  addColumns(columns: Limbs, others: Limbs, scale: number, othersScale: number): void {
    others.forEach((other, i) => {
      columns[i] = exact((columns[i] as number) * Math.abs(scale) + other * Math.abs(othersScale));
    });
  }

  addElement(columns: Limbs, a: Limbs, scale: number): void {
    a.forEach((limb, i) => {
      const column = this.lowestColumn + i;
      columns[column] = exact((columns[column] as number) + Math.abs(limb * scale));
    });
  }

  combine(out: Limbs, a: Limbs, b: Limbs, scale: number): void {
    a.forEach((limb, i) => {
      out[i] = exact(Math.abs(limb) + Math.abs((b[i] as number) * scale));
    });
  }

  reduce(out: Limbs, columns: Limbs): void {
    const known = new Map<string, number>();
    const magnitudeOf = (text: string): number => {
      const [, name = '', index, , by] = /^(\w+)(?:\[(\d+)\] as number)?( \* (\w+))?$/.exec(text) ?? [];
      if (index !== undefined) return columns[Number(index)] as number;
      if (/^\d+$/.test(name)) return Number(name);
      const value = known.get(name) ?? assert.unreachable(text);
      return (value as number) * (by === undefined ? 1 : by === 'carrier' ? 2 ** -24 : Number(by));
    };
    for (const line of this.reduction) {
      const [, name = '', sign, text = ''] = /^ {2}(?:let |const )?(\S+) ([+-]?)= (.+);$/.exec(line) ?? [];
      const rounded = / \+ rounder - rounder$/.test(text) ? text.split(' ')[0] : undefined;
      if (name.startsWith('out')) out[Number(name.slice(4, -1))] = magnitudeOf(text);
      else if (rounded !== undefined) known.set(name, Math.floor((magnitudeOf(rounded) + 2 ** 23) / 2 ** 24) * 2 ** 24);
      else if (sign === '-' && /^[rxy]\d+$/.test(text)) known.set(name, 2 ** 23);
      else known.set(name, exact((sign === '' ? 0 : magnitudeOf(name)) + magnitudeOf(text)));
    }
  }
}

function exact(magnitude: number): number {
  assert.ok(magnitude <= 2 ** 53, `a sum may reach ${magnitude / 2 ** 53} times what a double holds`);
  return magnitude;
}

/** Limbs as large as any integer below the modulus may have them. */
function widest({ limbs, modulus }: FieldKernel): Limbs {
  const highest = Number(modulus >> BigInt(24 * (limbs - 1))) + 2;
  return new Float64Array(limbs).fill(2 ** 23).fill(highest, limbs - 1);
}

/** Takes the larger of each limb; whether that made any larger. */
function widen(into: Limbs, from: Limbs): boolean {
  let isWider = false;
  from.forEach((limb, i) => {
    if (Math.abs(limb) <= (into[i] as number)) return;
    into[i] = Math.abs(limb);
    isWider = true;
  });
  return isWider;
}

/** Takes every step again and again until no step can make a coordinate of the point larger than it may be already. */
function saturate<Point extends object>(point: Point, copy: (point: Point) => Point, steps: ((p: Point) => void)[]) {
  for (let round = 0; round < 20; round++) {
    let isWider = false;
    for (const step of steps) {
      const next = copy(point);
      step(next);
      for (const [i, limbs] of Object.values(point).entries()) {
        isWider = widen(limbs as Limbs, Object.values(next)[i] as Limbs) || isWider;
      }
    }
    if (!isWider) return;
  }
  assert.unreachable('the limbs grow for ever');
}

for (const [name, kernel] of [
  ['p256', p256Kernel],
  ['p384', p384Kernel],
] as const) {
  bounds(`${name}: no sum of any sequence of doublings and additions passes 2⁵³`, () => {
    const field = new LimbField(new Magnitudes(name, kernel));
    const curve = new LimbCurve(field);
    const entered = new Float64Array(kernel.limbs);
    field.multiply(entered, widest(kernel), widest(kernel));
    const point: JacobianLimbs = { x: entered.slice(), w: entered.slice(), z: entered.slice() };
    saturate(point, (each) => curve.copy(each), [
      (each) => curve.double(each),
      (each) => curve.add(each, { x: entered, w: entered }, 1),
      (each) => curve.addPowered(each, curve.toPowered(point), -1),
      (each) => Object.assign(each, curve.toAffine([point, point])[0]),
    ]);
    curve.hasX(point, 1n);
    for (const limb of point.x) assert.ok(limb <= 2 ** 23 + 2 ** 19);
  });
}

bounds('p25519: no sum of any sequence of doublings and additions passes 2⁵³', () => {
  const field = new LimbField(new Magnitudes('p25519', p25519Kernel));
  const curve = new EdwardsCurve(field);
  const start = widest(p25519Kernel);
  const point: ExtendedPoint = { x: start.slice(), y: start.slice(), z: start.slice(), t: start.slice() };
  saturate(point, (each) => curve.copy(each), [
    (each) => curve.double(each, true),
    (each) => curve.add(each, curve.toReady(point), 1),
  ]);
  curve.decode(new Uint8Array(32).fill(0xff));
  for (const limb of point.x) assert.ok(limb <= 2 ** 23 + 2 ** 19);
});

bounds.run();

const sums = suite('sums of multiples on limbs');

for (const [name, { Point }] of [
  ['P-256', p256],
  ['P-384', p384],
] as const) {
  const { bits, n, p } = curveParameters(name);
  const below = (limit: number): number => (randomBytes(4).readUInt32LE() % limit) | 0;
  const power = (): bigint => 1n << BigInt(below(bits));
  const shapes: (() => bigint)[] = [
    () => BigInt(below(70)),
    () => n - BigInt(below(70)),
    power,
    () => power() - 1n,
    () => n - power(),
    () => power() | power(),
    () => (n + 1n) / 2n + BigInt(below(9)) - 4n,
    () => ((1n << BigInt(bits)) - 1n) / 31n,
    () => BigInt(`0x${randomBytes(bits / 8).toString('hex')}`),
  ];
  const scalar = (): bigint => (((shapes[below(shapes.length)] as () => bigint)() % n) + n) % n;

  sums(`${name}: scalars of every shape, more keys than are kept, sums small or none`, () => {
    const made = limbBackendFor(name) ?? assert.unreachable();
    const secrets = Array.from({ length: 18 }, () => scalar() || 1n).flatMap((secret) => [secret, n - secret]);
    const keys = secrets.map((secret): CurvePoint => Point.BASE.multiply(secret).toAffine());
    for (let i = 0; i < 200; i++) {
      const which = below(3) === 0 ? i % keys.length : below(4);
      const [key, secret, u2] = [keys[which] as CurvePoint, secrets[which] as bigint, scalar() || 1n];
      const rest = n - ((u2 * secret) % n);
      const u1 = [scalar(), 0n, rest % n, n - rest, (rest + BigInt(below(33))) % n][below(5)] as bigint;
      const sum = (u1 + u2 * secret) % n;
      const r = sum === 0n ? key.x % n : Point.BASE.multiply(sum).toAffine().x % n;
      const why = `${u1}·G + ${u2}·${secret}·G`;
      assert.is(made?.isSignature(u1, u2, key, r), sum !== 0n, why);
      for (const wrong of [n - r, (r + p - n) % n]) assert.not(made?.isSignature(u1, u2, key, wrong), why);
    }
  });
}

sums.run();

const lengths = suite('lengths of whole keys and signatures');

lengths('that are none are an answer of the rare provider, never an exception', () => {
  const provider = createRareProvider();
  const { spki } = publicKeyOf(generateKeyPairSync('ed448').publicKey);
  for (const type of Object.keys(wholeKeyLengths) as WholeKeyType[]) {
    const scheme = type.startsWith('Ed') ? 'EdDSA' : type.startsWith('ML') ? 'ML-DSA' : 'SLH-DSA';
    const algorithm = { name: type, scheme } as SignatureAlgorithm;
    const { key: keyLength, signature: signatureLength } = wholeKeyLengths[type];
    const answer = (publicKey: number, signature: number): string =>
      provider.verify({
        algorithm,
        key: { family: 'whole', type, bits: 8 * publicKey, spki: { ...spki, publicKey: new Uint8Array(publicKey) } },
        data: new Uint8Array(3),
        signature: new Uint8Array(signature),
      } satisfies SignatureJob);
    for (const wrong of [0, 1, signatureLength - 1, signatureLength + 1, 1_000_000]) {
      assert.is(answer(keyLength, wrong), 'bad', `${type}, a signature of ${wrong} bytes`);
    }
    for (const wrong of [0, 1, keyLength - 1, keyLength + 1]) {
      assert.not(answer(wrong, signatureLength) === 'good', `${type}, a key of ${wrong} bytes`);
    }
  }
});

lengths.run();
