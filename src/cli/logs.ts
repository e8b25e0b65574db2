import { readBytes } from '../node/read-bytes.ts';
import { toPrintable } from '../printable-text.ts';
import { applePolicy, chromePolicy, parseLogList, requireTimestamps } from '../transparency.ts';
import type { VerifyArguments } from './arguments.ts';
import type { VerifyOptions } from './engine.ts';

/** A list of logs as its file holds it. */
export interface LogsFile {
  readonly transparency: VerifyOptions['transparency'];
  readonly count: number;
  /** Why the file, or the list as a whole, could not be read. */
  readonly faults: readonly string[];
  /** Logs that were left out. */
  readonly warnings: readonly string[];
}

/** The lists of today have 60,000 bytes. */
const maximumListBytes = 16 * 1024 * 1024;
const maximumWarnings = 10;

/** Reads the file of `--ct-logs`. Without a log that counts, every leaf is refused: the demand stands. */
export function readLogs({ transparency: wanted }: VerifyArguments): LogsFile {
  if (wanted === undefined) return { transparency: undefined, count: 0, faults: [], warnings: [] };
  const policy = wanted.policy === 'chrome' ? chromePolicy : applePolicy;
  const file = toPrintable(wanted.logs);
  const bytes = readBytes(wanted.logs, { bytes: maximumListBytes });
  const isRead = bytes instanceof Uint8Array;
  const { logs, rejected } = isRead ? parseLogList(new TextDecoder().decode(bytes)) : { logs: [], rejected: [] };
  const left = rejected.slice(0, maximumWarnings).map(({ path, expected }) => `${file}: ${place(path)}not ${expected}`);
  const isEmpty = isRead && logs.length === 0;
  const faults = isRead ? [] : [`${file} ${bytes.why}`];
  return {
    transparency: requireTimestamps({ logs, policy }),
    count: logs.length,
    faults: isEmpty ? [`${file} holds no log that counts`] : faults,
    warnings: left,
  };
}

function place(path: string): string {
  return path === '' ? '' : `${path} is `;
}
