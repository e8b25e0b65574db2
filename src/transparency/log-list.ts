import { decodeBase64 } from '../asn1/base64.ts';
import { equalBytes, hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { sha256 } from '../x509/sha256.ts';
import { instantOf, listOf, memberOf, textOf } from './json-value.ts';
import {
  describeLogKey,
  type LogState,
  type LogStateName,
  type PreviousOperator,
  type TransparencyLog,
} from './transparency-log.ts';

/** Longer texts are not read; the lists of today have 50,000 characters. */
const maximumCharacters = 16 * 1024 * 1024;
/** More logs than this are not read; the lists of today name fewer than two hundred. */
const maximumLogs = 4096;

const stateNames: readonly LogStateName[] = ['pending', 'qualified', 'usable', 'readonly', 'retired', 'rejected'];

/** Something in a list that was left out. */
export interface RejectedLog {
  /** Where it stands, such as `operators[2].logs[0]`; '' for the list as a whole. */
  readonly path: string;
  /** What was expected there. */
  readonly expected: string;
}

/** What a list says. */
export interface LogList {
  /** In the order of the list; no two have the same ID. */
  readonly logs: readonly TransparencyLog[];
  readonly rejected: readonly RejectedLog[];
  readonly version: string | undefined;
  /** When the list was made, in milliseconds since 1970; Chrome's says so, Apple's does not. */
  readonly timestamp: number | undefined;
}

/**
 * Reads a list of logs in the schema of Chrome
 * (https://www.gstatic.com/ct/log_list/v3/log_list_schema.json) or Apple
 * (https://valid.apple.com/ct/log_list/schema_versions/log_list_schema_v5.json). The two differ in nothing that counts:
 * Apple's has no date, numbers its assets, notes a list version with each state, and marks logs that take TLS
 * certificates alone.
 *
 * A log is left out, and told, when its key is none that RFC 6962 §2.1.4 allows, its ID is not the SHA-256 of the key or
 * was there before, it has not exactly one known state with its time, a date cannot be read, or it is for tests or
 * monitoring only. The signature of Chrome's list is for the caller to check, and so is its age.
 *
 * @param json the text, or what `JSON.parse` has made of it.
 * @returns whatever could be read; never throws.
 */
export function parseLogList(json: unknown): LogList {
  const reader = new LogListReader();
  const list = typeof json === 'string' ? reader.parse(json) : json;
  const operators = listOf(memberOf(list, 'operators'));
  if (operators === undefined || operators.length === 0) reader.reject('', 'an array of operators');
  for (const [i, operator] of (operators ?? []).entries()) reader.readOperator(operator, `operators[${i}]`);
  const { logs, rejected } = reader;
  const version = textOf(memberOf(list, 'version'));
  return { logs, rejected, version, timestamp: instantOf(memberOf(list, 'log_list_timestamp')) };
}

class LogListReader {
  readonly logs: TransparencyLog[] = [];
  readonly rejected: RejectedLog[] = [];
  private readonly ids = new Set<string>();
  private read = 0;

  parse(text: string): unknown {
    try {
      return text.length <= maximumCharacters ? (JSON.parse(text) as unknown) : undefined;
    } catch {
      // No JSON, or deeper than the engine can read: reported as a list without operators.
      return undefined;
    }
  }

  readOperator(operator: unknown, path: string): void {
    const name = textOf(memberOf(operator, 'name'));
    if (name === undefined) {
      this.reject(path, 'the name of an operator');
      return;
    }
    this.readLogs(memberOf(operator, 'logs'), `${path}.logs`, name, 'rfc6962');
    this.readLogs(memberOf(operator, 'tiled_logs'), `${path}.tiled_logs`, name, 'static-ct');
  }

  private readLogs(value: unknown, path: string, operator: string, kind: 'rfc6962' | 'static-ct'): void {
    const logs = listOf(value);
    if (logs === undefined) this.reject(path, 'an array of logs');
    for (const [i, log] of (logs ?? []).entries()) {
      const isRead = this.read++ < maximumLogs;
      this.add(isRead ? readLog(log, operator, kind) : `at most ${maximumLogs} logs`, `${path}[${i}]`);
      if (!isRead) return;
    }
  }

  reject(path: string, expected: string): void {
    if (this.rejected.length < maximumLogs) this.rejected.push({ path, expected });
  }

  private add(log: TransparencyLog | string, path: string): void {
    const id = typeof log === 'string' ? '' : hexOf(log.logId);
    if (typeof log === 'string') this.reject(path, log);
    else if (this.ids.has(id)) this.reject(path, 'a log that was not there before');
    else this.logs.push(log);
    this.ids.add(id);
  }
}

/** @returns what was expected, where the log cannot be taken. */
function readLog(value: unknown, operator: string, kind: 'rfc6962' | 'static-ct'): TransparencyLog | string {
  const publicKey = bytesOf(memberOf(value, 'key'));
  const key = publicKey === undefined ? undefined : describeLogKey(publicKey);
  if (publicKey === undefined || key === undefined || key instanceof ParseError)
    return 'a key of P-256, or RSA from 2048 bits';
  const logId = bytesOf(memberOf(value, 'log_id'));
  if (logId === undefined || !equalBytes(logId, sha256(publicKey))) return 'the SHA-256 of the key as log_id';
  const state = readState(memberOf(value, 'state'));
  if (state === undefined) return 'exactly one known state with its timestamp';
  const purpose = memberOf(value, 'log_type');
  if (purpose !== undefined && purpose !== 'prod') return 'a log for production';
  const interval = readInterval(memberOf(value, 'temporal_interval'));
  if (interval === 'malformed') return 'a temporal_interval of two dates';
  const previousOperators = readPreviousOperators(memberOf(value, 'previous_operators'));
  if (previousOperators === undefined) return 'previous_operators with names and dates';
  const description = textOf(memberOf(value, 'description'));
  return { logId, publicKey, state, operator, previousOperators, kind, description, temporalInterval: interval };
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string') return undefined;
  const bytes = decodeBase64(value);
  return bytes instanceof ParseError ? undefined : bytes;
}

function readState(value: unknown): LogState | undefined {
  const names = stateNames.filter((name) => memberOf(value, name) !== undefined);
  const name = names[0];
  if (name === undefined || names.length > 1) return undefined;
  const since = instantOf(memberOf(memberOf(value, name), 'timestamp'));
  return since === undefined ? undefined : { name, since };
}

function readInterval(value: unknown): { from: number; until: number } | undefined | 'malformed' {
  if (value === undefined) return undefined;
  const from = instantOf(memberOf(value, 'start_inclusive'));
  const until = instantOf(memberOf(value, 'end_exclusive'));
  return from === undefined || until === undefined ? 'malformed' : { from, until };
}

/** In order of time, whatever their order in the list. */
function readPreviousOperators(value: unknown): PreviousOperator[] | undefined {
  const operators: PreviousOperator[] = [];
  for (const each of listOf(value) ?? [undefined]) {
    const name = textOf(memberOf(each, 'name'));
    const until = instantOf(memberOf(each, 'end_time'));
    if (name === undefined || until === undefined) return undefined;
    operators.push({ name, until });
  }
  return operators.sort((a, b) => a.until - b.until);
}
