import { ParseError } from '../asn1/parse-error.ts';
import type { SignaturesQuestion } from '../crypto/question.ts';
import type { SignatureJob, SignatureResult } from '../crypto/signature-job.ts';
import type { Certificate } from '../x509/certificate.ts';
import { isPrecertificate } from './precertificate.ts';
import { type Draft, prepareTimestamp, screenTimestamp } from './screen-timestamp.ts';
import { type KeyHolder, precertificateEntry, type SignedEntry, x509Entry } from './signed-entry.ts';
import {
  type PresentedTimestamp,
  present,
  type TimestampSource,
  type TimestampsInput,
  timestampsInCertificate,
  timestampsInExtension,
  timestampsOfCaller,
} from './timestamp-sources.ts';
import type { KnownLogs, TransparencyLog } from './transparency-log.ts';
import {
  type CheckedTimestamp,
  minimumTimestamps,
  type PolicyDecision,
  type TimestampState,
  type TransparencyPolicy,
} from './transparency-policy.ts';

/** SCTs of one source that are looked at; certificates have two to five, and a list holds 21,845 that are no SCTs. */
const maximumPerSource = 64;

/** Signatures checked for one source. */
export const maximumChecksPerSource = 32;

/** Each job holds a copy of the certificate: so many are alive at once. */
const jobsPerQuestion = 8;

/** A certificate and whatever vouches that it was logged. */
export interface TimestampsToCheck {
  /** The certificate, or a precertificate. */
  readonly certificate: Certificate;
  /**
   * Whoever signed it, a certificate or an anchor: `verdict.path[1] ?? verdict.anchor`. It is taken on trust. Without it
   * SCTs in the certificate, and those of a precertificate, are `issuer-unknown`.
   */
  readonly issuer?: KeyHolder | undefined;
  /** Who certified `issuer`; of use only where that is a Precertificate Signing Certificate. */
  readonly finalIssuer?: KeyHolder | undefined;
  /**
   * SCTs that came by TLS (RFC 6962 §3.3.1) or with a bundle: the SignedCertificateTimestampList, or serialized SCTs. They
   * cover the certificate itself; those of a precertificate cover its entry as a precertificate.
   */
  readonly timestamps?: TimestampsInput | undefined;
  /**
   * Value of the extension 1.3.6.1.4.1.11129.2.4.5 of a SingleResponse (RFC 6962 §3.3), DER of an OCTET STRING; or several.
   */
  readonly ocspTimestamps?: Uint8Array | readonly Uint8Array[] | undefined;
  readonly logs: readonly TransparencyLog[];
  /** Default: one good SCT is enough. */
  readonly policy?: TransparencyPolicy | undefined;
}

/** What every SCT is worth, and what the policy says. */
export interface TimestampsReport {
  /** Those of the certificate first, then those of OCSP, then the caller's; of each the first 64. */
  readonly timestamps: readonly CheckedTimestamp[];
  /** How many more there were, at which nobody has looked. */
  readonly untold: number;
  readonly decision: PolicyDecision;
}

/** A check under way: it asks for signatures and is resumed with the results, in the order of the jobs. */
export type TimestampsCheck = Generator<SignaturesQuestion, TimestampsReport, readonly SignatureResult[]>;

/** Everything about a certificate but the logs that are believed. */
type Presentation = Omit<TimestampsToCheck, 'logs'>;

/** What a check needs beside its subject. */
interface Means {
  readonly logs: KnownLogs;
  /** Milliseconds since 1970, a finite number. */
  readonly time: number;
  /** Pays for one signature; what cannot be paid for stays unchecked. */
  readonly charge: () => boolean;
}

/** Judges every SCT and asks the policy. */
export function* judgeTimestamps(input: Presentation, means: Means): TimestampsCheck {
  const { logs, time, charge } = means;
  const { presented, untold } = presentedTimestamps(input);
  const drafts = presented.map((each) => screenTimestamp(each, logs, time));
  const pending = affordable(drafts);
  const entryFor = entriesOf(input);
  for (let start = 0; start < pending.length; start += jobsPerQuestion) {
    yield* askSignatures(pending.slice(start, start + jobsPerQuestion), entryFor, charge);
  }
  const timestamps = drafts.map(toChecked);
  const policy = input.policy ?? minimumTimestamps(1);
  return { timestamps, untold, decision: policy({ certificate: input.certificate, time, timestamps }) };
}

function presentedTimestamps({ certificate, ocspTimestamps = [], timestamps = [] }: Presentation): {
  readonly presented: readonly PresentedTimestamp[];
  readonly untold: number;
} {
  const extensions = ocspTimestamps instanceof Uint8Array ? [ocspTimestamps] : ocspTimestamps;
  const lists = [
    ['certificate', timestampsInCertificate(certificate)],
    ['ocsp', extensions.flatMap(timestampsInExtension)],
    ['caller', timestampsOfCaller(timestamps)],
  ] as const;
  return {
    presented: lists.flatMap(([source, list]) => present(list.slice(0, maximumPerSource), source)),
    untold: lists.reduce((sum, [, { length }]) => sum + Math.max(0, length - maximumPerSource), 0),
  };
}

/** The drafts whose signatures will be checked: of each source as many as the bound allows. */
function affordable(drafts: readonly Draft[]): Draft[] {
  const counts = new Map<TimestampSource, number>();
  return drafts.filter(({ state, presented: { source } }) => {
    if (state !== 'unchecked') return false;
    const count = (counts.get(source) ?? 0) + 1;
    counts.set(source, count);
    return count <= maximumChecksPerSource;
  });
}

/** What the SCTs of a source cover, made once; or the state of them all. */
function entriesOf(input: Presentation): (source: TimestampSource) => SignedEntry | TimestampState {
  const { certificate, issuer, finalIssuer } = input;
  const made = new Map<boolean, SignedEntry | TimestampState>();
  return (source) => {
    const isPrecert = source === 'certificate' || isPrecertificate(certificate);
    const known = made.get(isPrecert);
    if (known !== undefined) return known;
    const entry = isPrecert ? precertificateEntry(certificate, issuer, finalIssuer) : x509Entry(certificate);
    const answer = entry instanceof ParseError ? 'malformed' : entry;
    made.set(isPrecert, answer);
    return answer;
  };
}

function* askSignatures(
  drafts: readonly Draft[],
  entryFor: (source: TimestampSource) => SignedEntry | TimestampState,
  charge: () => boolean,
): Generator<SignaturesQuestion, void, readonly SignatureResult[]> {
  const asked: { draft: Draft; job: SignatureJob }[] = [];
  for (const draft of drafts) {
    const entry = entryFor(draft.presented.source);
    const job = typeof entry === 'string' ? entry : prepareTimestamp(draft, entry);
    if (typeof job === 'string') draft.state = job;
    else if (charge()) asked.push({ draft, job });
  }
  if (asked.length === 0) return;
  const results = yield { kind: 'signatures', jobs: asked.map(({ job }) => job), untilFirstFault: false };
  for (const [i, { draft }] of asked.entries()) draft.state = toState(results[i]);
}

function toState(result: SignatureResult | undefined): TimestampState {
  if (result === 'bad') return 'signature-invalid';
  return result === 'good' ? 'good' : 'unsupported';
}

function toChecked({ presented: { source, sct }, known, state }: Draft): CheckedTimestamp {
  const isRead = !(sct instanceof ParseError) && sct.version === 0;
  const [logId, timestamp] = isRead ? [sct.logId, sct.timestamp] : [undefined, undefined];
  return { source, state, logId, timestamp, log: known?.log };
}
