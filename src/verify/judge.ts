import { ParseError } from '../asn1/parse-error.ts';
import { type Finding, finding } from '../problem.ts';
import type { Certificate } from '../x509/certificate.ts';
import { findPolicyConflict } from './certificate-policies/path-policies.ts';
import { allowedPurposes, purposeTexts } from './purpose.ts';
import type { Request } from './request.ts';
import { checkImposedConstraints, checkNameConstraints } from './rules/check-name-constraints.ts';
import type { PathNode } from './search/path-node.ts';

/** A finding that needs more than one certificate of a path. */
export interface PathFinding {
  readonly finding: Finding;
  /** Place of the certificate to blame, the leaf being 0. */
  readonly depth: number | 'path';
  /** The nodes that cannot stand in one path together: a path without one of them may be free of this finding. */
  readonly conflict: readonly PathNode[];
}

/**
 * The rules of RFC 5280 §6.1 that no certificate breaks by itself: constraints of a CA against the names of the CAs
 * below it, a purpose that all allow, an explicit policy that all share. The rest stands in the nodes' findings.
 *
 * @param nodes a path, the leaf first.
 */
export function judgePath(nodes: readonly PathNode[], request: Request): PathFinding[] {
  const found: PathFinding[] = [];
  checkIssuerNames(nodes, request, found);
  checkCommonPurpose(nodes, request, found);
  checkExplicitPolicy(nodes, request, found);
  return found;
}

/** RFC 5280 §6.1.3 (b): self-issued certificates are exempt unless they are the last in the path. */
function checkIssuerNames(nodes: readonly PathNode[], request: Request, found: PathFinding[]): void {
  const constrained: number[] = [];
  for (const [above, constrainer] of nodes.entries()) {
    const isReached = above > 0 && constrained.length > 0 && hasConstraints(constrainer);
    // A long path may hold many pairs, and a search many long paths.
    if (isReached && !request.budget.charge('nameComparisons', constrained.length)) return;
    for (const below of isReached ? constrained : []) {
      const node = nodes[below] as PathNode;
      for (const fault of constraintFaults(constrainer, node.certificate as Certificate, request)) {
        found.push({ finding: fault, depth: below, conflict: [node, constrainer] });
      }
    }
    if (constrainer.isCounted) constrained.push(above);
  }
}

function hasConstraints({ certificate, anchor }: PathNode): boolean {
  return anchor?.imposedConstraints !== undefined || constrainingCertificate(certificate, anchor) !== undefined;
}

/** The certificate whose own constraints count: an anchor's owner may have switched them off. */
function constrainingCertificate(
  certificate: Certificate | undefined,
  anchor: PathNode['anchor'],
): Certificate | undefined {
  const counts = anchor === undefined || anchor.enforceConstraints;
  return counts && certificate?.nameConstraints !== undefined ? certificate : undefined;
}

function constraintFaults({ certificate, anchor }: PathNode, below: Certificate, request: Request): Finding[] {
  const faults: Finding[] = [];
  const constraining = constrainingCertificate(certificate, anchor);
  if (constraining !== undefined) checkNameConstraints(constraining, below, request, faults);
  if (anchor !== undefined) checkImposedConstraints(anchor, below, request, faults);
  return faults;
}

/** Of several purposes that would do, one must be allowed by every certificate. */
function checkCommonPurpose(nodes: readonly PathNode[], request: Request, found: PathFinding[]): void {
  const { purpose } = request.policy;
  if (purpose === undefined || purpose.wanted.length < 2 || commonPurpose(nodes, request) !== undefined) return;
  const conflict = nodes.filter((node) => purposesOf(node, request).length < purpose.wanted.length);
  // A certificate that allows none has been blamed by itself.
  if (conflict.some((node) => purposesOf(node, request).length === 0)) return;
  const fault = finding('purpose-refused', { wanted: purposeTexts(purpose), found: [] });
  found.push({ finding: fault, depth: 'path', conflict });
}

/** The first wanted purpose that every certificate of the path allows. */
export function commonPurpose(nodes: readonly PathNode[], request: Request): string | undefined {
  const { purpose } = request.policy;
  if (purpose === undefined) return undefined;
  // With only one, a certificate that does not allow it has been blamed by itself.
  if (purpose.wanted.length === 1) return purpose.wanted[0]?.text;
  return purposeTexts(purpose).find((text) => nodes.every((node) => purposesOf(node, request).includes(text)));
}

function purposesOf({ role, certificate, anchor }: PathNode, { policy: { purpose } }: Request): string[] {
  if (purpose === undefined) return [];
  const every = purposeTexts(purpose).filter((text) => anchor?.purposes?.includes(text) ?? true);
  const isUnbound = role !== 'leaf' && (!purpose.throughIssuers || anchor?.enforceConstraints === false);
  const usage = isUnbound ? undefined : certificate?.extendedKeyUsage;
  if (usage === undefined || usage instanceof ParseError) return every;
  return allowedPurposes(usage, purpose).filter((text) => every.includes(text));
}

/** RFC 9618 §5.5: a path that requires a valid policy must have one. */
function checkExplicitPolicy(nodes: readonly PathNode[], request: Request, found: PathFinding[]): void {
  const conflict = findPolicyConflict(nodes, request);
  if (conflict !== undefined) found.push({ finding: finding('policy-required', {}), depth: 'path', conflict });
}
