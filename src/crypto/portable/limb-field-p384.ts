// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo 2³⁸⁴ − 2¹²⁸ − 2⁹⁶ + 2³² − 1; columns are cleared by 2³⁸⁴ ≡ 1 − 2³² + 2⁹⁶ + 2¹²⁸.
import type { FieldKernel, Limbs } from './field-kernel.ts';

export const p384Kernel: FieldKernel = {
  limbs: 16,
  modulus: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
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
  columns[11] =
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
  columns[12] =
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
  columns[13] =
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
  columns[14] =
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
  columns[15] =
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
  columns[16] =
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
  columns[17] =
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
  columns[18] =
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
  columns[19] =
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
  columns[20] =
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
  columns[21] =
    a6 * b15 + a7 * b14 + a8 * b13 + a9 * b12 + a10 * b11 + a11 * b10 + a12 * b9 + a13 * b8 + a14 * b7 + a15 * b6;
  columns[22] = a7 * b15 + a8 * b14 + a9 * b13 + a10 * b12 + a11 * b11 + a12 * b10 + a13 * b9 + a14 * b8 + a15 * b7;
  columns[23] = a8 * b15 + a9 * b14 + a10 * b13 + a11 * b12 + a12 * b11 + a13 * b10 + a14 * b9 + a15 * b8;
  columns[24] = a9 * b15 + a10 * b14 + a11 * b13 + a12 * b12 + a13 * b11 + a14 * b10 + a15 * b9;
  columns[25] = a10 * b15 + a11 * b14 + a12 * b13 + a13 * b12 + a14 * b11 + a15 * b10;
  columns[26] = a11 * b15 + a12 * b14 + a13 * b13 + a14 * b12 + a15 * b11;
  columns[27] = a12 * b15 + a13 * b14 + a14 * b13 + a15 * b12;
  columns[28] = a13 * b15 + a14 * b14 + a15 * b13;
  columns[29] = a14 * b15 + a15 * b14;
  columns[30] = a15 * b15;
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
  const a11 = a[11] as number;
  const a12 = a[12] as number;
  const a13 = a[13] as number;
  const a14 = a[14] as number;
  const a15 = a[15] as number;
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
  const twice10 = a10 * 2;
  const twice11 = a11 * 2;
  const twice12 = a12 * 2;
  const twice13 = a13 * 2;
  const twice14 = a14 * 2;
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
  columns[11] = twice0 * a11 + twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6;
  columns[12] = twice0 * a12 + twice1 * a11 + twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + a6 * a6;
  columns[13] = twice0 * a13 + twice1 * a12 + twice2 * a11 + twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7;
  columns[14] =
    twice0 * a14 + twice1 * a13 + twice2 * a12 + twice3 * a11 + twice4 * a10 + twice5 * a9 + twice6 * a8 + a7 * a7;
  columns[15] =
    twice0 * a15 + twice1 * a14 + twice2 * a13 + twice3 * a12 + twice4 * a11 + twice5 * a10 + twice6 * a9 + twice7 * a8;
  columns[16] =
    twice1 * a15 + twice2 * a14 + twice3 * a13 + twice4 * a12 + twice5 * a11 + twice6 * a10 + twice7 * a9 + a8 * a8;
  columns[17] = twice2 * a15 + twice3 * a14 + twice4 * a13 + twice5 * a12 + twice6 * a11 + twice7 * a10 + twice8 * a9;
  columns[18] = twice3 * a15 + twice4 * a14 + twice5 * a13 + twice6 * a12 + twice7 * a11 + twice8 * a10 + a9 * a9;
  columns[19] = twice4 * a15 + twice5 * a14 + twice6 * a13 + twice7 * a12 + twice8 * a11 + twice9 * a10;
  columns[20] = twice5 * a15 + twice6 * a14 + twice7 * a13 + twice8 * a12 + twice9 * a11 + a10 * a10;
  columns[21] = twice6 * a15 + twice7 * a14 + twice8 * a13 + twice9 * a12 + twice10 * a11;
  columns[22] = twice7 * a15 + twice8 * a14 + twice9 * a13 + twice10 * a12 + a11 * a11;
  columns[23] = twice8 * a15 + twice9 * a14 + twice10 * a13 + twice11 * a12;
  columns[24] = twice9 * a15 + twice10 * a14 + twice11 * a13 + a12 * a12;
  columns[25] = twice10 * a15 + twice11 * a14 + twice12 * a13;
  columns[26] = twice11 * a15 + twice12 * a14 + a13 * a13;
  columns[27] = twice12 * a15 + twice13 * a14;
  columns[28] = twice13 * a15 + a14 * a14;
  columns[29] = twice14 * a15;
  columns[30] = a15 * a15;
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
  const a11 = a[11] as number;
  const a12 = a[12] as number;
  const a13 = a[13] as number;
  const a14 = a[14] as number;
  const a15 = a[15] as number;
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
  const twice10 = a10 * 2;
  const twice11 = a11 * 2;
  const twice12 = a12 * 2;
  const twice13 = a13 * 2;
  const twice14 = a14 * 2;
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
    (twice0 * a11 + twice1 * a10 + twice2 * a9 + twice3 * a8 + twice4 * a7 + twice5 * a6) * squareScale;
  columns[12] =
    (columns[12] as number) * scale +
    (twice0 * a12 + twice1 * a11 + twice2 * a10 + twice3 * a9 + twice4 * a8 + twice5 * a7 + a6 * a6) * squareScale;
  columns[13] =
    (columns[13] as number) * scale +
    (twice0 * a13 + twice1 * a12 + twice2 * a11 + twice3 * a10 + twice4 * a9 + twice5 * a8 + twice6 * a7) * squareScale;
  columns[14] =
    (columns[14] as number) * scale +
    (twice0 * a14 + twice1 * a13 + twice2 * a12 + twice3 * a11 + twice4 * a10 + twice5 * a9 + twice6 * a8 + a7 * a7) *
      squareScale;
  columns[15] =
    (columns[15] as number) * scale +
    (twice0 * a15 +
      twice1 * a14 +
      twice2 * a13 +
      twice3 * a12 +
      twice4 * a11 +
      twice5 * a10 +
      twice6 * a9 +
      twice7 * a8) *
      squareScale;
  columns[16] =
    (columns[16] as number) * scale +
    (twice1 * a15 + twice2 * a14 + twice3 * a13 + twice4 * a12 + twice5 * a11 + twice6 * a10 + twice7 * a9 + a8 * a8) *
      squareScale;
  columns[17] =
    (columns[17] as number) * scale +
    (twice2 * a15 + twice3 * a14 + twice4 * a13 + twice5 * a12 + twice6 * a11 + twice7 * a10 + twice8 * a9) *
      squareScale;
  columns[18] =
    (columns[18] as number) * scale +
    (twice3 * a15 + twice4 * a14 + twice5 * a13 + twice6 * a12 + twice7 * a11 + twice8 * a10 + a9 * a9) * squareScale;
  columns[19] =
    (columns[19] as number) * scale +
    (twice4 * a15 + twice5 * a14 + twice6 * a13 + twice7 * a12 + twice8 * a11 + twice9 * a10) * squareScale;
  columns[20] =
    (columns[20] as number) * scale +
    (twice5 * a15 + twice6 * a14 + twice7 * a13 + twice8 * a12 + twice9 * a11 + a10 * a10) * squareScale;
  columns[21] =
    (columns[21] as number) * scale +
    (twice6 * a15 + twice7 * a14 + twice8 * a13 + twice9 * a12 + twice10 * a11) * squareScale;
  columns[22] =
    (columns[22] as number) * scale +
    (twice7 * a15 + twice8 * a14 + twice9 * a13 + twice10 * a12 + a11 * a11) * squareScale;
  columns[23] =
    (columns[23] as number) * scale + (twice8 * a15 + twice9 * a14 + twice10 * a13 + twice11 * a12) * squareScale;
  columns[24] =
    (columns[24] as number) * scale + (twice9 * a15 + twice10 * a14 + twice11 * a13 + a12 * a12) * squareScale;
  columns[25] = (columns[25] as number) * scale + (twice10 * a15 + twice11 * a14 + twice12 * a13) * squareScale;
  columns[26] = (columns[26] as number) * scale + (twice11 * a15 + twice12 * a14 + a13 * a13) * squareScale;
  columns[27] = (columns[27] as number) * scale + (twice12 * a15 + twice13 * a14) * squareScale;
  columns[28] = (columns[28] as number) * scale + (twice13 * a15 + a14 * a14) * squareScale;
  columns[29] = (columns[29] as number) * scale + twice14 * a15 * squareScale;
  columns[30] = (columns[30] as number) * scale + a15 * a15 * squareScale;
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
  columns[22] = (columns[22] as number) * scale + (others[22] as number) * othersScale;
  columns[23] = (columns[23] as number) * scale + (others[23] as number) * othersScale;
  columns[24] = (columns[24] as number) * scale + (others[24] as number) * othersScale;
  columns[25] = (columns[25] as number) * scale + (others[25] as number) * othersScale;
  columns[26] = (columns[26] as number) * scale + (others[26] as number) * othersScale;
  columns[27] = (columns[27] as number) * scale + (others[27] as number) * othersScale;
  columns[28] = (columns[28] as number) * scale + (others[28] as number) * othersScale;
  columns[29] = (columns[29] as number) * scale + (others[29] as number) * othersScale;
  columns[30] = (columns[30] as number) * scale + (others[30] as number) * othersScale;
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
