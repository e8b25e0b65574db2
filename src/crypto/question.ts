import type { SignatureJob } from './signature-job.ts';

/** Signatures that somebody else has to check: the engine yields the question and is resumed with the results. */
export interface SignaturesQuestion {
  readonly kind: 'signatures';
  /** Never empty; the anchor's side first. */
  readonly jobs: readonly SignatureJob[];
  /** Whether the answer may end at the first result that is not `good`: the engine uses no later one. */
  readonly untilFirstFault: boolean;
}
