import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeIa5String,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeUtf8String,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { Tag } from '../../src/asn1/tags.ts';
import { matchName, Name } from '../../src/x509/name.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, unhex } from '../support/parsing.ts';
import { attribute, commonName, commonNameDer, nameDer } from './build.ts';

function bmpString(text: string): Uint8Array {
  return encodeValue(
    Tag.bmpString,
    Uint8Array.from(Array.from(text, (each) => [each.charCodeAt(0) >> 8, each.charCodeAt(0) & 0xff]).flat()),
  );
}

function latin1String(text: string): Uint8Array {
  return encodeValue(
    Tag.teletexString,
    Uint8Array.from(text, (each) => each.charCodeAt(0)),
  );
}

function utf8Name(...texts: readonly string[]): Name {
  return new Name(nameDer(...texts.map((text) => attribute(commonName, encodeUtf8String(text)))));
}

function valueName(value: Uint8Array): Name {
  return new Name(nameDer(attribute(commonName, value)));
}

/** Whether two names match, asked in every way there is; all ways must agree. */
function isMatch(a: Name, b: Name): boolean {
  const matches = matchName(a, b);
  assert.is(matchName(b, a), matches, 'symmetric');
  assert.is(a.comparisonKey === b.comparisonKey, matches, 'by key');
  assert.is(a.relativeNameKeys.join() === b.relativeNameKeys.join(), matches, 'by RDN keys');
  assert.is(a.relativeNameKeys.join(''), a.comparisonKey, 'the key is the RDN keys joined');
  assert.is(b.relativeNameKeys.join(''), b.comparisonKey, 'the key is the RDN keys joined');
  for (const name of [a, b]) assert.is(new Name(name.der).comparisonHash, name.comparisonHash, "the hash is the key's");
  if (matches) assert.is(a.comparisonHash, b.comparisonHash, 'by hash');
  return matches;
}

const same = suite('names that match');

const pairs: readonly (readonly [what: string, a: Name, b: Name])[] = [
  ['case', utf8Name('Example CA'), utf8Name('eXAMPLE ca')],
  ['outer spaces', utf8Name('  Example '), utf8Name('Example')],
  ['runs of inner spaces', utf8Name('Example   CA'), utf8Name('Example CA')],
  ['tabs and line ends as spaces', utf8Name('Example\t\r\nCA'), utf8Name('Example CA')],
  ['no-break and ideographic spaces', utf8Name('Example\u00a0\u3000CA'), utf8Name('Example CA')],
  ['spaces alone, and nothing', utf8Name('   '), utf8Name('')],
  ['PrintableString and UTF8String', new Name(commonNameDer('Example CA')), utf8Name('EXAMPLE CA')],
  ['IA5String and UTF8String', valueName(encodeIa5String('a@b')), utf8Name('A@B')],
  ['BMPString and UTF8String', valueName(bmpString('Ünïcode')), utf8Name('üNÏCODE')],
  ['BMPString and PrintableString', valueName(bmpString('Abc')), new Name(commonNameDer('aBC'))],
  ['TeletexString and UTF8String', valueName(latin1String('Zürich')), utf8Name('ZÜRICH')],
  ['composed and decomposed', utf8Name('\u00e9'), utf8Name('e\u0301')],
  ['decomposed upper case and composed lower case', utf8Name('\u0399\u0308\u0301'), utf8Name('\u0390')],
  ['full width and half width', utf8Name('\uff21\uff22\uff23'), utf8Name('abc')],
  ['ligatures', utf8Name('o\ufb03ce'), utf8Name('OFFICE')],
  ['sharp s', utf8Name('Stra\u00dfe'), utf8Name('STRASSE')],
  ['both sigmas', utf8Name('\u03c3\u03bf\u03c6\u03cc\u03c2'), utf8Name('\u03a3\u039f\u03a6\u038c\u03a3')],
  ['a final sigma before a space', utf8Name('\u03b1\u03c2 x'), utf8Name('\u03b1\u03c3 x')],
  ['soft hyphen and zero width space', utf8Name('Ex\u00adam\u200bple'), utf8Name('example')],
  ['controls', utf8Name('a\u0000\u007fb'), utf8Name('ab')],
  ['a variation selector', utf8Name('a\ufe0f'), utf8Name('a')],
  ['beyond the BMP', utf8Name('\u{10400}'), utf8Name('\u{10428}')],
  ['no attributes', new Name(encodeSequence()), new Name(unhex('3000'))],
];

for (const [what, a, b] of pairs) same(what, () => assert.ok(isMatch(a, b)));

same('the attributes of an RDN in any order', () => {
  const [a, b] = [attribute('2.5.4.3', encodeUtf8String('A')), attribute('2.5.4.10', encodeUtf8String('B'))];
  const forward = new Name(encodeSequence(encodeValue(Tag.set, a, b)));
  const backward = new Name(encodeSequence(encodeValue(Tag.set, b, a)));
  assert.ok(isMatch(forward, backward));
});

same('a value that is no string, by its bytes', () => {
  assert.ok(isMatch(valueName(encodeBitString(unhex('abcd'))), valueName(encodeBitString(unhex('abcd')))));
});

same('malformed names of the same bytes', () => {
  assert.ok(isMatch(new Name(unhex('30023000')), new Name(unhex('30023000'))));
});

same('wherever the bytes lie', () => {
  const der = commonNameDer('abc');
  assert.ok(isMatch(new Name(new Uint8Array([1, 2, ...der, 3]), 2, 2 + der.length), new Name(der)));
});

same.run();

const different = suite('names that differ');

const unequal: readonly (readonly [what: string, a: Name, b: Name])[] = [
  ['text', utf8Name('a'), utf8Name('b')],
  ['attribute type', valueName(encodeUtf8String('a')), new Name(nameDer(attribute('2.5.4.4', encodeUtf8String('a'))))],
  ['order of RDNs', utf8Name('a', 'b'), utf8Name('b', 'a')],
  ['number of RDNs', utf8Name('a'), utf8Name('a', 'a')],
  [
    'an RDN of two and two RDNs',
    new Name(
      encodeSequence(
        encodeSet(attribute(commonName, encodeUtf8String('a')), attribute('2.5.4.10', encodeUtf8String('b'))),
      ),
    ),
    new Name(nameDer(attribute(commonName, encodeUtf8String('a')), attribute('2.5.4.10', encodeUtf8String('b')))),
  ],
  ['accents', utf8Name('e'), utf8Name('\u00e9')],
  ['the dotless i', utf8Name('\u0131'), utf8Name('i')],
  ['a space inside', utf8Name('ab'), utf8Name('a b')],
  ['an empty name and one of empty text', new Name(encodeSequence()), utf8Name('')],
  ['a number and its text', valueName(encodeValue(Tag.integer, unhex('31'))), utf8Name('1')],
  [
    'an illegal PrintableString and the same text',
    valueName(encodeValue(Tag.printableString, unhex('4026'))),
    utf8Name('@&'),
  ],
  [
    'invalid UTF-8 of other bytes',
    valueName(encodeValue(Tag.utf8String, unhex('ff'))),
    valueName(encodeValue(Tag.utf8String, unhex('fe'))),
  ],
  ['malformed names', new Name(unhex('30023000')), new Name(unhex('30023100'))],
  ['a malformed name and the empty one', new Name(unhex('3100')), new Name(unhex('3000'))],
];

for (const [what, a, b] of unequal) different(what, () => assert.not(isMatch(a, b)));

different('high tags that agree in their last bits', () => {
  const [a, b] = [unhex('bf2000'), unhex('bf822000')];
  assert.not(isMatch(valueName(a), valueName(b)));
});

different.run();

const laws = suite('name comparison laws');

/** Texts in which boundaries, spaces, case and foreign letters are frequent. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', ' ', ',', '+', '=', '\\', '\u0000', '\u0081', '0', '1', '\u000c') }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const encoding = fc.constantFrom(encodeUtf8String, (value: string) =>
  /^[ -~]*$/.test(value) ? encodeIa5String(value) : encodeUtf8String(value),
);
const attributes = fc.array(fc.tuple(fc.constantFrom('2.5.4.3', '2.5.4.10', '0.9.2342.19200300.100.1.25'), text), {
  minLength: 1,
  maxLength: 3,
});
const shape = fc.array(attributes, { maxLength: 3 });
type Shape = readonly (readonly (readonly [string, string])[])[];

function build(names: Shape, encode: (text: string) => Uint8Array): Name {
  const relatives = names.map((each) => encodeSet(...each.map(([type, value]) => attribute(type, encode(value)))));
  return new Name(encodeSequence(...relatives));
}

/** The shape's attributes as plain text, normalized by the simplest means: the model to compare with. */
function model(names: Shape): string {
  const relatives = names.map((each) => each.map(([type, value]) => [type, utf8Name(value).comparisonKey]).sort());
  return JSON.stringify(relatives.map((each) => each.map((pair) => JSON.stringify(pair)).sort()));
}

laws('the string type and the way the key is made do not count', () => {
  fc.assert(
    fc.property(shape, encoding, encoding, (names, first, second) => {
      assert.ok(isMatch(build(names, first), build(names, second)));
    }),
  );
});

laws('names match exactly when their attributes do: no value crosses a boundary', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      assert.is(isMatch(build(a, encodeUtf8String), build(b, encodeUtf8String)), model(a) === model(b));
    }),
    { numRuns: 500 },
  );
});

laws('case and surrounding spaces never count in ASCII', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (value) => {
      assert.ok(isMatch(utf8Name(` ${value.toUpperCase()}  `), utf8Name(value.toLowerCase())));
    }),
  );
});

laws('the keys of a name are a prefix of those of any name below it', () => {
  fc.assert(
    fc.property(shape, shape, (above, below) => {
      const whole = build([...above, ...below], encodeUtf8String).relativeNameKeys;
      assert.equal(whole.slice(0, above.length), build(above, encodeUtf8String).relativeNameKeys);
    }),
  );
});

laws.run();

const views = suite('name views');

views('attributes come with type, tag, text and bytes', () => {
  const names = new Name(commonNameDer('abc')).relativeNames;
  if (names instanceof ParseError) return assert.unreachable();
  const first = names[0]?.[0];
  assert.is(first?.type, '2.5.4.3');
  assert.is(hex(first?.typeBytes ?? unhex('')), '550403');
  assert.is(first?.tag, Tag.printableString);
  assert.is(first?.text, 'abc');
  assert.is(hex(first?.bytes ?? unhex('')), '616263');
  assert.is(hex(first?.valueDer ?? unhex('')), '1303616263');
});

views('texts of one type, in order, without those that cannot be read', () => {
  const bad = attribute(commonName, encodeValue(Tag.utf8String, unhex('ff')));
  const name = new Name(
    nameDer(
      attribute(commonName, encodePrintableString('a')),
      bad,
      attribute('2.5.4.10', encodePrintableString('x')),
      attribute(commonName, encodePrintableString('b')),
    ),
  );
  assert.equal(name.textsOf(commonName), ['a', 'b']);
  assert.equal(name.textsOf('2.5.4.6'), []);
  assert.equal(new Name(unhex('30023000')).textsOf(commonName), []);
});

views('the keys that are kept do not rest on the caller’s buffer, a slice of which may be a view', () => {
  // Two names whose FNV-1a hashes are the same, so that equality of the bytes kept is all that tells them apart.
  const [one, two] = [utf8Name('CA 002ya8'), utf8Name('CA 00zki6')];
  assert.is(fnv1a(one.der), fnv1a(two.der));
  const buffer = Buffer.from(one.der);
  const keyOfOne = new Name(buffer).comparisonKey;
  buffer.set(two.der);
  assert.is.not(two.comparisonKey, keyOfOne);
  assert.is(two.comparisonKey, two.relativeNameKeys.join(''));
});

function fnv1a(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}

const malformed: readonly (readonly [value: string, failure: string])[] = [
  ['3100', 'name@0 SEQUENCE'],
  ['30023000', 'name.relativeDistinguishedName@2 SET'],
  ['30023100', 'name.attribute@4 SEQUENCE'],
  ['300431023000', 'name.attribute.type@6 OBJECT IDENTIFIER'],
  ['30073105300306012a', 'name.attribute.value@9 a value'],
  ['300b3109300706012a05000500', 'name.attribute@11 no more data'],
  ['3000ff', 'name@2 no trailing data'],
];

for (const [value, failure] of malformed) {
  views(`malformed: ${failure}`, () => assert.is(describeFailure(new Name(unhex(value)).relativeNames), failure));
}

views.run();
