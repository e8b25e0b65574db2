import type { SignaturesQuestion } from '../crypto/question.ts';
import type { SignatureResult } from '../crypto/signature-job.ts';
import type { RevocationAnswer, RevocationQuery, RevocationSource } from './source.ts';

/** What a source has to say about one certificate; whoever drives the engine writes the answer into the question. */
export interface RevocationQuestion {
  readonly kind: 'revocation';
  readonly source: RevocationSource;
  readonly query: RevocationQuery;
  answer: RevocationAnswer;
}

export type Question = SignaturesQuestion | RevocationQuestion;

/** Results in the order of the jobs; nothing for a {@link RevocationQuestion}. */
export type Answer = readonly SignatureResult[];

/** Work under way that asks for what it cannot find out itself. */
export type Asking<Outcome> = Generator<Question, Outcome, Answer>;
