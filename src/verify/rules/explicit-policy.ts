import { ParseError } from '../../asn1/parse-error.ts';
import type { PathNode } from '../search/path-node.ts';

/**
 * Whether a path demands a valid policy: the explicit_policy counter of RFC 5280 §6.1 is 0 at its end.
 *
 * @param nodes a path, the leaf first.
 */
export function isExplicitPolicyRequired(nodes: readonly PathNode[]): boolean {
  let explicitPolicy = Number.POSITIVE_INFINITY;
  for (let depth = nodes.length - 1; depth >= 0; depth--) {
    const node = nodes[depth] as PathNode;
    if (node.anchor !== undefined && !node.anchor.enforceConstraints) continue;
    if (node.role === 'anchor') {
      explicitPolicy = Math.min(explicitPolicy, skipCerts(node));
      continue;
    }
    // §6.1.4 (h)(1) and §6.1.5 (a): self-issued certificates do not count, the last one always does.
    if (node.isCounted || depth === 0) explicitPolicy = Math.max(0, explicitPolicy - 1);
    // §6.1.4 (i)(1); in the leaf only a value of 0 counts (§6.1.5 (b)).
    const limit = skipCerts(node);
    if (depth > 0 || limit === 0) explicitPolicy = Math.min(explicitPolicy, limit);
  }
  return explicitPolicy === 0;
}

function skipCerts({ certificate }: PathNode): number {
  const constraints = certificate?.policyConstraints;
  if (constraints === undefined || constraints instanceof ParseError) return Number.POSITIVE_INFINITY;
  return constraints.requireExplicitPolicy ?? Number.POSITIVE_INFINITY;
}
