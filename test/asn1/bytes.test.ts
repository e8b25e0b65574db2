import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareBytes, equalBytes, equalRanges, hexOf } from '../../src/asn1/bytes.ts';
import { unhex } from '../support/parsing.ts';

const bytes = suite('bytes');

bytes('are equal when all of them are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4, max: 2 }), fc.uint8Array({ maxLength: 4, max: 2 }), (a, b) => {
      assert.is(equalBytes(a, b), Buffer.from(a).equals(b));
      assert.is(Math.sign(compareBytes(a, b)), Buffer.compare(a, b));
    }),
  );
});

bytes('ranges compare by their own length', () => {
  const [a, b] = [unhex('00010203'), unhex('ff0102ff')];
  assert.ok(equalRanges(a, 1, 3, b, 1, 3));
  assert.ok(equalRanges(a, 2, 2, b, 0, 0));
  assert.not(equalRanges(a, 1, 3, b, 1, 2));
  assert.not(equalRanges(a, 0, 2, b, 0, 2));
});

bytes('in hexadecimal, whole or a range', () => {
  assert.is(hexOf(unhex('00090a0f10ff')), '00090a0f10ff');
  assert.is(hexOf(unhex('00090a0f10ff'), 1, 3), '090a');
  assert.is(hexOf(new Uint8Array(0)), '');
});

bytes.run();
