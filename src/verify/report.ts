import { type Finding, finding, type Problem } from '../problem.ts';
import { fingerprint } from '../x509/fingerprint.ts';
import { nameToString } from '../x509/name-text.ts';
import type { PathFinding } from './judge.ts';
import type { Request } from './request.ts';
import { edgesOf, type Label, nodesOf } from './search/label.ts';
import type { PathEdge, PathNode } from './search/path-node.ts';
import type { PathReport, PathStep, SignatureState } from './verdict.ts';

/** A path to be told of: its nodes with the edges between them, and what only the whole path shows. */
export interface JudgedPath {
  readonly nodes: readonly PathNode[];
  /** `edges[i]` leads from `nodes[i]` to `nodes[i + 1]`. */
  readonly edges: readonly PathEdge[];
  readonly pathFindings: readonly PathFinding[];
  /** Whether the search found nothing above the last node. */
  readonly isDeadEnd: boolean;
}

export function judgedPath(label: Label, pathFindings: readonly PathFinding[], isDeadEnd: boolean): JudgedPath {
  return { nodes: nodesOf(label), edges: edgesOf(label), pathFindings, isDeadEnd };
}

/** Codes that outrank all others: with them nothing else about the path is known to be true. */
const signatureCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'signature-invalid',
  'signature-unchecked',
  'algorithm-unsupported',
  'algorithm-key-mismatch',
  'issuer-key-malformed',
]);

/** Every problem of a path with its place: those of signatures first, then from the leaf upwards. */
export function toReport(path: JudgedPath, request: Request): PathReport {
  const { nodes, edges } = path;
  const problems = [
    ...nodes.flatMap((node, depth) => node.findings.map((found) => placeOf(found, depth, nodes))),
    ...edges.flatMap((edge, depth) => edgeFindings(edge, request).map((found) => place(found, depth, edge.child))),
    ...limitProblems(nodes, request),
    ...path.pathFindings.map((found) => place(found.finding, found.depth, nodeAt(nodes, found.depth))),
    ...(path.isDeadEnd ? [deadEndProblem(nodes)] : []),
  ];
  const steps = nodes.map(
    (node, depth): PathStep => ({ certificate: node.certificate, signature: stateOf(edges[depth]) }),
  );
  return { steps, anchor: nodes[nodes.length - 1]?.anchor, problems: inOrder(problems) };
}

/** The names that a CA's constraints refuse stand in the leaf, so the leaf is to blame. */
const aboutLeafNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'name-not-permitted',
  'name-excluded',
  'name-constraint-unsupported',
]);

function placeOf(found: Finding, depth: number, nodes: readonly PathNode[]): Problem {
  const blamed = aboutLeafNames.has(found.code) ? 0 : depth;
  return place(found, blamed, nodes[blamed]);
}

function place(found: Finding, depth: number | 'path', node: PathNode | undefined): Problem {
  const certificate = node?.certificate === undefined ? null : fingerprint(node.certificate);
  return { ...found, depth, certificate };
}

function nodeAt(nodes: readonly PathNode[], depth: number | 'path'): PathNode | undefined {
  return depth === 'path' ? undefined : nodes[depth];
}

function stateOf(edge: PathEdge | undefined): SignatureState | undefined {
  if (edge === undefined) return undefined;
  const { state } = edge.signature;
  return state === 'good' || state === 'bad' ? state : 'unchecked';
}

function edgeFindings({ signature: { state, finding: found }, child, issuer }: PathEdge, request: Request): Finding[] {
  if (state === 'good') return [];
  if (state === 'unknown') return [finding('signature-unchecked', { why: whyUnchecked(request) })];
  const fault = found ?? finding('signature-invalid', {});
  // An unusable key or an unknown algorithm has been reported with the certificate it stands in.
  const isTold = child.findings.some((other) => other.code === fault.code) || issuer.findings.includes(fault);
  return isTold ? [] : [fault];
}

function whyUnchecked({ budget }: Request): 'budget' | 'not-needed' {
  return budget.hasRunOut('signatures') ? 'budget' : 'not-needed';
}

/** RFC 5280 §6.1.4 (l) and (m), and the caller's own limits. */
function limitProblems(nodes: readonly PathNode[], { policy }: Request): Problem[] {
  const problems: Problem[] = [];
  let counted = 0;
  let all = 0;
  for (const [depth, node] of nodes.entries()) {
    const limit = node.pathLenConstraint;
    if (counted > limit)
      problems.push(place(finding('path-length-exceeded', { limit, intermediates: counted }), depth, node));
    if (node.role === 'intermediate') all++;
    if (node.isCounted) counted++;
  }
  const tooMany = (intermediates: number, limit: number, kind: 'all' | 'not-self-issued'): void => {
    if (intermediates <= limit) return;
    problems.push(place(finding('depth-exceeded', { intermediates, limit, counted: kind }), 'path', undefined));
  };
  tooMany(counted, policy.maxIntermediates, 'not-self-issued');
  tooMany(all, policy.peerVerifyDepth, 'all');
  return problems;
}

function deadEndProblem(nodes: readonly PathNode[]): Problem {
  const depth = nodes.length - 1;
  const last = nodes[depth] as PathNode;
  return place(deadEndFinding(last, depth), depth, last);
}

function deadEndFinding({ certificate }: PathNode, depth: number): Finding {
  if (certificate === undefined) return finding('issuer-not-found', { issuer: '' });
  if (!certificate.isSelfIssued) return finding('issuer-not-found', { issuer: nameToString(certificate.issuer, 256) });
  return depth === 0 ? finding('self-signed-leaf', {}) : finding('self-signed-in-chain', {});
}

function inOrder(problems: Problem[]): Problem[] {
  const rank = ({ code }: Problem): number => (signatureCodes.has(code) ? 0 : 1);
  const height = ({ depth }: Problem): number => (depth === 'path' ? Number.POSITIVE_INFINITY : depth);
  return problems.sort((a, b) => rank(a) - rank(b) || compareNumbers(height(a), height(b)));
}

/** Unlike subtraction, right for two infinities too. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
