import { snapshotDate } from './snapshot.ts';

const maximumAge = 365 * 86_400_000;

/**
 * A sentence for the log when the embedded roots are over a year old: roots have been distrusted since, and roots that
 * servers need have been added.
 *
 * @param now milliseconds since 1970, or a Date: the present, not the time at which a certificate is verified.
 * @returns undefined while the roots are fresh.
 * @throws TypeError when `now` is not a time.
 *
 * @example
 * ```ts
 * const warning = staleRootsWarning(Date.now());
 * if (warning !== undefined) console.warn(warning);
 * ```
 */
export function staleRootsWarning(now: number | Date): string | undefined {
  const age = Number(now) - Date.parse(snapshotDate);
  if (Number.isNaN(age)) throw new TypeError('now is not a time');
  if (age <= maximumAge) return undefined;
  return `the embedded Mozilla roots are of ${snapshotDate}, more than a year ago: update certpath`;
}
