import { equalBytes, hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { describePublicKey, type PublicKey } from '../crypto/public-key.ts';
import { isFinding } from '../problem.ts';
import { sha256 } from '../x509/sha256.ts';
import { parseSubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';

/** What a list's publisher thinks of a log; the words are those of Chrome's and Apple's lists. */
export type LogStateName = 'pending' | 'qualified' | 'usable' | 'readonly' | 'retired' | 'rejected';

/** A state and the moment it was entered, in milliseconds since 1970. */
export interface LogState {
  readonly name: LogStateName;
  readonly since: number;
}

/** Who ran a log before, and the moment that ended, in milliseconds since 1970. */
export interface PreviousOperator {
  readonly name: string;
  readonly until: number;
}

/** A log whose SCTs count. Only the first two members are needed; times are milliseconds since 1970. */
export interface TransparencyLog {
  /** SHA-256 of `publicKey`, 32 bytes (RFC 6962 §3.2). */
  readonly logId: Uint8Array;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** An SCT with an earlier timestamp does not count. */
  readonly validFrom?: number | undefined;
  /** An SCT with a later timestamp does not count. */
  readonly validUntil?: number | undefined;
  /** Default: a log that is trusted now, as `usable` is. */
  readonly state?: LogState | undefined;
  /** Policies count operators; logs without one count as a single operator's. */
  readonly operator?: string | undefined;
  /** In order of time. */
  readonly previousOperators?: readonly PreviousOperator[] | undefined;
  /** How the log is read, which policies may ask for; default `rfc6962`. */
  readonly kind?: 'rfc6962' | 'static-ct' | undefined;
  readonly description?: string | undefined;
  /** The log takes certificates whose notAfter lies in it, `until` excluded. For the reader: SCTs are not judged by it. */
  readonly temporalInterval?: { readonly from: number; readonly until: number } | undefined;
}

/** A log whose identity has been checked, with its key ready for a provider. */
export interface KnownLog {
  readonly log: TransparencyLog;
  /** Undefined for a key that RFC 6962 §2.1.4 does not allow. */
  readonly key: PublicKey | undefined;
}

interface Remembered extends KnownLog {
  /** Copies: the caller may write to its own. */
  readonly logId: Uint8Array;
  readonly publicKey: Uint8Array;
}

const remembered: WeakMap<TransparencyLog, Remembered> = /* @__PURE__ */ new WeakMap();

/**
 * The log made ready; what takes hashing is done once for each log object.
 *
 * @throws TypeError when the key cannot be read, `logId` is not its SHA-256, or a time is not a finite number: mistakes
 * of the program.
 */
export function toKnownLog(log: TransparencyLog): KnownLog {
  for (const time of [log.validFrom, log.validUntil, log.state?.since]) {
    if (time !== undefined && !Number.isFinite(time)) throw new TypeError('log: a time is not a finite number');
  }
  const before = remembered.get(log);
  const isSame =
    before !== undefined && equalBytes(before.logId, log.logId) && equalBytes(before.publicKey, log.publicKey);
  if (isSame) return before;
  // A Buffer's own `slice` is a view.
  const publicKey = new Uint8Array(log.publicKey);
  const key = describeLogKey(publicKey);
  if (key instanceof ParseError) throw new TypeError(`log: ${key.message}`);
  if (!equalBytes(sha256(publicKey), log.logId)) throw new TypeError('log: logId is not the SHA-256 of publicKey');
  const known = { log, key, logId: new Uint8Array(log.logId), publicKey };
  remembered.set(log, known);
  return known;
}

/** Logs by their IDs in hexadecimal. */
export type KnownLogs = ReadonlyMap<string, KnownLog>;

/** @throws TypeError when a log is unusable: see {@link toKnownLog}. */
export function indexLogs(logs: Iterable<TransparencyLog>): KnownLogs {
  const index = new Map<string, KnownLog>();
  for (const log of logs) {
    const known = toKnownLog(log);
    const id = hexOf(log.logId);
    if (!index.has(id)) index.set(id, known);
  }
  return index;
}

/**
 * "A log MUST use either elliptic curve signatures using the NIST P-256 curve … or RSA signatures … using a key of at
 * least 2048 bits" (RFC 6962 §2.1.4).
 *
 * @returns undefined for any other key.
 */
export function describeLogKey(spki: Uint8Array): PublicKey | ParseError | undefined {
  const parsed = parseSubjectPublicKeyInfo(spki);
  if (parsed instanceof ParseError) return parsed;
  const key = describePublicKey(parsed);
  if (isFinding(key)) return undefined;
  return key.type === 'P-256' || (key.type === 'RSA' && key.bits >= 2048) ? key : undefined;
}

/**
 * Whether an SCT of that timestamp counts at all: a pending log does not count yet, a rejected one never did, and a
 * retired one vouches for what it signed before it was retired.
 */
export function isValidAt(log: TransparencyLog, timestamp: number): boolean {
  const { state, validFrom = Number.NEGATIVE_INFINITY, validUntil = Number.POSITIVE_INFINITY } = log;
  if (state?.name === 'pending' || state?.name === 'rejected') return false;
  if (state?.name === 'retired' && timestamp >= state.since) return false;
  return timestamp >= validFrom && timestamp <= validUntil;
}

/** Whether the log is trusted at `time` still: qualified, usable or readonly, or retired only later. */
export function isCurrent(log: TransparencyLog, time: number): boolean {
  const { state } = log;
  if (state === undefined) return true;
  if (state.name === 'retired') return time < state.since;
  return state.name === 'qualified' || state.name === 'usable' || state.name === 'readonly';
}

/** Who ran the log at `time`; '' where that is not known. */
export function operatorAt(log: TransparencyLog, time: number): string {
  const before = (log.previousOperators ?? []).find(({ until }) => time < until);
  return before?.name ?? log.operator ?? '';
}
