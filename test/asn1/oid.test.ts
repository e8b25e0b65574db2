import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { matchOid, oid, oidToString, parseOidText } from '../../src/asn1/oid.ts';
import { hex } from '../support/hex.ts';
import { describeFailure, unhex } from '../support/parsing.ts';

const oids = suite('OID');

const pairs: [text: string, content: string][] = [
  ['2.5.29.19', '551d13'],
  ['1.2.840.113549.1.1.11', '2a864886f70d01010b'],
  ['0.0', '00'],
  ['0.39', '27'],
  ['1.0', '28'],
  ['1.39', '4f'],
  ['2.0', '50'],
  ['2.39', '77'],
  ['2.48', '8100'],
  ['2.999.3', '883703'],
  // The largest and smallest arcs of seven, eight and nine octets: past 2⁵³ a number would round.
  ['1.3.562949953421311', '2bffffffffffff7f'],
  ['1.3.562949953421312', '2b8180808080808000'],
  ['1.3.72057594037927935', '2bffffffffffffff7f'],
  ['1.3.72057594037927936', '2b818080808080808000'],
  ['2.25.340282366920938463463374607431768211455', `69 83${'ff'.repeat(17)}7f`.replace(' ', '')],
];

for (const [text, content] of pairs) {
  oids(`${text} in both directions`, () => {
    assert.is(oidToString(unhex(content)), text);
    assert.is(hex(oid(text)), content);
  });
}

oids('reads a part of a larger buffer', () => {
  const bytes = unhex('ff551d13ff');
  assert.is(oidToString(bytes, 1, 4), '2.5.29.19');
  assert.ok(matchOid(bytes, 1, 4, oid('2.5.29.19')));
  assert.not(matchOid(bytes, 1, 3, oid('2.5.29.19')));
  assert.not(matchOid(bytes, 1, 5, oid('2.5.29.19')));
  assert.not(matchOid(bytes, 1, 4, oid('2.5.29.15')));
});

oids('shows a huge one in hexadecimal', () => {
  const longest = new Uint8Array(256).fill(0xff);
  longest[255] = 0x7f;
  assert.match(oidToString(longest), /^2\.[0-9]{500,}$/);
  assert.is(oidToString(new Uint8Array(257).fill(1)), `oid:${'01'.repeat(257)}`);
});

for (const text of [
  '',
  '1',
  '1.',
  '.1',
  '1..2',
  '3.1',
  '0.40',
  '1.40',
  '1.02',
  '01.2',
  '1.-2',
  ' 1.2',
  '1.2 ',
  '1.2\n',
  '1.2e3',
  '1.٢',
]) {
  oids(`refuses ${JSON.stringify(text)}`, () => {
    assert.match(describeFailure(parseOidText(text)), /^OID@0 (dotted decimal OID|first arcs as X.660 allows)$/);
    assert.throws(
      () => oid(text),
      (error: unknown) => error instanceof TypeError,
    );
  });
}

oids('refuses a text too long to convert', () => {
  assert.is(describeFailure(parseOidText(`2.${'1'.repeat(1023)}`)), 'OID@1024 an OID of at most 1024 characters');
  assert.instance(parseOidText(`2.${'1'.repeat(1022)}`), Uint8Array);
});

oids('text comes back through content octets', () => {
  const arc = fc.oneof(...[7n, 14n, 60n, 140n].map((bits) => fc.bigInt({ min: 0n, max: 2n ** bits })));
  const firstArcs = fc.oneof(
    fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt({ min: 0n, max: 39n })),
    fc.tuple(fc.constant(2n), arc),
  );
  fc.assert(
    fc.property(firstArcs, fc.array(arc, { maxLength: 8 }), (first, rest) => {
      const text = [...first, ...rest].join('.');
      assert.is(oidToString(oid(text)), text);
    }),
  );
});

oids.run();
