import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeExplicit, encodeInteger, encodeSequence, encodeSet } from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { tagName } from '../../src/asn1/tags.ts';
import { checkDer, type DerLimits, walkDer } from '../../src/asn1/well-formed.ts';
import { describeFailure, unhex } from '../support/parsing.ts';

function nested(depth: number): Uint8Array {
  let bytes: Uint8Array = unhex('0500');
  for (let i = 1; i < depth; i++) bytes = encodeSequence(bytes);
  return bytes;
}

function failure(text: string, limits?: DerLimits): string {
  return describeFailure(checkDer(unhex(text), limits));
}

const walking = suite('walkDer');

walking('visits every value in the order of the bytes', () => {
  const bytes = encodeSequence(encodeExplicit(0, encodeInteger(2)), encodeSet(), encodeInteger(300));
  const lines: string[] = [];
  const fault = walkDer(bytes, ({ tag, depth, offset, contentStart, contentEnd }) => {
    lines.push(`${'-'.repeat(depth)}${tagName(tag)} ${offset} ${contentStart}..${contentEnd}`);
  });
  assert.is(fault, undefined);
  assert.equal(lines, ['SEQUENCE 0 2..13', '-[0] 2 4..7', '--INTEGER 4 6..7', '-SET 7 9..9', '-INTEGER 9 11..13']);
});

walking('tells what it saw before the fault', () => {
  const tags: number[] = [];
  const fault = walkDer(unhex('3004 0500 0401'), ({ tag }) => tags.push(tag));
  assert.is(describeFailure(fault), 'DER@4 1 content bytes');
  assert.equal(tags, [0x30, 0x05]);
});

walking('a ParseError of the visitor ends the walk; another error passes', () => {
  const refusal = new ParseError('something else', 'x', 7);
  const refuse = (): never => {
    throw refusal;
  };
  assert.is(walkDer(unhex('0500'), refuse), refusal);
  const fail = (): never => {
    throw new RangeError('fault');
  };
  assert.throws(
    () => walkDer(unhex('0500'), fail),
    (error: unknown) => error instanceof RangeError,
  );
});

walking.run();

const checking = suite('checkDer');

checking('accepts one well-formed value', () => {
  for (const text of [
    '0500',
    '3000',
    '3100',
    'a000',
    '8000',
    '30060201050101ff',
    '0302 0780',
    '0603551d13',
    '1f1f00',
    '28020500',
  ]) {
    assert.is(checkDer(unhex(text)), undefined, text);
  }
  assert.is(checkDer(unhex('170d3234303130313030303030305a')), undefined);
  assert.is(checkDer(unhex('180631393730303 1'.replace(' ', ''))), undefined);
});

const faults: [text: string, failure: string][] = [
  ['', 'DER@0 a value'],
  ['0500 00', 'DER@2 no trailing data'],
  ['3080 0500 0000', 'DER@1 definite length'],
  ['3003 0500', 'DER@0 3 content bytes'],
  ['3003 050005', 'DER@5 a length'],
  ['3003 020200', 'DER@2 2 content bytes'],
  ['308102 0500', 'DER@1 length in its shortest form'],
  ['3003 010101', 'DER@4 BOOLEAN of one byte, 00 or FF'],
  ['3004 02020001', 'DER@4 INTEGER without needless leading bytes'],
  ['3004 0a020001', 'DER@4 INTEGER without needless leading bytes'],
  ['3003 050100', 'DER@4 NULL without content'],
  ['3003 060180', 'DER@4 OID arc without leading zeros'],
  ['3004 03020781', 'DER@5 unused bits of zero'],
  ['3003 170130', 'DER@4 UTCTime as YYMMDDHHMMSSZ'],
  ['0000', 'DER@0 a type'],
  ['3002 0000', 'DER@2 a type'],
  ['1000', 'DER@0 [UNIVERSAL 16] as constructed'],
  ['1100', 'DER@0 [UNIVERSAL 17] as constructed'],
  ['2403 040101', 'DER@0 [UNIVERSAL 4] in one piece'],
  ['2c00', 'DER@0 [UNIVERSAL 12] in one piece'],
  ['2100', 'DER@0 [UNIVERSAL 1] in one piece'],
  ['3f1f00', 'DER@0 [UNIVERSAL 31] in one piece'],
];

for (const [text, expected] of faults) {
  checking(`refuses ${text === '' ? 'nothing' : text}`, () => assert.is(failure(text), expected));
}

checking('content behind a context tag stays opaque when primitive and is walked when constructed', () => {
  assert.is(checkDer(unhex('8003 010101')), undefined);
  assert.is(failure('a003 010101'), 'DER@4 BOOLEAN of one byte, 00 or FF');
});

checking('depth is bounded at 32, or as told', () => {
  assert.is(checkDer(nested(32)), undefined);
  assert.is(describeFailure(checkDer(nested(33))), 'DER@64 at most 32 values within each other');
  assert.is(checkDer(nested(33), { maximumDepth: 33 }), undefined);
  assert.is(failure('3000', { maximumDepth: 0 }), 'DER@0 at most 0 values within each other');
});

checking('a hundred thousand SEQUENCEs in each other cost no stack, whatever the bound', () => {
  const headers: Uint8Array[] = [];
  for (let i = 0, length = 0; i < 100_000; i++) {
    const header = Uint8Array.of(0x30, ...lengthOctets(length));
    headers.unshift(header);
    length += header.length;
  }
  const bytes = new Uint8Array(Buffer.concat(headers));
  assert.match(describeFailure(checkDer(bytes)), /at most 32 values within each other$/);
  assert.is(checkDer(bytes, { maximumDepth: 100_000 }), undefined);
});

checking('the number of values is bounded as told', () => {
  const three = '3004 0500 0500';
  assert.is(checkDer(unhex(three), { maximumElements: 3 }), undefined);
  assert.is(failure(three, { maximumElements: 2 }), 'DER@4 at most 2 values');
});

checking('any bytes: a ParseError within the bytes, or none', () => {
  const nestable = fc.letrec<{ value: Uint8Array }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.uint8Array({ maxLength: 8 }),
      fc.array(tie('value'), { maxLength: 3 }).map((values) => encodeSequence(...values)),
    ),
  }));
  fc.assert(
    fc.property(nestable.value, (bytes) => {
      const fault = checkDer(bytes);
      if (fault === undefined) return;
      assert.instance(fault, ParseError);
      assert.ok(fault.offset >= 0 && fault.offset <= bytes.length);
    }),
    { numRuns: 2000 },
  );
});

checking.run();

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}
