import { defaultProvider } from './default-provider.ts';
import {
  judgeTimestamps,
  type TimestampsCheck,
  type TimestampsReport,
  type TimestampsToCheck,
} from './transparency/check-timestamps.ts';
import { indexLogs } from './transparency/transparency-log.ts';
import { driveAsync, driveSync } from './verify/drivers.ts';
import type { Provider } from './verify/platform.ts';

export { ParseError } from './asn1/parse-error.ts';
export type { AsyncSignatureVerifier, SignatureVerifier } from './crypto/signature-job.ts';
export { applePolicy, chromePolicy } from './transparency/browser-policies.ts';
export type { TimestampsReport, TimestampsToCheck } from './transparency/check-timestamps.ts';
export {
  type LogEntry,
  type PrecertificateLogEntry,
  parseLogEntry,
  type X509LogEntry,
} from './transparency/log-entry.ts';
export { type LogList, parseLogList, type RejectedLog } from './transparency/log-list.ts';
export {
  acceptPoison,
  isPrecertificate,
  isPrecertificateSigner,
  type PrecertificateOptions,
  precertificateOptions,
  precertificatePoison,
  precertificateSigning,
} from './transparency/precertificate.ts';
export { toPrecertificateTbs } from './transparency/precertificate-tbs.ts';
export {
  type RequiredTimestamps,
  requireTimestamps,
  type TimestampsRequirement,
} from './transparency/require-timestamps.ts';
export type { KeyHolder } from './transparency/signed-entry.ts';
export type { TimestampSource, TimestampsInput } from './transparency/timestamp-sources.ts';
export type { LogState, LogStateName, PreviousOperator, TransparencyLog } from './transparency/transparency-log.ts';
export {
  type CheckedTimestamp,
  type DecisionReason,
  minimumTimestamps,
  type PolicyDecision,
  type PolicyQuestion,
  type TimestampState,
  type TransparencyPolicy,
} from './transparency/transparency-policy.ts';
export type {
  TimestampOutcome,
  TransparencyAnswer,
  TransparencyOutcome,
  TransparencyRequirement,
  TransparencySubject,
} from './transparency/transparency-requirement.ts';
export type { Provider } from './verify/platform.ts';

/** A check with its surroundings. */
export interface CheckTimestampsInput extends TimestampsToCheck {
  /** The moment to judge at, in milliseconds since 1970 or as a Date; default: now. */
  readonly time?: Date | number | undefined;
  /** Who checks signatures; default: `node:crypto`. */
  readonly provider?: Provider | undefined;
}

/**
 * Judges the SCTs of a certificate against the logs given (RFC 6962 §5.2), with or without a verification: the path is
 * the caller's to verify.
 *
 * @returns what each SCT is worth and what the policy decides, whatever the bytes are.
 * @throws TypeError when a log is unusable or the provider can only answer later, RangeError when the time is no date:
 *   mistakes of the program.
 *
 * @example
 * ```ts
 * const { logs } = parseLogList(text);
 * const issuer = verdict.path[1] ?? verdict.anchor;
 * const report = checkTimestamps({ certificate: verdict.path[0], issuer, logs, policy: chromePolicy });
 * if (!report.decision.ok) console.log(report.decision.why, report.timestamps);
 * ```
 */
export function checkTimestamps(input: CheckTimestampsInput): TimestampsReport {
  const provider = input.provider ?? defaultProvider();
  if (!('verify' in provider)) throw new TypeError(`the provider ${provider.name} has no synchronous check`);
  return driveSync(judge(input), provider);
}

/** Like {@link checkTimestamps}, for providers that answer later. The report is the same. */
export async function checkTimestampsAsync(input: CheckTimestampsInput): Promise<TimestampsReport> {
  return driveAsync(judge(input), input.provider ?? defaultProvider());
}

function judge(input: CheckTimestampsInput): TimestampsCheck {
  return judgeTimestamps(input, { logs: indexLogs(input.logs), time: toMilliseconds(input.time), charge: () => true });
}

function toMilliseconds(time: Date | number = Date.now()): number {
  const milliseconds = Number(time);
  if (!Number.isFinite(milliseconds)) throw new RangeError('time: not a date');
  return milliseconds;
}
