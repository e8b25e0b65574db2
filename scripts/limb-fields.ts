/** `npm run limb-fields`: writes the unrolled field arithmetic of `src/crypto/portable/limb-field-*.ts`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldPlans } from './limb-fields/field-plan.ts';
import { fieldText } from './limb-fields/field-text.ts';

const folder = fileURLToPath(new URL('../src/crypto/portable/', import.meta.url));
const biome = fileURLToPath(new URL('../tools/node_modules/.bin/biome', import.meta.url));

const files = fieldPlans.map((plan) => {
  const file = `${folder}limb-field-${plan.name}.ts`;
  writeFileSync(file, fieldText(plan));
  return file;
});
execFileSync(biome, ['check', '--write', ...files], { stdio: 'inherit' });
