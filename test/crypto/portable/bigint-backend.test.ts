import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createBigIntBackend } from '../../../src/crypto/portable/bigint-backend.ts';
import { curveParameters } from '../../../src/crypto/portable/curve-parameters.ts';
import { primeField } from '../../../src/crypto/portable/prime-field.ts';
import { toNonAdjacentForm } from '../../../src/crypto/portable/wnaf.ts';
import { checkBackend } from '../../support/backend-cases.ts';

const curves = ['P-256', 'P-384', 'P-521'] as const;
const backend = suite('BigInt backend');

for (const name of curves) {
  backend(`${name}: every sum is what another library has`, () => {
    const curve = curveParameters(name);
    const made = createBigIntBackend(curve);
    assert.is(made.name, 'bigint');
    checkBackend(made, curve);
  });
}

backend.run();

const field = suite('prime fields');

field('reduce to numbers of the length of p, whatever their sign', () => {
  for (const name of curves) {
    const { p, bits } = curveParameters(name);
    const { reduce } = primeField(p, bits);
    const most = (1n << BigInt(2 * bits + 12)) - 1n;
    for (const value of [0n, 1n, -1n, p, -p, p + 1n, p - 1n, p * p, -p * p, most, -most, 3n * p * p]) {
      const reduced = reduce(value);
      assert.is((value - reduced) % p, 0n, `${name} ${value}`);
      assert.ok(reduced < 2n * p && reduced > -2n * p, `${name} ${value}`);
    }
  }
});

field.run();

const form = suite('non-adjacent form');

form('has the value of the scalar and digits as it should', () => {
  const scalars = [
    0n,
    1n,
    2n,
    15n,
    16n,
    31n,
    255n,
    (1n << 64n) - 1n,
    0xaaaaaaaaaaaaaaaan,
    0x5555555555555555n,
    1n << 63n,
  ];
  for (const scalar of scalars) {
    for (let width = 2; width <= 8; width++) {
      const digits = toNonAdjacentForm(scalar, width, 65);
      const sum = digits.reduceRight((value, digit) => 2n * value + BigInt(digit), 0n);
      assert.is(sum, scalar, `${scalar} in ${width}`);
      let last = -width;
      for (const [i, digit] of digits.entries()) {
        if (digit === 0) continue;
        assert.ok(digit % 2 !== 0 && Math.abs(digit) < 2 ** (width - 1), `${digit}`);
        assert.ok(i - last >= width, `${last} and ${i}`);
        last = i;
      }
    }
  }
});

form.run();
