import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toInteger, toLimbs, toOctets } from '../../../src/crypto/portable/limb-number.ts';

const numbers = suite('limb numbers');

numbers('keep an integer in limbs of either parity of count', () => {
  for (const count of [1, 2, 11, 16]) {
    const largest = 2n ** BigInt(24 * count) - 1n;
    for (const value of [0n, 1n, largest >> 1n, largest, (largest / 3n) * 2n, 2n ** 23n, 2n ** 23n + 1n]) {
      const limbs = toLimbs(value, count);
      assert.is(toInteger(limbs), value);
      for (const limb of limbs.subarray(0, -1)) assert.ok(Math.abs(limb) <= 2 ** 23);
    }
  }
});

numbers('take limbs of either sign', () => {
  assert.is(toInteger(Float64Array.of(-1, 0, 0)), -1n);
  assert.is(toInteger(Float64Array.of(5, -3, 2)), 5n - 3n * 2n ** 24n + 2n * 2n ** 48n);
  assert.is(toInteger(Float64Array.of(2 ** 27, -(2 ** 27))), 2n ** 27n - 2n ** 51n);
});

numbers('have the octets that fit, the lowest first', () => {
  assert.equal([...toOctets(0x0102_0304n, 4)], [4, 3, 2, 1]);
  assert.equal([...toOctets(0x0102_0304n, 2)], [4, 3]);
  assert.equal([...toOctets(2n ** 64n + 2n, 10)], [2, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
});

numbers.run();
