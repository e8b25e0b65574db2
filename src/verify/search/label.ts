import { compareBytes } from '../../asn1/bytes.ts';
import type { PathEdge, PathNode, refutedWeight } from './path-node.ts';

/**
 * One way to arrive at a node from the leaf, with the three counts that make up its cost and the tie-break.
 *
 * `open` waits in the queue; `settled` has been taken from it; `dead` used an edge that turned out to cost more.
 */
export interface Label {
  readonly node: PathNode;
  /** The arrival one step closer to the leaf; undefined at the leaf. */
  readonly below: Label | undefined;
  /** The edge from `below`; undefined at the leaf. */
  readonly edge: PathEdge | undefined;
  /** Problems so far without those of `limits`; a refuted signature weighs {@link refutedWeight}. */
  readonly problems: number;
  /** Problems of the limits on depth: how many of them the counts below pass. */
  readonly limits: number;
  /** Intermediates that are not self-issued. */
  readonly intermediates: number;
  readonly certificates: number;
  readonly implausibility: number;
  state: 'open' | 'settled' | 'dead';
  /** Arrivals one step further from the leaf. */
  readonly above: Label[];
}

/** All problems of the path so far. */
export function weightOf(label: Label): number {
  return label.problems + label.limits;
}

/** The order of the search: fewest problems, then fewest intermediates, then fewest certificates, then ties. */
export function compareLabels(a: Label, b: Label): number {
  return compareCost(a, b) || a.implausibility - b.implausibility || comparePaths(a, b);
}

/** The cost alone. */
export function compareCost(a: Label, b: Label): number {
  const problems = weightOf(a) - weightOf(b);
  return problems || a.intermediates - b.intermediates || a.certificates - b.certificates;
}

/** What two arrivals are compared by. */
export type Counts = Pick<Label, 'problems' | 'intermediates' | 'certificates'>;

/**
 * Whether whatever can be completed above `b` can be completed above `a` at no higher cost. What a further certificate
 * adds to a path depends on the counts below it (`pathLenConstraint`, depth limits) and never falls when they rise, so
 * three counts that are no larger stay no larger. The limits on depth are left out of the comparison, because who has
 * passed a limit pays no more while who has not still may: they are a function of the counts and need no count of their
 * own. A path that then holds a certificate twice is no exception: the part
 * between the two occurrences can be cut out, which lowers every count.
 */
export function isDominated(b: Counts, a: Counts): boolean {
  return a.problems <= b.problems && a.intermediates <= b.intermediates && a.certificates <= b.certificates;
}

/** An order of paths by the certificates themselves, so that the pool's order never shows. */
function comparePaths(a: Label, b: Label): number {
  const roleOrder = compareRoles(a.node, b.node);
  let left: Label | undefined = a;
  let right: Label | undefined = b;
  while (left !== undefined && right !== undefined && left !== right) {
    const order = compareNodes(left.node, right.node);
    if (order !== 0) return order;
    left = left.below;
    right = right.below;
  }
  return roleOrder;
}

/** Anchors first: a path that is complete is taken before one as cheap that is not. */
function compareRoles(a: PathNode, b: PathNode): number {
  return Number(b.role === 'anchor') - Number(a.role === 'anchor');
}

export function compareNodes(a: PathNode, b: PathNode): number {
  return a === b ? 0 : compareRoles(a, b) || compareBytes(identityOf(a), identityOf(b));
}

function identityOf(node: PathNode): Uint8Array {
  return node.certificate?.der ?? node.subject.der;
}

/** The path of a label, leaf first. */
export function nodesOf(label: Label): PathNode[] {
  const nodes = new Array<PathNode>(label.certificates);
  let depth = label.certificates;
  for (let at: Label | undefined = label; at !== undefined; at = at.below) nodes[--depth] = at.node;
  return nodes;
}

/** The edges of a label's path, the leaf's first. */
export function edgesOf(label: Label): PathEdge[] {
  const edges = new Array<PathEdge>(label.certificates - 1);
  let depth = label.certificates - 1;
  for (let at: Label | undefined = label; at?.edge !== undefined; at = at.below) edges[--depth] = at.edge;
  return edges;
}
