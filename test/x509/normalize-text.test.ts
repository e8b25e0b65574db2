import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { normalizeText } from '../../src/x509/normalize-text.ts';

const normalizing = suite('normalized text');

const examples: readonly (readonly [text: string, normalized: string])[] = [
  ['', ''],
  ['  ', ''],
  [' A  b ', 'a b'],
  ['a\u00a0\u2003b', 'a b'],
  ['\u00df', 'ss'],
  ['\u0131', '\u0131'],
  ['\u0130', 'i\u0307'],
  ['\u017f', 's'],
  ['\u212a', 'k'],
  ['\u2460', '1'],
  ['\u03a3\u03c2', '\u03c3\u03c3'],
  ['a\u200d\ufeffb', 'ab'],
  ['\u{e0041}a', 'a'],
];

for (const [text, normalized] of examples) {
  normalizing(`${JSON.stringify(text)} reads ${JSON.stringify(normalized)}`, () => {
    assert.is(normalizeText(text), normalized);
  });
}

normalizing('is its own normal form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = normalizeText(text);
      assert.is(normalizeText(once), once);
    }),
    { numRuns: 1000 },
  );
});

normalizing('canonical equivalents agree', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.is(normalizeText(text.normalize('NFD')), normalizeText(text.normalize('NFC')));
    }),
  );
});

/** The planes that have letters. */
const pointsBeyondAscii = Array.from({ length: 0x20000 - 0x80 }, (_, i) => i + 0x80).filter(
  (point) => point < 0xd800 || point > 0xdfff,
);

normalizing('no letter beyond ASCII passes for one, but those that are one in another shape', () => {
  const strangers = pointsBeyondAscii
    .map((point) => String.fromCodePoint(point))
    .filter((character) => /^[a-z]$/.test(normalizeText(character)))
    .filter((character) => !/^[a-zA-Z]$/.test(character.normalize('NFKC')));
  assert.equal(strangers, []);
});

normalizing('the cases of every letter agree, but for the dotless i', () => {
  const unequal = pointsBeyondAscii
    .map((point) => String.fromCodePoint(point))
    .filter((character) => normalizeText(character.toUpperCase()) !== normalizeText(character.toLowerCase()));
  assert.equal(unequal, ['\u0131']);
});

normalizing.run();
