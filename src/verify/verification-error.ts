import { problemText } from '../problem-text.ts';
import type { AcceptedVerdict, RefusedVerdict, Verdict } from './verdict.ts';

/** A refused verdict for those who would rather throw. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  readonly verdict: RefusedVerdict;

  constructor(verdict: RefusedVerdict) {
    const first = verdict.problems.find(({ severity }) => severity === 'error');
    super(
      first === undefined ? `the budget for ${verdict.exhausted} is spent` : `${first.code}: ${problemText(first)}`,
    );
    this.verdict = verdict;
  }
}

/** @throws VerificationError when the verdict is a refusal. */
export function assertVerified(verdict: Verdict): asserts verdict is AcceptedVerdict {
  if (!verdict.ok) throw new VerificationError(verdict);
}
