import type { Answer } from './hosts/host.ts';
import type { ProviderName } from './inside/suite.ts';

/** What became of one runtime with one provider. */
export type Row =
  | { readonly name: string; readonly state: 'missing' }
  | { readonly name: string; readonly state: 'failed'; readonly provider: ProviderName; readonly fault: string }
  | {
      readonly name: string;
      readonly state: 'ran';
      readonly provider: ProviderName;
      readonly milliseconds: number;
      readonly answer: Answer;
      readonly isItself: boolean;
    };

const shownDigest = 16;

/** A table for a reader, and below it what went wrong. */
export function rowsToText(rows: readonly Row[]): string {
  const head = ['runtime', 'says', 'provider', 'chains', 'signatures', 'wrong', 'digest', 's'];
  const lines = [head, ...rows.map(toCells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...table, ...rows.flatMap(faultsOf)].join('\n');
}

function toCells(row: Row): string[] {
  if (row.state === 'missing') return [row.name, 'not installed', '', '', '', '', '', ''];
  if (row.state === 'failed') return [row.name, 'failed', row.provider, '', '', '', '', ''];
  const { answer } = row;
  return [
    row.name,
    answer.where,
    row.provider,
    String(answer.limbo),
    String(answer.signatures),
    String(answer.wrong.length),
    answer.digest.slice(0, shownDigest),
    (row.milliseconds / 1000).toFixed(1),
  ];
}

function faultsOf(row: Row): string[] {
  if (row.state === 'failed') return [`${row.name} ${row.provider}: ${row.fault}`];
  if (row.state === 'missing') return [];
  const strayed = row.isItself ? [] : [`${row.name}: ran on ${row.answer.where}`];
  return [...strayed, ...row.answer.wrong.map((fault) => `${row.name} ${row.provider}: ${fault}`)];
}
