// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1; columns are cleared by 1 ≡ 2⁹⁶ + 2¹⁹² − 2²²⁴ + 2²⁵⁶, the Montgomery reduction, whose quotient digit is the digit itself.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p256Kernel: FieldKernel = {
  limbs: 11,
  modulus: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  lowestColumn: 11,
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
  columns[21] = 0;
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
  columns[21] = 0;
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
  columns[21] = (columns[21] as number) + (others[21] as number);
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
