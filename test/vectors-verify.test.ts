import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Expectation, expectationText, toExpectation } from '../vectors/runner/expectation.ts';
import { judgeCase } from '../vectors/runner/judge-case.ts';
import { readCases, type StoredCase } from '../vectors/runner/stored-case.ts';

const vectors = suite('verdicts on the vectors');

for (const each of readCases()) {
  vectors(each.name, () => {
    assert.is(outcome(each, each.pool), expected(each.expectation));
    assert.is(outcome(each, [...each.pool].reverse()), expected(each.expectation), 'with the pool in reverse order');
  });
}

vectors.run();

/** Texts, so that a difference is one that a reader can see. */
function outcome(each: StoredCase, pool: readonly Uint8Array[]): string {
  return expectationText(toExpectation(judgeCase(each, pool), each));
}

function expected(expectation: Expectation | undefined): string {
  return expectation === undefined ? 'no expectation' : expectationText(expectation);
}
