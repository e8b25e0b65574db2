/** Looks into JSON that somebody else wrote: nothing here throws, and no name reaches a prototype. */

/** An own member of an object; undefined for whatever has none. */
export function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The elements of an array; none where the member is missing; undefined for anything else. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : undefined;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/**
 * Milliseconds since 1970 of an RFC 3339 date-time in UTC, as both lists write them; parts of a millisecond are dropped.
 * Undefined for anything else, the thirtieth of February among it.
 */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 30 || !instant.test(value)) return undefined;
  const seconds = value.slice(0, 19);
  const [year, month, day, hour, minute, second] = seconds.split(/\D/).map(Number) as [number, ...number[]];
  const date = new Date(0);
  date.setUTCFullYear(year, (month ?? 0) - 1, day);
  date.setUTCHours(hour ?? 0, minute, second);
  const fraction = Math.floor(Number(`0${value.slice(19, -1)}`) * 1000);
  return date.toISOString().slice(0, 19) === seconds ? date.getTime() + fraction : undefined;
}
