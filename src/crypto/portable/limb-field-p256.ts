// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1; columns are cleared by 1 ≡ 2⁹⁶ + 2¹⁹² − 2²²⁴ + 2²⁵⁶, the Montgomery reduction, whose quotient digit is the digit itself.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p256Kernel: FieldKernel = {
  limbs: 11,
  modulus: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  lowestColumn: 11,
  product,
  square,
  addSquare,
  addColumns,
  addElement,
  reduce,
  combine,
};

function product(columns: Limbs, a: Limbs, b: Limbs): void {
  const a0 = a[0] as number;
  const a1 = a[1] as number;
  const a2 = a[2] as number;
  const a3 = a[3] as number;
  const a4 = a[4] as number;
  const a5 = a[5] as number;
  const a6 = a[6] as number;
  const a7 = a[7] as number;
  const a8 = a[8] as number;
  const a9 = a[9] as number;
  const a10 = a[10] as number;
  const b0 = b[0] as number;
  const b1 = b[1] as number;
  const b2 = b[2] as number;
  const b3 = b[3] as number;
  const b4 = b[4] as number;
  const b5 = b[5] as number;
  const b6 = b[6] as number;
  const b7 = b[7] as number;
  const b8 = b[8] as number;
  const b9 = b[9] as number;
  const b10 = b[10] as number;
  columns[0] = a0 * b0;
  columns[1] = a0 * b1 + a1 * b0;
  columns[2] = a0 * b2 + a1 * b1 + a2 * b0;
  columns[3] = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  columns[4] = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  columns[5] = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  columns[6] = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  columns[7] = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  columns[8] = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  columns[9] = a0 * b9 + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + a9 * b0;
  columns[10] =
    a0 * b10 + a1 * b9 + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + a9 * b1 + a10 * b0;
  columns[11] = a1 * b10 + a2 * b9 + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + a9 * b2 + a10 * b1;
  columns[12] = a2 * b10 + a3 * b9 + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + a9 * b3 + a10 * b2;
  columns[13] = a3 * b10 + a4 * b9 + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + a9 * b4 + a10 * b3;
  columns[14] = a4 * b10 + a5 * b9 + a6 * b8 + a7 * b7 + a8 * b6 + a9 * b5 + a10 * b4;
  columns[15] = a5 * b10 + a6 * b9 + a7 * b8 + a8 * b7 + a9 * b6 + a10 * b5;
  columns[16] = a6 * b10 + a7 * b9 + a8 * b8 + a9 * b7 + a10 * b6;
  columns[17] = a7 * b10 + a8 * b9 + a9 * b8 + a10 * b7;
  columns[18] = a8 * b10 + a9 * b9 + a10 * b8;
  columns[19] = a9 * b10 + a10 * b9;
  columns[20] = a10 * b10;
  columns[21] = 0;
}

function square(columns: Limbs, a: Limbs): void {
  const a0 = a[0] as number;
  const a1 = a[1] as number;
  const a2 = a[2] as number;
  const a3 = a[3] as number;
  const a4 = a[4] as number;
  const a5 = a[5] as number;
  const a6 = a[6] as number;
  const a7 = a[7] as number;
  const a8 = a[8] as number;
  const a9 = a[9] as number;
  const a10 = a[10] as number;
  const twice0 = a0 * 2;
  const twice1 = a1 * 2;
  const twice2 = a2 * 2;
  const twice3 = a3 * 2;
  const twice4 = a4 * 2;
  const twice5 = a5 * 2;
  const twice6 = a6 * 2;
  const twice7 = a7 * 2;
  const twice8 = a8 * 2;
  const twice9 = a9 * 2;
  columns[0] = a0 * a0;
  columns[1] = twice0 * a1;
  columns[2] = twice0 * a2 + a1 * a1;
  columns[3] = twice0 * a3 + twice1 * a2;
  columns[4] = twice0 * a4 + twice1 * a3 + a2 * a2;
  columns[5] = twice0 * a5 + twice1 * a4 + twice2 * a3;
  columns[6] = twice0 * a6 + twice1 * a5 + twice2 * a4 + a3 * a3;
  columns[7] = twice0 * a7 + twice1 * a6 + twice2 * a5 + twice3 * a4;
  columns[8] = twice0 * a8 + twice1 * a7 + twice2 * a6 + twice3 * a5 + a4 * a4;
  columns[9] = twice0 * a9 + twice1 * a8 + twice2 * a7 + twice3 * a6 + twice4 * a5;
  columns[10] = twice0 * a10 + twice1 * a9 + twice2 * a8 + twice3 * a7 + twice4 * a6 + a5 * a5;
  columns[11] = twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6;
  columns[12] = twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + a6 * a6;
  columns[13] = twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7;
  columns[14] = twice4 * a10 + twice5 * a9 + twice6 * a8 + a7 * a7;
  columns[15] = twice5 * a10 + twice6 * a9 + twice7 * a8;
  columns[16] = twice6 * a10 + twice7 * a9 + a8 * a8;
  columns[17] = twice7 * a10 + twice8 * a9;
  columns[18] = twice8 * a10 + a9 * a9;
  columns[19] = twice9 * a10;
  columns[20] = a10 * a10;
  columns[21] = 0;
}

function addSquare(columns: Limbs, a: Limbs, scale: number, squareScale: number): void {
  const a0 = a[0] as number;
  const a1 = a[1] as number;
  const a2 = a[2] as number;
  const a3 = a[3] as number;
  const a4 = a[4] as number;
  const a5 = a[5] as number;
  const a6 = a[6] as number;
  const a7 = a[7] as number;
  const a8 = a[8] as number;
  const a9 = a[9] as number;
  const a10 = a[10] as number;
  const twice0 = a0 * 2;
  const twice1 = a1 * 2;
  const twice2 = a2 * 2;
  const twice3 = a3 * 2;
  const twice4 = a4 * 2;
  const twice5 = a5 * 2;
  const twice6 = a6 * 2;
  const twice7 = a7 * 2;
  const twice8 = a8 * 2;
  const twice9 = a9 * 2;
  columns[0] = (columns[0] as number) * scale + a0 * a0 * squareScale;
  columns[1] = (columns[1] as number) * scale + twice0 * a1 * squareScale;
  columns[2] = (columns[2] as number) * scale + (twice0 * a2 + a1 * a1) * squareScale;
  columns[3] = (columns[3] as number) * scale + (twice0 * a3 + twice1 * a2) * squareScale;
  columns[4] = (columns[4] as number) * scale + (twice0 * a4 + twice1 * a3 + a2 * a2) * squareScale;
  columns[5] = (columns[5] as number) * scale + (twice0 * a5 + twice1 * a4 + twice2 * a3) * squareScale;
  columns[6] = (columns[6] as number) * scale + (twice0 * a6 + twice1 * a5 + twice2 * a4 + a3 * a3) * squareScale;
  columns[7] = (columns[7] as number) * scale + (twice0 * a7 + twice1 * a6 + twice2 * a5 + twice3 * a4) * squareScale;
  columns[8] =
    (columns[8] as number) * scale + (twice0 * a8 + twice1 * a7 + twice2 * a6 + twice3 * a5 + a4 * a4) * squareScale;
  columns[9] =
    (columns[9] as number) * scale +
    (twice0 * a9 + twice1 * a8 + twice2 * a7 + twice3 * a6 + twice4 * a5) * squareScale;
  columns[10] =
    (columns[10] as number) * scale +
    (twice0 * a10 + twice1 * a9 + twice2 * a8 + twice3 * a7 + twice4 * a6 + a5 * a5) * squareScale;
  columns[11] =
    (columns[11] as number) * scale +
    (twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6) * squareScale;
  columns[12] =
    (columns[12] as number) * scale + (twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + a6 * a6) * squareScale;
  columns[13] =
    (columns[13] as number) * scale + (twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7) * squareScale;
  columns[14] = (columns[14] as number) * scale + (twice4 * a10 + twice5 * a9 + twice6 * a8 + a7 * a7) * squareScale;
  columns[15] = (columns[15] as number) * scale + (twice5 * a10 + twice6 * a9 + twice7 * a8) * squareScale;
  columns[16] = (columns[16] as number) * scale + (twice6 * a10 + twice7 * a9 + a8 * a8) * squareScale;
  columns[17] = (columns[17] as number) * scale + (twice7 * a10 + twice8 * a9) * squareScale;
  columns[18] = (columns[18] as number) * scale + (twice8 * a10 + a9 * a9) * squareScale;
  columns[19] = (columns[19] as number) * scale + twice9 * a10 * squareScale;
  columns[20] = (columns[20] as number) * scale + a10 * a10 * squareScale;
  columns[21] = (columns[21] as number) * scale;
}

function addColumns(columns: Limbs, others: Limbs, scale: number, othersScale: number): void {
  columns[0] = (columns[0] as number) * scale + (others[0] as number) * othersScale;
  columns[1] = (columns[1] as number) * scale + (others[1] as number) * othersScale;
  columns[2] = (columns[2] as number) * scale + (others[2] as number) * othersScale;
  columns[3] = (columns[3] as number) * scale + (others[3] as number) * othersScale;
  columns[4] = (columns[4] as number) * scale + (others[4] as number) * othersScale;
  columns[5] = (columns[5] as number) * scale + (others[5] as number) * othersScale;
  columns[6] = (columns[6] as number) * scale + (others[6] as number) * othersScale;
  columns[7] = (columns[7] as number) * scale + (others[7] as number) * othersScale;
  columns[8] = (columns[8] as number) * scale + (others[8] as number) * othersScale;
  columns[9] = (columns[9] as number) * scale + (others[9] as number) * othersScale;
  columns[10] = (columns[10] as number) * scale + (others[10] as number) * othersScale;
  columns[11] = (columns[11] as number) * scale + (others[11] as number) * othersScale;
  columns[12] = (columns[12] as number) * scale + (others[12] as number) * othersScale;
  columns[13] = (columns[13] as number) * scale + (others[13] as number) * othersScale;
  columns[14] = (columns[14] as number) * scale + (others[14] as number) * othersScale;
  columns[15] = (columns[15] as number) * scale + (others[15] as number) * othersScale;
  columns[16] = (columns[16] as number) * scale + (others[16] as number) * othersScale;
  columns[17] = (columns[17] as number) * scale + (others[17] as number) * othersScale;
  columns[18] = (columns[18] as number) * scale + (others[18] as number) * othersScale;
  columns[19] = (columns[19] as number) * scale + (others[19] as number) * othersScale;
  columns[20] = (columns[20] as number) * scale + (others[20] as number) * othersScale;
  columns[21] = (columns[21] as number) * scale + (others[21] as number) * othersScale;
}

function addElement(columns: Limbs, a: Limbs, scale: number): void {
  columns[11] = (columns[11] as number) + (a[0] as number) * scale;
  columns[12] = (columns[12] as number) + (a[1] as number) * scale;
  columns[13] = (columns[13] as number) + (a[2] as number) * scale;
  columns[14] = (columns[14] as number) + (a[3] as number) * scale;
  columns[15] = (columns[15] as number) + (a[4] as number) * scale;
  columns[16] = (columns[16] as number) + (a[5] as number) * scale;
  columns[17] = (columns[17] as number) + (a[6] as number) * scale;
  columns[18] = (columns[18] as number) + (a[7] as number) * scale;
  columns[19] = (columns[19] as number) + (a[8] as number) * scale;
  columns[20] = (columns[20] as number) + (a[9] as number) * scale;
  columns[21] = (columns[21] as number) + (a[10] as number) * scale;
}

function reduce(out: Limbs, columns: Limbs): void {
  const rounder = 3 * 2 ** 75;
  const carrier = 2 ** -24;
  let t0 = columns[0] as number;
  let t1 = columns[1] as number;
  let t2 = columns[2] as number;
  let t3 = columns[3] as number;
  const r0 = t0 + rounder - rounder;
  const r1 = t1 + rounder - rounder;
  const r2 = t2 + rounder - rounder;
  const r3 = t3 + rounder - rounder;
  t0 -= r0;
  t1 -= r1;
  t1 += r0 * carrier;
  t2 -= r2;
  t2 += r1 * carrier;
  t3 -= r3;
  t3 += r2 * carrier;
  let t4 = columns[4] as number;
  t4 += r3 * carrier;
  t4 += t0;
  let t8 = columns[8] as number;
  t8 += t0;
  let t9 = columns[9] as number;
  t9 -= t0 * 256;
  let t10 = columns[10] as number;
  t10 += t0 * 65536;
  let t5 = columns[5] as number;
  t5 += t1;
  t9 += t1;
  t10 -= t1 * 256;
  let t11 = columns[11] as number;
  t11 += t1 * 65536;
  let t6 = columns[6] as number;
  t6 += t2;
  t10 += t2;
  t11 -= t2 * 256;
  let t12 = columns[12] as number;
  t12 += t2 * 65536;
  let t7 = columns[7] as number;
  t7 += t3;
  t11 += t3;
  t12 -= t3 * 256;
  let t13 = columns[13] as number;
  t13 += t3 * 65536;
  const r4 = t4 + rounder - rounder;
  const r5 = t5 + rounder - rounder;
  const r6 = t6 + rounder - rounder;
  const r7 = t7 + rounder - rounder;
  t4 -= r4;
  t5 -= r5;
  t5 += r4 * carrier;
  t6 -= r6;
  t6 += r5 * carrier;
  t7 -= r7;
  t7 += r6 * carrier;
  t8 += r7 * carrier;
  t8 += t4;
  t12 += t4;
  t13 -= t4 * 256;
  let t14 = columns[14] as number;
  t14 += t4 * 65536;
  t9 += t5;
  t13 += t5;
  t14 -= t5 * 256;
  let t15 = columns[15] as number;
  t15 += t5 * 65536;
  t10 += t6;
  t14 += t6;
  t15 -= t6 * 256;
  let t16 = columns[16] as number;
  t16 += t6 * 65536;
  t11 += t7;
  t15 += t7;
  t16 -= t7 * 256;
  let t17 = columns[17] as number;
  t17 += t7 * 65536;
  const r8 = t8 + rounder - rounder;
  const r9 = t9 + rounder - rounder;
  t8 -= r8;
  t9 -= r9;
  t9 += r8 * carrier;
  t10 += r9 * carrier;
  t12 += t8;
  t16 += t8;
  t17 -= t8 * 256;
  let t18 = columns[18] as number;
  t18 += t8 * 65536;
  t13 += t9;
  t17 += t9;
  t18 -= t9 * 256;
  let t19 = columns[19] as number;
  t19 += t9 * 65536;
  const r10 = t10 + rounder - rounder;
  t10 -= r10;
  t11 += r10 * carrier;
  t14 += t10;
  t18 += t10;
  t19 -= t10 * 256;
  let t20 = columns[20] as number;
  t20 += t10 * 65536;
  let t21 = columns[21] as number;
  const x0 = t11 + rounder - rounder;
  t11 -= x0;
  t12 += x0 * carrier;
  const x4 = t15 + rounder - rounder;
  t15 -= x4;
  t16 += x4 * carrier;
  const x7 = t18 + rounder - rounder;
  t18 -= x7;
  t19 += x7 * carrier;
  const x1 = t12 + rounder - rounder;
  t12 -= x1;
  t13 += x1 * carrier;
  const x5 = t16 + rounder - rounder;
  t16 -= x5;
  t17 += x5 * carrier;
  const x8 = t19 + rounder - rounder;
  t19 -= x8;
  t20 += x8 * carrier;
  const x2 = t13 + rounder - rounder;
  t13 -= x2;
  t14 += x2 * carrier;
  const x6 = t17 + rounder - rounder;
  t17 -= x6;
  t18 += x6 * carrier;
  const x9 = t20 + rounder - rounder;
  t20 -= x9;
  t21 += x9 * carrier;
  const x3 = t14 + rounder - rounder;
  t14 -= x3;
  t15 += x3 * carrier;
  const y4 = t15 + rounder - rounder;
  t15 -= y4;
  t16 += y4 * carrier;
  const y7 = t18 + rounder - rounder;
  t18 -= y7;
  t19 += y7 * carrier;
  out[0] = t11;
  out[1] = t12;
  out[2] = t13;
  out[3] = t14;
  out[4] = t15;
  out[5] = t16;
  out[6] = t17;
  out[7] = t18;
  out[8] = t19;
  out[9] = t20;
  out[10] = t21;
}

function combine(out: Limbs, a: Limbs, b: Limbs, scale: number): void {
  out[0] = (a[0] as number) + (b[0] as number) * scale;
  out[1] = (a[1] as number) + (b[1] as number) * scale;
  out[2] = (a[2] as number) + (b[2] as number) * scale;
  out[3] = (a[3] as number) + (b[3] as number) * scale;
  out[4] = (a[4] as number) + (b[4] as number) * scale;
  out[5] = (a[5] as number) + (b[5] as number) * scale;
  out[6] = (a[6] as number) + (b[6] as number) * scale;
  out[7] = (a[7] as number) + (b[7] as number) * scale;
  out[8] = (a[8] as number) + (b[8] as number) * scale;
  out[9] = (a[9] as number) + (b[9] as number) * scale;
  out[10] = (a[10] as number) + (b[10] as number) * scale;
}
