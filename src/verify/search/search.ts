import type { Budget } from '../budget.ts';
import type { Request } from '../request.ts';
import type { Graph } from './graph.ts';
import { compareLabels, isDominated, type Label, refutedWeight } from './label.ts';
import { LabelQueue } from './label-queue.ts';
import { ParkedLabels } from './parked-labels.ts';
import type { PathNode } from './path-node.ts';
import { isRefuted, type PathEdge, type SignatureCheck } from './path-node.ts';

/**
 * Finds complete paths from the leaf to an anchor, the one with the fewest problems first, taking every signature that
 * is not known yet for good.
 *
 * It is Dijkstra's algorithm over (certificate, role) with the cost (problems, intermediates, certificates). A limit on
 * path length may make a costlier arrival at a node the better one, so a node keeps all arrivals that no other one
 * dominates; there are no more of them than the depth allows, so a mesh costs its edges and not its paths. When an edge
 * is refuted, whatever was derived through it dies and what it had made superfluous comes back.
 */
export class Search {
  /** Nodes that no path of this search may hold. */
  readonly excluded: ReadonlySet<PathNode>;
  private readonly graph: Graph;
  private readonly request: Request;
  private readonly budget: Budget;
  private readonly queue: LabelQueue = new LabelQueue();
  private readonly expanded: Map<PathNode, Label[]> = new Map();
  private readonly labels: Label[] = [];
  private readonly arrivals: Map<PathEdge, Label[]> = new Map();
  /** What each label makes superfluous at its node. */
  private readonly parked: Map<Label, ParkedLabels> = new Map();

  constructor(graph: Graph, request: Request, excluded: ReadonlySet<PathNode>) {
    this.graph = graph;
    this.request = request;
    this.budget = request.budget;
    this.excluded = excluded;
    for (const node of graph.leafAnchors()) this.start(node);
    this.start(graph.leaf);
  }

  /** The cheapest path to an anchor not returned before, or undefined when none is left or the steps are spent. */
  next(): Label | undefined {
    while (!this.budget.hasRunOut('steps')) {
      const label = this.queue.pop();
      if (label === undefined) return undefined;
      const better = this.expanded.get(label.node)?.find((other) => isDominated(label, other));
      if (better !== undefined) this.park(label, better);
      else if (this.take(label)) return label;
    }
    return undefined;
  }

  /** Takes back what was derived through a signature that has been refuted. */
  refute(check: SignatureCheck): void {
    for (const edge of check.edges) this.reprice(edge);
  }

  /** Takes back what was derived through an edge and derives it anew, at the price that the edge has now. */
  reprice(edge: PathEdge): void {
    const arrivals = this.arrivals.get(edge) ?? [];
    this.arrivals.delete(edge);
    for (const label of arrivals) {
      if (label.state === 'dead') continue;
      this.kill(label);
      if (label.below !== undefined && label.below.state === 'expanded') this.arrive(label.below, edge);
    }
  }

  /**
   * Where the search came to an end although no anchor can be reached from there: a missing issuer, or a ring of
   * certificates that only certify each other. At most `count`, the cheapest first.
   */
  deadEnds(count: number): Label[] {
    const hopeful = this.nodesBelowAnchors();
    const isEnd = (label: Label): boolean => label.state === 'expanded' && !label.above.some(isAlive);
    return cheapest(
      this.labels.filter((label) => isEnd(label) && !hopeful.has(label.node)),
      count,
    );
  }

  /** Paths to anchors that were found and not returned: at most `count`, the cheapest first. */
  leftOver(count: number): Label[] {
    const isLeft = (label: Label): boolean =>
      label.node.role === 'anchor' && (label.state === 'open' || label.state === 'parked');
    return cheapest(this.labels.filter(isLeft), count);
  }

  /** The furthest the search came when its steps were spent. */
  frontier(): Label | undefined {
    const ends = this.labels.filter(
      (label) => label.state === 'expanded' && !label.above.some((a) => a.state === 'expanded'),
    );
    return cheapest(ends, 1)[0];
  }

  private start(node: PathNode): void {
    if (this.excluded.has(node)) return;
    this.add({
      node,
      below: undefined,
      edge: undefined,
      problems: node.weight,
      limits: 0,
      intermediates: 0,
      certificates: 1,
      implausibility: 0,
      state: 'open',
      above: [],
    });
  }

  /** Answers true for a complete path; otherwise looks one step further from the label's node. */
  private take(label: Label): boolean {
    label.state = 'expanded';
    const known = this.expanded.get(label.node);
    if (known === undefined) this.expanded.set(label.node, [label]);
    else known.push(label);
    if (label.node.role === 'anchor') return true;
    const edges = this.graph.issuersOf(label.node).filter(({ issuer }) => !this.excluded.has(issuer));
    // All or none, so that where the steps run out does not depend on the order of the pool.
    if (this.budget.charge('steps', edges.length)) for (const edge of edges) this.arrive(label, edge);
    return false;
  }

  private arrive(below: Label, edge: PathEdge): void {
    const { issuer } = edge;
    const intermediates = below.intermediates + Number(issuer.isCounted);
    const certificates = below.certificates + 1;
    const refuted = isRefuted(edge) ? refutedWeight : 0;
    const priced = refuted + edge.revocationWeight + edge.transparencyWeight;
    const problems = below.problems + issuer.weight + priced + Number(below.intermediates > issuer.pathLenConstraint);
    const label: Label = {
      node: issuer,
      below,
      edge,
      problems,
      limits: issuer.role === 'anchor' ? below.limits : this.limitsPassed(intermediates, certificates - 1),
      intermediates,
      certificates,
      implausibility: below.implausibility + edge.implausibility,
      state: 'open',
      above: [],
    };
    below.above.push(label);
    this.noteArrival(edge, label);
    this.add(label);
  }

  private limitsPassed(counted: number, all: number): number {
    const { maxIntermediates, peerVerifyDepth } = this.request.policy;
    return Number(counted > maxIntermediates) + Number(all > peerVerifyDepth);
  }

  private add(label: Label): void {
    this.labels.push(label);
    const better = this.expanded.get(label.node)?.find((other) => isDominated(label, other));
    if (better === undefined) this.queue.push(label);
    else this.park(label, better);
  }

  private noteArrival(edge: PathEdge, label: Label): void {
    const known = this.arrivals.get(edge);
    if (known === undefined) this.arrivals.set(edge, [label]);
    else known.push(label);
  }

  /** Kills a label with everything above it, and lets what they had parked try again. */
  private kill(root: Label): void {
    const pending = [root];
    const bereft: ParkedLabels[] = [];
    for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
      this.budget.charge('steps', 1);
      if (label.state === 'expanded') removeFrom(this.expanded.get(label.node), label);
      label.state = 'dead';
      for (const above of label.above) if (above.state !== 'dead') pending.push(above);
      const parked = this.parked.get(label);
      if (parked !== undefined) bereft.push(parked);
      this.parked.delete(label);
    }
    for (const parked of bereft) this.revive(parked);
  }

  /** The cheapest takes the place of the one that died, and keeps parked what it dominates too. */
  private revive(parked: ParkedLabels): void {
    const heir = parked.take();
    if (heir === undefined) return;
    this.reopen(heir);
    if (parked.areDominatedBy(heir)) {
      this.parked.set(heir, parked);
      return;
    }
    for (let label = parked.take(); label !== undefined; label = parked.take()) {
      if (isDominated(label, heir)) this.park(label, heir);
      else this.reopen(label);
    }
  }

  private park(label: Label, better: Label): void {
    label.state = 'parked';
    const parked = this.parked.get(better) ?? new ParkedLabels();
    this.parked.set(better, parked);
    parked.add(label);
    const own = this.parked.get(label);
    if (own !== undefined) parked.absorb(own);
    this.parked.delete(label);
  }

  private reopen(label: Label): void {
    label.state = 'open';
    this.queue.push(label);
  }

  private nodesBelowAnchors(): Set<PathNode> {
    const children = new Map<PathNode, PathNode[]>();
    const pending: PathNode[] = [];
    for (const [node, labels] of this.expanded) {
      if (labels.length === 0) continue;
      if (node.role === 'anchor') pending.push(node);
      for (const edge of node.issuers ?? []) {
        const { issuer } = edge;
        if (isRefuted(edge) || this.excluded.has(issuer)) continue;
        const known = children.get(issuer);
        if (known === undefined) children.set(issuer, [node]);
        else known.push(node);
      }
    }
    const hopeful = new Set<PathNode>();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (hopeful.has(node)) continue;
      hopeful.add(node);
      for (const child of children.get(node) ?? []) pending.push(child);
    }
    return hopeful;
  }
}

function cheapest(labels: Label[], count: number): Label[] {
  if (count > 1) return labels.sort(compareLabels).slice(0, count);
  return labels.length < 2 ? labels : [labels.reduce((a, b) => (compareLabels(b, a) < 0 ? b : a))];
}

function isAlive(label: Label): boolean {
  return label.state === 'open' || label.state === 'expanded';
}

function removeFrom(labels: Label[] | undefined, label: Label): void {
  const at = labels?.indexOf(label) ?? -1;
  if (at >= 0) labels?.splice(at, 1);
}
