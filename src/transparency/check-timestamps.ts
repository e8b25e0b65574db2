import { equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { prepareSignature } from '../crypto/prepare-signature.ts';
import type { PublicKey } from '../crypto/public-key.ts';
import type { SignaturesQuestion } from '../crypto/question.ts';
import type { SignatureJob, SignatureResult } from '../crypto/signature-job.ts';
import { isFinding } from '../problem.ts';
import type { AlgorithmIdentifier } from '../x509/algorithm-identifier.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { SignedCertificateTimestamp } from '../x509/extensions/signed-certificate-timestamps.ts';
import { isPrecertificate } from './precertificate.ts';
import { type KeyHolder, precertificateEntry, type SignedEntry, toSignedData, x509Entry } from './signed-entry.ts';
import {
  type PresentedTimestamp,
  type TimestampSource,
  type TimestampsInput,
  timestampsInCertificate,
  timestampsInExtension,
  timestampsOfCaller,
} from './timestamp-sources.ts';
import { isValidAt, type KnownLog, type TransparencyLog, toKnownLog } from './transparency-log.ts';
import {
  type CheckedTimestamp,
  minimumTimestamps,
  type PolicyDecision,
  type TimestampState,
  type TransparencyPolicy,
} from './transparency-policy.ts';

/** Signatures checked for one source; certificates have two to five SCTs. */
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
  /** Value of the extension 1.3.6.1.4.1.11129.2.4.5 of a SingleResponse (RFC 6962 §3.3): DER of an OCTET STRING. */
  readonly ocspTimestamps?: Uint8Array | undefined;
  readonly logs: readonly TransparencyLog[];
  /** Default: one good SCT is enough. */
  readonly policy?: TransparencyPolicy | undefined;
}

/** What every SCT is worth, and what the policy says. */
export interface TimestampsReport {
  /** Those of the certificate first, then those of OCSP, then the caller's. */
  readonly timestamps: readonly CheckedTimestamp[];
  readonly decision: PolicyDecision;
}

/** A check under way: it asks for signatures and is resumed with the results, in the order of the jobs. */
export type TimestampsCheck = Generator<SignaturesQuestion, TimestampsReport, readonly SignatureResult[]>;

/** An SCT on its way to a state; what has a job has no state yet. */
interface Draft {
  readonly presented: PresentedTimestamp;
  readonly log: TransparencyLog | undefined;
  state: TimestampState | SignatureJob;
}

/**
 * Judges every SCT and asks the policy.
 *
 * @param time milliseconds since 1970, a finite number.
 * @throws TypeError when a log is unusable: see {@link toKnownLog}.
 */
export function* judgeTimestamps(input: TimestampsToCheck, time: number): TimestampsCheck {
  const logs = input.logs.map(toKnownLog);
  const entries = new Entries(input);
  const spent = new Map<TimestampSource, number>();
  const drafts = presentedTimestamps(input).map((presented) => draft(presented, logs, time));
  for (let start = 0; start < drafts.length; start += jobsPerQuestion) {
    const batch = drafts.slice(start, start + jobsPerQuestion);
    for (const each of batch) if (each.state === 'unchecked') each.state = prepare(each, logs, entries, spent);
    yield* askSignatures(batch);
  }
  const timestamps = drafts.map(toChecked);
  const policy = input.policy ?? minimumTimestamps(1);
  return { timestamps, decision: policy({ certificate: input.certificate, time, timestamps }) };
}

function presentedTimestamps(input: TimestampsToCheck): PresentedTimestamp[] {
  return [
    ...timestampsInCertificate(input.certificate),
    ...(input.ocspTimestamps === undefined ? [] : timestampsInExtension(input.ocspTimestamps, 'ocsp')),
    ...(input.timestamps === undefined ? [] : timestampsOfCaller(input.timestamps)),
  ];
}
