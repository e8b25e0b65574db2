import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type FieldPlan, fieldPlans } from '../../../scripts/limb-fields/field-plan.ts';
import { fieldText } from '../../../scripts/limb-fields/field-text.ts';
import { StraightLine } from '../../../scripts/limb-fields/straight-line.ts';

const fields = suite('limb field generator');

/** What formatting leaves alone. */
function inked(text: string): string {
  return text.replace(/\s/g, '');
}

fields('has written what is committed', () => {
  for (const plan of fieldPlans) {
    const file = new URL(`../../../src/crypto/portable/limb-field-${plan.name}.ts`, import.meta.url);
    assert.is(inked(readFileSync(file, 'utf8')), inked(fieldText(plan)), plan.name);
  }
});

fields('refuses a plan by which a limb could grow', () => {
  for (const plan of fieldPlans) {
    const careless: FieldPlan = { ...plan, settles: plan.settles.slice(1) };
    assert.throws(() => fieldText(careless), /limb \d+ of/, plan.name);
  }
});

fields('refuses a plan by which a sum could pass what a double holds', () => {
  for (const plan of fieldPlans) {
    const [first, ...others] = plan.taps;
    if (first === undefined) throw new Error('no taps');
    const careless: FieldPlan = { ...plan, taps: [{ ...first, factor: first.factor * 2 ** 28 }, ...others] };
    assert.throws(() => fieldText(careless), /times what a double holds/, plan.name);
  }
});

fields('bounds what it writes, and writes what it bounds', () => {
  const code = new StraightLine();
  code.input('a', 'first', 2n ** 30n);
  code.input('b', 'second', 2n ** 22n);
  code.declare('c', [
    { of: 'a', by: 'b' },
    { factor: -3, of: 'b' },
  ]);
  assert.is(code.bound('c'), 2n ** 52n + 3n * 2n ** 22n);
  code.round('r', 'c');
  code.removeRounded('c', 'r');
  code.addCarry('b', 'r');
  assert.is(code.bound('c'), 2n ** 23n);
  assert.is(code.bound('b'), 2n ** 22n + 2n ** 28n + 1n);
  const written = [
    'const a = first;',
    'let b = second;',
    'let c = a * b - b * 3;',
    'const r = c + rounder - rounder;',
    'c -= r;',
    'b += r * carrier;',
  ];
  assert.is(code.toText(), written.join('\n'));
  assert.throws(() => code.declare('d', [{ of: 'a', by: 'b' }, { of: 'a', by: 'b' }, { of: 'a' }]), /a double holds/);
});

fields.run();
