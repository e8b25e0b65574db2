import { askSignatures } from './ask-signatures.ts';
import { askTransparency } from './ask-transparency.ts';
import { type Attempt, type Attempts, weigh } from './attempts.ts';
import { nextCandidate } from './candidate.ts';
import { judgePath } from './judge.ts';
import type { Verification } from './question.ts';
import { toReport } from './report.ts';
import type { Request } from './request.ts';
import { askRevocation } from './revocation/ask-revocation.ts';
import { edgesOf, type Label, nodesOf, weightOf } from './search/label.ts';
import type { Search } from './search/search.ts';
import type { RefusedVerdict, Verdict } from './verdict.ts';

/** As many refused paths as a verdict tells of. */
const maximumTried = 16;

/** A whole verification of its own, as the signer of a CRL may need one. */
type PathVerification = (request: Request) => Verification<Verdict>;

/**
 * Nothing unchecked is reported as checked: the path told of first has all its signatures asked for, and when they fail
 * the next best is looked for. With signatures that hold, a missing anchor costs no more checks than this path has edges.
 */
export function* refuse(
  search: Search,
  attempts: Attempts,
  request: Request,
  verify: PathVerification,
): Verification<RefusedVerdict> {
  const { budget } = request;
  let reported: Label | undefined;
  for (let round = 0; round < maximumTried; round++) {
    const label = cheapestRefused(search, attempts);
    if (label === undefined) break;
    reported = label;
    const { refuted } = yield* askSignatures(edgesOf(label), 'all', request);
    if (refuted.length === 0) {
      yield* askRevocation(edgesOf(label), label.node.anchor, 'all', request, verify);
      yield* askTransparency({ nodes: nodesOf(label), edges: edgesOf(label) }, request);
      break;
    }
    for (const check of refuted) search.refute(check);
    const candidate = yield* nextCandidate(search, request);
    if (candidate !== undefined) attempts.add(candidate.label, judgePath(nodesOf(candidate.label), request), false);
  }
  addTheRest(search, attempts, request);
  const isReported = ({ label }: Attempt): boolean => label === reported;
  const ordered = attempts.inOrderOfCost().sort((a, b) => Number(isReported(b)) - Number(isReported(a)));
  const tried = ordered.slice(0, maximumTried).map(({ path }) => toReport(path, request));
  return {
    ok: false,
    best: tried[0],
    tried,
    untold: ordered.length - tried.length,
    problems: tried[0]?.problems ?? [],
    spent: { ...budget.spent },
    exhausted: budget.exhausted,
    ignored: request.ignored,
    transparency: ordered[0] && request.transparency.find(ordered[0].path)?.outcome,
  };
}

/** The path to report as things stand: a complete one, or a dead end if less is wrong with it. */
function cheapestRefused(search: Search, attempts: Attempts): Label | undefined {
  const [complete] = attempts.inOrderOfCost();
  const [end] = search.deadEnds(1);
  if (complete === undefined || end === undefined) return end ?? complete?.label;
  return weightOf(end) + 1 < weigh(complete) ? end : complete.label;
}

/** What else the search came across, so that a reader sees why no other path would do. */
function addTheRest(search: Search, attempts: Attempts, { budget }: Request): void {
  for (const label of search.deadEnds(maximumTried)) attempts.add(label, [], true);
  for (const label of search.leftOver(maximumTried)) attempts.add(label, [], false);
  const frontier = search.frontier();
  const isCutShort = budget.hasRunOut('steps') || attempts.paths.length === 0;
  // A complete path has been judged, and is among the attempts with what was found.
  if (isCutShort && frontier !== undefined && frontier.node.role !== 'anchor') attempts.add(frontier, [], false);
}
