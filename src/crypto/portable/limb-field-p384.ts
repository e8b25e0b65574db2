// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2³⁸⁴ − 2¹²⁸ − 2⁹⁶ + 2³² − 1; columns are cleared by 2³⁸⁴ ≡ 1 − 2³² + 2⁹⁶ + 2¹²⁸.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p384Kernel: FieldKernel = {
  limbs: 16,
  modulus: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
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
  const a11 = a[11] as number;
  const a12 = a[12] as number;
  const a13 = a[13] as number;
  const a14 = a[14] as number;
  const a15 = a[15] as number;
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
  const scaled11 = a11 * scale;
  const scaled12 = a12 * scale;
  const scaled13 = a13 * scale;
  const scaled14 = a14 * scale;
  const scaled15 = a15 * scale;
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
  const b11 = b[11] as number;
  const b12 = b[12] as number;
  const b13 = b[13] as number;
  const b14 = b[14] as number;
  const b15 = b[15] as number;
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
    scaled0 * b11 +
    scaled1 * b10 +
    scaled2 * b9 +
    scaled3 * b8 +
    scaled4 * b7 +
    scaled5 * b6 +
    scaled6 * b5 +
    scaled7 * b4 +
    scaled8 * b3 +
    scaled9 * b2 +
    scaled10 * b1 +
    scaled11 * b0;
  columns[12] =
    scaled0 * b12 +
    scaled1 * b11 +
    scaled2 * b10 +
    scaled3 * b9 +
    scaled4 * b8 +
    scaled5 * b7 +
    scaled6 * b6 +
    scaled7 * b5 +
    scaled8 * b4 +
    scaled9 * b3 +
    scaled10 * b2 +
    scaled11 * b1 +
    scaled12 * b0;
  columns[13] =
    scaled0 * b13 +
    scaled1 * b12 +
    scaled2 * b11 +
    scaled3 * b10 +
    scaled4 * b9 +
    scaled5 * b8 +
    scaled6 * b7 +
    scaled7 * b6 +
    scaled8 * b5 +
    scaled9 * b4 +
    scaled10 * b3 +
    scaled11 * b2 +
    scaled12 * b1 +
    scaled13 * b0;
  columns[14] =
    scaled0 * b14 +
    scaled1 * b13 +
    scaled2 * b12 +
    scaled3 * b11 +
    scaled4 * b10 +
    scaled5 * b9 +
    scaled6 * b8 +
    scaled7 * b7 +
    scaled8 * b6 +
    scaled9 * b5 +
    scaled10 * b4 +
    scaled11 * b3 +
    scaled12 * b2 +
    scaled13 * b1 +
    scaled14 * b0;
  columns[15] =
    scaled0 * b15 +
    scaled1 * b14 +
    scaled2 * b13 +
    scaled3 * b12 +
    scaled4 * b11 +
    scaled5 * b10 +
    scaled6 * b9 +
    scaled7 * b8 +
    scaled8 * b7 +
    scaled9 * b6 +
    scaled10 * b5 +
    scaled11 * b4 +
    scaled12 * b3 +
    scaled13 * b2 +
    scaled14 * b1 +
    scaled15 * b0;
  columns[16] =
    scaled1 * b15 +
    scaled2 * b14 +
    scaled3 * b13 +
    scaled4 * b12 +
    scaled5 * b11 +
    scaled6 * b10 +
    scaled7 * b9 +
    scaled8 * b8 +
    scaled9 * b7 +
    scaled10 * b6 +
    scaled11 * b5 +
    scaled12 * b4 +
    scaled13 * b3 +
    scaled14 * b2 +
    scaled15 * b1;
  columns[17] =
    scaled2 * b15 +
    scaled3 * b14 +
    scaled4 * b13 +
    scaled5 * b12 +
    scaled6 * b11 +
    scaled7 * b10 +
    scaled8 * b9 +
    scaled9 * b8 +
    scaled10 * b7 +
    scaled11 * b6 +
    scaled12 * b5 +
    scaled13 * b4 +
    scaled14 * b3 +
    scaled15 * b2;
  columns[18] =
    scaled3 * b15 +
    scaled4 * b14 +
    scaled5 * b13 +
    scaled6 * b12 +
    scaled7 * b11 +
    scaled8 * b10 +
    scaled9 * b9 +
    scaled10 * b8 +
    scaled11 * b7 +
    scaled12 * b6 +
    scaled13 * b5 +
    scaled14 * b4 +
    scaled15 * b3;
  columns[19] =
    scaled4 * b15 +
    scaled5 * b14 +
    scaled6 * b13 +
    scaled7 * b12 +
    scaled8 * b11 +
    scaled9 * b10 +
    scaled10 * b9 +
    scaled11 * b8 +
    scaled12 * b7 +
    scaled13 * b6 +
    scaled14 * b5 +
    scaled15 * b4;
  columns[20] =
    scaled5 * b15 +
    scaled6 * b14 +
    scaled7 * b13 +
    scaled8 * b12 +
    scaled9 * b11 +
    scaled10 * b10 +
    scaled11 * b9 +
    scaled12 * b8 +
    scaled13 * b7 +
    scaled14 * b6 +
    scaled15 * b5;
  columns[21] =
    scaled6 * b15 +
    scaled7 * b14 +
    scaled8 * b13 +
    scaled9 * b12 +
    scaled10 * b11 +
    scaled11 * b10 +
    scaled12 * b9 +
    scaled13 * b8 +
    scaled14 * b7 +
    scaled15 * b6;
  columns[22] =
    scaled7 * b15 +
    scaled8 * b14 +
    scaled9 * b13 +
    scaled10 * b12 +
    scaled11 * b11 +
    scaled12 * b10 +
    scaled13 * b9 +
    scaled14 * b8 +
    scaled15 * b7;
  columns[23] =
    scaled8 * b15 +
    scaled9 * b14 +
    scaled10 * b13 +
    scaled11 * b12 +
    scaled12 * b11 +
    scaled13 * b10 +
    scaled14 * b9 +
    scaled15 * b8;
  columns[24] =
    scaled9 * b15 + scaled10 * b14 + scaled11 * b13 + scaled12 * b12 + scaled13 * b11 + scaled14 * b10 + scaled15 * b9;
  columns[25] = scaled10 * b15 + scaled11 * b14 + scaled12 * b13 + scaled13 * b12 + scaled14 * b11 + scaled15 * b10;
  columns[26] = scaled11 * b15 + scaled12 * b14 + scaled13 * b13 + scaled14 * b12 + scaled15 * b11;
  columns[27] = scaled12 * b15 + scaled13 * b14 + scaled14 * b13 + scaled15 * b12;
  columns[28] = scaled13 * b15 + scaled14 * b14 + scaled15 * b13;
  columns[29] = scaled14 * b15 + scaled15 * b14;
  columns[30] = scaled15 * b15;
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
  const a11 = a[11] as number;
  const a12 = a[12] as number;
  const a13 = a[13] as number;
  const a14 = a[14] as number;
  const a15 = a[15] as number;
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
  const scaled11 = a11 * scale;
  const scaled12 = a12 * scale;
  const scaled13 = a13 * scale;
  const scaled14 = a14 * scale;
  const scaled15 = a15 * scale;
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
  const twice10 = scaled10 * 2;
  const twice11 = scaled11 * 2;
  const twice12 = scaled12 * 2;
  const twice13 = scaled13 * 2;
  const twice14 = scaled14 * 2;
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
  columns[11] = twice0 * a11 + twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6;
  columns[12] = twice0 * a12 + twice1 * a11 + twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + scaled6 * a6;
  columns[13] = twice0 * a13 + twice1 * a12 + twice2 * a11 + twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7;
  columns[14] =
    twice0 * a14 + twice1 * a13 + twice2 * a12 + twice3 * a11 + twice4 * a10 + twice5 * a9 + twice6 * a8 + scaled7 * a7;
  columns[15] =
    twice0 * a15 + twice1 * a14 + twice2 * a13 + twice3 * a12 + twice4 * a11 + twice5 * a10 + twice6 * a9 + twice7 * a8;
  columns[16] =
    twice1 * a15 +
    twice2 * a14 +
    twice3 * a13 +
    twice4 * a12 +
    twice5 * a11 +
    twice6 * a10 +
    twice7 * a9 +
    scaled8 * a8;
  columns[17] = twice2 * a15 + twice3 * a14 + twice4 * a13 + twice5 * a12 + twice6 * a11 + twice7 * a10 + twice8 * a9;
  columns[18] = twice3 * a15 + twice4 * a14 + twice5 * a13 + twice6 * a12 + twice7 * a11 + twice8 * a10 + scaled9 * a9;
  columns[19] = twice4 * a15 + twice5 * a14 + twice6 * a13 + twice7 * a12 + twice8 * a11 + twice9 * a10;
  columns[20] = twice5 * a15 + twice6 * a14 + twice7 * a13 + twice8 * a12 + twice9 * a11 + scaled10 * a10;
  columns[21] = twice6 * a15 + twice7 * a14 + twice8 * a13 + twice9 * a12 + twice10 * a11;
  columns[22] = twice7 * a15 + twice8 * a14 + twice9 * a13 + twice10 * a12 + scaled11 * a11;
  columns[23] = twice8 * a15 + twice9 * a14 + twice10 * a13 + twice11 * a12;
  columns[24] = twice9 * a15 + twice10 * a14 + twice11 * a13 + scaled12 * a12;
  columns[25] = twice10 * a15 + twice11 * a14 + twice12 * a13;
  columns[26] = twice11 * a15 + twice12 * a14 + scaled13 * a13;
  columns[27] = twice12 * a15 + twice13 * a14;
  columns[28] = twice13 * a15 + scaled14 * a14;
  columns[29] = twice14 * a15;
  columns[30] = scaled15 * a15;
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
  columns[22] = (columns[22] as number) + (others[22] as number);
  columns[23] = (columns[23] as number) + (others[23] as number);
  columns[24] = (columns[24] as number) + (others[24] as number);
  columns[25] = (columns[25] as number) + (others[25] as number);
  columns[26] = (columns[26] as number) + (others[26] as number);
  columns[27] = (columns[27] as number) + (others[27] as number);
  columns[28] = (columns[28] as number) + (others[28] as number);
  columns[29] = (columns[29] as number) + (others[29] as number);
  columns[30] = (columns[30] as number) + (others[30] as number);
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
  columns[11] = (columns[11] as number) + (a[11] as number) * scale;
  columns[12] = (columns[12] as number) + (a[12] as number) * scale;
  columns[13] = (columns[13] as number) + (a[13] as number) * scale;
  columns[14] = (columns[14] as number) + (a[14] as number) * scale;
  columns[15] = (columns[15] as number) + (a[15] as number) * scale;
}

function reduce(out: Limbs, columns: Limbs): void {
  const rounder = 3 * 2 ** 75;
  const carrier = 2 ** -24;
  let t21 = columns[21] as number;
  let t22 = columns[22] as number;
  let t23 = columns[23] as number;
  let t24 = columns[24] as number;
  let t25 = columns[25] as number;
  let t26 = columns[26] as number;
  let t27 = columns[27] as number;
  let t28 = columns[28] as number;
  let t29 = columns[29] as number;
  let t30 = columns[30] as number;
  const r21 = t21 + rounder - rounder;
  const r22 = t22 + rounder - rounder;
  const r23 = t23 + rounder - rounder;
  const r24 = t24 + rounder - rounder;
  const r25 = t25 + rounder - rounder;
  const r26 = t26 + rounder - rounder;
  const r27 = t27 + rounder - rounder;
  const r28 = t28 + rounder - rounder;
  const r29 = t29 + rounder - rounder;
  const r30 = t30 + rounder - rounder;
  t21 -= r21;
  t22 -= r22;
  t22 += r21 * carrier;
  t23 -= r23;
  t23 += r22 * carrier;
  t24 -= r24;
  t24 += r23 * carrier;
  t25 -= r25;
  t25 += r24 * carrier;
  t26 -= r26;
  t26 += r25 * carrier;
  t27 -= r27;
  t27 += r26 * carrier;
  t28 -= r28;
  t28 += r27 * carrier;
  t29 -= r29;
  t29 += r28 * carrier;
  t30 -= r30;
  t30 += r29 * carrier;
  const over21 = r30 * carrier;
  let t15 = columns[15] as number;
  t15 += over21;
  let t16 = columns[16] as number;
  t16 -= over21 * 256;
  let t19 = columns[19] as number;
  t19 += over21;
  let t20 = columns[20] as number;
  t20 += over21 * 256;
  let t5 = columns[5] as number;
  t5 += t21;
  let t6 = columns[6] as number;
  t6 -= t21 * 256;
  let t9 = columns[9] as number;
  t9 += t21;
  let t10 = columns[10] as number;
  t10 += t21 * 256;
  t6 += t22;
  let t7 = columns[7] as number;
  t7 -= t22 * 256;
  t10 += t22;
  let t11 = columns[11] as number;
  t11 += t22 * 256;
  t7 += t23;
  let t8 = columns[8] as number;
  t8 -= t23 * 256;
  t11 += t23;
  let t12 = columns[12] as number;
  t12 += t23 * 256;
  t8 += t24;
  t9 -= t24 * 256;
  t12 += t24;
  let t13 = columns[13] as number;
  t13 += t24 * 256;
  t9 += t25;
  t10 -= t25 * 256;
  t13 += t25;
  let t14 = columns[14] as number;
  t14 += t25 * 256;
  t10 += t26;
  t11 -= t26 * 256;
  t14 += t26;
  t15 += t26 * 256;
  t11 += t27;
  t12 -= t27 * 256;
  t15 += t27;
  t16 += t27 * 256;
  t12 += t28;
  t13 -= t28 * 256;
  t16 += t28;
  let t17 = columns[17] as number;
  t17 += t28 * 256;
  t13 += t29;
  t14 -= t29 * 256;
  t17 += t29;
  let t18 = columns[18] as number;
  t18 += t29 * 256;
  t14 += t30;
  t15 -= t30 * 256;
  t18 += t30;
  t19 += t30 * 256;
  const r16 = t16 + rounder - rounder;
  const r17 = t17 + rounder - rounder;
  const r18 = t18 + rounder - rounder;
  const r19 = t19 + rounder - rounder;
  const r20 = t20 + rounder - rounder;
  t16 -= r16;
  t17 -= r17;
  t17 += r16 * carrier;
  t18 -= r18;
  t18 += r17 * carrier;
  t19 -= r19;
  t19 += r18 * carrier;
  t20 -= r20;
  t20 += r19 * carrier;
  const over16 = r20 * carrier;
  t5 += over16;
  t6 -= over16 * 256;
  t9 += over16;
  t10 += over16 * 256;
  let t0 = columns[0] as number;
  t0 += t16;
  let t1 = columns[1] as number;
  t1 -= t16 * 256;
  let t4 = columns[4] as number;
  t4 += t16;
  t5 += t16 * 256;
  t1 += t17;
  let t2 = columns[2] as number;
  t2 -= t17 * 256;
  t5 += t17;
  t6 += t17 * 256;
  t2 += t18;
  let t3 = columns[3] as number;
  t3 -= t18 * 256;
  t6 += t18;
  t7 += t18 * 256;
  t3 += t19;
  t4 -= t19 * 256;
  t7 += t19;
  t8 += t19 * 256;
  t4 += t20;
  t5 -= t20 * 256;
  t8 += t20;
  t9 += t20 * 256;
  const x0 = t0 + rounder - rounder;
  t0 -= x0;
  t1 += x0 * carrier;
  const x4 = t4 + rounder - rounder;
  t4 -= x4;
  t5 += x4 * carrier;
  const x8 = t8 + rounder - rounder;
  t8 -= x8;
  t9 += x8 * carrier;
  const x12 = t12 + rounder - rounder;
  t12 -= x12;
  t13 += x12 * carrier;
  const x1 = t1 + rounder - rounder;
  t1 -= x1;
  t2 += x1 * carrier;
  const x5 = t5 + rounder - rounder;
  t5 -= x5;
  t6 += x5 * carrier;
  const x9 = t9 + rounder - rounder;
  t9 -= x9;
  t10 += x9 * carrier;
  const x13 = t13 + rounder - rounder;
  t13 -= x13;
  t14 += x13 * carrier;
  const x2 = t2 + rounder - rounder;
  t2 -= x2;
  t3 += x2 * carrier;
  const x6 = t6 + rounder - rounder;
  t6 -= x6;
  t7 += x6 * carrier;
  const x10 = t10 + rounder - rounder;
  t10 -= x10;
  t11 += x10 * carrier;
  const x14 = t14 + rounder - rounder;
  t14 -= x14;
  t15 += x14 * carrier;
  const x3 = t3 + rounder - rounder;
  t3 -= x3;
  t4 += x3 * carrier;
  const x7 = t7 + rounder - rounder;
  t7 -= x7;
  t8 += x7 * carrier;
  const x11 = t11 + rounder - rounder;
  t11 -= x11;
  t12 += x11 * carrier;
  const x15 = t15 + rounder - rounder;
  t15 -= x15;
  const over = x15 * carrier;
  t0 += over;
  t1 -= over * 256;
  t4 += over;
  t5 += over * 256;
  const y0 = t0 + rounder - rounder;
  t0 -= y0;
  t1 += y0 * carrier;
  const y1 = t1 + rounder - rounder;
  t1 -= y1;
  t2 += y1 * carrier;
  const y4 = t4 + rounder - rounder;
  t4 -= y4;
  t5 += y4 * carrier;
  const y5 = t5 + rounder - rounder;
  t5 -= y5;
  t6 += y5 * carrier;
  const y8 = t8 + rounder - rounder;
  t8 -= y8;
  t9 += y8 * carrier;
  const y12 = t12 + rounder - rounder;
  t12 -= y12;
  t13 += y12 * carrier;
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
  out[11] = t11;
  out[12] = t12;
  out[13] = t13;
  out[14] = t14;
  out[15] = t15;
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
  out[11] = (a[11] as number) + (b[11] as number) * scale;
  out[12] = (a[12] as number) + (b[12] as number) * scale;
  out[13] = (a[13] as number) + (b[13] as number) * scale;
  out[14] = (a[14] as number) + (b[14] as number) * scale;
  out[15] = (a[15] as number) + (b[15] as number) * scale;
}
