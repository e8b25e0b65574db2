const skipped = new Map<string, number>();

/**
 * Records cases that could not be run, so that they are counted in the run's last line and never taken as passed.
 *
 * @param name what was skipped, such as the name of an external suite
 * @param count how many cases; reports of one name add up
 */
export function reportSkipped(name: string, count: number): void {
  skipped.set(name, (skipped.get(name) ?? 0) + count);
}

/** Every reported name with its number of cases. */
export function skippedCases(): ReadonlyMap<string, number> {
  return skipped;
}

/** The number of reported cases in all. */
export function skippedCount(): number {
  let total = 0;
  for (const count of skipped.values()) total += count;
  return total;
}
