import type { Budget } from '../budget.ts';
import type { Request } from '../request.ts';
import { type Graph, isSameCertificate } from './graph.ts';
import { Junction, type Ways } from './junction.ts';
import { compareLabels, isDominated, type Label } from './label.ts';
import { LabelQueue } from './label-queue.ts';
import { isRefuted, type PathEdge, type PathNode, priceOf, type SignatureCheck } from './path-node.ts';

/**
 * Finds complete paths from the leaf to an anchor, the one with the fewest problems first, taking every signature that
 * is not known yet for good.
 *
 * It is Dijkstra's algorithm over (certificate, role) with the cost (problems, intermediates, certificates). A limit on
 * path length may make a costlier arrival the better one, so at the name of an issuer all arrivals go on that no other
 * one dominates; there are no more of them than the depth allows, so a mesh costs its certificates and not its paths.
 * When an edge is refuted, whatever was derived through it dies and what it had made superfluous comes back.
 */
export class Search {
  /** Nodes that no path of this search may hold. */
  readonly excluded: ReadonlySet<PathNode>;
  private readonly graph: Graph;
  private readonly request: Request;
  private readonly budget: Budget;
  private readonly queue: LabelQueue = new LabelQueue();
  private readonly labels: Label[] = [];
  /** By the issuers that meet there. */
  private readonly junctions: Map<readonly PathNode[], Junction> = new Map();
  private readonly arrivals: Map<SignatureCheck, Label[]> = new Map();

  private readonly ways: Ways = {
    priceOf: (label, issuers) => this.pricesOf(label, issuers),
    goOn: (label, issuers) => {
      for (const issuer of issuers) this.arrive(label, this.graph.edgeBetween(label.node, issuer));
    },
  };

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
      label.state = 'settled';
      if (label.node.role === 'anchor') return label;
      const junction = this.junctionOf(label.node);
      if (this.budget.charge('steps', junction.divisions)) junction.add(label);
    }
    return undefined;
  }

  /** Takes back what was derived through a signature that costs more than was thought, and derives it at that price. */
  refute(check: SignatureCheck): void {
    const arrivals = this.arrivals.get(check) ?? [];
    this.arrivals.delete(check);
    this.takeBack(arrivals);
  }

  /** The same for a single edge. */
  reprice(edge: PathEdge): void {
    const arrivals = this.arrivals.get(edge.signature) ?? [];
    this.arrivals.set(
      edge.signature,
      arrivals.filter((label) => label.edge !== edge),
    );
    this.takeBack(arrivals.filter((label) => label.edge === edge));
  }

  /**
   * Where the search came to an end although no anchor can be reached from there: a missing issuer, or a ring of
   * certificates that only certify each other. At most `count`, the cheapest first.
   */
  deadEnds(count: number): Label[] {
    const hopeful = this.nodesBelowAnchors();
    const best = this.undominated();
    const isEnd = (label: Label): boolean =>
      label.state === 'settled' && best.has(label) && !label.above.some((above) => best.has(above));
    return cheapest(
      this.labels.filter((label) => isEnd(label) && !hopeful.has(label.node)),
      count,
    );
  }

  /** Paths to anchors that were found and not returned, or waited for others: at most `count`, the cheapest first. */
  leftOver(count: number): Label[] {
    const open = this.labels.filter(({ node, state }) => node.role === 'anchor' && state === 'open');
    const waiting = this.labels.filter(
      ({ node, state, above }) => state === 'settled' && above.length === 0 && this.anchorsAbove(node).length > 0,
    );
    const completed = cheapest(waiting, count).flatMap((below) =>
      this.anchorsAbove(below.node).map((anchor) => this.extend(below, this.graph.edgeBetween(below.node, anchor))),
    );
    return cheapest([...open, ...completed], count);
  }

  /** The furthest the search came when its steps were spent. */
  frontier(): Label | undefined {
    const isSettled = ({ state }: Label): boolean => state === 'settled';
    const ends = this.labels.filter((label) => isSettled(label) && !label.above.some(isSettled));
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

  private junctionOf(child: PathNode): Junction {
    const issuers = this.graph.issuersOf(child);
    const known = this.junctions.get(issuers);
    if (known !== undefined) return known;
    const allowed = this.excluded.size === 0 ? issuers : issuers.filter((issuer) => !this.excluded.has(issuer));
    const junction = new Junction(allowed, this.ways);
    this.junctions.set(issuers, junction);
    return junction;
  }

  /** What is known to stand against the edges from a label to issuers. */
  private pricesOf({ node }: Label, issuers: ReadonlySet<PathNode>): Map<number, PathNode[]> {
    const byPrice = new Map<number, PathNode[]>();
    // All or none, so that where the steps run out does not depend on the order of the pool.
    if (!this.budget.charge('steps', issuers.size)) return byPrice;
    for (const issuer of issuers) {
      const price = isOwn(node, issuer) ? Number.POSITIVE_INFINITY : priceOf(this.graph.edgeBetween(node, issuer));
      const known = byPrice.get(price);
      if (known === undefined) byPrice.set(price, [issuer]);
      else known.push(issuer);
    }
    return byPrice;
  }

  private extend(below: Label, edge: PathEdge): Label {
    const { issuer } = edge;
    const intermediates = below.intermediates + Number(issuer.isCounted);
    const certificates = below.certificates + 1;
    const passed = Number(below.intermediates > issuer.pathLenConstraint);
    return {
      node: issuer,
      below,
      edge,
      problems: below.problems + issuer.weight + priceOf(edge) + passed,
      limits: issuer.role === 'anchor' ? below.limits : this.limitsPassed(intermediates, certificates - 1),
      intermediates,
      certificates,
      implausibility: below.implausibility + edge.implausibility,
      state: 'open',
      above: [],
    };
  }

  private arrive(below: Label, edge: PathEdge): void {
    const label = this.extend(below, edge);
    below.above.push(label);
    const twins = this.arrivals.get(edge.signature);
    if (twins === undefined) this.arrivals.set(edge.signature, [label]);
    else twins.push(label);
    this.add(label);
  }

  /** Anchors come first among issuers. */
  private anchorsAbove(node: PathNode): PathNode[] {
    const issuers = this.graph.issuersOf(node);
    const first = issuers.findIndex(({ role }) => role !== 'anchor');
    return issuers.slice(0, first < 0 ? issuers.length : first).filter((anchor) => !isOwn(node, anchor));
  }

  private limitsPassed(counted: number, all: number): number {
    const { maxIntermediates, peerVerifyDepth } = this.request.policy;
    return Number(counted > maxIntermediates) + Number(all > peerVerifyDepth);
  }

  private add(label: Label): void {
    this.labels.push(label);
    this.queue.push(label);
  }

  /** Lets others, or the same at the new price, take the place of these labels and of all that dies with them. */
  private takeBack(labels: readonly Label[]): void {
    const stale = labels.filter(isAlive);
    const bereft = new Set<Junction>();
    for (const label of stale) this.kill(label, bereft);
    const changed = new Map<PathNode, Set<PathNode>>();
    for (const { edge } of stale) {
      if (edge === undefined) continue;
      const issuers = changed.get(edge.child);
      if (issuers === undefined) changed.set(edge.child, new Set([edge.issuer]));
      else issuers.add(edge.issuer);
    }
    for (const [child, issuers] of changed) this.junctionOf(child).reconsider(child, issuers);
    for (const junction of bereft) junction.refill();
  }

  /** Kills a label with everything above it, and notes where others must take their place. */
  private kill(root: Label, bereft: Set<Junction>): void {
    const pending = [root];
    for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
      if (label.state === 'dead') continue;
      this.budget.charge('steps', 1);
      if (label.above.length > 0) bereft.add(this.junctionOf(label.node));
      label.state = 'dead';
      for (const above of label.above) pending.push(above);
    }
  }

  /** Of the arrivals at each node those that no other one dominates. */
  private undominated(): Set<Label> {
    const byNode = new Map<PathNode, Label[]>();
    for (const label of this.labels) {
      if (!isAlive(label)) continue;
      const known = byNode.get(label.node);
      if (known === undefined) byNode.set(label.node, [label]);
      else known.push(label);
    }
    const best = new Set<Label>();
    for (const labels of byNode.values()) {
      const isBetter = (a: Label, b: Label): boolean => a !== b && isDominated(b, a) && compareLabels(a, b) <= 0;
      for (const label of labels) if (!labels.some((other) => isBetter(other, label))) best.add(label);
    }
    return best;
  }

  /** All nodes from which a chain of edges that are not refuted leads to an anchor that was reached. */
  private nodesBelowAnchors(): Set<PathNode> {
    const waiting = new Map<Junction, PathNode[]>();
    const junctionsAt = new Map<PathNode, Junction[]>();
    for (const junction of this.junctions.values()) {
      waiting.set(junction, junction.children());
      for (const issuer of junction.issuers) {
        const known = junctionsAt.get(issuer);
        if (known === undefined) junctionsAt.set(issuer, [junction]);
        else known.push(junction);
      }
    }
    const anchors = this.labels.filter(({ node, state }) => node.role === 'anchor' && state === 'settled');
    const pending = anchors.map(({ node }) => node);
    const hopeful = new Set<PathNode>();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (hopeful.has(node)) continue;
      hopeful.add(node);
      for (const junction of junctionsAt.get(node) ?? []) {
        const children = waiting.get(junction) ?? [];
        const refuted: PathNode[] = [];
        for (const child of children) {
          if (isRefuted(this.graph.edgeBetween(child, node))) refuted.push(child);
          else pending.push(child);
        }
        waiting.set(junction, refuted);
      }
    }
    return hopeful;
  }
}

function cheapest(labels: Label[], count: number): Label[] {
  if (count > 1) return labels.sort(compareLabels).slice(0, count);
  return labels.length < 2 ? labels : [labels.reduce((a, b) => (compareLabels(b, a) < 0 ? b : a))];
}

/** That a certificate issued itself leads nowhere. */
function isOwn({ certificate }: PathNode, issuer: PathNode): boolean {
  return certificate?.isSelfIssued === true && isSameCertificate(issuer.certificate, certificate);
}

function isAlive({ state }: Label): boolean {
  return state !== 'dead';
}
