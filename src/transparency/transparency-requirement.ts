import type { SignaturesQuestion } from '../crypto/question.ts';
import type { SignatureResult } from '../crypto/signature-job.ts';
import type { Finding } from '../problem.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { OcspResponse } from '../x509/ocsp-response.ts';
import type { KeyHolder } from './signed-entry.ts';
import type { TimestampSource } from './timestamp-sources.ts';
import type { TimestampState } from './transparency-policy.ts';

/**
 * What a verification demands of the leaf's SCTs. `requireTimestamps` of `certpath/transparency` makes one: the engine
 * knows no more than this, so that who does not ask for it does not carry it.
 */
export interface TransparencyRequirement {
  /** Judges the leaf of one path. Asks for signatures and is resumed with the results, in the order of the jobs. */
  readonly check: (
    subject: TransparencySubject,
  ) => Generator<SignaturesQuestion, TransparencyAnswer, readonly SignatureResult[]>;
}

/** A leaf in a path whose signatures are good. */
export interface TransparencySubject {
  readonly certificate: Certificate;
  /** Whoever signed it, by the path; undefined where the leaf is an anchor itself. */
  readonly issuer: KeyHolder | undefined;
  /** Who stands above `issuer`. */
  readonly finalIssuer: KeyHolder | undefined;
  /** Responses that may be about the leaf: nobody has looked who signed them. */
  readonly responses: readonly OcspResponse[];
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Pays for one signature; false when there is nothing left to pay with. */
  readonly charge: () => boolean;
}

export interface TransparencyAnswer {
  readonly outcome: TransparencyOutcome;
  /** About the leaf; an error among them exactly when `outcome.ok` is false. */
  readonly findings: readonly Finding[];
}

/** What was found out about a leaf's SCTs. Plain data: `JSON.stringify` keeps it whole. */
export interface TransparencyOutcome {
  /** What the policy decided. */
  readonly ok: boolean;
  /** Why, in the policy's word, such as `satisfied` or `too-few-timestamps`. */
  readonly why: string;
  /** Every SCT that was looked at: those of the certificate, of OCSP responses and of the caller, of each at most 64. */
  readonly timestamps: readonly TimestampOutcome[];
  /** How many more there were. */
  readonly untold: number;
}

/** One SCT and what it is worth. */
export interface TimestampOutcome {
  readonly source: TimestampSource;
  readonly state: TimestampState;
  /** 64 hexadecimal digits in lower case; null where none can be read. */
  readonly logId: string | null;
  /** Milliseconds since 1970; null where none can be read. */
  readonly timestamp: number | null;
  /** The log's description, and who runs it; null where the list of logs does not say, or knows no such log. */
  readonly log: string | null;
  readonly operator: string | null;
}
