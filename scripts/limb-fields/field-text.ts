import {
  addColumnsText,
  addElementText,
  addSquareText,
  combineText,
  productText,
  reduceText,
  squareText,
} from './field-functions.ts';
import type { FieldPlan } from './field-plan.ts';

const functions = [productText, squareText, addSquareText, addColumnsText, addElementText, reduceText, combineText];

/** The source file of a field. */
export function fieldText(plan: FieldPlan): string {
  return [headText(plan), fieldObjectText(plan), ...functions.map((toText) => toText(plan))].join('\n\n');
}

function headText({ modulus, tapsBecause }: FieldPlan): string {
  return `// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo ${modulus}; columns are cleared by ${tapsBecause}.
import type { FieldKernel, Limbs } from './field-kernel.ts';`;
}

function fieldObjectText({ name, limbs, result, modulusValue }: FieldPlan): string {
  return `export const ${name}Kernel: FieldKernel = {
  limbs: ${limbs},
  modulus: 0x${modulusValue.toString(16)}n,
  lowestColumn: ${result},
  product,
  square,
  addSquare,
  addColumns,
  addElement,
  reduce,
  combine,
};`;
}
