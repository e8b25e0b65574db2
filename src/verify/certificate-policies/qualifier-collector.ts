import { hexOf } from '../../asn1/bytes.ts';
import type { PolicyGraph, PolicyNode, Qualifiers } from './policy-graph.ts';

/**
 * As much work as collecting is worth for one path: nodes visited and qualifiers seen. What one policy descends to can
 * be the whole graph, so a graph of n policies may have n² to tell; RFC 9618 §5.5 advises against telling at all.
 */
const maximumWork = 65_536;

/** RFC 9618 §5.5 (g)(4)(ii): the qualifiers of a policy's node, its ancestors and its descendants. */
export class QualifierCollector {
  private readonly graph: PolicyGraph;
  private readonly children: ReadonlyMap<PolicyNode, readonly PolicyNode[]>;
  private readonly keys: Map<Uint8Array, string> = new Map();
  private work = 0;

  constructor(graph: PolicyGraph, children: ReadonlyMap<PolicyNode, readonly PolicyNode[]>) {
    this.graph = graph;
    this.children = children;
  }

  /** Of nodes below an anyPolicy node; undefined when the path has more than is worth collecting. */
  collect(heads: readonly PolicyNode[]): Qualifiers | undefined {
    if (!this.graph.hasQualifiers) return [];
    const found = new Set<Uint8Array>();
    const nodes = [...heads];
    const seen = new Set(nodes);
    for (const node of nodes) {
      // The ancestors are anyPolicy nodes, one for each certificate above.
      if (node.parents.length === 0) this.addAny(1, node.depth - 1, found);
      this.addAll(node.qualifiers, found);
      this.addAny(node.depth + 1, this.lastDepthOf(node), found);
      if (this.work > maximumWork) return undefined;
      for (const child of this.children.get(node) ?? []) {
        this.work++;
        if (!seen.has(child)) nodes.push(child);
        seen.add(child);
      }
    }
    return this.distinct(found);
  }

  /** Of the anyPolicy node of the last certificate. */
  collectAny(): Qualifiers | undefined {
    if (!this.graph.hasQualifiers) return [];
    const found = new Set<Uint8Array>();
    this.addAny(1, this.graph.depth, found);
    return this.work > maximumWork ? undefined : this.distinct(found);
  }

  /** A node is carried on up to its children, which all stand at one depth, or to the end. */
  private lastDepthOf(node: PolicyNode): number {
    const child = this.children.get(node)?.[0];
    return child === undefined ? this.graph.depth : child.depth - 1;
  }

  private addAny(from: number, to: number, found: Set<Uint8Array>): void {
    for (let depth = from; depth <= to && this.work <= maximumWork; depth++) {
      this.addAll(this.graph.anyQualifiers[depth] ?? [], found);
    }
  }

  private addAll(qualifiers: Qualifiers, found: Set<Uint8Array>): void {
    this.work += 1 + qualifiers.length;
    if (this.work > maximumWork) return;
    for (const qualifier of qualifiers) found.add(qualifier);
  }

  private distinct(found: ReadonlySet<Uint8Array>): Qualifiers {
    if (found.size < 2) return [...found];
    const byContent = new Map<string, Uint8Array>();
    for (const qualifier of found) {
      const key = this.keyOf(qualifier);
      if (!byContent.has(key)) byContent.set(key, qualifier);
    }
    return [...byContent.values()];
  }

  private keyOf(qualifier: Uint8Array): string {
    const known = this.keys.get(qualifier);
    if (known !== undefined) return known;
    const key = hexOf(qualifier);
    this.keys.set(qualifier, key);
    return key;
  }
}
