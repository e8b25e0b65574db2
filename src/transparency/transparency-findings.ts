import { type Finding, finding } from '../problem.ts';
import type { TimestampOutcome, TransparencyOutcome } from './transparency-requirement.ts';

/** What a fault of an SCT is called among the problems of a path. */
const codes = {
  malformed: 'transparency-timestamp-malformed',
  'version-unsupported': 'transparency-version-unsupported',
  'unknown-log': 'transparency-log-unknown',
  'future-timestamp': 'transparency-timestamp-in-future',
  'log-not-valid-then': 'transparency-log-not-valid',
  unsupported: 'transparency-algorithm-unsupported',
  'issuer-unknown': 'transparency-issuer-unknown',
  unchecked: 'transparency-signature-unchecked',
  'signature-invalid': 'transparency-signature-invalid',
} as const;

/**
 * The policy alone refuses. An SCT that counts for nothing is told and no more: who presents enough good ones may present
 * others, as servers do that serve clients with different lists of logs (RFC 6962 §3.3 sends SCTs of several logs).
 */
export function toFindings({ ok, why, timestamps }: TransparencyOutcome): Finding[] {
  const good = timestamps.filter(({ state }) => state === 'good').length;
  const unmet = finding('transparency-policy-unmet', { why, good, presented: timestamps.length });
  return ok ? faultsOf(timestamps) : [unmet, ...faultsOf(timestamps)];
}

/** One finding for each fault that a source has, however often. */
function faultsOf(timestamps: readonly TimestampOutcome[]): Finding[] {
  const groups = new Map<string, TimestampOutcome[]>();
  for (const timestamp of timestamps) {
    const key = `${timestamp.source} ${timestamp.state}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [timestamp]);
    else group.push(timestamp);
  }
  return [...groups.values()].flatMap((group) => faultOf(group));
}

function faultOf(group: readonly TimestampOutcome[]): Finding[] {
  const [first] = group;
  if (first === undefined || first.state === 'good') return [];
  const { source, logId, timestamp } = first;
  return [finding(codes[first.state], { source, logId, timestamp, count: group.length }, 'warning')];
}
