// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2⁵²¹ − 1; columns are cleared by 2⁵²⁸ ≡ 2⁷.
import type { LimbField, Limbs } from './limb-field.ts';

/** Adding and subtracting it rounds to a multiple of 2²⁴. */
const rounder = 3 * 2 ** 75;
/** Moves a multiple of 2²⁴ to the next limb. */
const carrier = 2 ** -24;

export const p521Field: LimbField = {
  limbs: 22,
  modulus:
    0x1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffn,
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
  const f16 = a[16] as number;
  const f17 = a[17] as number;
  const f18 = a[18] as number;
  const f19 = a[19] as number;
  const f20 = a[20] as number;
  const f21 = a[21] as number;
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
  const a16 = f16 * scale;
  const a17 = f17 * scale;
  const a18 = f18 * scale;
  const a19 = f19 * scale;
  const a20 = f20 * scale;
  const a21 = f21 * scale;
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
  const b16 = b[16] as number;
  const b17 = b[17] as number;
  const b18 = b[18] as number;
  const b19 = b[19] as number;
  const b20 = b[20] as number;
  const b21 = b[21] as number;
  let t22 =
    a1 * b21 +
    a2 * b20 +
    a3 * b19 +
    a4 * b18 +
    a5 * b17 +
    a6 * b16 +
    a7 * b15 +
    a8 * b14 +
    a9 * b13 +
    a10 * b12 +
    a11 * b11 +
    a12 * b10 +
    a13 * b9 +
    a14 * b8 +
    a15 * b7 +
    a16 * b6 +
    a17 * b5 +
    a18 * b4 +
    a19 * b3 +
    a20 * b2 +
    a21 * b1;
  out[0] = t22;
  let t23 =
    a2 * b21 +
    a3 * b20 +
    a4 * b19 +
    a5 * b18 +
    a6 * b17 +
    a7 * b16 +
    a8 * b15 +
    a9 * b14 +
    a10 * b13 +
    a11 * b12 +
    a12 * b11 +
    a13 * b10 +
    a14 * b9 +
    a15 * b8 +
    a16 * b7 +
    a17 * b6 +
    a18 * b5 +
    a19 * b4 +
    a20 * b3 +
    a21 * b2;
  out[1] = t23;
  let t24 =
    a3 * b21 +
    a4 * b20 +
    a5 * b19 +
    a6 * b18 +
    a7 * b17 +
    a8 * b16 +
    a9 * b15 +
    a10 * b14 +
    a11 * b13 +
    a12 * b12 +
    a13 * b11 +
    a14 * b10 +
    a15 * b9 +
    a16 * b8 +
    a17 * b7 +
    a18 * b6 +
    a19 * b5 +
    a20 * b4 +
    a21 * b3;
  out[2] = t24;
  let t25 =
    a4 * b21 +
    a5 * b20 +
    a6 * b19 +
    a7 * b18 +
    a8 * b17 +
    a9 * b16 +
    a10 * b15 +
    a11 * b14 +
    a12 * b13 +
    a13 * b12 +
    a14 * b11 +
    a15 * b10 +
    a16 * b9 +
    a17 * b8 +
    a18 * b7 +
    a19 * b6 +
    a20 * b5 +
    a21 * b4;
  out[3] = t25;
  let t26 =
    a5 * b21 +
    a6 * b20 +
    a7 * b19 +
    a8 * b18 +
    a9 * b17 +
    a10 * b16 +
    a11 * b15 +
    a12 * b14 +
    a13 * b13 +
    a14 * b12 +
    a15 * b11 +
    a16 * b10 +
    a17 * b9 +
    a18 * b8 +
    a19 * b7 +
    a20 * b6 +
    a21 * b5;
  out[4] = t26;
  let t27 =
    a6 * b21 +
    a7 * b20 +
    a8 * b19 +
    a9 * b18 +
    a10 * b17 +
    a11 * b16 +
    a12 * b15 +
    a13 * b14 +
    a14 * b13 +
    a15 * b12 +
    a16 * b11 +
    a17 * b10 +
    a18 * b9 +
    a19 * b8 +
    a20 * b7 +
    a21 * b6;
  out[5] = t27;
  let t28 =
    a7 * b21 +
    a8 * b20 +
    a9 * b19 +
    a10 * b18 +
    a11 * b17 +
    a12 * b16 +
    a13 * b15 +
    a14 * b14 +
    a15 * b13 +
    a16 * b12 +
    a17 * b11 +
    a18 * b10 +
    a19 * b9 +
    a20 * b8 +
    a21 * b7;
  out[6] = t28;
  let t29 =
    a8 * b21 +
    a9 * b20 +
    a10 * b19 +
    a11 * b18 +
    a12 * b17 +
    a13 * b16 +
    a14 * b15 +
    a15 * b14 +
    a16 * b13 +
    a17 * b12 +
    a18 * b11 +
    a19 * b10 +
    a20 * b9 +
    a21 * b8;
  out[7] = t29;
  let t30 =
    a9 * b21 +
    a10 * b20 +
    a11 * b19 +
    a12 * b18 +
    a13 * b17 +
    a14 * b16 +
    a15 * b15 +
    a16 * b14 +
    a17 * b13 +
    a18 * b12 +
    a19 * b11 +
    a20 * b10 +
    a21 * b9;
  out[8] = t30;
  let t31 =
    a10 * b21 +
    a11 * b20 +
    a12 * b19 +
    a13 * b18 +
    a14 * b17 +
    a15 * b16 +
    a16 * b15 +
    a17 * b14 +
    a18 * b13 +
    a19 * b12 +
    a20 * b11 +
    a21 * b10;
  out[9] = t31;
  let t32 =
    a11 * b21 +
    a12 * b20 +
    a13 * b19 +
    a14 * b18 +
    a15 * b17 +
    a16 * b16 +
    a17 * b15 +
    a18 * b14 +
    a19 * b13 +
    a20 * b12 +
    a21 * b11;
  out[10] = t32;
  let t33 =
    a12 * b21 +
    a13 * b20 +
    a14 * b19 +
    a15 * b18 +
    a16 * b17 +
    a17 * b16 +
    a18 * b15 +
    a19 * b14 +
    a20 * b13 +
    a21 * b12;
  out[11] = t33;
  let t34 = a13 * b21 + a14 * b20 + a15 * b19 + a16 * b18 + a17 * b17 + a18 * b16 + a19 * b15 + a20 * b14 + a21 * b13;
  out[12] = t34;
  let t35 = a14 * b21 + a15 * b20 + a16 * b19 + a17 * b18 + a18 * b17 + a19 * b16 + a20 * b15 + a21 * b14;
  out[13] = t35;
  let t36 = a15 * b21 + a16 * b20 + a17 * b19 + a18 * b18 + a19 * b17 + a20 * b16 + a21 * b15;
  out[14] = t36;
  let t37 = a16 * b21 + a17 * b20 + a18 * b19 + a19 * b18 + a20 * b17 + a21 * b16;
  out[15] = t37;
  let t38 = a17 * b21 + a18 * b20 + a19 * b19 + a20 * b18 + a21 * b17;
  out[16] = t38;
  let t39 = a18 * b21 + a19 * b20 + a20 * b19 + a21 * b18;
  out[17] = t39;
  let t40 = a19 * b21 + a20 * b20 + a21 * b19;
  out[18] = t40;
  let t41 = a20 * b21 + a21 * b20;
  out[19] = t41;
  let t42 = a21 * b21;
  out[20] = t42;
  const r22 = t22 + rounder - rounder;
  const r23 = t23 + rounder - rounder;
  const r24 = t24 + rounder - rounder;
  const r25 = t25 + rounder - rounder;
  const r26 = t26 + rounder - rounder;
  const r27 = t27 + rounder - rounder;
  const r28 = t28 + rounder - rounder;
  const r29 = t29 + rounder - rounder;
  const r30 = t30 + rounder - rounder;
  const r31 = t31 + rounder - rounder;
  const r32 = t32 + rounder - rounder;
  const r33 = t33 + rounder - rounder;
  const r34 = t34 + rounder - rounder;
  const r35 = t35 + rounder - rounder;
  const r36 = t36 + rounder - rounder;
  const r37 = t37 + rounder - rounder;
  const r38 = t38 + rounder - rounder;
  const r39 = t39 + rounder - rounder;
  const r40 = t40 + rounder - rounder;
  const r41 = t41 + rounder - rounder;
  const r42 = t42 + rounder - rounder;
  t22 -= r22;
  out[0] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[1] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[2] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[3] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[4] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[5] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[6] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[7] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[8] = t30;
  t31 -= r31;
  t31 += r30 * carrier;
  out[9] = t31;
  t32 -= r32;
  t32 += r31 * carrier;
  out[10] = t32;
  t33 -= r33;
  t33 += r32 * carrier;
  out[11] = t33;
  t34 -= r34;
  t34 += r33 * carrier;
  out[12] = t34;
  t35 -= r35;
  t35 += r34 * carrier;
  out[13] = t35;
  t36 -= r36;
  t36 += r35 * carrier;
  out[14] = t36;
  t37 -= r37;
  t37 += r36 * carrier;
  out[15] = t37;
  t38 -= r38;
  t38 += r37 * carrier;
  out[16] = t38;
  t39 -= r39;
  t39 += r38 * carrier;
  out[17] = t39;
  t40 -= r40;
  t40 += r39 * carrier;
  out[18] = t40;
  t41 -= r41;
  t41 += r40 * carrier;
  out[19] = t41;
  t42 -= r42;
  t42 += r41 * carrier;
  out[20] = t42;
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
    a0 * b16 +
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
    a15 * b1 +
    a16 * b0;
  out[16] = t16;
  let t17 =
    a0 * b17 +
    a1 * b16 +
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
    a15 * b2 +
    a16 * b1 +
    a17 * b0;
  out[17] = t17;
  let t18 =
    a0 * b18 +
    a1 * b17 +
    a2 * b16 +
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
    a15 * b3 +
    a16 * b2 +
    a17 * b1 +
    a18 * b0;
  out[18] = t18;
  let t19 =
    a0 * b19 +
    a1 * b18 +
    a2 * b17 +
    a3 * b16 +
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
    a15 * b4 +
    a16 * b3 +
    a17 * b2 +
    a18 * b1 +
    a19 * b0;
  out[19] = t19;
  let t20 =
    a0 * b20 +
    a1 * b19 +
    a2 * b18 +
    a3 * b17 +
    a4 * b16 +
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
    a15 * b5 +
    a16 * b4 +
    a17 * b3 +
    a18 * b2 +
    a19 * b1 +
    a20 * b0;
  out[20] = t20;
  const over22 = r42 * carrier;
  let t21 =
    a0 * b21 +
    a1 * b20 +
    a2 * b19 +
    a3 * b18 +
    a4 * b17 +
    a5 * b16 +
    a6 * b15 +
    a7 * b14 +
    a8 * b13 +
    a9 * b12 +
    a10 * b11 +
    a11 * b10 +
    a12 * b9 +
    a13 * b8 +
    a14 * b7 +
    a15 * b6 +
    a16 * b5 +
    a17 * b4 +
    a18 * b3 +
    a19 * b2 +
    a20 * b1 +
    a21 * b0;
  out[21] = t21;
  t21 += over22 * 128;
  t0 += t22 * 128;
  t1 += t23 * 128;
  t2 += t24 * 128;
  t3 += t25 * 128;
  t4 += t26 * 128;
  t5 += t27 * 128;
  t6 += t28 * 128;
  t7 += t29 * 128;
  t8 += t30 * 128;
  t9 += t31 * 128;
  t10 += t32 * 128;
  t11 += t33 * 128;
  t12 += t34 * 128;
  t13 += t35 * 128;
  t14 += t36 * 128;
  t15 += t37 * 128;
  t16 += t38 * 128;
  t17 += t39 * 128;
  t18 += t40 * 128;
  t19 += t41 * 128;
  t20 += t42 * 128;
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
  const x17 = t17 + rounder - rounder;
  t17 -= x17;
  t18 += x17 * carrier;
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
  const x18 = t18 + rounder - rounder;
  t18 -= x18;
  t19 += x18 * carrier;
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
  const x19 = t19 + rounder - rounder;
  t19 -= x19;
  t20 += x19 * carrier;
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
  t16 += x15 * carrier;
  const x20 = t20 + rounder - rounder;
  t20 -= x20;
  t21 += x20 * carrier;
  const x16 = t16 + rounder - rounder;
  t16 -= x16;
  t17 += x16 * carrier;
  const x21 = t21 + rounder - rounder;
  t21 -= x21;
  const over = x21 * carrier;
  t0 += over * 128;
  const y0 = t0 + rounder - rounder;
  t0 -= y0;
  t1 += y0 * carrier;
  const y4 = t4 + rounder - rounder;
  t4 -= y4;
  t5 += y4 * carrier;
  const y8 = t8 + rounder - rounder;
  t8 -= y8;
  t9 += y8 * carrier;
  const y12 = t12 + rounder - rounder;
  t12 -= y12;
  t13 += y12 * carrier;
  const y17 = t17 + rounder - rounder;
  t17 -= y17;
  t18 += y17 * carrier;
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
  out[16] = t16;
  out[17] = t17;
  out[18] = t18;
  out[19] = t19;
  out[20] = t20;
  out[21] = t21;
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
  const a16 = a[16] as number;
  const a17 = a[17] as number;
  const a18 = a[18] as number;
  const a19 = a[19] as number;
  const a20 = a[20] as number;
  const a21 = a[21] as number;
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
  const once16 = a16 * scale;
  const once17 = a17 * scale;
  const once18 = a18 * scale;
  const once19 = a19 * scale;
  const once20 = a20 * scale;
  const once21 = a21 * scale;
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
  const twice15 = once15 * 2;
  const twice16 = once16 * 2;
  const twice17 = once17 * 2;
  const twice18 = once18 * 2;
  const twice19 = once19 * 2;
  const twice20 = once20 * 2;
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
  const b16 = addend[16] as number;
  const b17 = addend[17] as number;
  const b18 = addend[18] as number;
  const b19 = addend[19] as number;
  const b20 = addend[20] as number;
  const b21 = addend[21] as number;
  let t22 =
    twice1 * a21 +
    twice2 * a20 +
    twice3 * a19 +
    twice4 * a18 +
    twice5 * a17 +
    twice6 * a16 +
    twice7 * a15 +
    twice8 * a14 +
    twice9 * a13 +
    twice10 * a12 +
    once11 * a11;
  out[0] = t22;
  let t23 =
    twice2 * a21 +
    twice3 * a20 +
    twice4 * a19 +
    twice5 * a18 +
    twice6 * a17 +
    twice7 * a16 +
    twice8 * a15 +
    twice9 * a14 +
    twice10 * a13 +
    twice11 * a12;
  out[1] = t23;
  let t24 =
    twice3 * a21 +
    twice4 * a20 +
    twice5 * a19 +
    twice6 * a18 +
    twice7 * a17 +
    twice8 * a16 +
    twice9 * a15 +
    twice10 * a14 +
    twice11 * a13 +
    once12 * a12;
  out[2] = t24;
  let t25 =
    twice4 * a21 +
    twice5 * a20 +
    twice6 * a19 +
    twice7 * a18 +
    twice8 * a17 +
    twice9 * a16 +
    twice10 * a15 +
    twice11 * a14 +
    twice12 * a13;
  out[3] = t25;
  let t26 =
    twice5 * a21 +
    twice6 * a20 +
    twice7 * a19 +
    twice8 * a18 +
    twice9 * a17 +
    twice10 * a16 +
    twice11 * a15 +
    twice12 * a14 +
    once13 * a13;
  out[4] = t26;
  let t27 =
    twice6 * a21 +
    twice7 * a20 +
    twice8 * a19 +
    twice9 * a18 +
    twice10 * a17 +
    twice11 * a16 +
    twice12 * a15 +
    twice13 * a14;
  out[5] = t27;
  let t28 =
    twice7 * a21 +
    twice8 * a20 +
    twice9 * a19 +
    twice10 * a18 +
    twice11 * a17 +
    twice12 * a16 +
    twice13 * a15 +
    once14 * a14;
  out[6] = t28;
  let t29 = twice8 * a21 + twice9 * a20 + twice10 * a19 + twice11 * a18 + twice12 * a17 + twice13 * a16 + twice14 * a15;
  out[7] = t29;
  let t30 = twice9 * a21 + twice10 * a20 + twice11 * a19 + twice12 * a18 + twice13 * a17 + twice14 * a16 + once15 * a15;
  out[8] = t30;
  let t31 = twice10 * a21 + twice11 * a20 + twice12 * a19 + twice13 * a18 + twice14 * a17 + twice15 * a16;
  out[9] = t31;
  let t32 = twice11 * a21 + twice12 * a20 + twice13 * a19 + twice14 * a18 + twice15 * a17 + once16 * a16;
  out[10] = t32;
  let t33 = twice12 * a21 + twice13 * a20 + twice14 * a19 + twice15 * a18 + twice16 * a17;
  out[11] = t33;
  let t34 = twice13 * a21 + twice14 * a20 + twice15 * a19 + twice16 * a18 + once17 * a17;
  out[12] = t34;
  let t35 = twice14 * a21 + twice15 * a20 + twice16 * a19 + twice17 * a18;
  out[13] = t35;
  let t36 = twice15 * a21 + twice16 * a20 + twice17 * a19 + once18 * a18;
  out[14] = t36;
  let t37 = twice16 * a21 + twice17 * a20 + twice18 * a19;
  out[15] = t37;
  let t38 = twice17 * a21 + twice18 * a20 + once19 * a19;
  out[16] = t38;
  let t39 = twice18 * a21 + twice19 * a20;
  out[17] = t39;
  let t40 = twice19 * a21 + once20 * a20;
  out[18] = t40;
  let t41 = twice20 * a21;
  out[19] = t41;
  let t42 = once21 * a21;
  out[20] = t42;
  const r22 = t22 + rounder - rounder;
  const r23 = t23 + rounder - rounder;
  const r24 = t24 + rounder - rounder;
  const r25 = t25 + rounder - rounder;
  const r26 = t26 + rounder - rounder;
  const r27 = t27 + rounder - rounder;
  const r28 = t28 + rounder - rounder;
  const r29 = t29 + rounder - rounder;
  const r30 = t30 + rounder - rounder;
  const r31 = t31 + rounder - rounder;
  const r32 = t32 + rounder - rounder;
  const r33 = t33 + rounder - rounder;
  const r34 = t34 + rounder - rounder;
  const r35 = t35 + rounder - rounder;
  const r36 = t36 + rounder - rounder;
  const r37 = t37 + rounder - rounder;
  const r38 = t38 + rounder - rounder;
  const r39 = t39 + rounder - rounder;
  const r40 = t40 + rounder - rounder;
  const r41 = t41 + rounder - rounder;
  const r42 = t42 + rounder - rounder;
  t22 -= r22;
  out[0] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[1] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[2] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[3] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[4] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[5] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[6] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[7] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[8] = t30;
  t31 -= r31;
  t31 += r30 * carrier;
  out[9] = t31;
  t32 -= r32;
  t32 += r31 * carrier;
  out[10] = t32;
  t33 -= r33;
  t33 += r32 * carrier;
  out[11] = t33;
  t34 -= r34;
  t34 += r33 * carrier;
  out[12] = t34;
  t35 -= r35;
  t35 += r34 * carrier;
  out[13] = t35;
  t36 -= r36;
  t36 += r35 * carrier;
  out[14] = t36;
  t37 -= r37;
  t37 += r36 * carrier;
  out[15] = t37;
  t38 -= r38;
  t38 += r37 * carrier;
  out[16] = t38;
  t39 -= r39;
  t39 += r38 * carrier;
  out[17] = t39;
  t40 -= r40;
  t40 += r39 * carrier;
  out[18] = t40;
  t41 -= r41;
  t41 += r40 * carrier;
  out[19] = t41;
  t42 -= r42;
  t42 += r41 * carrier;
  out[20] = t42;
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
    twice0 * a16 +
    twice1 * a15 +
    twice2 * a14 +
    twice3 * a13 +
    twice4 * a12 +
    twice5 * a11 +
    twice6 * a10 +
    twice7 * a9 +
    once8 * a8 +
    b16 * factor;
  out[16] = t16;
  let t17 =
    twice0 * a17 +
    twice1 * a16 +
    twice2 * a15 +
    twice3 * a14 +
    twice4 * a13 +
    twice5 * a12 +
    twice6 * a11 +
    twice7 * a10 +
    twice8 * a9 +
    b17 * factor;
  out[17] = t17;
  let t18 =
    twice0 * a18 +
    twice1 * a17 +
    twice2 * a16 +
    twice3 * a15 +
    twice4 * a14 +
    twice5 * a13 +
    twice6 * a12 +
    twice7 * a11 +
    twice8 * a10 +
    once9 * a9 +
    b18 * factor;
  out[18] = t18;
  let t19 =
    twice0 * a19 +
    twice1 * a18 +
    twice2 * a17 +
    twice3 * a16 +
    twice4 * a15 +
    twice5 * a14 +
    twice6 * a13 +
    twice7 * a12 +
    twice8 * a11 +
    twice9 * a10 +
    b19 * factor;
  out[19] = t19;
  let t20 =
    twice0 * a20 +
    twice1 * a19 +
    twice2 * a18 +
    twice3 * a17 +
    twice4 * a16 +
    twice5 * a15 +
    twice6 * a14 +
    twice7 * a13 +
    twice8 * a12 +
    twice9 * a11 +
    once10 * a10 +
    b20 * factor;
  out[20] = t20;
  const over22 = r42 * carrier;
  let t21 =
    twice0 * a21 +
    twice1 * a20 +
    twice2 * a19 +
    twice3 * a18 +
    twice4 * a17 +
    twice5 * a16 +
    twice6 * a15 +
    twice7 * a14 +
    twice8 * a13 +
    twice9 * a12 +
    twice10 * a11 +
    b21 * factor;
  out[21] = t21;
  t21 += over22 * 128;
  t0 += t22 * 128;
  t1 += t23 * 128;
  t2 += t24 * 128;
  t3 += t25 * 128;
  t4 += t26 * 128;
  t5 += t27 * 128;
  t6 += t28 * 128;
  t7 += t29 * 128;
  t8 += t30 * 128;
  t9 += t31 * 128;
  t10 += t32 * 128;
  t11 += t33 * 128;
  t12 += t34 * 128;
  t13 += t35 * 128;
  t14 += t36 * 128;
  t15 += t37 * 128;
  t16 += t38 * 128;
  t17 += t39 * 128;
  t18 += t40 * 128;
  t19 += t41 * 128;
  t20 += t42 * 128;
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
  const x17 = t17 + rounder - rounder;
  t17 -= x17;
  t18 += x17 * carrier;
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
  const x18 = t18 + rounder - rounder;
  t18 -= x18;
  t19 += x18 * carrier;
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
  const x19 = t19 + rounder - rounder;
  t19 -= x19;
  t20 += x19 * carrier;
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
  t16 += x15 * carrier;
  const x20 = t20 + rounder - rounder;
  t20 -= x20;
  t21 += x20 * carrier;
  const x16 = t16 + rounder - rounder;
  t16 -= x16;
  t17 += x16 * carrier;
  const x21 = t21 + rounder - rounder;
  t21 -= x21;
  const over = x21 * carrier;
  t0 += over * 128;
  const y0 = t0 + rounder - rounder;
  t0 -= y0;
  t1 += y0 * carrier;
  const y4 = t4 + rounder - rounder;
  t4 -= y4;
  t5 += y4 * carrier;
  const y8 = t8 + rounder - rounder;
  t8 -= y8;
  t9 += y8 * carrier;
  const y12 = t12 + rounder - rounder;
  t12 -= y12;
  t13 += y12 * carrier;
  const y17 = t17 + rounder - rounder;
  t17 -= y17;
  t18 += y17 * carrier;
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
  out[16] = t16;
  out[17] = t17;
  out[18] = t18;
  out[19] = t19;
  out[20] = t20;
  out[21] = t21;
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
  const a16 = a[16] as number;
  const a17 = a[17] as number;
  const a18 = a[18] as number;
  const a19 = a[19] as number;
  const a20 = a[20] as number;
  const a21 = a[21] as number;
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
  const b16 = b[16] as number;
  const b17 = b[17] as number;
  const b18 = b[18] as number;
  const b19 = b[19] as number;
  const b20 = b[20] as number;
  const b21 = b[21] as number;
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
  const c16 = c[16] as number;
  const c17 = c[17] as number;
  const c18 = c[18] as number;
  const c19 = c[19] as number;
  const c20 = c[20] as number;
  const c21 = c[21] as number;
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
  const d16 = d[16] as number;
  const d17 = d[17] as number;
  const d18 = d[18] as number;
  const d19 = d[19] as number;
  const d20 = d[20] as number;
  const d21 = d[21] as number;
  let t22 =
    a1 * b21 +
    a2 * b20 +
    a3 * b19 +
    a4 * b18 +
    a5 * b17 +
    a6 * b16 +
    a7 * b15 +
    a8 * b14 +
    a9 * b13 +
    a10 * b12 +
    a11 * b11 +
    a12 * b10 +
    a13 * b9 +
    a14 * b8 +
    a15 * b7 +
    a16 * b6 +
    a17 * b5 +
    a18 * b4 +
    a19 * b3 +
    a20 * b2 +
    a21 * b1;
  const s22 =
    c1 * d21 +
    c2 * d20 +
    c3 * d19 +
    c4 * d18 +
    c5 * d17 +
    c6 * d16 +
    c7 * d15 +
    c8 * d14 +
    c9 * d13 +
    c10 * d12 +
    c11 * d11 +
    c12 * d10 +
    c13 * d9 +
    c14 * d8 +
    c15 * d7 +
    c16 * d6 +
    c17 * d5 +
    c18 * d4 +
    c19 * d3 +
    c20 * d2 +
    c21 * d1;
  t22 += s22 * factor;
  out[0] = t22;
  let t23 =
    a2 * b21 +
    a3 * b20 +
    a4 * b19 +
    a5 * b18 +
    a6 * b17 +
    a7 * b16 +
    a8 * b15 +
    a9 * b14 +
    a10 * b13 +
    a11 * b12 +
    a12 * b11 +
    a13 * b10 +
    a14 * b9 +
    a15 * b8 +
    a16 * b7 +
    a17 * b6 +
    a18 * b5 +
    a19 * b4 +
    a20 * b3 +
    a21 * b2;
  const s23 =
    c2 * d21 +
    c3 * d20 +
    c4 * d19 +
    c5 * d18 +
    c6 * d17 +
    c7 * d16 +
    c8 * d15 +
    c9 * d14 +
    c10 * d13 +
    c11 * d12 +
    c12 * d11 +
    c13 * d10 +
    c14 * d9 +
    c15 * d8 +
    c16 * d7 +
    c17 * d6 +
    c18 * d5 +
    c19 * d4 +
    c20 * d3 +
    c21 * d2;
  t23 += s23 * factor;
  out[1] = t23;
  let t24 =
    a3 * b21 +
    a4 * b20 +
    a5 * b19 +
    a6 * b18 +
    a7 * b17 +
    a8 * b16 +
    a9 * b15 +
    a10 * b14 +
    a11 * b13 +
    a12 * b12 +
    a13 * b11 +
    a14 * b10 +
    a15 * b9 +
    a16 * b8 +
    a17 * b7 +
    a18 * b6 +
    a19 * b5 +
    a20 * b4 +
    a21 * b3;
  const s24 =
    c3 * d21 +
    c4 * d20 +
    c5 * d19 +
    c6 * d18 +
    c7 * d17 +
    c8 * d16 +
    c9 * d15 +
    c10 * d14 +
    c11 * d13 +
    c12 * d12 +
    c13 * d11 +
    c14 * d10 +
    c15 * d9 +
    c16 * d8 +
    c17 * d7 +
    c18 * d6 +
    c19 * d5 +
    c20 * d4 +
    c21 * d3;
  t24 += s24 * factor;
  out[2] = t24;
  let t25 =
    a4 * b21 +
    a5 * b20 +
    a6 * b19 +
    a7 * b18 +
    a8 * b17 +
    a9 * b16 +
    a10 * b15 +
    a11 * b14 +
    a12 * b13 +
    a13 * b12 +
    a14 * b11 +
    a15 * b10 +
    a16 * b9 +
    a17 * b8 +
    a18 * b7 +
    a19 * b6 +
    a20 * b5 +
    a21 * b4;
  const s25 =
    c4 * d21 +
    c5 * d20 +
    c6 * d19 +
    c7 * d18 +
    c8 * d17 +
    c9 * d16 +
    c10 * d15 +
    c11 * d14 +
    c12 * d13 +
    c13 * d12 +
    c14 * d11 +
    c15 * d10 +
    c16 * d9 +
    c17 * d8 +
    c18 * d7 +
    c19 * d6 +
    c20 * d5 +
    c21 * d4;
  t25 += s25 * factor;
  out[3] = t25;
  let t26 =
    a5 * b21 +
    a6 * b20 +
    a7 * b19 +
    a8 * b18 +
    a9 * b17 +
    a10 * b16 +
    a11 * b15 +
    a12 * b14 +
    a13 * b13 +
    a14 * b12 +
    a15 * b11 +
    a16 * b10 +
    a17 * b9 +
    a18 * b8 +
    a19 * b7 +
    a20 * b6 +
    a21 * b5;
  const s26 =
    c5 * d21 +
    c6 * d20 +
    c7 * d19 +
    c8 * d18 +
    c9 * d17 +
    c10 * d16 +
    c11 * d15 +
    c12 * d14 +
    c13 * d13 +
    c14 * d12 +
    c15 * d11 +
    c16 * d10 +
    c17 * d9 +
    c18 * d8 +
    c19 * d7 +
    c20 * d6 +
    c21 * d5;
  t26 += s26 * factor;
  out[4] = t26;
  let t27 =
    a6 * b21 +
    a7 * b20 +
    a8 * b19 +
    a9 * b18 +
    a10 * b17 +
    a11 * b16 +
    a12 * b15 +
    a13 * b14 +
    a14 * b13 +
    a15 * b12 +
    a16 * b11 +
    a17 * b10 +
    a18 * b9 +
    a19 * b8 +
    a20 * b7 +
    a21 * b6;
  const s27 =
    c6 * d21 +
    c7 * d20 +
    c8 * d19 +
    c9 * d18 +
    c10 * d17 +
    c11 * d16 +
    c12 * d15 +
    c13 * d14 +
    c14 * d13 +
    c15 * d12 +
    c16 * d11 +
    c17 * d10 +
    c18 * d9 +
    c19 * d8 +
    c20 * d7 +
    c21 * d6;
  t27 += s27 * factor;
  out[5] = t27;
  let t28 =
    a7 * b21 +
    a8 * b20 +
    a9 * b19 +
    a10 * b18 +
    a11 * b17 +
    a12 * b16 +
    a13 * b15 +
    a14 * b14 +
    a15 * b13 +
    a16 * b12 +
    a17 * b11 +
    a18 * b10 +
    a19 * b9 +
    a20 * b8 +
    a21 * b7;
  const s28 =
    c7 * d21 +
    c8 * d20 +
    c9 * d19 +
    c10 * d18 +
    c11 * d17 +
    c12 * d16 +
    c13 * d15 +
    c14 * d14 +
    c15 * d13 +
    c16 * d12 +
    c17 * d11 +
    c18 * d10 +
    c19 * d9 +
    c20 * d8 +
    c21 * d7;
  t28 += s28 * factor;
  out[6] = t28;
  let t29 =
    a8 * b21 +
    a9 * b20 +
    a10 * b19 +
    a11 * b18 +
    a12 * b17 +
    a13 * b16 +
    a14 * b15 +
    a15 * b14 +
    a16 * b13 +
    a17 * b12 +
    a18 * b11 +
    a19 * b10 +
    a20 * b9 +
    a21 * b8;
  const s29 =
    c8 * d21 +
    c9 * d20 +
    c10 * d19 +
    c11 * d18 +
    c12 * d17 +
    c13 * d16 +
    c14 * d15 +
    c15 * d14 +
    c16 * d13 +
    c17 * d12 +
    c18 * d11 +
    c19 * d10 +
    c20 * d9 +
    c21 * d8;
  t29 += s29 * factor;
  out[7] = t29;
  let t30 =
    a9 * b21 +
    a10 * b20 +
    a11 * b19 +
    a12 * b18 +
    a13 * b17 +
    a14 * b16 +
    a15 * b15 +
    a16 * b14 +
    a17 * b13 +
    a18 * b12 +
    a19 * b11 +
    a20 * b10 +
    a21 * b9;
  const s30 =
    c9 * d21 +
    c10 * d20 +
    c11 * d19 +
    c12 * d18 +
    c13 * d17 +
    c14 * d16 +
    c15 * d15 +
    c16 * d14 +
    c17 * d13 +
    c18 * d12 +
    c19 * d11 +
    c20 * d10 +
    c21 * d9;
  t30 += s30 * factor;
  out[8] = t30;
  let t31 =
    a10 * b21 +
    a11 * b20 +
    a12 * b19 +
    a13 * b18 +
    a14 * b17 +
    a15 * b16 +
    a16 * b15 +
    a17 * b14 +
    a18 * b13 +
    a19 * b12 +
    a20 * b11 +
    a21 * b10;
  const s31 =
    c10 * d21 +
    c11 * d20 +
    c12 * d19 +
    c13 * d18 +
    c14 * d17 +
    c15 * d16 +
    c16 * d15 +
    c17 * d14 +
    c18 * d13 +
    c19 * d12 +
    c20 * d11 +
    c21 * d10;
  t31 += s31 * factor;
  out[9] = t31;
  let t32 =
    a11 * b21 +
    a12 * b20 +
    a13 * b19 +
    a14 * b18 +
    a15 * b17 +
    a16 * b16 +
    a17 * b15 +
    a18 * b14 +
    a19 * b13 +
    a20 * b12 +
    a21 * b11;
  const s32 =
    c11 * d21 +
    c12 * d20 +
    c13 * d19 +
    c14 * d18 +
    c15 * d17 +
    c16 * d16 +
    c17 * d15 +
    c18 * d14 +
    c19 * d13 +
    c20 * d12 +
    c21 * d11;
  t32 += s32 * factor;
  out[10] = t32;
  let t33 =
    a12 * b21 +
    a13 * b20 +
    a14 * b19 +
    a15 * b18 +
    a16 * b17 +
    a17 * b16 +
    a18 * b15 +
    a19 * b14 +
    a20 * b13 +
    a21 * b12;
  const s33 =
    c12 * d21 +
    c13 * d20 +
    c14 * d19 +
    c15 * d18 +
    c16 * d17 +
    c17 * d16 +
    c18 * d15 +
    c19 * d14 +
    c20 * d13 +
    c21 * d12;
  t33 += s33 * factor;
  out[11] = t33;
  let t34 = a13 * b21 + a14 * b20 + a15 * b19 + a16 * b18 + a17 * b17 + a18 * b16 + a19 * b15 + a20 * b14 + a21 * b13;
  const s34 = c13 * d21 + c14 * d20 + c15 * d19 + c16 * d18 + c17 * d17 + c18 * d16 + c19 * d15 + c20 * d14 + c21 * d13;
  t34 += s34 * factor;
  out[12] = t34;
  let t35 = a14 * b21 + a15 * b20 + a16 * b19 + a17 * b18 + a18 * b17 + a19 * b16 + a20 * b15 + a21 * b14;
  const s35 = c14 * d21 + c15 * d20 + c16 * d19 + c17 * d18 + c18 * d17 + c19 * d16 + c20 * d15 + c21 * d14;
  t35 += s35 * factor;
  out[13] = t35;
  let t36 = a15 * b21 + a16 * b20 + a17 * b19 + a18 * b18 + a19 * b17 + a20 * b16 + a21 * b15;
  const s36 = c15 * d21 + c16 * d20 + c17 * d19 + c18 * d18 + c19 * d17 + c20 * d16 + c21 * d15;
  t36 += s36 * factor;
  out[14] = t36;
  let t37 = a16 * b21 + a17 * b20 + a18 * b19 + a19 * b18 + a20 * b17 + a21 * b16;
  const s37 = c16 * d21 + c17 * d20 + c18 * d19 + c19 * d18 + c20 * d17 + c21 * d16;
  t37 += s37 * factor;
  out[15] = t37;
  let t38 = a17 * b21 + a18 * b20 + a19 * b19 + a20 * b18 + a21 * b17;
  const s38 = c17 * d21 + c18 * d20 + c19 * d19 + c20 * d18 + c21 * d17;
  t38 += s38 * factor;
  out[16] = t38;
  let t39 = a18 * b21 + a19 * b20 + a20 * b19 + a21 * b18;
  const s39 = c18 * d21 + c19 * d20 + c20 * d19 + c21 * d18;
  t39 += s39 * factor;
  out[17] = t39;
  let t40 = a19 * b21 + a20 * b20 + a21 * b19;
  const s40 = c19 * d21 + c20 * d20 + c21 * d19;
  t40 += s40 * factor;
  out[18] = t40;
  let t41 = a20 * b21 + a21 * b20;
  const s41 = c20 * d21 + c21 * d20;
  t41 += s41 * factor;
  out[19] = t41;
  let t42 = a21 * b21;
  const s42 = c21 * d21;
  t42 += s42 * factor;
  out[20] = t42;
  const r22 = t22 + rounder - rounder;
  const r23 = t23 + rounder - rounder;
  const r24 = t24 + rounder - rounder;
  const r25 = t25 + rounder - rounder;
  const r26 = t26 + rounder - rounder;
  const r27 = t27 + rounder - rounder;
  const r28 = t28 + rounder - rounder;
  const r29 = t29 + rounder - rounder;
  const r30 = t30 + rounder - rounder;
  const r31 = t31 + rounder - rounder;
  const r32 = t32 + rounder - rounder;
  const r33 = t33 + rounder - rounder;
  const r34 = t34 + rounder - rounder;
  const r35 = t35 + rounder - rounder;
  const r36 = t36 + rounder - rounder;
  const r37 = t37 + rounder - rounder;
  const r38 = t38 + rounder - rounder;
  const r39 = t39 + rounder - rounder;
  const r40 = t40 + rounder - rounder;
  const r41 = t41 + rounder - rounder;
  const r42 = t42 + rounder - rounder;
  t22 -= r22;
  out[0] = t22;
  t23 -= r23;
  t23 += r22 * carrier;
  out[1] = t23;
  t24 -= r24;
  t24 += r23 * carrier;
  out[2] = t24;
  t25 -= r25;
  t25 += r24 * carrier;
  out[3] = t25;
  t26 -= r26;
  t26 += r25 * carrier;
  out[4] = t26;
  t27 -= r27;
  t27 += r26 * carrier;
  out[5] = t27;
  t28 -= r28;
  t28 += r27 * carrier;
  out[6] = t28;
  t29 -= r29;
  t29 += r28 * carrier;
  out[7] = t29;
  t30 -= r30;
  t30 += r29 * carrier;
  out[8] = t30;
  t31 -= r31;
  t31 += r30 * carrier;
  out[9] = t31;
  t32 -= r32;
  t32 += r31 * carrier;
  out[10] = t32;
  t33 -= r33;
  t33 += r32 * carrier;
  out[11] = t33;
  t34 -= r34;
  t34 += r33 * carrier;
  out[12] = t34;
  t35 -= r35;
  t35 += r34 * carrier;
  out[13] = t35;
  t36 -= r36;
  t36 += r35 * carrier;
  out[14] = t36;
  t37 -= r37;
  t37 += r36 * carrier;
  out[15] = t37;
  t38 -= r38;
  t38 += r37 * carrier;
  out[16] = t38;
  t39 -= r39;
  t39 += r38 * carrier;
  out[17] = t39;
  t40 -= r40;
  t40 += r39 * carrier;
  out[18] = t40;
  t41 -= r41;
  t41 += r40 * carrier;
  out[19] = t41;
  t42 -= r42;
  t42 += r41 * carrier;
  out[20] = t42;
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
    a0 * b16 +
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
    a15 * b1 +
    a16 * b0;
  const s16 =
    c0 * d16 +
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
    c15 * d1 +
    c16 * d0;
  t16 += s16 * factor;
  out[16] = t16;
  let t17 =
    a0 * b17 +
    a1 * b16 +
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
    a15 * b2 +
    a16 * b1 +
    a17 * b0;
  const s17 =
    c0 * d17 +
    c1 * d16 +
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
    c15 * d2 +
    c16 * d1 +
    c17 * d0;
  t17 += s17 * factor;
  out[17] = t17;
  let t18 =
    a0 * b18 +
    a1 * b17 +
    a2 * b16 +
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
    a15 * b3 +
    a16 * b2 +
    a17 * b1 +
    a18 * b0;
  const s18 =
    c0 * d18 +
    c1 * d17 +
    c2 * d16 +
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
    c15 * d3 +
    c16 * d2 +
    c17 * d1 +
    c18 * d0;
  t18 += s18 * factor;
  out[18] = t18;
  let t19 =
    a0 * b19 +
    a1 * b18 +
    a2 * b17 +
    a3 * b16 +
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
    a15 * b4 +
    a16 * b3 +
    a17 * b2 +
    a18 * b1 +
    a19 * b0;
  const s19 =
    c0 * d19 +
    c1 * d18 +
    c2 * d17 +
    c3 * d16 +
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
    c15 * d4 +
    c16 * d3 +
    c17 * d2 +
    c18 * d1 +
    c19 * d0;
  t19 += s19 * factor;
  out[19] = t19;
  let t20 =
    a0 * b20 +
    a1 * b19 +
    a2 * b18 +
    a3 * b17 +
    a4 * b16 +
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
    a15 * b5 +
    a16 * b4 +
    a17 * b3 +
    a18 * b2 +
    a19 * b1 +
    a20 * b0;
  const s20 =
    c0 * d20 +
    c1 * d19 +
    c2 * d18 +
    c3 * d17 +
    c4 * d16 +
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
    c15 * d5 +
    c16 * d4 +
    c17 * d3 +
    c18 * d2 +
    c19 * d1 +
    c20 * d0;
  t20 += s20 * factor;
  out[20] = t20;
  const over22 = r42 * carrier;
  let t21 =
    a0 * b21 +
    a1 * b20 +
    a2 * b19 +
    a3 * b18 +
    a4 * b17 +
    a5 * b16 +
    a6 * b15 +
    a7 * b14 +
    a8 * b13 +
    a9 * b12 +
    a10 * b11 +
    a11 * b10 +
    a12 * b9 +
    a13 * b8 +
    a14 * b7 +
    a15 * b6 +
    a16 * b5 +
    a17 * b4 +
    a18 * b3 +
    a19 * b2 +
    a20 * b1 +
    a21 * b0;
  const s21 =
    c0 * d21 +
    c1 * d20 +
    c2 * d19 +
    c3 * d18 +
    c4 * d17 +
    c5 * d16 +
    c6 * d15 +
    c7 * d14 +
    c8 * d13 +
    c9 * d12 +
    c10 * d11 +
    c11 * d10 +
    c12 * d9 +
    c13 * d8 +
    c14 * d7 +
    c15 * d6 +
    c16 * d5 +
    c17 * d4 +
    c18 * d3 +
    c19 * d2 +
    c20 * d1 +
    c21 * d0;
  t21 += s21 * factor;
  out[21] = t21;
  t21 += over22 * 128;
  t0 += t22 * 128;
  t1 += t23 * 128;
  t2 += t24 * 128;
  t3 += t25 * 128;
  t4 += t26 * 128;
  t5 += t27 * 128;
  t6 += t28 * 128;
  t7 += t29 * 128;
  t8 += t30 * 128;
  t9 += t31 * 128;
  t10 += t32 * 128;
  t11 += t33 * 128;
  t12 += t34 * 128;
  t13 += t35 * 128;
  t14 += t36 * 128;
  t15 += t37 * 128;
  t16 += t38 * 128;
  t17 += t39 * 128;
  t18 += t40 * 128;
  t19 += t41 * 128;
  t20 += t42 * 128;
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
  const x17 = t17 + rounder - rounder;
  t17 -= x17;
  t18 += x17 * carrier;
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
  const x18 = t18 + rounder - rounder;
  t18 -= x18;
  t19 += x18 * carrier;
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
  const x19 = t19 + rounder - rounder;
  t19 -= x19;
  t20 += x19 * carrier;
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
  t16 += x15 * carrier;
  const x20 = t20 + rounder - rounder;
  t20 -= x20;
  t21 += x20 * carrier;
  const x16 = t16 + rounder - rounder;
  t16 -= x16;
  t17 += x16 * carrier;
  const x21 = t21 + rounder - rounder;
  t21 -= x21;
  const over = x21 * carrier;
  t0 += over * 128;
  const y0 = t0 + rounder - rounder;
  t0 -= y0;
  t1 += y0 * carrier;
  const y4 = t4 + rounder - rounder;
  t4 -= y4;
  t5 += y4 * carrier;
  const y8 = t8 + rounder - rounder;
  t8 -= y8;
  t9 += y8 * carrier;
  const y12 = t12 + rounder - rounder;
  t12 -= y12;
  t13 += y12 * carrier;
  const y17 = t17 + rounder - rounder;
  t17 -= y17;
  t18 += y17 * carrier;
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
  out[16] = t16;
  out[17] = t17;
  out[18] = t18;
  out[19] = t19;
  out[20] = t20;
  out[21] = t21;
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
  out[16] = (a[16] as number) + (b[16] as number) * factor;
  out[17] = (a[17] as number) + (b[17] as number) * factor;
  out[18] = (a[18] as number) + (b[18] as number) * factor;
  out[19] = (a[19] as number) + (b[19] as number) * factor;
  out[20] = (a[20] as number) + (b[20] as number) * factor;
  out[21] = (a[21] as number) + (b[21] as number) * factor;
}
