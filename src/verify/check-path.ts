import { type Finding, finding, type Problem } from '../problem.ts';
import type { AnchorInput } from '../trust/anchor.ts';
import { createStore, type Store } from '../trust/store.ts';
import { type CertificateSource, readCertificates } from '../x509/certificate-source.ts';
import { nameToString } from '../x509/name-text.ts';
import { askSignatures } from './ask-signatures.ts';
import { askTransparency } from './ask-transparency.ts';
import { Budget } from './budget.ts';
import { driveSync, toSyncProvider } from './drivers.ts';
import { verification } from './engine.ts';
import { parseIdentity } from './identity/identity.ts';
import type { VerifyOptions } from './input.ts';
import { judgePath, type PathFinding } from './judge.ts';
import type { Platform } from './platform.ts';
import { resolvePolicy, toWholeSecond } from './policy.ts';
import { Pool } from './pool.ts';
import type { Verification } from './question.ts';
import { toReport } from './report.ts';
import type { Request } from './request.ts';
import { askRevocation } from './revocation/ask-revocation.ts';
import { RevocationChecks } from './revocation/revocation-checks.ts';
import { Graph } from './search/graph.ts';
import type { PathEdge, PathNode } from './search/path-node.ts';
import { TransparencyChecks } from './transparency-checks.ts';

export interface CheckPathOptions extends VerifyOptions {
  /** The anchor above the last certificate; default: the last certificate is the anchor. */
  readonly anchor?: AnchorInput | undefined;
  /**
   * Certificates of those who sign evidence beside the path, such as a CRL's issuer, and of their own issuers. The path
   * itself stays the one that is given.
   */
  readonly pool?: Iterable<CertificateSource> | undefined;
}

/**
 * Judges one complete path, the leaf first, without looking for another: RFC 5280 §6.1 as it stands.
 *
 * @returns every problem, those of signatures first; none when the path is good. A certificate that cannot be read is
 *   the problem `certificate-malformed` at its depth, and nothing else is said.
 * @throws TypeError when there is no anchor, or an option is unusable.
 */
export function checkPathOn(
  platform: Platform,
  path: Iterable<CertificateSource>,
  options: CheckPathOptions = {},
): Problem[] {
  const { certificates, rejected } = readCertificates(path);
  const fault = rejected[0];
  if (fault !== undefined) {
    const { field, expected, offset } = fault.error ?? { field: 'certificate', expected: fault.why, offset: 0 };
    const malformed = finding('certificate-malformed', { field, expected, offset });
    return [{ ...malformed, depth: fault.index, certificate: null }];
  }
  const anchor = options.anchor ?? certificates.pop();
  const [leaf, ...intermediates] = certificates;
  const store = createStore(anchor === undefined ? [] : [anchor]);
  if (leaf === undefined || store.size !== 1) throw new TypeError('a path has a leaf and one anchor');
  const evidenceSigners = readCertificates(options.pool ?? []);
  const policy = resolvePolicy(options);
  const identity = options.identity ?? [];
  const request: Request = {
    policy,
    leaf,
    pool: new Pool([...intermediates, ...evidenceSigners.certificates]),
    store,
    time: toWholeSecond(options.time ?? platform.now()),
    identities: (Array.isArray(identity) ? identity : [identity]).map(parseIdentity),
    budget: new Budget(policy.budgetLimits),
    ignored: evidenceSigners.rejected,
    standing: undefined,
    memo: undefined,
    issuers: undefined,
    revocation: new RevocationChecks(),
    transparency: new TransparencyChecks(),
  };
  const provider = toSyncProvider(options.provider ?? platform.provider());
  return driveSync(judgeGiven(request, intermediates, store), provider);
}

function* judgeGiven(
  request: Request,
  intermediates: readonly Request['leaf'][],
  store: Store,
): Verification<Problem[]> {
  const graph = new Graph(request);
  const [anchor] = store.anchors;
  const nodes = anchor === undefined ? [] : [graph.anchorNode(anchor)];
  for (const certificate of [...intermediates].reverse()) nodes.unshift(graph.nodeBelow(nodes[0], certificate));
  nodes.unshift(graph.leaf);
  const edges = nodes.slice(1).map((issuer, depth) => graph.edgeBetween(nodes[depth] as PathNode, issuer));
  yield* askSignatures(edges, 'all', request);
  yield* askRevocation(edges, anchor, 'all', request, verification);
  yield* askTransparency({ nodes, edges }, request);
  const pathFindings = [...chainingFindings(edges), ...judgePath(nodes, request)];
  const report = toReport({ nodes, edges, pathFindings, isDeadEnd: false }, request);
  return [...report.problems, ...unfinishedProblems(request)];
}

/** There is no verdict here to say that the budget ran out, so what was not compared counts as what cannot be. */
function unfinishedProblems({ budget }: Request): Problem[] {
  if (!budget.hasRunOut('nameComparisons')) return [];
  const constrainedBy = 'a CA, beyond the budget for name comparisons,';
  const unchecked = finding('name-constraint-unsupported', { type: 'any', constrainedBy });
  return [{ ...unchecked, depth: 'path', certificate: null }];
}

/** RFC 5280 §6.1.3 (a)(4). */
function chainingFindings(edges: readonly PathEdge[]): PathFinding[] {
  return edges.flatMap(({ child, issuer }, depth) => {
    const fault = chainingFault(child, issuer);
    return fault === undefined ? [] : [{ finding: fault, depth, conflict: [child, issuer] }];
  });
}

function chainingFault({ certificate }: PathNode, { subject }: PathNode): Finding | undefined {
  if (certificate === undefined || certificate.issuer.comparisonKey === subject.comparisonKey) return undefined;
  return finding('name-chaining-broken', {
    issuer: nameToString(certificate.issuer, 256),
    subject: nameToString(subject, 256),
  });
}
