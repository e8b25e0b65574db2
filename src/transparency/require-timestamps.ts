import { hexOf } from '../asn1/bytes.ts';
import { judgeTimestamps, type TimestampsReport } from './check-timestamps.ts';
import { timestampListsIn } from './ocsp-timestamps.ts';
import type { TimestampsInput } from './timestamp-sources.ts';
import { toFindings } from './transparency-findings.ts';
import { indexLogs, type KnownLogs, operatorAt, type TransparencyLog } from './transparency-log.ts';
import type { CheckedTimestamp, TransparencyPolicy } from './transparency-policy.ts';
import type { TimestampOutcome, TransparencyOutcome, TransparencyRequirement } from './transparency-requirement.ts';

/** What a verification is to demand. */
export interface RequiredTimestamps {
  /** The logs whose SCTs count, as `parseLogList` reads them. */
  readonly logs: Iterable<TransparencyLog>;
  /** Default: one good SCT is enough. */
  readonly policy?: TransparencyPolicy | undefined;
  /** SCTs that came by TLS, as one list or one by one. */
  readonly timestamps?: TimestampsInput | undefined;
}

/** A requirement that can be had again with another peer's SCTs, at no cost. */
export interface TimestampsRequirement extends TransparencyRequirement {
  readonly withTimestamps: (timestamps: TimestampsInput) => TimestampsRequirement;
}

/**
 * Makes Certificate Transparency part of a verification: the value of its option `transparency`. Beside the SCTs given
 * here, those of the leaf count and those of OCSP responses given as `revocation.ocsp` or `revocation.stapled`. A leaf
 * whose SCTs the policy does not accept is refused with `transparency-policy-unmet`; an SCT that counts for nothing is a
 * warning, and `verdict.transparency` lists the first 64 of each source. Signatures of SCTs are checked last, only below a path that is good
 * otherwise or is the one told of, at most 32 of each source, and are charged to the budget.
 *
 * @throws TypeError when a log is unusable: a key that cannot be read, or is not the one of its ID.
 *
 * @example
 * ```ts
 * const { logs } = parseLogList(text);
 * const verifier = createVerifier({ store, transparency: requireTimestamps({ logs, policy: chromePolicy }) });
 * ```
 */
export function requireTimestamps(required: RequiredTimestamps): TimestampsRequirement {
  return requirement(indexLogs(required.logs), required.policy, required.timestamps ?? []);
}

function requirement(
  logs: KnownLogs,
  policy: TransparencyPolicy | undefined,
  given: TimestampsInput,
): TimestampsRequirement {
  const timestamps = ownTimestamps(given);
  return {
    *check({ certificate, issuer, finalIssuer, responses, time, charge }) {
      const ocspTimestamps = timestampListsIn(responses, certificate, issuer);
      const input = { certificate, issuer, finalIssuer, timestamps, ocspTimestamps, policy };
      const outcome = toOutcome(yield* judgeTimestamps(input, { logs, time, charge }));
      return { outcome, findings: toFindings(outcome) };
    },
    withTimestamps: (others) => requirement(logs, policy, others),
  };
}

/** The caller may use its buffers again, and what it can only give once is asked for more often. */
function ownTimestamps(given: TimestampsInput): TimestampsInput {
  return given instanceof Uint8Array ? new Uint8Array(given) : Array.from(given, (each) => new Uint8Array(each));
}

function toOutcome({ timestamps, untold, decision }: TimestampsReport): TransparencyOutcome {
  // A policy that answers anything else, such as a promise, has not agreed.
  return { ok: decision.ok === true, why: String(decision.why), timestamps: timestamps.map(describe), untold };
}

function describe({ source, state, logId, timestamp, log }: CheckedTimestamp): TimestampOutcome {
  const operator = log === undefined || timestamp === undefined ? '' : operatorAt(log, timestamp);
  return {
    source,
    state,
    logId: logId === undefined ? null : hexOf(logId),
    timestamp: timestamp ?? null,
    log: log?.description ?? null,
    operator: operator === '' ? null : operator,
  };
}
