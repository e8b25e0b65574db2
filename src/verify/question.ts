import type { SignatureJob, SignatureResult } from '../crypto/signature-job.ts';

/**
 * What the engine cannot answer itself. It yields a question and is resumed with the answer; whoever drives it may take
 * its time.
 */
export interface SignaturesQuestion {
  readonly kind: 'signatures';
  /** Never empty; the anchor's side first. */
  readonly jobs: readonly SignatureJob[];
  /** Whether the answer may end at the first result that is not `good`: the engine uses no later one. */
  readonly untilFirstFault: boolean;
}

export type Question = SignaturesQuestion;

/** Results in the order of the jobs. */
export type Answer = readonly SignatureResult[];

/** A verification under way. */
export type Verification<Outcome> = Generator<Question, Outcome, Answer>;
