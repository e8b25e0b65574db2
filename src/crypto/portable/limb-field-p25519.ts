// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2²⁵⁵ − 19; columns are cleared by 2²⁶⁴ ≡ 19 · 2⁹.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p25519Kernel: FieldKernel = {
  limbs: 11,
  modulus: 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedn,
  lowestColumn: 0,
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
}

function addElement(columns: Limbs, a: Limbs, scale: number): void {
  columns[0] = (columns[0] as number) + (a[0] as number) * scale;
  columns[1] = (columns[1] as number) + (a[1] as number) * scale;
  columns[2] = (columns[2] as number) + (a[2] as number) * scale;
  columns[3] = (columns[3] as number) + (a[3] as number) * scale;
  columns[4] = (columns[4] as number) + (a[4] as number) * scale;
  columns[5] = (columns[5] as number) + (a[5] as number) * scale;
  columns[6] = (columns[6] as number) + (a[6] as number) * scale;
  columns[7] = (columns[7] as number) + (a[7] as number) * scale;
  columns[8] = (columns[8] as number) + (a[8] as number) * scale;
  columns[9] = (columns[9] as number) + (a[9] as number) * scale;
  columns[10] = (columns[10] as number) + (a[10] as number) * scale;
}

function reduce(out: Limbs, columns: Limbs): void {
  const rounder = 3 * 2 ** 75;
  const carrier = 2 ** -24;
  let t11 = columns[11] as number;
  let t12 = columns[12] as number;
  let t13 = columns[13] as number;
  let t14 = columns[14] as number;
  let t15 = columns[15] as number;
  let t16 = columns[16] as number;
  let t17 = columns[17] as number;
  let t18 = columns[18] as number;
  let t19 = columns[19] as number;
  let t20 = columns[20] as number;
  const r11 = t11 + rounder - rounder;
  const r12 = t12 + rounder - rounder;
  const r13 = t13 + rounder - rounder;
  const r14 = t14 + rounder - rounder;
  const r15 = t15 + rounder - rounder;
  const r16 = t16 + rounder - rounder;
  const r17 = t17 + rounder - rounder;
  const r18 = t18 + rounder - rounder;
  const r19 = t19 + rounder - rounder;
  const r20 = t20 + rounder - rounder;
  t11 -= r11;
  t12 -= r12;
  t12 += r11 * carrier;
  t13 -= r13;
  t13 += r12 * carrier;
  t14 -= r14;
  t14 += r13 * carrier;
  t15 -= r15;
  t15 += r14 * carrier;
  t16 -= r16;
  t16 += r15 * carrier;
  t17 -= r17;
  t17 += r16 * carrier;
  t18 -= r18;
  t18 += r17 * carrier;
  t19 -= r19;
  t19 += r18 * carrier;
  t20 -= r20;
  t20 += r19 * carrier;
  const over11 = r20 * carrier;
  let t10 = columns[10] as number;
  t10 += over11 * 9728;
  let t0 = columns[0] as number;
  t0 += t11 * 9728;
  let t1 = columns[1] as number;
  t1 += t12 * 9728;
  let t2 = columns[2] as number;
  t2 += t13 * 9728;
  let t3 = columns[3] as number;
  t3 += t14 * 9728;
  let t4 = columns[4] as number;
  t4 += t15 * 9728;
  let t5 = columns[5] as number;
  t5 += t16 * 9728;
  let t6 = columns[6] as number;
  t6 += t17 * 9728;
  let t7 = columns[7] as number;
  t7 += t18 * 9728;
  let t8 = columns[8] as number;
  t8 += t19 * 9728;
  let t9 = columns[9] as number;
  t9 += t20 * 9728;
  const x0 = t0 + rounder - rounder;
  t0 -= x0;
  t1 += x0 * carrier;
  const x4 = t4 + rounder - rounder;
  t4 -= x4;
  t5 += x4 * carrier;
  const x8 = t8 + rounder - rounder;
  t8 -= x8;
  t9 += x8 * carrier;
  const x1 = t1 + rounder - rounder;
  t1 -= x1;
  t2 += x1 * carrier;
  const x5 = t5 + rounder - rounder;
  t5 -= x5;
  t6 += x5 * carrier;
  const x9 = t9 + rounder - rounder;
  t9 -= x9;
  t10 += x9 * carrier;
  const x2 = t2 + rounder - rounder;
  t2 -= x2;
  t3 += x2 * carrier;
  const x6 = t6 + rounder - rounder;
  t6 -= x6;
  t7 += x6 * carrier;
  const x10 = t10 + rounder - rounder;
  t10 -= x10;
  const over = x10 * carrier;
  t0 += over * 9728;
  const x3 = t3 + rounder - rounder;
  t3 -= x3;
  t4 += x3 * carrier;
  const x7 = t7 + rounder - rounder;
  t7 -= x7;
  t8 += x7 * carrier;
  const y0 = t0 + rounder - rounder;
  t0 -= y0;
  t1 += y0 * carrier;
  const y1 = t1 + rounder - rounder;
  t1 -= y1;
  t2 += y1 * carrier;
  const y4 = t4 + rounder - rounder;
  t4 -= y4;
  t5 += y4 * carrier;
  const y8 = t8 + rounder - rounder;
  t8 -= y8;
  t9 += y8 * carrier;
  out[0] = t0;
  out[1] = t1;
  out[2] = t2;
  out[3] = t3;
  out[4] = t4;
  out[5] = t5;
  out[6] = t6;
  out[7] = t7;
  out[8] = t8;
  out[9] = t9;
  out[10] = t10;
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
