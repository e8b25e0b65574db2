import { toPrintable } from '../printable-text.ts';
import { UsageError } from './usage.ts';

const epochSeconds = /^-?\d{1,12}(\.\d{1,9})?$/;
const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/i;
const zone = /(Z|[+-]\d\d:\d\d)$/i;

/**
 * A time given as ISO 8601 or as seconds since 1970, in milliseconds since 1970. What names no zone is UTC, so that
 * the same command means the same everywhere.
 *
 * @throws UsageError
 */
export function parseTimeArgument(text: string): number {
  const time = epochSeconds.test(text) ? Number(text) * 1000 : isoTime.test(text) ? parseIsoTime(text) : Number.NaN;
  // A Date reaches that far.
  if (Number.isNaN(new Date(time).getTime())) {
    throw new UsageError(
      `--time ${toPrintable(text)} is neither ISO 8601 (2026-11-22T17:00:00Z) nor seconds since 1970`,
    );
  }
  return Math.trunc(time);
}

function parseIsoTime(text: string): number {
  const isDate = text.length === 10;
  const normal = text.replace(' ', 'T').toUpperCase();
  const time = Date.parse(isDate || zone.test(normal.slice(10)) ? normal : `${normal}Z`);
  return isSameDay(text, time) ? time : Number.NaN;
}

/** Some engines read February 30th as March 2nd; a zone moves the day by one at most. */
function isSameDay(text: string, time: number): boolean {
  const day = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10)));
  const isRealDay = new Date(day).toISOString().startsWith(text.slice(0, 10));
  return isRealDay && !Number.isNaN(time);
}
