import type { Timing } from './measure.ts';
import type { Table } from './table.ts';

/** A race as a table. The ratio column says how many times the baseline's time. */
export function timingTable(group: string, title: string, note: string, timings: readonly Timing[]): Table {
  const columns = ['', 'µs a call', `× ${timings[0]?.name ?? ''}`];
  return {
    group,
    title,
    note,
    columns,
    rows: timings.map(({ name, microseconds, ratio }) => [name, microseconds, ratio]),
  };
}
