export type Cell = string | number;

/** One table of results, for people and as data. */
export interface Table {
  readonly group: string;
  readonly title: string;
  /** What the figures are, and what was asked of them. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function tableToText({ title, note, columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(cellToText))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const printed = lines.map((line) =>
    line.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))),
  );
  return [title, `  ${note}`, ...printed.map((line) => `  ${line.join('  ')}`.trimEnd())].join('\n');
}

/** Three digits, or all of a larger number. */
function cellToText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return cell >= 100 || Number.isInteger(cell) ? Math.round(cell).toLocaleString('en-US') : cell.toPrecision(3);
}
