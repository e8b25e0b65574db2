import type { StoredCase } from './stored-case.ts';

/** What is wrong with the expectations by themselves, without asking a verifier; a line each. */
export function checkExpectations(cases: readonly StoredCase[]): string[] {
  return cases.flatMap((each) => faultsOf(each).map((fault) => `${each.name}/expect.json: ${fault}`));
}

function faultsOf({ file, expectation, certificates }: StoredCase): string[] {
  if (expectation === undefined) return ['missing'];
  if (expectation.ok !== file.accepted) return ['contradicts "accepted" of case.json'];
  if (!expectation.ok) return expectation.problems.length > 0 ? [] : ['refused without a problem'];
  const { path } = expectation;
  const starts = [file.chain[0], ...file.anchors.filter(({ mayBeLeaf }) => mayBeLeaf).map(({ label }) => label)];
  const unknown = path.filter((label) => !certificates.has(label)).map((label) => `no certificate is called ${label}`);
  return starts.includes(path[0]) ? unknown : ['the path does not start at the leaf', ...unknown];
}
