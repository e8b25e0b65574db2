// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2²⁵⁵ − 19; columns are cleared by 2²⁶⁴ ≡ 19 · 2⁹.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p25519Kernel: FieldKernel = {
  limbs: 11,
  modulus: 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedn,
  lowestColumn: 0,
  product,
  square,
  addColumns,
  addElement,
  reduce,
  combine,
};

function product(columns: Limbs, a: Limbs, b: Limbs, scale: number): void {
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
  const scaled0 = a0 * scale;
  const scaled1 = a1 * scale;
  const scaled2 = a2 * scale;
  const scaled3 = a3 * scale;
  const scaled4 = a4 * scale;
  const scaled5 = a5 * scale;
  const scaled6 = a6 * scale;
  const scaled7 = a7 * scale;
  const scaled8 = a8 * scale;
  const scaled9 = a9 * scale;
  const scaled10 = a10 * scale;
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
  columns[0] = scaled0 * b0;
  columns[1] = scaled0 * b1 + scaled1 * b0;
  columns[2] = scaled0 * b2 + scaled1 * b1 + scaled2 * b0;
  columns[3] = scaled0 * b3 + scaled1 * b2 + scaled2 * b1 + scaled3 * b0;
  columns[4] = scaled0 * b4 + scaled1 * b3 + scaled2 * b2 + scaled3 * b1 + scaled4 * b0;
  columns[5] = scaled0 * b5 + scaled1 * b4 + scaled2 * b3 + scaled3 * b2 + scaled4 * b1 + scaled5 * b0;
  columns[6] = scaled0 * b6 + scaled1 * b5 + scaled2 * b4 + scaled3 * b3 + scaled4 * b2 + scaled5 * b1 + scaled6 * b0;
  columns[7] =
    scaled0 * b7 +
    scaled1 * b6 +
    scaled2 * b5 +
    scaled3 * b4 +
    scaled4 * b3 +
    scaled5 * b2 +
    scaled6 * b1 +
    scaled7 * b0;
  columns[8] =
    scaled0 * b8 +
    scaled1 * b7 +
    scaled2 * b6 +
    scaled3 * b5 +
    scaled4 * b4 +
    scaled5 * b3 +
    scaled6 * b2 +
    scaled7 * b1 +
    scaled8 * b0;
  columns[9] =
    scaled0 * b9 +
    scaled1 * b8 +
    scaled2 * b7 +
    scaled3 * b6 +
    scaled4 * b5 +
    scaled5 * b4 +
    scaled6 * b3 +
    scaled7 * b2 +
    scaled8 * b1 +
    scaled9 * b0;
  columns[10] =
    scaled0 * b10 +
    scaled1 * b9 +
    scaled2 * b8 +
    scaled3 * b7 +
    scaled4 * b6 +
    scaled5 * b5 +
    scaled6 * b4 +
    scaled7 * b3 +
    scaled8 * b2 +
    scaled9 * b1 +
    scaled10 * b0;
  columns[11] =
    scaled1 * b10 +
    scaled2 * b9 +
    scaled3 * b8 +
    scaled4 * b7 +
    scaled5 * b6 +
    scaled6 * b5 +
    scaled7 * b4 +
    scaled8 * b3 +
    scaled9 * b2 +
    scaled10 * b1;
  columns[12] =
    scaled2 * b10 +
    scaled3 * b9 +
    scaled4 * b8 +
    scaled5 * b7 +
    scaled6 * b6 +
    scaled7 * b5 +
    scaled8 * b4 +
    scaled9 * b3 +
    scaled10 * b2;
  columns[13] =
    scaled3 * b10 +
    scaled4 * b9 +
    scaled5 * b8 +
    scaled6 * b7 +
    scaled7 * b6 +
    scaled8 * b5 +
    scaled9 * b4 +
    scaled10 * b3;
  columns[14] =
    scaled4 * b10 + scaled5 * b9 + scaled6 * b8 + scaled7 * b7 + scaled8 * b6 + scaled9 * b5 + scaled10 * b4;
  columns[15] = scaled5 * b10 + scaled6 * b9 + scaled7 * b8 + scaled8 * b7 + scaled9 * b6 + scaled10 * b5;
  columns[16] = scaled6 * b10 + scaled7 * b9 + scaled8 * b8 + scaled9 * b7 + scaled10 * b6;
  columns[17] = scaled7 * b10 + scaled8 * b9 + scaled9 * b8 + scaled10 * b7;
  columns[18] = scaled8 * b10 + scaled9 * b9 + scaled10 * b8;
  columns[19] = scaled9 * b10 + scaled10 * b9;
  columns[20] = scaled10 * b10;
}

function square(columns: Limbs, a: Limbs, scale: number): void {
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
  const scaled0 = a0 * scale;
  const scaled1 = a1 * scale;
  const scaled2 = a2 * scale;
  const scaled3 = a3 * scale;
  const scaled4 = a4 * scale;
  const scaled5 = a5 * scale;
  const scaled6 = a6 * scale;
  const scaled7 = a7 * scale;
  const scaled8 = a8 * scale;
  const scaled9 = a9 * scale;
  const scaled10 = a10 * scale;
  const twice0 = scaled0 * 2;
  const twice1 = scaled1 * 2;
  const twice2 = scaled2 * 2;
  const twice3 = scaled3 * 2;
  const twice4 = scaled4 * 2;
  const twice5 = scaled5 * 2;
  const twice6 = scaled6 * 2;
  const twice7 = scaled7 * 2;
  const twice8 = scaled8 * 2;
  const twice9 = scaled9 * 2;
  columns[0] = scaled0 * a0;
  columns[1] = twice0 * a1;
  columns[2] = twice0 * a2 + scaled1 * a1;
  columns[3] = twice0 * a3 + twice1 * a2;
  columns[4] = twice0 * a4 + twice1 * a3 + scaled2 * a2;
  columns[5] = twice0 * a5 + twice1 * a4 + twice2 * a3;
  columns[6] = twice0 * a6 + twice1 * a5 + twice2 * a4 + scaled3 * a3;
  columns[7] = twice0 * a7 + twice1 * a6 + twice2 * a5 + twice3 * a4;
  columns[8] = twice0 * a8 + twice1 * a7 + twice2 * a6 + twice3 * a5 + scaled4 * a4;
  columns[9] = twice0 * a9 + twice1 * a8 + twice2 * a7 + twice3 * a6 + twice4 * a5;
  columns[10] = twice0 * a10 + twice1 * a9 + twice2 * a8 + twice3 * a7 + twice4 * a6 + scaled5 * a5;
  columns[11] = twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6;
  columns[12] = twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + scaled6 * a6;
  columns[13] = twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7;
  columns[14] = twice4 * a10 + twice5 * a9 + twice6 * a8 + scaled7 * a7;
  columns[15] = twice5 * a10 + twice6 * a9 + twice7 * a8;
  columns[16] = twice6 * a10 + twice7 * a9 + scaled8 * a8;
  columns[17] = twice7 * a10 + twice8 * a9;
  columns[18] = twice8 * a10 + scaled9 * a9;
  columns[19] = twice9 * a10;
  columns[20] = scaled10 * a10;
}

function addColumns(columns: Limbs, others: Limbs): void {
  columns[0] = (columns[0] as number) + (others[0] as number);
  columns[1] = (columns[1] as number) + (others[1] as number);
  columns[2] = (columns[2] as number) + (others[2] as number);
  columns[3] = (columns[3] as number) + (others[3] as number);
  columns[4] = (columns[4] as number) + (others[4] as number);
  columns[5] = (columns[5] as number) + (others[5] as number);
  columns[6] = (columns[6] as number) + (others[6] as number);
  columns[7] = (columns[7] as number) + (others[7] as number);
  columns[8] = (columns[8] as number) + (others[8] as number);
  columns[9] = (columns[9] as number) + (others[9] as number);
  columns[10] = (columns[10] as number) + (others[10] as number);
  columns[11] = (columns[11] as number) + (others[11] as number);
  columns[12] = (columns[12] as number) + (others[12] as number);
  columns[13] = (columns[13] as number) + (others[13] as number);
  columns[14] = (columns[14] as number) + (others[14] as number);
  columns[15] = (columns[15] as number) + (others[15] as number);
  columns[16] = (columns[16] as number) + (others[16] as number);
  columns[17] = (columns[17] as number) + (others[17] as number);
  columns[18] = (columns[18] as number) + (others[18] as number);
  columns[19] = (columns[19] as number) + (others[19] as number);
  columns[20] = (columns[20] as number) + (others[20] as number);
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
