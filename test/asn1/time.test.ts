import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DerReader } from '../../src/asn1/der-reader.ts';
import { encodeGeneralizedTime, encodeTime, encodeUtcTime } from '../../src/asn1/der-writer.ts';
import { contextPrimitive, Tag } from '../../src/asn1/tags.ts';
import { readGeneralizedTime, readTime } from '../../src/asn1/time.ts';
import { failureOf } from '../support/parsing.ts';

function readerOf(text: string, tag: number): DerReader {
  const content = Buffer.from(text, 'latin1');
  return new DerReader(Uint8Array.of(tag, content.length, ...content));
}

function isoOf(text: string): string {
  const tag = text.length === 15 ? Tag.generalizedTime : Tag.utcTime;
  return new Date(readTime(readerOf(text, tag), 'x')).toISOString();
}

function failureOfUtc(text: string): string {
  return failureOf(() => readTime(readerOf(text, Tag.utcTime), 'x'));
}

function failureOfGeneralized(text: string): string {
  return failureOf(() => readTime(readerOf(text, Tag.generalizedTime), 'x'));
}

const times = suite('time');

times('UTCTime turns the century between 49 and 50', () => {
  assert.is(isoOf('491231235959Z'), '2049-12-31T23:59:59.000Z');
  assert.is(isoOf('500101000000Z'), '1950-01-01T00:00:00.000Z');
  assert.is(isoOf('991231235959Z'), '1999-12-31T23:59:59.000Z');
  assert.is(isoOf('000101000000Z'), '2000-01-01T00:00:00.000Z');
  assert.is(isoOf('691231235959Z'), '1969-12-31T23:59:59.000Z');
});

times('GeneralizedTime from the year 0000 to 9999', () => {
  assert.is(isoOf('00000101000000Z'), '0000-01-01T00:00:00.000Z');
  assert.is(isoOf('00000229000000Z'), '0000-02-29T00:00:00.000Z');
  assert.is(isoOf('00991231235959Z'), '0099-12-31T23:59:59.000Z');
  assert.is(isoOf('19700101000000Z'), '1970-01-01T00:00:00.000Z');
  assert.is(isoOf('99991231235959Z'), '9999-12-31T23:59:59.000Z');
});

times('leap years are those of the Gregorian calendar', () => {
  for (const year of ['2000', '2024', '1904', '2400']) assert.is(isoOf(`${year}0229000000Z`).slice(0, 4), year);
  for (const year of ['1900', '2023', '2100', '2200']) {
    assert.is(failureOfGeneralized(`${year}0229000000Z`), 'x@8 day from 1 to 28 in two digits');
  }
  assert.is(failureOfGeneralized('20240230000000Z'), 'x@8 day from 1 to 29 in two digits');
});

times('every field has its range and its offset', () => {
  assert.is(failureOfUtc('240001000000Z'), 'x@4 month from 1 to 12 in two digits');
  assert.is(failureOfUtc('241301000000Z'), 'x@4 month from 1 to 12 in two digits');
  assert.is(failureOfUtc('240100000000Z'), 'x@6 day from 1 to 31 in two digits');
  assert.is(failureOfUtc('240132000000Z'), 'x@6 day from 1 to 31 in two digits');
  for (const month of ['04', '06', '09', '11']) {
    assert.is(failureOfUtc(`24${month}31000000Z`), 'x@6 day from 1 to 30 in two digits');
  }
  for (const month of ['01', '03', '05', '07', '08', '10', '12']) isoOf(`24${month}31000000Z`);
  assert.is(failureOfUtc('240101240000Z'), 'x@8 hour from 0 to 23 in two digits');
  assert.is(failureOfUtc('240101006000Z'), 'x@10 minute from 0 to 59 in two digits');
  assert.is(failureOfUtc('240101000060Z'), 'x@12 second from 0 to 59 in two digits');
  assert.is(failureOfUtc('2401010000000'), 'x@14 Z at the end');
  assert.is(failureOfUtc('240101000000z'), 'x@14 Z at the end');
  assert.is(failureOfUtc('2x0101000000Z'), 'x@2 year from 0 to 99 in two digits');
  assert.is(failureOfUtc('24 101000000Z'), 'x@4 month from 1 to 12 in two digits');
  assert.is(failureOfUtc('24-101000000Z'), 'x@4 month from 1 to 12 in two digits');
  assert.is(failureOfUtc('24:101000000Z'), 'x@4 month from 1 to 12 in two digits');
  assert.is(failureOfGeneralized('x0240101000000'.padEnd(15, 'Z')), 'x@2 century from 0 to 99 in two digits');
  assert.is(failureOfGeneralized('20x40101000000Z'), 'x@4 year from 0 to 99 in two digits');
});

times('no offsets, no fractions, no missing seconds', () => {
  for (const text of ['2401010000Z', '240101000000', '240101000000+0100', '2401010000+0100', '240101000000.5Z', '']) {
    assert.is(failureOfUtc(text), 'x@2 UTCTime as YYMMDDHHMMSSZ');
  }
  for (const text of [
    '202401010000Z',
    '20240101000000',
    '20240101000000+0100',
    '20240101000000.5Z',
    '240101000000Z',
    '',
  ]) {
    assert.is(failureOfGeneralized(text), 'x@2 GeneralizedTime as YYYYMMDDHHMMSSZ');
  }
});

times('asks for a time, and for GeneralizedTime where nothing else is allowed', () => {
  assert.is(
    failureOf(() => readTime(readerOf('x', Tag.ia5String), 'x')),
    'x@0 UTCTime or GeneralizedTime',
  );
  assert.is(
    failureOf(() => readGeneralizedTime(readerOf('240101000000Z', Tag.utcTime), 'x')),
    'x@0 GeneralizedTime',
  );
  const implicit = readerOf('20240101000000Z', contextPrimitive(0));
  assert.is(readGeneralizedTime(implicit, 'x', contextPrimitive(0)), Date.UTC(2024, 0, 1));
});

times('written times read back', () => {
  const seconds = fc.integer({ min: -62167219200, max: 253402300799 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: 0, max: 999 }), (second, fraction) => {
      const milliseconds = second * 1000;
      assert.is(readTime(new DerReader(encodeTime(milliseconds + fraction)), 'x'), milliseconds);
      assert.is(readGeneralizedTime(new DerReader(encodeGeneralizedTime(milliseconds)), 'x'), milliseconds);
    }),
  );
});

times('the writer takes UTCTime from 1950 through 2049', () => {
  const tagAt = (iso: string): number | undefined => encodeTime(Date.parse(iso))[0];
  assert.is(tagAt('1949-12-31T23:59:59Z'), Tag.generalizedTime);
  assert.is(tagAt('1950-01-01T00:00:00Z'), Tag.utcTime);
  assert.is(tagAt('2049-12-31T23:59:59Z'), Tag.utcTime);
  assert.is(tagAt('2050-01-01T00:00:00Z'), Tag.generalizedTime);
  assert.throws(() => encodeUtcTime(Date.parse('2050-01-01T00:00:00Z')), isRangeError);
  assert.throws(() => encodeTime(Date.parse('+010000-01-01T00:00:00Z')), isRangeError);
  assert.throws(() => encodeTime(Date.parse('-000001-12-31T23:59:59Z')), isRangeError);
  assert.throws(() => encodeTime(Number.NaN), isRangeError);
});

function isRangeError(error: unknown): boolean {
  return error instanceof RangeError;
}

times.run();
