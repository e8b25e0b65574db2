import type { RefusedExpectation } from './expectation.ts';
import type { StoredCase } from './stored-case.ts';

/** What is wrong with the expectations by themselves, without asking a verifier; a line each. */
export function checkExpectations(cases: readonly StoredCase[]): string[] {
  return cases.flatMap((each) => faultsOf(each).map((fault) => `${each.name}/expect.json: ${fault}`));
}

/** A search that was cut short need not have found fault with anything. */
function isExplained({ problems, exhausted }: RefusedExpectation): boolean {
  return problems.length > 0 || exhausted !== undefined;
}

function faultsOf({ file, expectation, certificates }: StoredCase): string[] {
  if (expectation === undefined) return ['missing'];
  if (expectation.ok !== file.accepted) return ['contradicts "accepted" of case.json'];
  if (!expectation.ok) return isExplained(expectation) ? [] : ['refused without a reason'];
  const { path } = expectation;
  const unknown = path.filter((label) => !certificates.has(label)).map((label) => `no certificate is called ${label}`);
  return path[0] === file.chain[0] ? unknown : ['the path does not start at the leaf', ...unknown];
}
