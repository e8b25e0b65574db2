import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DerReader, parseWhole } from '../../src/asn1/der-reader.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../src/asn1/tags.ts';
import { readGeneralizedTime, readTime } from '../../src/asn1/time.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, failureOf, unhex } from '../support/parsing.ts';

function readerOf(text: string): DerReader {
  return new DerReader(unhex(text));
}

const headers = suite('DerReader: identifier and length');

headers('walks values and leaves their content in place', () => {
  const reader = readerOf('30 06 0201 05 0101 ff');
  assert.is(reader.peekTag(), Tag.sequence);
  const limit = reader.enter(Tag.sequence, 'outer');
  assert.is(reader.readSmallInteger('number'), 5);
  assert.is(reader.isAtEnd(), false);
  assert.is(reader.readBoolean('flag'), true);
  assert.is(reader.isAtEnd(), true);
  assert.is(reader.peekTag(), -1);
  reader.leave(limit, 'outer');
  reader.expectEnd('outer');
});

headers('content is a view of the memory of the caller', () => {
  const bytes = unhex('0403 010203');
  const reader = new DerReader(bytes);
  reader.readValue(Tag.octetString, 'octets');
  assert.is(hex(reader.content()), '010203');
  assert.is(reader.content().buffer, bytes.buffer);
});

headers('every length in its one form', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65535, 65536]) {
    const lengthOctets =
      length < 128
        ? [length]
        : [...unhex(length.toString(16).padStart(length < 256 ? 2 : length < 65536 ? 4 : 6, '0'))];
    const prefix = length < 128 ? [4] : [4, 0x80 + lengthOctets.length];
    const bytes = new Uint8Array(prefix.length + lengthOctets.length + length);
    bytes.set([...prefix, ...lengthOctets]);
    const reader = new DerReader(bytes);
    reader.readValue(Tag.octetString, 'octets');
    assert.is(reader.content().length, length);
    reader.expectEnd('octets');
  }
});

const lengthFaults: [text: string, failure: string][] = [
  ['', 'x@0 a value'],
  ['04', 'x@1 a length'],
  ['04 80 0000', 'x@1 definite length'],
  ['04 ff', 'x@1 a length of at most four bytes'],
  ['04 85 0000000000', 'x@1 a length of at most four bytes'],
  ['04 82 01', 'x@1 a length of at most four bytes'],
  ['04 81 7f', 'x@1 length in its shortest form'],
  ['04 82 00ff', 'x@1 length in its shortest form'],
  ['04 83 00ffff', 'x@1 length in its shortest form'],
  ['04 84 00ffffff', 'x@1 length in its shortest form'],
  ['04 03 0102', 'x@0 3 content bytes'],
  ['04 84 ffffffff', 'x@0 4294967295 content bytes'],
];

for (const [text, failure] of lengthFaults) {
  headers(`refuses ${text === '' ? 'nothing' : text}`, () => {
    assert.is(
      failureOf(() => readerOf(text).readAny('x')),
      failure,
    );
  });
}

headers('high tag numbers in their one form', () => {
  const reader = readerOf('9f1f 00 bf853d 00 1f8800 00');
  assert.is(reader.peekTag(), contextPrimitive(31));
  assert.is(reader.readAny('x'), contextPrimitive(31));
  assert.is(reader.readOptional(contextConstructed(700), 'x'), false);
  assert.is(reader.readOptional(contextConstructed(701), 'x'), true);
  assert.is(reader.readAny('x'), 0x1f + 1024 * 256);
  assert.ok(reader.isAtEnd());
  assert.is(readerOf('1f818000 00').readAny('x'), 0x1f + 16384 * 256);
  assert.is(readerOf('1f88808000 00').readAny('x'), 0x1f + 2 ** 24 * 256);
});

const tagFaults: [text: string, failure: string][] = [
  ['1f', 'x@1 complete tag number'],
  ['1f 81', 'x@2 complete tag number'],
  ['1f 1e 00', 'x@1 tag number in its shortest form'],
  ['1f 801f 00', 'x@1 tag number in its shortest form'],
  ['1f 00 00', 'x@1 tag number in its shortest form'],
  ['1f 88808001 00', 'x@1 tag number in its shortest form'],
  ['1f ffffffffff7f 00', 'x@1 tag number in its shortest form'],
];

for (const [text, failure] of tagFaults) {
  headers(`refuses the tag ${text}`, () => {
    assert.is(
      failureOf(() => readerOf(text).readAny('x')),
      failure,
    );
    assert.is(
      failureOf(() => readerOf(text).peekTag()),
      failure.replace('x@', 'tag@'),
    );
  });
}

headers('asks for the tag by its name, and counts offsets from the start of the bytes', () => {
  assert.is(
    failureOf(() => readerOf('0500').readValue(Tag.sequence, 'x')),
    'x@0 SEQUENCE',
  );
  assert.is(
    failureOf(() => readerOf('').readValue(contextConstructed(3), 'x')),
    'x@0 [3]',
  );
  const inner = new DerReader(unhex('ffff 0500 0500'), 2, 6, 'tbsCertificate');
  assert.is(
    failureOf(() => inner.readValue(Tag.set, 'subject')),
    'tbsCertificate.subject@2 SET',
  );
  assert.is(
    failureOf(() => inner.readValue(Tag.set, '')),
    'tbsCertificate@4 SET',
  );
});

headers('a value may not reach beyond the one around it', () => {
  const reader = readerOf('3003 0402 01 02');
  reader.enter(Tag.sequence, 'outer');
  assert.is(
    failureOf(() => reader.readAny('inner')),
    'inner@2 2 content bytes',
  );
});

headers('leave and expectEnd refuse what is left over', () => {
  const reader = readerOf('3004 0500 0500 0500');
  const limit = reader.enter(Tag.sequence, 'outer');
  reader.readNull('first');
  assert.is(
    failureOf(() => reader.leave(limit, 'outer')),
    'outer@4 no more data',
  );
  reader.readNull('second');
  reader.leave(limit, 'outer');
  assert.is(
    failureOf(() => reader.expectEnd('all')),
    'all@6 no trailing data',
  );
});

headers('readOptional reads nothing when another tag or nothing is ahead', () => {
  const reader = readerOf('0500');
  assert.is(reader.readOptional(Tag.boolean, 'x'), false);
  assert.is(reader.offset, 0);
  assert.is(reader.readOptional(Tag.null, 'x'), true);
  assert.is(reader.readOptional(Tag.null, 'x'), false);
});

headers.run();

const primitives = suite('DerReader: primitive types');

primitives('BOOLEAN is 00 or FF', () => {
  assert.is(readerOf('010100').readBoolean('x'), false);
  assert.is(readerOf('0101ff').readBoolean('x'), true);
  assert.is(readerOf('8001ff').readBoolean('x', contextPrimitive(0)), true);
  for (const text of ['010101', '0100', '0102ffff', '01020000']) {
    assert.is(
      failureOf(() => readerOf(text).readBoolean('x')),
      'x@2 BOOLEAN of one byte, 00 or FF',
    );
  }
});

primitives('INTEGER in the fewest octets, of either sign', () => {
  for (const text of ['020100', '0201ff', '02020080', '0202ff7f', '020180', '8101ff']) {
    readerOf(text).readInteger('x', text.startsWith('81') ? contextPrimitive(1) : Tag.integer);
  }
  for (const text of ['0202007f', '02020000', '0202ffff', '0202ff80', '0203000001']) {
    assert.is(
      failureOf(() => readerOf(text).readInteger('x')),
      'x@2 INTEGER without needless leading bytes',
    );
  }
  assert.is(
    failureOf(() => readerOf('0200').readInteger('x')),
    'x@2 at least one content byte',
  );
});

primitives('small INTEGER from 0 to 2147483647', () => {
  assert.is(readerOf('020100').readSmallInteger('x'), 0);
  assert.is(readerOf('02047fffffff').readSmallInteger('x'), 2147483647);
  for (const text of ['0201ff', '02050080000000', '020480000000', '02050100000000']) {
    assert.is(
      failureOf(() => readerOf(text).readSmallInteger('x')),
      'x@2 a number from 0 to 2147483647',
    );
  }
});

primitives('OBJECT IDENTIFIER with complete arcs in the fewest octets', () => {
  for (const text of ['0603551d13', '0601 00', '0603883703', '060a 2a ffffffffffffffff7f', '0604 2a818000']) {
    readerOf(text).readObjectIdentifier('x');
  }
  assert.is(
    failureOf(() => readerOf('0603 80551d').readObjectIdentifier('x')),
    'x@2 OID arc without leading zeros',
  );
  assert.is(
    failureOf(() => readerOf('0603 558001').readObjectIdentifier('x')),
    'x@3 OID arc without leading zeros',
  );
  assert.is(
    failureOf(() => readerOf('0602 5581').readObjectIdentifier('x')),
    'x@4 complete OID',
  );
  assert.is(
    failureOf(() => readerOf('0600').readObjectIdentifier('x')),
    'x@2 complete OID',
  );
});

primitives('BIT STRING: unused bits are counted and zero', () => {
  const cases: [text: string, unused: number, content: string][] = [
    ['030100', 0, ''],
    ['03020001', 0, '01'],
    ['03020780', 7, '80'],
    ['030304fff0', 4, 'fff0'],
  ];
  for (const [text, unused, content] of cases) {
    const reader = readerOf(text);
    assert.is(reader.readBitString('x'), unused);
    assert.is(hex(reader.content()), content);
  }
  const count = 'x@2 unused-bits count from 0 to 7';
  for (const text of ['0300', '0300 00', '030101', '03020800', '0302ff00']) {
    assert.is(
      failureOf(() => readerOf(text).readBitString('x')),
      count,
    );
  }
  assert.is(
    failureOf(() => readerOf('03020781').readBitString('x')),
    'x@3 unused bits of zero',
  );
  assert.is(
    failureOf(() => readerOf('0303 01 ffff').readBitString('x')),
    'x@4 unused bits of zero',
  );
});

primitives('BIT STRING of whole octets', () => {
  const reader = readerOf('03020001');
  reader.readBitStringOctets('x');
  assert.is(hex(reader.content()), '01');
  assert.is(
    failureOf(() => readerOf('03020780').readBitStringOctets('x')),
    'x@2 BIT STRING of whole bytes',
  );
});

primitives('NULL is empty', () => {
  readerOf('0500').readNull('x');
  assert.is(
    failureOf(() => readerOf('050100').readNull('x')),
    'x@2 NULL without content',
  );
});

primitives.run();

const whole = suite('parseWhole');

whole('returns the value, or the error of a reader, with its path', () => {
  const readFlag = (reader: DerReader): boolean => reader.readBoolean('flag');
  assert.is(parseWhole(readFlag, unhex('0101ff'), 'example'), true);
  assert.is(parseWhole(readFlag, unhex('ff 0101ff ff'), 'example', 1, 4), true);
  assert.is(describeFailure(parseWhole(readFlag, unhex('0500'), 'example')), 'example.flag@0 BOOLEAN');
});

whole('refuses trailing data', () => {
  const failure = parseWhole((reader) => reader.readBoolean('flag'), unhex('0101ff00'), 'example');
  assert.is(describeFailure(failure), 'example@3 no trailing data');
});

whole('lets a fault of the program through', () => {
  const broken = (): never => {
    throw new RangeError('fault');
  };
  assert.throws(
    () => parseWhole(broken, unhex(''), 'example'),
    (error: unknown) => error instanceof RangeError,
  );
});

whole.run();

const reads: ((reader: DerReader) => unknown)[] = [
  (reader) => reader.readAny('x'),
  (reader) => reader.readBoolean('x'),
  (reader) => reader.readInteger('x'),
  (reader) => reader.readSmallInteger('x'),
  (reader) => reader.readObjectIdentifier('x'),
  (reader) => reader.readBitString('x'),
  (reader) => reader.readBitStringOctets('x'),
  (reader) => reader.readNull('x'),
  (reader) => void reader.enter(reader.peekTag(), 'x'),
  (reader) => readTime(reader, 'x'),
  (reader) => readGeneralizedTime(reader, 'x'),
];

/** Bytes that look like DER often enough to get past the header. */
const derLike = fc.oneof(
  fc.uint8Array({ maxLength: 24 }),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 5, 6, 0x17, 0x18, 0x30, 0x9f), fc.uint8Array({ maxLength: 20 }))
    .map(([tag, content]) => Uint8Array.of(tag, content.length, ...content)),
);

const properties = suite('DerReader: any bytes');

properties('no foreign error, no step past the end, and the bytes behind the end play no part', () => {
  fc.assert(
    fc.property(derLike, fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 8 }), (bytes, before, after) => {
      const buffer = Uint8Array.of(...before, ...bytes, ...after);
      const start = before.length;
      const end = start + bytes.length;
      for (const read of reads) {
        const alone = parseWhole((reader) => describeRead(read, reader), bytes, 'p');
        const within = parseWhole((reader) => describeRead(read, reader), buffer, 'p', start, end);
        assert.is(String(withoutOffset(within, start)), String(withoutOffset(alone, 0)));
      }
    }),
    { numRuns: 2000 },
  );
});

function describeRead(read: (reader: DerReader) => unknown, reader: DerReader): string {
  const limit = reader.end;
  const value = read(reader);
  assert.ok(reader.offset <= limit && reader.contentEnd <= limit && reader.contentStart <= reader.contentEnd);
  return `${value} ${hex(reader.content())}`;
}

function withoutOffset(outcome: string | ParseError, start: number): string {
  if (!(outcome instanceof ParseError)) return outcome;
  return `${outcome.field}@${outcome.offset - start} ${outcome.expected}`;
}

properties.run();
