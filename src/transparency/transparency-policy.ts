import type { Certificate } from '../x509/certificate.ts';
import type { TimestampSource } from './timestamp-sources.ts';
import { isCurrent, operatorAt, type TransparencyLog } from './transparency-log.ts';

/**
 * What is known of one SCT. The first that applies, in this order:
 * - `malformed`: no SCT, or the certificate makes no entry that a log could have signed.
 * - `version-unsupported`: not v1.
 * - `unknown-log`: no log of that ID was given.
 * - `future-timestamp`: "clients MUST reject SCTs whose timestamp is in the future" (RFC 6962 §5.2).
 * - `log-not-valid-then`: the log did not count at the timestamp: outside its validity, retired, pending or rejected.
 * - `unsupported`: not P-256 or RSA of 2048 bits and more with SHA-256 (RFC 6962 §2.1.4), or not for this provider.
 * - `issuer-unknown`: the SCT covers a precertificate, and the issuer whose key is hashed for it was not given.
 * - `unchecked`: beyond the number of signatures that are checked for one source, or beyond a verification's budget.
 * - `signature-invalid`, `good`: the signature was checked, or is none of this kind of key.
 */
export type TimestampState =
  | 'good'
  | 'malformed'
  | 'version-unsupported'
  | 'unknown-log'
  | 'future-timestamp'
  | 'log-not-valid-then'
  | 'unsupported'
  | 'issuer-unknown'
  | 'unchecked'
  | 'signature-invalid';

/** One SCT and what became of it. */
export interface CheckedTimestamp {
  readonly source: TimestampSource;
  readonly state: TimestampState;
  /** 32 bytes, a view of the input; undefined where none can be read. */
  readonly logId: Uint8Array | undefined;
  /** Milliseconds since 1970; undefined where none can be read. */
  readonly timestamp: number | undefined;
  /** The log of that ID. */
  readonly log: TransparencyLog | undefined;
}

/** What a policy decides about. */
export interface PolicyQuestion {
  readonly certificate: Certificate;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Every SCT that was presented, the bad ones too. */
  readonly timestamps: readonly CheckedTimestamp[];
}

/** The decision; the ready policies say why in one of {@link DecisionReason}, another policy in its own words. */
export interface PolicyDecision {
  readonly ok: boolean;
  readonly why: DecisionReason | (string & {});
}

export type DecisionReason =
  | 'satisfied'
  | 'too-few-timestamps'
  | 'too-few-operators'
  | 'no-current-log'
  | 'no-rfc6962-log'
  | 'validity-malformed';

/** Decides whether the SCTs suffice. Must count only those whose state is `good`. */
export type TransparencyPolicy = (question: PolicyQuestion) => PolicyDecision;

/** A good SCT with what policies ask about it. */
export interface GoodTimestamp {
  readonly source: TimestampSource;
  readonly log: TransparencyLog;
  /** Who ran the log when it signed. */
  readonly operator: string;
  /** Whether the log is trusted still. */
  readonly isCurrent: boolean;
}

/** The good SCTs. The same log may be among them twice, which makes it no second witness. */
export function goodTimestamps({ timestamps, time }: PolicyQuestion): GoodTimestamp[] {
  const good: GoodTimestamp[] = [];
  for (const { state, source, log, timestamp } of timestamps) {
    if (state !== 'good' || log === undefined || timestamp === undefined) continue;
    good.push({ source, log, operator: operatorAt(log, timestamp), isCurrent: isCurrent(log, time) });
  }
  return good;
}

/** How many distinct logs there are. */
export function countLogs(timestamps: readonly GoodTimestamp[]): number {
  return new Set(timestamps.map(({ log }) => log)).size;
}

export function countOperators(timestamps: readonly GoodTimestamp[]): number {
  return new Set(timestamps.map(({ operator }) => operator)).size;
}

export function refuse(why: DecisionReason): PolicyDecision {
  return { ok: false, why };
}

export const satisfied: PolicyDecision = { ok: true, why: 'satisfied' };

/**
 * Good SCTs of at least `count` distinct logs, from whatever source, of at least `operators` distinct operators
 * (default 1). A log that has been retired since counts like any other.
 *
 * @throws RangeError when a number is not a whole one of at least 1.
 */
export function minimumTimestamps(count: number, options: { readonly operators?: number } = {}): TransparencyPolicy {
  const { operators = 1 } = options;
  for (const number of [count, operators]) {
    if (!Number.isInteger(number) || number < 1) throw new RangeError(`a whole number of at least 1: ${number}`);
  }
  return (question) => {
    const good = goodTimestamps(question);
    if (countLogs(good) < count) return refuse('too-few-timestamps');
    return countOperators(good) < operators ? refuse('too-few-operators') : satisfied;
  };
}
