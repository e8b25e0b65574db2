import type { Asking } from '../revocation/question.ts';

export type { Question } from '../revocation/question.ts';

/** A verification under way: it yields a question and is resumed with the answer; whoever drives it may take its time. */
export type Verification<Outcome> = Asking<Outcome>;
