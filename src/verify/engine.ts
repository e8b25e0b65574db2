import type { Certificate } from '../x509/certificate.ts';
import { askIssuers } from './ask-issuers.ts';
import { askSignatures } from './ask-signatures.ts';
import { constrainedPolicies } from './certificate-policies/path-policies.ts';
import { commonPurpose, judgePath, type PathFinding } from './judge.ts';
import type { Verification } from './question.ts';
import { type JudgedPath, judgedPath, toReport } from './report.ts';
import type { Request } from './request.ts';
import { askRevocation } from './revocation/ask-revocation.ts';
import { Exclusions } from './search/exclusions.ts';
import { Graph } from './search/graph.ts';
import { compareLabels, edgesOf, type Label, nodesOf, refutedWeight, weightOf } from './search/label.ts';
import type { PathEdge, PathNode } from './search/path-node.ts';
import { isRefuted } from './search/path-node.ts';
import { Search } from './search/search.ts';
import type { AcceptedVerdict, RefusedVerdict, Verdict } from './verdict.ts';

/** As many refused paths as a verdict tells of. */
const maximumTried = 16;

/** A path that reaches an anchor, as one search found it. */
interface Candidate {
  readonly search: Search;
  readonly label: Label;
}

/** What is remembered of the paths that did not serve. */
class Attempts {
  readonly paths: { readonly path: JudgedPath; readonly label: Label; readonly weight: number }[] = [];

  add(label: Label, pathFindings: readonly PathFinding[], isDeadEnd: boolean, more = 0): void {
    const errors = pathFindings.filter(({ finding }) => finding.severity === 'error').length;
    const weight = weightOf(label) + errors + Number(isDeadEnd) + more;
    this.paths.push({ path: judgedPath(label, pathFindings, isDeadEnd), label, weight });
  }
}

/**
 * Finds the path with the least wrong about it and decides.
 *
 * Searches give complete paths, the cheapest first; a path is asked about its signatures only when it ends at an anchor.
 * One without any problem goes to the judge. When the judge finds certificates that cannot stand together, the same
 * search is made without each of them in turn, and the cheapest answer is tried next, so that every path that does not
 * hold all of them stays within reach.
 */
export function* verification(request: Request): Verification<Verdict> {
  const graph = new Graph(request);
  const attempts = new Attempts();
  const exclusions = new Exclusions();
  const candidates: Candidate[] = [];
  let first: Search | undefined;
  const pending: ReadonlySet<PathNode>[] = [new Set()];
  for (;;) {
    for (let excluded = pending.shift(); excluded !== undefined; excluded = pending.shift()) {
      const search = new Search(graph, request, excluded);
      first ??= search;
      const candidate = yield* nextCandidate(search, request);
      if (candidate !== undefined) candidates.push(candidate);
    }
    candidates.sort((a, b) => compareLabels(a.label, b.label));
    const candidate = candidates.shift();
    if (candidate === undefined) break;
    const { label } = candidate;
    const nodes = nodesOf(label);
    const pathFindings = judgePath(nodes, request);
    const isClean = weightOf(label) === 0 && edgesOf(label).every(isGood);
    const fault = pathFindings.find(({ finding }) => finding.severity === 'error');
    if (isClean && fault === undefined && !request.budget.hasRunOut('nameComparisons')) {
      const { anchor } = label.node;
      const revoked = yield* askRevocation(edgesOf(label), anchor, 'until-first-fault', request, verification);
      if (revoked === undefined) return accept(label, nodes, pathFindings, request);
      const { edge, found } = revoked;
      if (revoked.dependsOnAnchor) {
        attempts.add(label, pathFindings, false, found.weight);
        if (request.budget.exhausted !== undefined) continue;
        pending.push(...exclusions.without([edge.child, edge.issuer, label.node], candidate.search.excluded));
      } else {
        edge.revocationWeight = found.weight;
        candidate.search.reprice(edge);
        const next = yield* nextCandidate(candidate.search, request);
        if (next !== undefined) candidates.push(next);
      }
      continue;
    }
    attempts.add(label, pathFindings, false);
    if (!isClean || fault === undefined || request.budget.exhausted !== undefined) continue;
    pending.push(...exclusions.without(fault.conflict, candidate.search.excluded));
  }
  if (yield* askIssuers(graph, first as Search, request)) return yield* verification(request);
  return yield* refuse(first as Search, attempts, request);
}

/** The cheapest path of a search whose signatures hold, or whose signatures nobody can afford to check. */
function* nextCandidate(search: Search, request: Request): Verification<Candidate | undefined> {
  for (let label = search.next(); label !== undefined; label = search.next()) {
    if (weightOf(label) >= refutedWeight) return { search, label };
    const edges = edgesOf(label);
    // Another search may have refuted what this one has passed over since.
    let refuted = edges.filter(isRefuted).map(({ signature }) => signature);
    if (refuted.length === 0) {
      const round = yield* askSignatures(edges, 'until-first-fault', request);
      if (round.isCutShort || round.refuted.length === 0) return { search, label };
      refuted = [...round.refuted];
    }
    for (const check of refuted) search.refute(check);
  }
  return undefined;
}

function isGood({ signature }: PathEdge): boolean {
  return signature.state === 'good';
}

function accept(
  label: Label,
  nodes: readonly PathNode[],
  pathFindings: readonly PathFinding[],
  request: Request,
): AcceptedVerdict {
  const report = toReport(judgedPath(label, pathFindings, false), request);
  const { budget } = request;
  return {
    ok: true,
    path: certificatesOf(nodes),
    anchor: label.node.anchor as AcceptedVerdict['anchor'],
    matchedPurpose: commonPurpose(nodes, request),
    policies: request.policy.reportsPolicies ? constrainedPolicies(nodes, request) : undefined,
    problems: report.problems,
    report,
    spent: { ...budget.spent },
    exhausted: budget.exhausted,
    ignored: request.ignored,
  };
}

function certificatesOf(nodes: readonly PathNode[]): Certificate[] {
  const certificates: Certificate[] = [];
  for (const { certificate } of nodes) if (certificate !== undefined) certificates.push(certificate);
  return certificates;
}

/**
 * Nothing unchecked is reported as checked: the path told of first has all its signatures asked for, and when they fail
 * the next best is looked for. With signatures that hold, a missing anchor costs no more checks than this path has edges.
 */
function* refuse(search: Search, attempts: Attempts, request: Request): Verification<RefusedVerdict> {
  const { budget } = request;
  let reported: Label | undefined;
  for (let round = 0; round < maximumTried; round++) {
    const label = cheapestRefused(search, attempts);
    if (label === undefined) break;
    reported = label;
    const { refuted } = yield* askSignatures(edgesOf(label), 'all', request);
    if (refuted.length === 0) {
      yield* askRevocation(edgesOf(label), label.node.anchor, 'all', request, verification);
      break;
    }
    for (const check of refuted) search.refute(check);
    const candidate = yield* nextCandidate(search, request);
    if (candidate !== undefined) attempts.add(candidate.label, judgePath(nodesOf(candidate.label), request), false);
  }
  addTheRest(search, attempts, request);
  const isReported = ({ label }: Attempts['paths'][number]): boolean => label === reported;
  const ordered = inOrderOfCost(attempts).sort((a, b) => Number(isReported(b)) - Number(isReported(a)));
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
  };
}

/** The path to report as things stand: a complete one, or a dead end if less is wrong with it. */
function cheapestRefused(search: Search, attempts: Attempts): Label | undefined {
  const [complete] = inOrderOfCost(attempts);
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

/** The weight of a path by what is known of its signatures now, which may be more than when it was found. */
function weigh({ path, weight }: Attempts['paths'][number]): number {
  return (weight % refutedWeight) + refutedWeight * path.edges.filter(isRefuted).length;
}

function inOrderOfCost(attempts: Attempts): Attempts['paths'] {
  return [...attempts.paths].sort((a, b) => weigh(a) - weigh(b) || compareLabels(a.label, b.label));
}
