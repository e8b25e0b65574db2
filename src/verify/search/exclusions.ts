import type { PathNode } from './path-node.ts';

/**
 * Sets of nodes to search without. A path that holds all nodes of a conflict is bad; every other path lacks one of them,
 * so it lives on in the search without that one.
 */
export class Exclusions {
  private readonly numbers: Map<PathNode, number> = new Map();
  private readonly seen: Set<string> = new Set();

  /** The sets to try after `conflict` was found among paths without `excluded`; none twice. */
  without(conflict: readonly PathNode[], excluded: ReadonlySet<PathNode>): ReadonlySet<PathNode>[] {
    // Every path holds the leaf.
    const candidates = conflict.filter(({ role }) => role !== 'leaf');
    return candidates.map((node) => new Set([...excluded, node])).filter((set) => this.isNew(set));
  }

  private isNew(set: ReadonlySet<PathNode>): boolean {
    const key = [...set]
      .map((node) => this.numberOf(node))
      .sort((a, b) => a - b)
      .join(',');
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private numberOf(node: PathNode): number {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    this.numbers.set(node, this.numbers.size);
    return this.numbers.size - 1;
  }
}
