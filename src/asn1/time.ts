import type { DerReader } from './der-reader.ts';
import { Tag } from './tags.ts';

/**
 * Time ::= CHOICE { UTCTime, GeneralizedTime } as RFC 5280 §4.1.2.5 narrows it: seconds present, `Z`, no fraction.
 *
 * @returns milliseconds since 1970-01-01T00:00:00Z (negative before).
 */
export function readTime(reader: DerReader, field: string): number {
  const tag = reader.peekTag();
  if (tag === Tag.utcTime) return readUtcTime(reader, field);
  if (tag === Tag.generalizedTime) return readGeneralizedTime(reader, field);
  throw reader.failure('UTCTime or GeneralizedTime', field);
}

function readUtcTime(reader: DerReader, field: string): number {
  reader.readValue(Tag.utcTime, field);
  if (reader.contentEnd - reader.contentStart !== 13) {
    throw reader.failure('UTCTime as YYMMDDHHMMSSZ', field, reader.contentStart);
  }
  const year = readTwoDigits(reader, field, 0, 'year', 0, 99);
  // RFC 5280 §4.1.2.5.1: 50 to 99 are 19YY, 00 to 49 are 20YY.
  return readRest(reader, field, 2, year < 50 ? 2000 + year : 1900 + year);
}

/** GeneralizedTime as YYYYMMDDHHMMSSZ, in milliseconds since 1970; also used where no UTCTime is allowed (OCSP). */
export function readGeneralizedTime(reader: DerReader, field: string, tag: number = Tag.generalizedTime): number {
  reader.readValue(tag, field);
  if (reader.contentEnd - reader.contentStart !== 15) {
    throw reader.failure('GeneralizedTime as YYYYMMDDHHMMSSZ', field, reader.contentStart);
  }
  const century = readTwoDigits(reader, field, 0, 'century', 0, 99);
  const year = readTwoDigits(reader, field, 2, 'year', 0, 99);
  return readRest(reader, field, 4, century * 100 + year);
}

function readRest(reader: DerReader, field: string, position: number, year: number): number {
  const month = readTwoDigits(reader, field, position, 'month', 1, 12);
  const day = readTwoDigits(reader, field, position + 2, 'day', 1, daysIn(month, year));
  const hour = readTwoDigits(reader, field, position + 4, 'hour', 0, 23);
  const minute = readTwoDigits(reader, field, position + 6, 'minute', 0, 59);
  const second = readTwoDigits(reader, field, position + 8, 'second', 0, 59);
  const last = reader.contentStart + position + 10;
  if (reader.bytes[last] !== 0x5a) throw reader.failure('Z at the end', field, last);
  return (daysSince1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 1000;
}

function readTwoDigits(
  reader: DerReader,
  field: string,
  position: number,
  what: string,
  minimum: number,
  maximum: number,
): number {
  const at = reader.contentStart + position;
  const tens = (reader.bytes[at] as number) - 0x30;
  const ones = (reader.bytes[at + 1] as number) - 0x30;
  const value = tens * 10 + ones;
  const isNumber = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
  if (!isNumber || value < minimum || value > maximum) {
    throw reader.failure(`${what} from ${minimum} to ${maximum} in two digits`, field, at);
  }
  return value;
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 29 : 28;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar; `Date.UTC` would read the years 0 to 99 as 1900 to 1999. */
function daysSince1970(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
