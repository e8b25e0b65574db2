import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  encodeBitString,
  encodeIa5String,
  encodeSequence,
  encodeSet,
  encodeUtf8String,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { GeneralName } from '../../src/x509/general-name.ts';
import { Name } from '../../src/x509/name.ts';
import { generalNameToString, nameToString } from '../../src/x509/name-text.ts';
import { unhex } from '../support/parsing.ts';
import { attribute, commonName, nameDer } from './build.ts';

const organization = '2.5.4.10';

function commonNameText(text: string): string {
  return nameToString(new Name(nameDer(attribute(commonName, encodeUtf8String(text)))));
}

const names = suite('name text');

names('the most specific part comes first (RFC 4514 §2.1)', () => {
  const der = nameDer(
    attribute('2.5.4.6', encodeUtf8String('US')),
    attribute(organization, encodeUtf8String('Example, Inc.')),
    attribute(commonName, encodeUtf8String('www')),
  );
  assert.is(nameToString(new Name(der)), 'CN=www,O=Example\\, Inc.,C=US');
});

names('the attributes of one RDN are joined by +', () => {
  const relative = encodeSet(
    attribute(commonName, encodeUtf8String('a')),
    attribute(organization, encodeUtf8String('b')),
  );
  assert.is(nameToString(new Name(encodeSequence(relative))), 'CN=a+O=b');
});

const values: readonly (readonly [text: string, shown: string])[] = [
  ['', ''],
  ['a=b', 'a=b'],
  ['a+b,c;d"e\\f<g>h', 'a\\+b\\,c\\;d\\"e\\\\f\\<g\\>h'],
  [' a ', '\\ a\\ '],
  [' ', '\\ '],
  ['  ', '\\ \\ '],
  ['#1', '\\#1'],
  ['a#', 'a#'],
  ['a\u0000b', 'a\\00b'],
  ['a\r\nb\u001b[2J', 'a\\0d\\0ab\\1b[2J'],
  ['a\u202eb', 'a\\e2\\80\\aeb'],
  ['Lu\u010di\u0107', 'Lu\u010di\u0107'],
  ['\u{1f512}', '\u{1f512}'],
];

for (const [text, shown] of values) {
  names(`${JSON.stringify(text)} is shown as ${shown}`, () => assert.is(commonNameText(text), `CN=${shown}`));
}

names('a type without a name, and a value that is no text, stand in hexadecimal (RFC 4514 §2.4)', () => {
  const der = nameDer(attribute('1.2.3', encodeUtf8String('a')), attribute(commonName, encodeBitString(unhex('ff'))));
  assert.is(nameToString(new Name(der)), 'CN=#030200ff,1.2.3=#0c0161');
});

names('empty and malformed names', () => {
  assert.is(nameToString(new Name(unhex('3000'))), '');
  assert.is(nameToString(new Name(unhex('30023000'))), '#30023000');
});

names('no text escapes its value: unescaped, one attribute is left', () => {
  const text = fc.string({ unit: fc.constantFrom(',', '+', '=', '\\', '"', ' ', '#', 'O', 'C', 'N', '\n', '\u2028') });
  fc.assert(
    fc.property(text, (value) => {
      const shown = commonNameText(value).slice('CN='.length);
      assert.not.match(shown.replace(/\\([0-9a-f]{2}|.)/g, 'x'), /[,+;"<>\\\n\u2028]|^[ #]| $/);
      const bytes = shown.replace(/\\([0-9a-f]{2})/g, (_, digits) => `%${digits}`).replace(/\\(.)/g, '$1');
      assert.is(decodeURIComponent(bytes), value);
    }),
    { numRuns: 500 },
  );
});

names('a limit bounds each value and the whole', () => {
  const long = encodeUtf8String('x'.repeat(1000));
  const many = nameDer(...Array.from({ length: 1000 }, () => attribute(commonName, long)));
  assert.ok(nameToString(new Name(many), 50).length < 200);
  assert.is(nameToString(new Name(nameDer(attribute(commonName, long))), 3), 'CN=xxx…');
  const wide = encodeSequence(encodeSet(...Array.from({ length: 1000 }, () => attribute(commonName, long))));
  assert.ok(nameToString(new Name(wide), 50).length < 200);
  assert.ok(nameToString(new Name(encodeSequence(encodeValue(0x04, new Uint8Array(1000)))), 50).length < 200);
  assert.is(nameToString(new Name(nameDer(attribute(commonName, encodeUtf8String('\u{1f512}x')))), 1), 'CN=…');
});

names.run();

const general = suite('general name text');

general('a list of names has the entries it shows', () => {
  const spoof = new GeneralName('uniformResourceIdentifier', encodeIa5String('http://a,dNSName:b').subarray(2));
  assert.is(generalNameToString(spoof), 'uniformResourceIdentifier:http://a\\,dNSName:b');
  const inName = nameDer(attribute(commonName, encodeUtf8String('a,dNSName:b')));
  assert.is(generalNameToString(new GeneralName('directoryName', inName)), 'directoryName:CN=a\\,dNSName:b');
});

general('a limit bounds every type', () => {
  const bytes = new Uint8Array(1000).fill(0x61);
  for (const type of ['dNSName', 'iPAddress', 'otherName', 'x400Address', 'directoryName', 'registeredID'] as const) {
    assert.ok(generalNameToString(new GeneralName(type, bytes), 50).length < 200, type);
  }
});

general.run();
