import { addMultipleText, multiplyPairText, multiplyText, squareText } from './field-functions.ts';
import type { FieldPlan } from './field-plan.ts';

/** The source file of a field. */
export function fieldText(plan: FieldPlan): string {
  const functions = [multiplyText(plan), squareText(plan), multiplyPairText(plan), addMultipleText(plan)];
  return [headText(plan), fieldObjectText(plan), ...functions].join('\n\n');
}

function headText({ modulus, tapsBecause }: FieldPlan): string {
  return `// Written by scripts/limb-fields.ts, which proves that no sum here passes 2⁵³: change it there.
// Integers modulo ${modulus}; columns are cleared by ${tapsBecause}.
import type { LimbField, Limbs } from './limb-field.ts';

/** Adding and subtracting it rounds to a multiple of 2²⁴. */
const rounder = 3 * 2 ** 75;
/** Moves a multiple of 2²⁴ to the next limb. */
const carrier = 2 ** -24;`;
}

function fieldObjectText({ name, limbs, result, modulusValue }: FieldPlan): string {
  return `export const ${name}Field: LimbField = {
  limbs: ${limbs},
  modulus: 0x${modulusValue.toString(16)}n,
  lowestColumn: ${result},
  multiply,
  square,
  multiplyPair,
  addMultiple,
};`;
}
