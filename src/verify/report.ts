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
  'algorithm-parameters-refused',
  'algorithm-key-mismatch',
  'issuer-key-malformed',
]);

/** Every problem of a path with its place: those of signatures first, then from the leaf upwards. */
export function toReport(path: JudgedPath, request: Request): PathReport {
  const { nodes, edges } = path;
  const problems: Problem[] = [];
  const steps: PathStep[] = [];
  const anchor = nodes[nodes.length - 1]?.anchor;
  for (let depth = 0; depth < nodes.length; depth++) {
    const node = nodes[depth] as PathNode;
    const edge = edges[depth];
    for (const found of node.findings) problems.push(placeOf(found, depth, nodes));
    const revocation = edge && request.revocation.find(edge, anchor);
    if (edge !== undefined) pushEdgeProblem(edge, depth, request, problems);
    if (revocation !== undefined) for (const found of revocation.findings) problems.push(place(found, depth, node));
    steps.push({ certificate: node.certificate, signature: stateOf(edge), revocation: revocation?.outcome });
  }
  for (const found of request.transparency.find(path)?.findings ?? []) problems.push(place(found, 0, nodes[0]));
  pushLimitProblems(nodes, request, problems);
  for (const { finding, depth } of path.pathFindings) problems.push(place(finding, depth, nodeAt(nodes, depth)));
  if (path.isDeadEnd) problems.push(deadEndProblem(nodes));
  return { steps, anchor, problems: inOrder(problems) };
}

/** The names that a CA's constraints refuse stand in the leaf, so the leaf is to blame. */
const aboutLeafNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'name-not-permitted',
  'name-excluded',
  'imposed-name-not-permitted',
  'imposed-name-excluded',
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

function pushEdgeProblem(edge: PathEdge, depth: number, request: Request, problems: Problem[]): void {
  const { signature, child, issuer } = edge;
  if (signature.state === 'good') return;
  const fault =
    signature.state === 'unknown'
      ? finding('signature-unchecked', { why: whyUnchecked(request) })
      : (signature.finding ?? finding('signature-invalid', {}));
  // An unusable key or an unknown algorithm has been reported with the certificate it stands in.
  const isTold = child.findings.some((other) => other.code === fault.code) || issuer.findings.includes(fault);
  if (!isTold) problems.push(place(fault, depth, child));
}

function whyUnchecked({ budget }: Request): 'budget' | 'not-needed' {
  return budget.hasRunOut('signatures') ? 'budget' : 'not-needed';
}

/** RFC 5280 §6.1.4 (l) and (m), and the caller's own limits. */
function pushLimitProblems(nodes: readonly PathNode[], { policy }: Request, problems: Problem[]): void {
  let counted = 0;
  let all = 0;
  for (let depth = 0; depth < nodes.length; depth++) {
    const node = nodes[depth] as PathNode;
    const limit = node.pathLenConstraint;
    if (counted > limit) {
      problems.push(place(finding('path-length-exceeded', { limit, intermediates: counted }), depth, node));
    }
    if (node.role === 'intermediate') all++;
    if (node.isCounted) counted++;
  }
  if (counted > policy.maxIntermediates)
    problems.push(depthProblem(counted, policy.maxIntermediates, 'not-self-issued'));
  if (all > policy.peerVerifyDepth) problems.push(depthProblem(all, policy.peerVerifyDepth, 'all'));
}

function depthProblem(intermediates: number, limit: number, counted: 'all' | 'not-self-issued'): Problem {
  return place(finding('depth-exceeded', { intermediates, limit, counted }), 'path', undefined);
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
  if (problems.length < 2) return problems;
  const rank = ({ code }: Problem): number => (signatureCodes.has(code) ? 0 : 1);
  const height = ({ depth }: Problem): number => (depth === 'path' ? Number.POSITIVE_INFINITY : depth);
  return problems.sort((a, b) => rank(a) - rank(b) || compareNumbers(height(a), height(b)));
}

/** Unlike subtraction, right for two infinities too. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
