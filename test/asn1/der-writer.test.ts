import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DerReader } from '../../src/asn1/der-reader.ts';
import * as writer from '../../src/asn1/der-writer.ts';
import { oidToString } from '../../src/asn1/oid.ts';
import { decodeString } from '../../src/asn1/strings.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../src/asn1/tags.ts';
import { checkDer } from '../../src/asn1/well-formed.ts';
import { hex } from '../support/hex.ts';
import { unhex } from '../support/parsing.ts';

function throwsA(kind: typeof TypeError | typeof RangeError, run: () => unknown): void {
  assert.throws(run, (error: unknown) => error instanceof kind);
}

const encodings = suite('DER writer');

encodings('writes the types', () => {
  const { encodeSequence, encodeInteger, encodeBoolean, encodeOid, encodeNull } = writer;
  assert.is(hex(encodeSequence(encodeInteger(5), encodeBoolean(true))), '30060201050101ff');
  assert.is(hex(encodeBoolean(false)), '010100');
  assert.is(hex(encodeNull()), '0500');
  assert.is(hex(encodeOid('2.5.29.19')), '0603551d13');
  assert.is(hex(writer.encodeOctetString(unhex('01'), unhex('0203'))), '0403010203');
  assert.is(hex(writer.encodeUtf8String('é')), '0c02c3a9');
  assert.is(hex(writer.encodePrintableString('A B')), '1303412042');
  assert.is(hex(writer.encodeIa5String('a@b')), '1603614062');
  assert.is(hex(writer.encodeUtcTime(0)), '170d3730303130313030303030305a');
  assert.is(hex(writer.encodeGeneralizedTime(0)), '180f31393730303130313030303030305a');
  throwsA(TypeError, () => encodeOid('2'));
  throwsA(TypeError, () => writer.encodePrintableString('a@b'));
  throwsA(TypeError, () => writer.encodePrintableString('\u0141'));
  throwsA(TypeError, () => writer.encodeIa5String('é'));
  throwsA(TypeError, () => writer.encodeIa5String('\ufeff'));
  throwsA(TypeError, () => writer.encodeUtf8String('\ud800'));
});

encodings('INTEGER in the fewest octets', () => {
  const cases: [value: number | bigint, encoded: string][] = [
    [0, '020100'],
    [127, '02017f'],
    [128, '02020080'],
    [256, '02020100'],
    [-1, '0201ff'],
    [-128, '020180'],
    [-129, '0202ff7f'],
    [2n ** 64n, '0209010000000000000000'],
    [-(2n ** 63n), '02088000000000000000'],
  ];
  for (const [value, encoded] of cases) assert.is(hex(writer.encodeInteger(value)), encoded);
  for (const value of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
    throwsA(RangeError, () => writer.encodeInteger(value));
});

encodings('BIT STRING refuses what is not DER', () => {
  assert.is(hex(writer.encodeBitString(unhex(''))), '030100');
  assert.is(hex(writer.encodeBitString(unhex('80'), 7)), '03020780');
  for (const unused of [-1, 8, 0.5]) throwsA(RangeError, () => writer.encodeBitString(unhex('00'), unused));
  throwsA(RangeError, () => writer.encodeBitString(unhex('81'), 7));
  throwsA(RangeError, () => writer.encodeBitString(unhex(''), 1));
});

encodings('SET OF in ascending order of the encodings', () => {
  const elements = ['0402ffff', '0401ff', '020105', '040100', '0401ff'].map(unhex);
  assert.is(hex(writer.encodeSet(...elements)), '3110 020105 040100 0401ff 0401ff 0402ffff'.replaceAll(' ', ''));
  assert.is(hex(elements[0] as Uint8Array), '0402ffff');
});

encodings('context tags, high ones too', () => {
  const { encodeExplicit, encodeImplicit, encodeInteger, encodeSequence } = writer;
  assert.is(hex(encodeExplicit(0, encodeInteger(2))), 'a003020102');
  assert.is(hex(encodeImplicit(0, encodeInteger(2))), '800102');
  assert.is(hex(encodeImplicit(1, encodeSequence(encodeInteger(2)))), 'a103020102');
  assert.is(hex(encodeExplicit(31, encodeInteger(2))), 'bf1f03020102');
  assert.is(hex(encodeImplicit(701, encodeInteger(2))), '9f853d0102');
  assert.is(hex(encodeImplicit(2, encodeExplicit(701, encodeInteger(2)))), 'a203020102');
  assert.is(hex(writer.encodeValue(contextPrimitive(3))), '8300');
});

encodings('lengths in the fewest octets', () => {
  const prefixOf = (length: number): string => hex(writer.encodeOctetString(new Uint8Array(length)).slice(0, 5));
  assert.is(prefixOf(127).slice(0, 4), '047f');
  assert.is(prefixOf(128).slice(0, 6), '048180');
  assert.is(prefixOf(256).slice(0, 8), '04820100');
  assert.is(prefixOf(65536), '0483010000');
});

encodings.run();

interface Written {
  readonly encoded: Uint8Array;
  readonly read: (reader: DerReader) => void;
}

const written: fc.Arbitrary<Written> = fc.oneof(
  fc.boolean().map((value) => ({
    encoded: writer.encodeBoolean(value),
    read: (reader: DerReader) => assert.is(reader.readBoolean('x'), value),
  })),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map((value) => ({
    encoded: writer.encodeInteger(value),
    read: (reader: DerReader) => {
      reader.readInteger('x');
      const content = hex(reader.content());
      assert.is(BigInt.asIntN(content.length * 4, BigInt(`0x${content}`)), value);
    },
  })),
  fc.nat({ max: 0x7fffffff }).map((value) => ({
    encoded: writer.encodeInteger(value),
    read: (reader: DerReader) => assert.is(reader.readSmallInteger('x'), value),
  })),
  fc.uint8Array({ maxLength: 300 }).map((value) => ({
    encoded: writer.encodeOctetString(value),
    read: (reader: DerReader) => {
      reader.readValue(Tag.octetString, 'x');
      assert.is(hex(reader.content()), hex(value));
    },
  })),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 7 })).map(([value, unused]) => {
    value[value.length - 1] = (value[value.length - 1] as number) & (0xff << unused);
    return {
      encoded: writer.encodeBitString(value, unused),
      read: (reader: DerReader) => {
        assert.is(reader.readBitString('x'), unused);
        assert.is(hex(reader.content()), hex(value));
      },
    };
  }),
  fc.array(fc.nat(), { maxLength: 6 }).map((arcs) => {
    const text = ['2', '999', ...arcs].join('.');
    return {
      encoded: writer.encodeOid(text),
      read: (reader: DerReader) => {
        reader.readObjectIdentifier('x');
        assert.is(oidToString(reader.bytes, reader.contentStart, reader.contentEnd), text);
      },
    };
  }),
  fc.string({ unit: 'grapheme' }).map((text) => ({
    encoded: writer.encodeUtf8String(text),
    read: (reader: DerReader) => {
      reader.readValue(Tag.utf8String, 'x');
      assert.is(decodeString(Tag.utf8String, reader.bytes, reader.contentStart, reader.contentEnd), text);
    },
  })),
);

const properties = suite('DER writer and reader');

properties('what was written reads back, at any depth and under any tag', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 5 }), fc.nat({ max: 2 ** 24 }), (values, number) => {
      const bytes = writer.encodeExplicit(number, writer.encodeSequence(...values.map((value) => value.encoded)));
      assert.is(checkDer(bytes), undefined);
      const reader = new DerReader(bytes);
      const outer = reader.enter(contextConstructed(number), 'outer');
      const inner = reader.enter(Tag.sequence, 'inner');
      for (const value of values) value.read(reader);
      reader.leave(inner, 'inner');
      reader.leave(outer, 'outer');
      reader.expectEnd('all');
    }),
  );
});

properties('the order given to SET OF plays no part', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 5 }), (values) => {
      const elements = values.map((value) => value.encoded);
      assert.is(hex(writer.encodeSet(...elements)), hex(writer.encodeSet(...elements.reverse())));
    }),
  );
});

properties.run();
