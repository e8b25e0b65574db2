import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeString, isStringTag } from '../../src/asn1/strings.ts';
import { Tag } from '../../src/asn1/tags.ts';
import { encodeUtf8 } from '../../src/asn1/utf8.ts';
import { hex } from '../support/hex.ts';
import { unhex } from '../support/parsing.ts';

const {
  utf8String,
  numericString,
  printableString,
  teletexString,
  ia5String,
  visibleString,
  universalString,
  bmpString,
} = Tag;

/** The octets that `tag` accepts one by one, as a text. */
function repertoire(tag: number): string {
  return Array.from({ length: 256 }, (_, octet) => decodeString(tag, Uint8Array.of(octet)) ?? '').join('');
}

const asciiOctets = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
const latin1Octets = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');

const strings = suite('strings');

strings('each one-octet type takes its own characters and no others', () => {
  assert.is(repertoire(numericString), ' 0123456789');
  assert.is(repertoire(printableString), " '()+,-./0123456789:=?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  assert.is(repertoire(ia5String), asciiOctets);
  assert.is(repertoire(visibleString), asciiOctets.slice(0x20, 0x7f));
  assert.is(repertoire(teletexString), latin1Octets);
  assert.is(repertoire(utf8String), asciiOctets);
});

strings('knows the eight string types and no other tag', () => {
  const types = [
    utf8String,
    numericString,
    printableString,
    teletexString,
    ia5String,
    visibleString,
    universalString,
    bmpString,
  ];
  for (const tag of types) {
    assert.ok(isStringTag(tag));
    assert.is(decodeString(tag, new Uint8Array(0)), '');
  }
  for (const tag of [Tag.octetString, Tag.sequence, Tag.utcTime, 0x2c, 0x80, -1]) {
    assert.not(isStringTag(tag));
    assert.is(decodeString(tag, new Uint8Array(0)), undefined);
  }
});

strings('one bad octet anywhere refuses the whole', () => {
  assert.is(decodeString(printableString, unhex('41 42 2a')), undefined);
  assert.is(decodeString(ia5String, unhex('80 41 42')), undefined);
});

strings('reads a part of a larger buffer', () => {
  const bytes = unhex('ff 41 42 ff');
  for (const tag of [utf8String, printableString, ia5String, visibleString, teletexString]) {
    assert.is(decodeString(tag, bytes, 1, 3), 'AB');
  }
  assert.is(decodeString(bmpString, unhex('ff 0041 20ac d800'), 1, 5), 'A€');
  assert.is(decodeString(universalString, unhex('ff 0001f600 ffffffff'), 1, 5), '😀');
});

strings('BMPString is UCS-2: whole characters, no surrogates', () => {
  assert.is(decodeString(bmpString, unhex('0041 d7ff e000 ffff')), 'A\ud7ff\ue000\uffff');
  for (const text of ['00', '004100', 'd800', 'dfff', 'd83dde00']) {
    assert.is(decodeString(bmpString, unhex(text)), undefined);
  }
});

strings('UniversalString is UCS-4: whole characters, no surrogates, nothing above U+10FFFF', () => {
  assert.is(decodeString(universalString, unhex('00000041 0010ffff')), 'A\u{10ffff}');
  for (const text of ['0000', '0000004100', '0000d800', '0000dfff', '00110000', '80000041', 'ffffffff']) {
    assert.is(decodeString(universalString, unhex(text)), undefined);
  }
});

strings('long text is whole', () => {
  for (const length of [4095, 4096, 4097, 100_000]) {
    const text = `${'é'.repeat(length - 1)}x`;
    assert.is(decodeString(utf8String, encodeUtf8(text)), text);
    assert.is(decodeString(teletexString, new Uint8Array(length).fill(0x78)), 'x'.repeat(length));
    assert.is(decodeString(bmpString, new Uint8Array(2 * length).fill(0x20)), '\u2020'.repeat(length));
  }
  const pairs = `x${'😀'.repeat(5000)}`;
  assert.is(decodeString(utf8String, encodeUtf8(pairs)), pairs);
});

strings.run();

const utf8 = suite('UTF-8');

utf8('takes the first and last character of each length', () => {
  for (const scalar of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
    const text = String.fromCodePoint(scalar);
    const octets = encodeUtf8(text);
    assert.is(hex(octets), Buffer.from(text, 'utf8').toString('hex'));
    assert.is(decodeString(utf8String, octets), text);
  }
});

const faults: [what: string, octets: string][] = [
  ['overlong in two octets', 'c080'],
  ['overlong in two octets, the last', 'c1bf'],
  ['overlong in three octets', 'e09fbf'],
  ['overlong in four octets', 'f08fbfbf'],
  ['the first surrogate', 'eda080'],
  ['the last surrogate', 'edbfbf'],
  ['above U+10FFFF', 'f4908080'],
  ['a first octet of F5', 'f5808080'],
  ['a first octet of FF', 'ff'],
  ['a continuation alone', '80'],
  ['a sequence cut off', 'e282'],
  ['a sequence broken off', 'e28241'],
  ['a second octet that continues nothing', 'c3c3'],
];

for (const [what, octets] of faults) {
  utf8(`refuses ${what}`, () => {
    assert.is(decodeString(utf8String, unhex(octets)), undefined);
    assert.is(decodeString(utf8String, unhex(`41 ${octets}`)), undefined);
  });
}

utf8('does not read the octets behind the end', () => {
  assert.is(decodeString(utf8String, unhex('c3a9'), 0, 1), undefined);
});

function decodeByPlatform(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}

utf8('agrees with the platform on any octets', () => {
  const telling = fc.constantFrom(
    0x41,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xe2,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.array(telling, { maxLength: 8 }).map((list) => Uint8Array.from(list)),
  );
  fc.assert(
    fc.property(octets, (bytes) => assert.is(decodeString(utf8String, bytes), decodeByPlatform(bytes))),
    { numRuns: 5000 },
  );
});

utf8('text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.is(decodeString(utf8String, encodeUtf8(text)), text)),
  );
});

utf8('the writer refuses half a surrogate pair', () => {
  for (const text of ['\ud800', 'x\udc00', '\ud83d\ud83d\ude00', '\ude00\ud83d']) {
    assert.throws(
      () => encodeUtf8(text),
      (error: unknown) => error instanceof TypeError,
    );
  }
});

utf8.run();
