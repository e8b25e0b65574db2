import type { PolicyGraph, PolicyNode } from './policy-graph.ts';
import { anyPolicy } from './policy-oids.ts';
import type { PolicySet, ValidPolicy } from './policy-set.ts';
import { QualifierCollector } from './qualifier-collector.ts';

/** RFC 9618 §5.5 (g)(1) to (4): what a finished graph says, in the terms of the anchor's domain. */
export function authorityPolicies(graph: PolicyGraph): PolicySet {
  const children = new Map<PolicyNode, PolicyNode[]>();
  const nodes = survivingNodes(graph, children);
  const collector = new QualifierCollector(graph, children);
  const byPolicy = new Map<string, PolicyNode[]>();
  for (const node of nodes) {
    if (node.parents.length > 0) continue;
    const known = byPolicy.get(node.validPolicy);
    if (known === undefined) byPolicy.set(node.validPolicy, [node]);
    else known.push(node);
  }
  const policies: ValidPolicy[] = [];
  for (const [oid, heads] of byPolicy) policies.push({ oid, qualifiers: collector.collect(heads) });
  if (graph.isAnyValid) policies.push({ oid: anyPolicy, qualifiers: collector.collectAny() });
  return { anyPolicy: graph.isAnyValid, policies };
}

/** The nodes that a policy of the last certificate descends from, children first; fills in who they have below. */
function survivingNodes(graph: PolicyGraph, children: Map<PolicyNode, PolicyNode[]>): readonly PolicyNode[] {
  const nodes = [...graph.lastNodes];
  const seen = new Set(nodes);
  // The list grows while it is walked.
  for (const node of nodes) {
    for (const parent of node.parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [node]);
      else siblings.push(node);
      if (!seen.has(parent)) nodes.push(parent);
      seen.add(parent);
    }
  }
  return nodes;
}
