// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2³⁸⁴ − 2¹²⁸ − 2⁹⁶ + 2³² − 1; columns are cleared by 2³⁸⁴ ≡ 1 − 2³² + 2⁹⁶ + 2¹²⁸.
import type { LimbField, Limbs } from './limb-field.ts';

/** Adding and subtracting it rounds to a multiple of 2²⁴. */
const rounder = 3 * 2 ** 75;
/** Moves a multiple of 2²⁴ to the next limb. */
const carrier = 2 ** -24;

export const p384Field: LimbField = {
  limbs: 16,
  modulus: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  lowestColumn: 0,
  multiply,
  square,
  multiplyPair,
  addMultiple,
};

function multiply(out: Limbs, a: Limbs, b: Limbs, scale: number): void {
  const f0 = a[0] as number;
  const f1 = a[1] as number;
  const f2 = a[2] as number;
  const f3 = a[3] as number;
  const f4 = a[4] as number;
  const f5 = a[5] as number;
  const f6 = a[6] as number;
  const f7 = a[7] as number;
  const f8 = a[8] as number;
  const f9 = a[9] as number;
  const f10 = a[10] as number;
  const f11 = a[11] as number;
  const f12 = a[12] as number;
  const f13 = a[13] as number;
  const f14 = a[14] as number;
  const f15 = a[15] as number;
  const a0 = f0 * scale;
  const a1 = f1 * scale;
  const a2 = f2 * scale;
  const a3 = f3 * scale;
  const a4 = f4 * scale;
  const a5 = f5 * scale;
  const a6 = f6 * scale;
  const a7 = f7 * scale;
  const a8 = f8 * scale;
  const a9 = f9 * scale;
  const a10 = f10 * scale;
  const a11 = f11 * scale;
  const a12 = f12 * scale;
  const a13 = f13 * scale;
  const a14 = f14 * scale;
  const a15 = f15 * scale;
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
  let t21 =
    a6 * b15 + a7 * b14 + a8 * b13 + a9 * b12 + a10 * b11 + a11 * b10 + a12 * b9 + a13 * b8 + a14 * b7 + a15 * b6;
  out[5] = t21;
  let t22 = a7 * b15 + a8 * b14 + a9 * b13 + a10 * b12 + a11 * b11 + a12 * b10 + a13 * b9 + a14 * b8 + a15 * b7;
  out[6] = t22;
  let t23 = a8 * b15 + a9 * b14 + a10 * b13 + a11 * b12 + a12 * b11 + a13 * b10 + a14 * b9 + a15 * b8;
  out[7] = t23;
  let t24 = a9 * b15 + a10 * b14 + a11 * b13 + a12 * b12 + a13 * b11 + a14 * b10 + a15 * b9;
  out[8] = t24;
  let t25 = a10 * b15 + a11 * b14 + a12 * b13 + a13 * b12 + a14 * b11 + a15 * b10;
  out[9] = t25;
  let t26 = a11 * b15 + a12 * b14 + a13 * b13 + a14 * b12 + a15 * b11;
  out[10] = t26;
  let t27 = a12 * b15 + a13 * b14 + a14 * b13 + a15 * b12;
  out[11] = t27;
  let t28 = a13 * b15 + a14 * b14 + a15 * b13;
  out[12] = t28;
  let t29 = a14 * b15 + a15 * b14;
  out[13] = t29;
  let t30 = a15 * b15;
  out[14] = t30;
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
  out[5] = t21;
  t22 -= r22;
  t22 += r21 * carrier;
  out[6] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[7] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[8] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[9] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[10] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[11] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[12] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[13] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[14] = t30;
  let t5 = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  out[5] = t5;
  let t6 = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  out[6] = t6;
  let t7 = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  out[7] = t7;
  let t8 = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  out[8] = t8;
  let t9 = a0 * b9 + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + a9 * b0;
  out[9] = t9;
  let t10 =
    a0 * b10 + a1 * b9 + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + a9 * b1 + a10 * b0;
  out[10] = t10;
  let t11 =
    a0 * b11 +
    a1 * b10 +
    a2 * b9 +
    a3 * b8 +
    a4 * b7 +
    a5 * b6 +
    a6 * b5 +
    a7 * b4 +
    a8 * b3 +
    a9 * b2 +
    a10 * b1 +
    a11 * b0;
  out[11] = t11;
  let t12 =
    a0 * b12 +
    a1 * b11 +
    a2 * b10 +
    a3 * b9 +
    a4 * b8 +
    a5 * b7 +
    a6 * b6 +
    a7 * b5 +
    a8 * b4 +
    a9 * b3 +
    a10 * b2 +
    a11 * b1 +
    a12 * b0;
  out[12] = t12;
  let t13 =
    a0 * b13 +
    a1 * b12 +
    a2 * b11 +
    a3 * b10 +
    a4 * b9 +
    a5 * b8 +
    a6 * b7 +
    a7 * b6 +
    a8 * b5 +
    a9 * b4 +
    a10 * b3 +
    a11 * b2 +
    a12 * b1 +
    a13 * b0;
  out[13] = t13;
  let t14 =
    a0 * b14 +
    a1 * b13 +
    a2 * b12 +
    a3 * b11 +
    a4 * b10 +
    a5 * b9 +
    a6 * b8 +
    a7 * b7 +
    a8 * b6 +
    a9 * b5 +
    a10 * b4 +
    a11 * b3 +
    a12 * b2 +
    a13 * b1 +
    a14 * b0;
  out[14] = t14;
  let t15 =
    a0 * b15 +
    a1 * b14 +
    a2 * b13 +
    a3 * b12 +
    a4 * b11 +
    a5 * b10 +
    a6 * b9 +
    a7 * b8 +
    a8 * b7 +
    a9 * b6 +
    a10 * b5 +
    a11 * b4 +
    a12 * b3 +
    a13 * b2 +
    a14 * b1 +
    a15 * b0;
  out[15] = t15;
  let t16 =
    a1 * b15 +
    a2 * b14 +
    a3 * b13 +
    a4 * b12 +
    a5 * b11 +
    a6 * b10 +
    a7 * b9 +
    a8 * b8 +
    a9 * b7 +
    a10 * b6 +
    a11 * b5 +
    a12 * b4 +
    a13 * b3 +
    a14 * b2 +
    a15 * b1;
  out[0] = t16;
  let t17 =
    a2 * b15 +
    a3 * b14 +
    a4 * b13 +
    a5 * b12 +
    a6 * b11 +
    a7 * b10 +
    a8 * b9 +
    a9 * b8 +
    a10 * b7 +
    a11 * b6 +
    a12 * b5 +
    a13 * b4 +
    a14 * b3 +
    a15 * b2;
  out[1] = t17;
  let t18 =
    a3 * b15 +
    a4 * b14 +
    a5 * b13 +
    a6 * b12 +
    a7 * b11 +
    a8 * b10 +
    a9 * b9 +
    a10 * b8 +
    a11 * b7 +
    a12 * b6 +
    a13 * b5 +
    a14 * b4 +
    a15 * b3;
  out[2] = t18;
  let t19 =
    a4 * b15 +
    a5 * b14 +
    a6 * b13 +
    a7 * b12 +
    a8 * b11 +
    a9 * b10 +
    a10 * b9 +
    a11 * b8 +
    a12 * b7 +
    a13 * b6 +
    a14 * b5 +
    a15 * b4;
  out[3] = t19;
  const over21 = r30 * carrier;
  let t20 =
    a5 * b15 +
    a6 * b14 +
    a7 * b13 +
    a8 * b12 +
    a9 * b11 +
    a10 * b10 +
    a11 * b9 +
    a12 * b8 +
    a13 * b7 +
    a14 * b6 +
    a15 * b5;
  out[4] = t20;
  t15 += over21;
  t16 -= over21 * 256;
  t19 += over21;
  t20 += over21 * 256;
  t5 += t21;
  t6 -= t21 * 256;
  t9 += t21;
  t10 += t21 * 256;
  t6 += t22;
  t7 -= t22 * 256;
  t10 += t22;
  t11 += t22 * 256;
  t7 += t23;
  t8 -= t23 * 256;
  t11 += t23;
  t12 += t23 * 256;
  t8 += t24;
  t9 -= t24 * 256;
  t12 += t24;
  t13 += t24 * 256;
  t9 += t25;
  t10 -= t25 * 256;
  t13 += t25;
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
  t17 += t28 * 256;
  t13 += t29;
  t14 -= t29 * 256;
  t17 += t29;
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
  out[0] = t16;
  t17 -= r17;
  t17 += r16 * carrier;
  out[1] = t17;
  t18 -= r18;
  t18 += r17 * carrier;
  out[2] = t18;
  t19 -= r19;
  t19 += r18 * carrier;
  out[3] = t19;
  t20 -= r20;
  t20 += r19 * carrier;
  out[4] = t20;
  let t0 = a0 * b0;
  out[0] = t0;
  let t1 = a0 * b1 + a1 * b0;
  out[1] = t1;
  let t2 = a0 * b2 + a1 * b1 + a2 * b0;
  out[2] = t2;
  let t3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  out[3] = t3;
  let t4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  out[4] = t4;
  const over16 = r20 * carrier;
  t5 += over16;
  t6 -= over16 * 256;
  t9 += over16;
  t10 += over16 * 256;
  t0 += t16;
  t1 -= t16 * 256;
  t4 += t16;
  t5 += t16 * 256;
  t1 += t17;
  t2 -= t17 * 256;
  t5 += t17;
  t6 += t17 * 256;
  t2 += t18;
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

function square(out: Limbs, a: Limbs, addend: Limbs, scale: number, factor: number): void {
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
  const once0 = a0 * scale;
  const once1 = a1 * scale;
  const once2 = a2 * scale;
  const once3 = a3 * scale;
  const once4 = a4 * scale;
  const once5 = a5 * scale;
  const once6 = a6 * scale;
  const once7 = a7 * scale;
  const once8 = a8 * scale;
  const once9 = a9 * scale;
  const once10 = a10 * scale;
  const once11 = a11 * scale;
  const once12 = a12 * scale;
  const once13 = a13 * scale;
  const once14 = a14 * scale;
  const once15 = a15 * scale;
  const twice0 = once0 * 2;
  const twice1 = once1 * 2;
  const twice2 = once2 * 2;
  const twice3 = once3 * 2;
  const twice4 = once4 * 2;
  const twice5 = once5 * 2;
  const twice6 = once6 * 2;
  const twice7 = once7 * 2;
  const twice8 = once8 * 2;
  const twice9 = once9 * 2;
  const twice10 = once10 * 2;
  const twice11 = once11 * 2;
  const twice12 = once12 * 2;
  const twice13 = once13 * 2;
  const twice14 = once14 * 2;
  const b0 = addend[0] as number;
  const b1 = addend[1] as number;
  const b2 = addend[2] as number;
  const b3 = addend[3] as number;
  const b4 = addend[4] as number;
  const b5 = addend[5] as number;
  const b6 = addend[6] as number;
  const b7 = addend[7] as number;
  const b8 = addend[8] as number;
  const b9 = addend[9] as number;
  const b10 = addend[10] as number;
  const b11 = addend[11] as number;
  const b12 = addend[12] as number;
  const b13 = addend[13] as number;
  const b14 = addend[14] as number;
  const b15 = addend[15] as number;
  let t21 = twice6 * a15 + twice7 * a14 + twice8 * a13 + twice9 * a12 + twice10 * a11;
  out[5] = t21;
  let t22 = twice7 * a15 + twice8 * a14 + twice9 * a13 + twice10 * a12 + once11 * a11;
  out[6] = t22;
  let t23 = twice8 * a15 + twice9 * a14 + twice10 * a13 + twice11 * a12;
  out[7] = t23;
  let t24 = twice9 * a15 + twice10 * a14 + twice11 * a13 + once12 * a12;
  out[8] = t24;
  let t25 = twice10 * a15 + twice11 * a14 + twice12 * a13;
  out[9] = t25;
  let t26 = twice11 * a15 + twice12 * a14 + once13 * a13;
  out[10] = t26;
  let t27 = twice12 * a15 + twice13 * a14;
  out[11] = t27;
  let t28 = twice13 * a15 + once14 * a14;
  out[12] = t28;
  let t29 = twice14 * a15;
  out[13] = t29;
  let t30 = once15 * a15;
  out[14] = t30;
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
  out[5] = t21;
  t22 -= r22;
  t22 += r21 * carrier;
  out[6] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[7] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[8] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[9] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[10] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[11] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[12] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[13] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[14] = t30;
  let t5 = twice0 * a5 + twice1 * a4 + twice2 * a3 + b5 * factor;
  out[5] = t5;
  let t6 = twice0 * a6 + twice1 * a5 + twice2 * a4 + once3 * a3 + b6 * factor;
  out[6] = t6;
  let t7 = twice0 * a7 + twice1 * a6 + twice2 * a5 + twice3 * a4 + b7 * factor;
  out[7] = t7;
  let t8 = twice0 * a8 + twice1 * a7 + twice2 * a6 + twice3 * a5 + once4 * a4 + b8 * factor;
  out[8] = t8;
  let t9 = twice0 * a9 + twice1 * a8 + twice2 * a7 + twice3 * a6 + twice4 * a5 + b9 * factor;
  out[9] = t9;
  let t10 = twice0 * a10 + twice1 * a9 + twice2 * a8 + twice3 * a7 + twice4 * a6 + once5 * a5 + b10 * factor;
  out[10] = t10;
  let t11 = twice0 * a11 + twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6 + b11 * factor;
  out[11] = t11;
  let t12 =
    twice0 * a12 + twice1 * a11 + twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + once6 * a6 + b12 * factor;
  out[12] = t12;
  let t13 =
    twice0 * a13 + twice1 * a12 + twice2 * a11 + twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7 + b13 * factor;
  out[13] = t13;
  let t14 =
    twice0 * a14 +
    twice1 * a13 +
    twice2 * a12 +
    twice3 * a11 +
    twice4 * a10 +
    twice5 * a9 +
    twice6 * a8 +
    once7 * a7 +
    b14 * factor;
  out[14] = t14;
  let t15 =
    twice0 * a15 +
    twice1 * a14 +
    twice2 * a13 +
    twice3 * a12 +
    twice4 * a11 +
    twice5 * a10 +
    twice6 * a9 +
    twice7 * a8 +
    b15 * factor;
  out[15] = t15;
  let t16 =
    twice1 * a15 + twice2 * a14 + twice3 * a13 + twice4 * a12 + twice5 * a11 + twice6 * a10 + twice7 * a9 + once8 * a8;
  out[0] = t16;
  let t17 = twice2 * a15 + twice3 * a14 + twice4 * a13 + twice5 * a12 + twice6 * a11 + twice7 * a10 + twice8 * a9;
  out[1] = t17;
  let t18 = twice3 * a15 + twice4 * a14 + twice5 * a13 + twice6 * a12 + twice7 * a11 + twice8 * a10 + once9 * a9;
  out[2] = t18;
  let t19 = twice4 * a15 + twice5 * a14 + twice6 * a13 + twice7 * a12 + twice8 * a11 + twice9 * a10;
  out[3] = t19;
  const over21 = r30 * carrier;
  let t20 = twice5 * a15 + twice6 * a14 + twice7 * a13 + twice8 * a12 + twice9 * a11 + once10 * a10;
  out[4] = t20;
  t15 += over21;
  t16 -= over21 * 256;
  t19 += over21;
  t20 += over21 * 256;
  t5 += t21;
  t6 -= t21 * 256;
  t9 += t21;
  t10 += t21 * 256;
  t6 += t22;
  t7 -= t22 * 256;
  t10 += t22;
  t11 += t22 * 256;
  t7 += t23;
  t8 -= t23 * 256;
  t11 += t23;
  t12 += t23 * 256;
  t8 += t24;
  t9 -= t24 * 256;
  t12 += t24;
  t13 += t24 * 256;
  t9 += t25;
  t10 -= t25 * 256;
  t13 += t25;
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
  t17 += t28 * 256;
  t13 += t29;
  t14 -= t29 * 256;
  t17 += t29;
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
  out[0] = t16;
  t17 -= r17;
  t17 += r16 * carrier;
  out[1] = t17;
  t18 -= r18;
  t18 += r17 * carrier;
  out[2] = t18;
  t19 -= r19;
  t19 += r18 * carrier;
  out[3] = t19;
  t20 -= r20;
  t20 += r19 * carrier;
  out[4] = t20;
  let t0 = once0 * a0 + b0 * factor;
  out[0] = t0;
  let t1 = twice0 * a1 + b1 * factor;
  out[1] = t1;
  let t2 = twice0 * a2 + once1 * a1 + b2 * factor;
  out[2] = t2;
  let t3 = twice0 * a3 + twice1 * a2 + b3 * factor;
  out[3] = t3;
  let t4 = twice0 * a4 + twice1 * a3 + once2 * a2 + b4 * factor;
  out[4] = t4;
  const over16 = r20 * carrier;
  t5 += over16;
  t6 -= over16 * 256;
  t9 += over16;
  t10 += over16 * 256;
  t0 += t16;
  t1 -= t16 * 256;
  t4 += t16;
  t5 += t16 * 256;
  t1 += t17;
  t2 -= t17 * 256;
  t5 += t17;
  t6 += t17 * 256;
  t2 += t18;
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

function multiplyPair(out: Limbs, a: Limbs, b: Limbs, c: Limbs, d: Limbs, factor: number): void {
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
  const c0 = c[0] as number;
  const c1 = c[1] as number;
  const c2 = c[2] as number;
  const c3 = c[3] as number;
  const c4 = c[4] as number;
  const c5 = c[5] as number;
  const c6 = c[6] as number;
  const c7 = c[7] as number;
  const c8 = c[8] as number;
  const c9 = c[9] as number;
  const c10 = c[10] as number;
  const c11 = c[11] as number;
  const c12 = c[12] as number;
  const c13 = c[13] as number;
  const c14 = c[14] as number;
  const c15 = c[15] as number;
  const d0 = d[0] as number;
  const d1 = d[1] as number;
  const d2 = d[2] as number;
  const d3 = d[3] as number;
  const d4 = d[4] as number;
  const d5 = d[5] as number;
  const d6 = d[6] as number;
  const d7 = d[7] as number;
  const d8 = d[8] as number;
  const d9 = d[9] as number;
  const d10 = d[10] as number;
  const d11 = d[11] as number;
  const d12 = d[12] as number;
  const d13 = d[13] as number;
  const d14 = d[14] as number;
  const d15 = d[15] as number;
  let t21 =
    a6 * b15 + a7 * b14 + a8 * b13 + a9 * b12 + a10 * b11 + a11 * b10 + a12 * b9 + a13 * b8 + a14 * b7 + a15 * b6;
  const s21 =
    c6 * d15 + c7 * d14 + c8 * d13 + c9 * d12 + c10 * d11 + c11 * d10 + c12 * d9 + c13 * d8 + c14 * d7 + c15 * d6;
  t21 += s21 * factor;
  out[5] = t21;
  let t22 = a7 * b15 + a8 * b14 + a9 * b13 + a10 * b12 + a11 * b11 + a12 * b10 + a13 * b9 + a14 * b8 + a15 * b7;
  const s22 = c7 * d15 + c8 * d14 + c9 * d13 + c10 * d12 + c11 * d11 + c12 * d10 + c13 * d9 + c14 * d8 + c15 * d7;
  t22 += s22 * factor;
  out[6] = t22;
  let t23 = a8 * b15 + a9 * b14 + a10 * b13 + a11 * b12 + a12 * b11 + a13 * b10 + a14 * b9 + a15 * b8;
  const s23 = c8 * d15 + c9 * d14 + c10 * d13 + c11 * d12 + c12 * d11 + c13 * d10 + c14 * d9 + c15 * d8;
  t23 += s23 * factor;
  out[7] = t23;
  let t24 = a9 * b15 + a10 * b14 + a11 * b13 + a12 * b12 + a13 * b11 + a14 * b10 + a15 * b9;
  const s24 = c9 * d15 + c10 * d14 + c11 * d13 + c12 * d12 + c13 * d11 + c14 * d10 + c15 * d9;
  t24 += s24 * factor;
  out[8] = t24;
  let t25 = a10 * b15 + a11 * b14 + a12 * b13 + a13 * b12 + a14 * b11 + a15 * b10;
  const s25 = c10 * d15 + c11 * d14 + c12 * d13 + c13 * d12 + c14 * d11 + c15 * d10;
  t25 += s25 * factor;
  out[9] = t25;
  let t26 = a11 * b15 + a12 * b14 + a13 * b13 + a14 * b12 + a15 * b11;
  const s26 = c11 * d15 + c12 * d14 + c13 * d13 + c14 * d12 + c15 * d11;
  t26 += s26 * factor;
  out[10] = t26;
  let t27 = a12 * b15 + a13 * b14 + a14 * b13 + a15 * b12;
  const s27 = c12 * d15 + c13 * d14 + c14 * d13 + c15 * d12;
  t27 += s27 * factor;
  out[11] = t27;
  let t28 = a13 * b15 + a14 * b14 + a15 * b13;
  const s28 = c13 * d15 + c14 * d14 + c15 * d13;
  t28 += s28 * factor;
  out[12] = t28;
  let t29 = a14 * b15 + a15 * b14;
  const s29 = c14 * d15 + c15 * d14;
  t29 += s29 * factor;
  out[13] = t29;
  let t30 = a15 * b15;
  const s30 = c15 * d15;
  t30 += s30 * factor;
  out[14] = t30;
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
  out[5] = t21;
  t22 -= r22;
  t22 += r21 * carrier;
  out[6] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[7] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[8] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[9] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[10] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[11] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[12] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[13] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[14] = t30;
  let t5 = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  const s5 = c0 * d5 + c1 * d4 + c2 * d3 + c3 * d2 + c4 * d1 + c5 * d0;
  t5 += s5 * factor;
  out[5] = t5;
  let t6 = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  const s6 = c0 * d6 + c1 * d5 + c2 * d4 + c3 * d3 + c4 * d2 + c5 * d1 + c6 * d0;
  t6 += s6 * factor;
  out[6] = t6;
  let t7 = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  const s7 = c0 * d7 + c1 * d6 + c2 * d5 + c3 * d4 + c4 * d3 + c5 * d2 + c6 * d1 + c7 * d0;
  t7 += s7 * factor;
  out[7] = t7;
  let t8 = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  const s8 = c0 * d8 + c1 * d7 + c2 * d6 + c3 * d5 + c4 * d4 + c5 * d3 + c6 * d2 + c7 * d1 + c8 * d0;
  t8 += s8 * factor;
  out[8] = t8;
  let t9 = a0 * b9 + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + a9 * b0;
  const s9 = c0 * d9 + c1 * d8 + c2 * d7 + c3 * d6 + c4 * d5 + c5 * d4 + c6 * d3 + c7 * d2 + c8 * d1 + c9 * d0;
  t9 += s9 * factor;
  out[9] = t9;
  let t10 =
    a0 * b10 + a1 * b9 + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + a9 * b1 + a10 * b0;
  const s10 =
    c0 * d10 + c1 * d9 + c2 * d8 + c3 * d7 + c4 * d6 + c5 * d5 + c6 * d4 + c7 * d3 + c8 * d2 + c9 * d1 + c10 * d0;
  t10 += s10 * factor;
  out[10] = t10;
  let t11 =
    a0 * b11 +
    a1 * b10 +
    a2 * b9 +
    a3 * b8 +
    a4 * b7 +
    a5 * b6 +
    a6 * b5 +
    a7 * b4 +
    a8 * b3 +
    a9 * b2 +
    a10 * b1 +
    a11 * b0;
  const s11 =
    c0 * d11 +
    c1 * d10 +
    c2 * d9 +
    c3 * d8 +
    c4 * d7 +
    c5 * d6 +
    c6 * d5 +
    c7 * d4 +
    c8 * d3 +
    c9 * d2 +
    c10 * d1 +
    c11 * d0;
  t11 += s11 * factor;
  out[11] = t11;
  let t12 =
    a0 * b12 +
    a1 * b11 +
    a2 * b10 +
    a3 * b9 +
    a4 * b8 +
    a5 * b7 +
    a6 * b6 +
    a7 * b5 +
    a8 * b4 +
    a9 * b3 +
    a10 * b2 +
    a11 * b1 +
    a12 * b0;
  const s12 =
    c0 * d12 +
    c1 * d11 +
    c2 * d10 +
    c3 * d9 +
    c4 * d8 +
    c5 * d7 +
    c6 * d6 +
    c7 * d5 +
    c8 * d4 +
    c9 * d3 +
    c10 * d2 +
    c11 * d1 +
    c12 * d0;
  t12 += s12 * factor;
  out[12] = t12;
  let t13 =
    a0 * b13 +
    a1 * b12 +
    a2 * b11 +
    a3 * b10 +
    a4 * b9 +
    a5 * b8 +
    a6 * b7 +
    a7 * b6 +
    a8 * b5 +
    a9 * b4 +
    a10 * b3 +
    a11 * b2 +
    a12 * b1 +
    a13 * b0;
  const s13 =
    c0 * d13 +
    c1 * d12 +
    c2 * d11 +
    c3 * d10 +
    c4 * d9 +
    c5 * d8 +
    c6 * d7 +
    c7 * d6 +
    c8 * d5 +
    c9 * d4 +
    c10 * d3 +
    c11 * d2 +
    c12 * d1 +
    c13 * d0;
  t13 += s13 * factor;
  out[13] = t13;
  let t14 =
    a0 * b14 +
    a1 * b13 +
    a2 * b12 +
    a3 * b11 +
    a4 * b10 +
    a5 * b9 +
    a6 * b8 +
    a7 * b7 +
    a8 * b6 +
    a9 * b5 +
    a10 * b4 +
    a11 * b3 +
    a12 * b2 +
    a13 * b1 +
    a14 * b0;
  const s14 =
    c0 * d14 +
    c1 * d13 +
    c2 * d12 +
    c3 * d11 +
    c4 * d10 +
    c5 * d9 +
    c6 * d8 +
    c7 * d7 +
    c8 * d6 +
    c9 * d5 +
    c10 * d4 +
    c11 * d3 +
    c12 * d2 +
    c13 * d1 +
    c14 * d0;
  t14 += s14 * factor;
  out[14] = t14;
  let t15 =
    a0 * b15 +
    a1 * b14 +
    a2 * b13 +
    a3 * b12 +
    a4 * b11 +
    a5 * b10 +
    a6 * b9 +
    a7 * b8 +
    a8 * b7 +
    a9 * b6 +
    a10 * b5 +
    a11 * b4 +
    a12 * b3 +
    a13 * b2 +
    a14 * b1 +
    a15 * b0;
  const s15 =
    c0 * d15 +
    c1 * d14 +
    c2 * d13 +
    c3 * d12 +
    c4 * d11 +
    c5 * d10 +
    c6 * d9 +
    c7 * d8 +
    c8 * d7 +
    c9 * d6 +
    c10 * d5 +
    c11 * d4 +
    c12 * d3 +
    c13 * d2 +
    c14 * d1 +
    c15 * d0;
  t15 += s15 * factor;
  out[15] = t15;
  let t16 =
    a1 * b15 +
    a2 * b14 +
    a3 * b13 +
    a4 * b12 +
    a5 * b11 +
    a6 * b10 +
    a7 * b9 +
    a8 * b8 +
    a9 * b7 +
    a10 * b6 +
    a11 * b5 +
    a12 * b4 +
    a13 * b3 +
    a14 * b2 +
    a15 * b1;
  const s16 =
    c1 * d15 +
    c2 * d14 +
    c3 * d13 +
    c4 * d12 +
    c5 * d11 +
    c6 * d10 +
    c7 * d9 +
    c8 * d8 +
    c9 * d7 +
    c10 * d6 +
    c11 * d5 +
    c12 * d4 +
    c13 * d3 +
    c14 * d2 +
    c15 * d1;
  t16 += s16 * factor;
  out[0] = t16;
  let t17 =
    a2 * b15 +
    a3 * b14 +
    a4 * b13 +
    a5 * b12 +
    a6 * b11 +
    a7 * b10 +
    a8 * b9 +
    a9 * b8 +
    a10 * b7 +
    a11 * b6 +
    a12 * b5 +
    a13 * b4 +
    a14 * b3 +
    a15 * b2;
  const s17 =
    c2 * d15 +
    c3 * d14 +
    c4 * d13 +
    c5 * d12 +
    c6 * d11 +
    c7 * d10 +
    c8 * d9 +
    c9 * d8 +
    c10 * d7 +
    c11 * d6 +
    c12 * d5 +
    c13 * d4 +
    c14 * d3 +
    c15 * d2;
  t17 += s17 * factor;
  out[1] = t17;
  let t18 =
    a3 * b15 +
    a4 * b14 +
    a5 * b13 +
    a6 * b12 +
    a7 * b11 +
    a8 * b10 +
    a9 * b9 +
    a10 * b8 +
    a11 * b7 +
    a12 * b6 +
    a13 * b5 +
    a14 * b4 +
    a15 * b3;
  const s18 =
    c3 * d15 +
    c4 * d14 +
    c5 * d13 +
    c6 * d12 +
    c7 * d11 +
    c8 * d10 +
    c9 * d9 +
    c10 * d8 +
    c11 * d7 +
    c12 * d6 +
    c13 * d5 +
    c14 * d4 +
    c15 * d3;
  t18 += s18 * factor;
  out[2] = t18;
  let t19 =
    a4 * b15 +
    a5 * b14 +
    a6 * b13 +
    a7 * b12 +
    a8 * b11 +
    a9 * b10 +
    a10 * b9 +
    a11 * b8 +
    a12 * b7 +
    a13 * b6 +
    a14 * b5 +
    a15 * b4;
  const s19 =
    c4 * d15 +
    c5 * d14 +
    c6 * d13 +
    c7 * d12 +
    c8 * d11 +
    c9 * d10 +
    c10 * d9 +
    c11 * d8 +
    c12 * d7 +
    c13 * d6 +
    c14 * d5 +
    c15 * d4;
  t19 += s19 * factor;
  out[3] = t19;
  const over21 = r30 * carrier;
  let t20 =
    a5 * b15 +
    a6 * b14 +
    a7 * b13 +
    a8 * b12 +
    a9 * b11 +
    a10 * b10 +
    a11 * b9 +
    a12 * b8 +
    a13 * b7 +
    a14 * b6 +
    a15 * b5;
  const s20 =
    c5 * d15 +
    c6 * d14 +
    c7 * d13 +
    c8 * d12 +
    c9 * d11 +
    c10 * d10 +
    c11 * d9 +
    c12 * d8 +
    c13 * d7 +
    c14 * d6 +
    c15 * d5;
  t20 += s20 * factor;
  out[4] = t20;
  t15 += over21;
  t16 -= over21 * 256;
  t19 += over21;
  t20 += over21 * 256;
  t5 += t21;
  t6 -= t21 * 256;
  t9 += t21;
  t10 += t21 * 256;
  t6 += t22;
  t7 -= t22 * 256;
  t10 += t22;
  t11 += t22 * 256;
  t7 += t23;
  t8 -= t23 * 256;
  t11 += t23;
  t12 += t23 * 256;
  t8 += t24;
  t9 -= t24 * 256;
  t12 += t24;
  t13 += t24 * 256;
  t9 += t25;
  t10 -= t25 * 256;
  t13 += t25;
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
  t17 += t28 * 256;
  t13 += t29;
  t14 -= t29 * 256;
  t17 += t29;
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
  out[0] = t16;
  t17 -= r17;
  t17 += r16 * carrier;
  out[1] = t17;
  t18 -= r18;
  t18 += r17 * carrier;
  out[2] = t18;
  t19 -= r19;
  t19 += r18 * carrier;
  out[3] = t19;
  t20 -= r20;
  t20 += r19 * carrier;
  out[4] = t20;
  let t0 = a0 * b0;
  const s0 = c0 * d0;
  t0 += s0 * factor;
  out[0] = t0;
  let t1 = a0 * b1 + a1 * b0;
  const s1 = c0 * d1 + c1 * d0;
  t1 += s1 * factor;
  out[1] = t1;
  let t2 = a0 * b2 + a1 * b1 + a2 * b0;
  const s2 = c0 * d2 + c1 * d1 + c2 * d0;
  t2 += s2 * factor;
  out[2] = t2;
  let t3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  const s3 = c0 * d3 + c1 * d2 + c2 * d1 + c3 * d0;
  t3 += s3 * factor;
  out[3] = t3;
  let t4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  const s4 = c0 * d4 + c1 * d3 + c2 * d2 + c3 * d1 + c4 * d0;
  t4 += s4 * factor;
  out[4] = t4;
  const over16 = r20 * carrier;
  t5 += over16;
  t6 -= over16 * 256;
  t9 += over16;
  t10 += over16 * 256;
  t0 += t16;
  t1 -= t16 * 256;
  t4 += t16;
  t5 += t16 * 256;
  t1 += t17;
  t2 -= t17 * 256;
  t5 += t17;
  t6 += t17 * 256;
  t2 += t18;
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

function addMultiple(out: Limbs, a: Limbs, b: Limbs, factor: number): void {
  out[0] = (a[0] as number) + (b[0] as number) * factor;
  out[1] = (a[1] as number) + (b[1] as number) * factor;
  out[2] = (a[2] as number) + (b[2] as number) * factor;
  out[3] = (a[3] as number) + (b[3] as number) * factor;
  out[4] = (a[4] as number) + (b[4] as number) * factor;
  out[5] = (a[5] as number) + (b[5] as number) * factor;
  out[6] = (a[6] as number) + (b[6] as number) * factor;
  out[7] = (a[7] as number) + (b[7] as number) * factor;
  out[8] = (a[8] as number) + (b[8] as number) * factor;
  out[9] = (a[9] as number) + (b[9] as number) * factor;
  out[10] = (a[10] as number) + (b[10] as number) * factor;
  out[11] = (a[11] as number) + (b[11] as number) * factor;
  out[12] = (a[12] as number) + (b[12] as number) * factor;
  out[13] = (a[13] as number) + (b[13] as number) * factor;
  out[14] = (a[14] as number) + (b[14] as number) * factor;
  out[15] = (a[15] as number) + (b[15] as number) * factor;
}
