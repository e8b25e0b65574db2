import { randomBytes } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { curveParameters } from '../../../src/crypto/portable/curve-parameters.ts';
import { invertModulo } from '../../../src/crypto/portable/mod-inverse.ts';

const inverses = suite('modular inverse');

function assertInverse(value: bigint, modulus: bigint): void {
  const inverse = invertModulo(value, modulus);
  assert.ok(inverse >= 0n && inverse < modulus);
  assert.is((inverse * value) % modulus, 1n, `${value} modulo ${modulus}`);
}

inverses('is right for every number below small moduli', () => {
  for (let modulus = 2n; modulus < 150n; modulus++) {
    for (let value = 0n; value < modulus; value++) {
      const expected = Array.from({ length: Number(modulus) }, (_, i) => BigInt(i)).find(
        (each) => (each * value) % modulus === 1n,
      );
      assert.is(invertModulo(value, modulus), expected ?? 0n);
    }
  }
});

inverses('is right for random numbers modulo the orders of curves', () => {
  for (const name of ['P-256', 'P-384', 'P-521'] as const) {
    const { n } = curveParameters(name);
    for (let i = 0; i < 3000; i++) {
      const bytes = 1 + (i % 66);
      const value = BigInt(`0x${randomBytes(bytes).toString('hex')}`) % n;
      if (value !== 0n) assertInverse(value, n);
    }
  }
});

inverses('is right next to the modulus, for powers of two and for quotients that are all 1', () => {
  for (const name of ['P-256', 'P-384', 'P-521'] as const) {
    const { n, bits } = curveParameters(name);
    for (const value of [1n, 2n, n - 1n, n - 2n, n >> 1n, (n >> 1n) + 1n]) assertInverse(value, n);
    for (let power = 1; power < bits; power++) {
      assertInverse(2n ** BigInt(power) % n, n);
      assertInverse(2n ** BigInt(power) - 1n, n);
    }
  }
  for (let [smaller, larger] = [1n, 2n], i = 0; i < 700; i++) {
    [smaller, larger] = [larger, smaller + larger];
    assertInverse(smaller, larger);
  }
});

inverses('is 0 where there is none', () => {
  const factor = 2n ** 89n - 1n;
  assert.is(invertModulo(factor * 12345678901234567890n, factor * (2n ** 107n - 1n)), 0n);
  assert.is(invertModulo(0n, factor), 0n);
});

inverses.run();
