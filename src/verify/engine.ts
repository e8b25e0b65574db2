import type { Certificate } from '../x509/certificate.ts';
import { askIssuers } from './ask-issuers.ts';
import { askTransparency } from './ask-transparency.ts';
import { Attempts } from './attempts.ts';
import { type Candidate, nextCandidate } from './candidate.ts';
import { constrainedPolicies } from './certificate-policies/path-policies.ts';
import { commonPurpose, judgePath, type PathFinding } from './judge.ts';
import type { Verification } from './question.ts';
import { refuse } from './refuse.ts';
import { judgedPath, toReport } from './report.ts';
import type { Request } from './request.ts';
import { askRevocation } from './revocation/ask-revocation.ts';
import { Exclusions } from './search/exclusions.ts';
import { Graph } from './search/graph.ts';
import { compareLabels, edgesOf, type Label, nodesOf, weightOf } from './search/label.ts';
import type { PathEdge, PathNode } from './search/path-node.ts';
import { Search } from './search/search.ts';
import type { AcceptedVerdict, Verdict } from './verdict.ts';

/** The searches of one verification and the paths that they have brought so far. */
class Exploration {
  readonly graph: Graph;
  /** The search that leaves nothing out. */
  readonly whole: Search;
  readonly attempts: Attempts = new Attempts();
  readonly candidates: Candidate[] = [];
  private readonly request: Request;
  private readonly exclusions: Exclusions = new Exclusions();
  private readonly pending: Search[];

  constructor(request: Request) {
    this.request = request;
    this.graph = new Graph(request);
    this.whole = new Search(this.graph, request, new Set());
    this.pending = [this.whole];
  }

  /** The cheapest path that no search has given before. */
  *cheapest(): Verification<Candidate | undefined> {
    for (let search = this.pending.shift(); search !== undefined; search = this.pending.shift()) {
      yield* this.resume(search);
    }
    this.candidates.sort((a, b) => compareLabels(a.label, b.label));
    return this.candidates.shift();
  }

  /** Lets a search bring its next path. */
  *resume(search: Search): Verification<void> {
    const candidate = yield* nextCandidate(search, this.request);
    if (candidate !== undefined) this.candidates.push(candidate);
  }

  /** The same search again without each of the nodes that cannot stand together. */
  split(search: Search, conflict: readonly PathNode[]): void {
    if (this.request.budget.exhausted !== undefined) return;
    for (const excluded of this.exclusions.without(conflict, search.excluded)) {
      this.pending.push(new Search(this.graph, this.request, excluded));
    }
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
  const exploration = new Exploration(request);
  for (;;) {
    const candidate = yield* exploration.cheapest();
    if (candidate === undefined) break;
    const pathFindings = judgePath(nodesOf(candidate.label), request);
    const verdict = yield* decide(candidate, pathFindings, exploration, request);
    if (verdict !== undefined) return verdict;
  }
  const { graph, whole, attempts } = exploration;
  if (yield* askIssuers(graph, whole, request)) return yield* verification(request);
  return yield* refuse(whole, attempts, request, verification);
}

/** Accepts a candidate, or sees to it that the search goes on without what stands against it. */
function* decide(
  { search, label }: Candidate,
  pathFindings: readonly PathFinding[],
  exploration: Exploration,
  request: Request,
): Verification<AcceptedVerdict | undefined> {
  const isClean = weightOf(label) === 0 && edgesOf(label).every(isGood);
  const fault = pathFindings.find(({ finding }) => finding.severity === 'error');
  if (isClean && fault === undefined && !request.budget.hasRunOut('nameComparisons')) {
    return yield* decideRevocation({ search, label }, pathFindings, exploration, request);
  }
  exploration.attempts.add(label, pathFindings, false);
  if (isClean && fault !== undefined) exploration.split(search, fault.conflict);
  return undefined;
}

/** The last question but one: whether some certificate of a path that is good otherwise has been revoked. */
function* decideRevocation(
  { search, label }: Candidate,
  pathFindings: readonly PathFinding[],
  exploration: Exploration,
  request: Request,
): Verification<AcceptedVerdict | undefined> {
  const { anchor } = label.node;
  const revoked = yield* askRevocation(edgesOf(label), anchor, 'until-first-fault', request, verification);
  if (revoked === undefined) return yield* decideTransparency({ search, label }, pathFindings, exploration, request);
  const { edge, found } = revoked;
  if (revoked.dependsOnAnchor) {
    exploration.attempts.add(label, pathFindings, false, found.weight);
    exploration.split(search, [edge.child, edge.issuer, label.node]);
    return undefined;
  }
  edge.revocationWeight = found.weight;
  search.reprice(edge);
  yield* exploration.resume(search);
  return undefined;
}

/** The last question: whether the leaf was logged as the caller demands. */
function* decideTransparency(
  { search, label }: Candidate,
  pathFindings: readonly PathFinding[],
  exploration: Exploration,
  request: Request,
): Verification<AcceptedVerdict | undefined> {
  const edges = edgesOf(label);
  const answer = yield* askTransparency({ nodes: nodesOf(label), edges }, request);
  if (answer === undefined || answer.outcome.ok) return accept(label, pathFindings, request);
  const [edge] = edges;
  if (edge === undefined) exploration.attempts.add(label, pathFindings, false, 1);
  else {
    edge.signature.transparencyWeight = 1;
    search.refute(edge.signature);
  }
  yield* exploration.resume(search);
  return undefined;
}

function isGood({ signature }: PathEdge): boolean {
  return signature.state === 'good';
}

function accept(label: Label, pathFindings: readonly PathFinding[], request: Request): AcceptedVerdict {
  const path = judgedPath(label, pathFindings, false);
  const report = toReport(path, request);
  const { budget } = request;
  const nodes = nodesOf(label);
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
    transparency: request.transparency.find(path)?.outcome,
  };
}

function certificatesOf(nodes: readonly PathNode[]): Certificate[] {
  const certificates: Certificate[] = [];
  for (const { certificate } of nodes) if (certificate !== undefined) certificates.push(certificate);
  return certificates;
}
