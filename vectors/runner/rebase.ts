import { type Expectation, expectationText, toExpectation } from './expectation.ts';
import { judgeCase } from './judge-case.ts';
import type { StoredCase } from './stored-case.ts';

/** What a rebase did. */
export interface Rebased {
  /** A line for each expectation that was written. */
  readonly written: readonly string[];
  /** A line for each case whose chain this library accepts or refuses against the word of the case. */
  readonly contradicted: readonly string[];
}

/**
 * Puts every case to this library and writes down the path or the problems that it answers with. Whether the chain is
 * accepted is the case's own word and never overwritten: there the expectation stays as it was.
 *
 * @param write takes the name of a case and the text of its `expect.json`.
 */
export function rebase(cases: readonly StoredCase[], write: (name: string, text: string) => void): Rebased {
  const written: string[] = [];
  const contradicted: string[] = [];
  for (const each of cases) {
    const found = toExpectation(judgeCase(each), each);
    const difference = `${each.name}: ${expectationSummary(each.expectation)} → ${expectationSummary(found)}`;
    if (found.ok !== each.file.accepted) contradicted.push(difference);
    else if (isChanged(each.expectation, found)) {
      write(each.name, expectationText(found));
      written.push(difference);
    }
  }
  return { written, contradicted };
}

/** An expectation in a line. */
export function expectationSummary(expectation: Expectation | undefined): string {
  if (expectation === undefined) return 'nothing';
  if (expectation.ok) return `accepted ${expectation.path.join(' < ')}`;
  const problems = expectation.problems.map(({ code, depth, rule }) => `${code}${rule ? ` ${rule}` : ''} at ${depth}`);
  const exhausted = expectation.exhausted === undefined ? [] : [`out of ${expectation.exhausted}`];
  return `refused ${[...problems, ...exhausted].join(', ')}`;
}

function isChanged(before: Expectation | undefined, after: Expectation): boolean {
  return before === undefined || expectationText(before) !== expectationText(after);
}
