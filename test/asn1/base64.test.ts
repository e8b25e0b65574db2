import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeBase64, encodeBase64 } from '../../src/asn1/base64.ts';
import { hex } from '../support/hex.ts';
import { describeFailure } from '../support/parsing.ts';

function decoded(text: string): string {
  const bytes = decodeBase64(text);
  return bytes instanceof Uint8Array ? hex(bytes) : describeFailure(bytes);
}

const base64 = suite('base64');

base64('reads the vectors of RFC 4648 §10', () => {
  const vectors: [text: string, plain: string][] = [
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ];
  for (const [text, plain] of vectors) {
    const bytes = Buffer.from(plain, 'latin1');
    assert.is(decoded(text), bytes.toString('hex'));
    assert.is(encodeBase64(bytes), text);
  }
});

const faults: [text: string, failure: string][] = [
  ['Z', 'base64@1 base64 in groups of four'],
  ['Zg', 'base64@2 base64 in groups of four'],
  ['Zg=', 'base64@3 base64 in groups of four'],
  ['Zm9vY', 'base64@5 base64 in groups of four'],
  ['Z===', 'base64@1 base64 in groups of four'],
  ['Zg===', 'base64@4 nothing behind the last group'],
  ['Zm8==', 'base64@4 nothing behind the last group'],
  ['Zm9v=', 'base64@4 nothing behind the last group'],
  ['====', 'base64@0 nothing behind the last group'],
  ['Zg==Zg==', 'base64@4 nothing behind the last group'],
  ['Zg=v', 'base64@3 nothing behind the last group'],
  ['Zh==', 'base64@1 unused bits of zero'],
  ['Zm9=', 'base64@2 unused bits of zero'],
  ['Zm9vYh==', 'base64@5 unused bits of zero'],
  ['Zm9v\n', 'base64@4 base64'],
  [' Zm9v', 'base64@0 base64'],
  ['Zm-v', 'base64@2 base64'],
  ['Zm_v', 'base64@2 base64'],
  ['Zm9\u0176', 'base64@3 base64'],
  ['\ufeffZm9v', 'base64@0 base64'],
  ['Zm9\u{1f600}', 'base64@3 base64'],
];

for (const [text, failure] of faults)
  base64(`refuses ${JSON.stringify(text)}`, () => assert.is(decoded(text), failure));

base64('bytes come back, and the platform writes the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = encodeBase64(bytes);
      assert.is(text, Buffer.from(bytes).toString('base64'));
      assert.is(decoded(text), hex(bytes));
    }),
  );
});

base64('no two texts give the same bytes', () => {
  const text = fc.string({ unit: fc.constantFrom('A', 'B', 'Q', 'g', 'w', '/', '='), maxLength: 9 });
  fc.assert(
    fc.property(text, (candidate) => {
      const bytes = decodeBase64(candidate);
      if (bytes instanceof Uint8Array) assert.is(encodeBase64(bytes), candidate);
    }),
    { numRuns: 3000 },
  );
});

base64.run();
