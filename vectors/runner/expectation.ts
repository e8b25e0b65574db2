import { hexOf } from '../../src/asn1/bytes.ts';
import type { BudgetCounter, Problem, Verdict } from '../../src/index.ts';
import type { StoredCase } from './stored-case.ts';

/** `expect.json`: the verdict on a case in all that is stable about it. */
export type Expectation = AcceptedExpectation | RefusedExpectation;

export interface AcceptedExpectation {
  readonly ok: true;
  /** Labels from the leaf to the anchor; an anchor that is a bare key has no place in it. */
  readonly path: readonly string[];
}

export interface RefusedExpectation {
  readonly ok: false;
  /** The errors of the best path, from the leaf upwards. */
  readonly problems: readonly ExpectedProblem[];
  /** The counter that ran out. */
  readonly exhausted?: BudgetCounter;
}

export interface ExpectedProblem {
  readonly code: string;
  readonly depth: number | 'path';
  /** Of a `conformance-violation`. */
  readonly rule?: string;
}

/** A verdict in the form of `expect.json`. */
export function toExpectation(verdict: Verdict, each: StoredCase): Expectation {
  if (verdict.ok) return { ok: true, path: labelsOf(verdict, each) };
  const errors = verdict.problems.filter(({ severity }) => severity === 'error');
  const problems = errors.map(toExpectedProblem).sort(compareProblems);
  return { ok: false, problems, ...(verdict.exhausted !== undefined && { exhausted: verdict.exhausted }) };
}

/** The text of `expect.json`. */
export function expectationText(expectation: Expectation): string {
  return `${JSON.stringify(expectation, undefined, 2)}\n`;
}

/** A certificate may stand in the chain and among the anchors: the end of a path is meant as the anchor. */
function labelsOf({ path, anchor }: Verdict & { ok: true }, { certificates, file }: StoredCase): string[] {
  const all = [...certificates].map(([label, der]) => ({ label, key: hexOf(der) }));
  const inChain = all.slice(0, file.chain.length);
  const inAnchors = all.slice(file.chain.length);
  return path.map((certificate, depth) => {
    const isAnchor = depth > 0 && depth === path.length - 1 && anchor.certificate !== undefined;
    const order = isAnchor ? inAnchors : [...inChain, ...inAnchors];
    const key = hexOf(certificate.der);
    return order.find((each) => each.key === key)?.label ?? 'no certificate of the case';
  });
}

function toExpectedProblem({ code, depth, parameters }: Problem): ExpectedProblem {
  return 'rule' in parameters ? { code, depth, rule: parameters.rule } : { code, depth };
}

function compareProblems(a: ExpectedProblem, b: ExpectedProblem): number {
  const height = ({ depth }: ExpectedProblem): number => (depth === 'path' ? Number.MAX_SAFE_INTEGER : depth);
  return height(a) - height(b) || compareTexts(sortText(a), sortText(b));
}

function sortText({ code, rule = '' }: ExpectedProblem): string {
  return `${code} ${rule}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
