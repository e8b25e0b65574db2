import { type Counts, isDominated, type Label } from './label.ts';
import type { PathNode } from './path-node.ts';

/** Arrivals with the same three counts: each of them can do what any other can. */
interface Cohort {
  readonly counts: Counts;
  readonly labels: Label[];
}

/** What a junction asks of the search. */
export interface Ways {
  /** Tells issuers apart by what it costs a label at the edge to go on to them. */
  readonly priceOf: (label: Label, issuers: ReadonlySet<PathNode>) => ReadonlyMap<number, readonly PathNode[]>;
  readonly goOn: (label: Label, issuers: readonly PathNode[]) => void;
}

/**
 * Where arrivals that name the same issuer meet the certificates of that name.
 *
 * What can be completed above an arrival depends on the issuer's name and on the three counts, so one that another
 * dominates need not go on to any issuer where the other has gone at no extra cost. All but the few that dominate the
 * rest wait here: a name with many certificates below and above it costs their sum and not their product.
 *
 * An edge that turns out to cost something changes that for the issuers at its end, and for them alone. So the issuers
 * fall into groups, one to begin with, and come apart only as far as edges have told them apart.
 */
export class Junction {
  readonly issuers: readonly PathNode[];
  private readonly ways: Ways;
  private readonly cohorts: Cohort[] = [];
  private readonly groups: IssuerGroup[];
  /** Of the issuers that have left the first group. */
  private readonly groupOf: Map<PathNode, IssuerGroup> = new Map();

  constructor(issuers: readonly PathNode[], ways: Ways) {
    this.issuers = issuers;
    this.ways = ways;
    this.groups = issuers.length > 0 ? [new IssuerGroup(issuers)] : [];
  }

  /** How many groups, beyond the first, an arrival is held against. */
  get divisions(): number {
    return Math.max(0, this.groups.length - 1);
  }

  /** Takes in an arrival, and lets it go on where no other stands for it. */
  add(label: Label): void {
    const cohort = cohortOf(label, this.cohorts);
    cohort.labels.push(label);
    const { length } = this.groups;
    for (let i = 0; i < length; i++) {
      const group = this.groups[i] as IssuerGroup;
      if (!group.isServed(cohort.counts)) this.fill(group);
    }
  }

  /** Lets others go on to these issuers, where `child` cannot do so any more at the same price. */
  reconsider(child: PathNode, issuers: Iterable<PathNode>): void {
    const members = new Map<IssuerGroup, PathNode[]>();
    for (const issuer of issuers) {
      const group = this.groupOf.get(issuer) ?? (this.groups[0] as IssuerGroup);
      const known = members.get(group);
      if (known === undefined) members.set(group, [issuer]);
      else known.push(issuer);
    }
    for (const [group, part] of members) {
      const affected = this.part(group, part);
      for (const label of affected.dismiss(({ node }) => node === child)) affected.postpone(label, label);
      this.fill(affected);
    }
  }

  /** Lets others go on in place of those that have died. */
  refill(): void {
    for (const group of [...this.groups])
      if (group.dismiss(({ state }) => state === 'dead').length > 0) this.fill(group);
  }

  /** The nodes that have arrived here. */
  children(): PathNode[] {
    const children = new Set<PathNode>();
    for (const { labels } of this.cohorts) {
      for (const { node, state } of labels) if (state !== 'dead') children.add(node);
    }
    return [...children];
  }

  /** Lets go on to each issuer of a group what no other stands for there. */
  private fill(start: IssuerGroup): void {
    const pending = [start];
    for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
      for (const cohort of this.cohorts) this.serve(cohort, group, pending);
      for (const cohort of group.postponed) this.serve(cohort, group, pending);
    }
  }

  private serve(cohort: Cohort, group: IssuerGroup, parted: IssuerGroup[]): void {
    while (!group.isServed(cohort.counts)) {
      const label = group.nextOf(cohort);
      if (label === undefined) return;
      this.advance(label, group, parted);
    }
  }

  /** @param parted gets the issuers to which the label gets at another price than to the rest of the group. */
  private advance(label: Label, group: IssuerGroup, parted: IssuerGroup[]): void {
    const { problems, intermediates, certificates } = label;
    for (const [price, issuers] of this.ways.priceOf(label, group.issuers)) {
      const part = this.part(group, issuers);
      if (part !== group) parted.push(part);
      const counts = { problems: problems + price, intermediates, certificates };
      if (part.isServed(counts)) {
        part.postpone(label, counts);
      } else if (price < Number.POSITIVE_INFINITY) {
        part.speakers.push({ label, counts });
        this.ways.goOn(label, issuers);
      }
    }
  }

  /** Makes some issuers of a group one of their own. */
  private part(group: IssuerGroup, issuers: readonly PathNode[]): IssuerGroup {
    if (issuers.length === group.issuers.size) return group;
    const part = new IssuerGroup(issuers, group);
    for (const issuer of issuers) {
      group.issuers.delete(issuer);
      this.groupOf.set(issuer, part);
    }
    this.groups.push(part);
    return part;
  }
}

/** A label that has gone on, and stands for all that have no lower counts than it had at the end of the edge. */
interface Speaker {
  readonly label: Label;
  readonly counts: Counts;
}

/** Issuers of one name that no edge has told apart so far. */
class IssuerGroup {
  readonly issuers: Set<PathNode>;
  speakers: Speaker[] = [];
  /** Labels that had their turn and would have paid more than somebody else, by what they would have paid at least. */
  readonly postponed: Cohort[] = [];
  /** How many of each cohort have had their turn. */
  private readonly turns: Map<Cohort, number>;

  constructor(issuers: Iterable<PathNode>, whole?: IssuerGroup) {
    this.issuers = new Set(issuers);
    this.turns = new Map(whole?.turns);
    this.speakers.push(...(whole?.speakers ?? []));
    for (const cohort of whole?.postponed ?? []) {
      const { counts, labels } = cohort;
      const copy = { counts, labels: labels.slice(this.turns.get(cohort) ?? 0) };
      this.turns.delete(cohort);
      if (copy.labels.length > 0) this.postponed.push(copy);
    }
  }

  isServed(counts: Counts): boolean {
    return this.speakers.some((speaker) => isDominated(counts, speaker.counts));
  }

  nextOf(cohort: Cohort): Label | undefined {
    const { labels } = cohort;
    let turn = this.turns.get(cohort) ?? 0;
    while (labels[turn]?.state === 'dead') turn++;
    this.turns.set(cohort, Math.min(turn + 1, labels.length));
    return labels[turn];
  }

  postpone(label: Label, counts: Counts): void {
    cohortOf(counts, this.postponed).labels.push(label);
  }

  /** @returns the speakers that had to go. */
  dismiss(isDismissed: (label: Label) => boolean): Label[] {
    const gone: Label[] = [];
    for (const { label } of this.speakers) if (isDismissed(label)) gone.push(label);
    if (gone.length > 0) this.speakers = this.speakers.filter(({ label }) => !gone.includes(label));
    return gone;
  }
}

/** Cohorts stand in the order of cost, so that those that dominate others come before them. */
function cohortOf({ problems, intermediates, certificates }: Counts, cohorts: Cohort[]): Cohort {
  const counts = { problems, intermediates, certificates };
  let from = 0;
  let to = cohorts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const cohort = cohorts[middle] as Cohort;
    const order = compareCounts(cohort.counts, counts);
    if (order === 0) return cohort;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  const cohort = { counts, labels: [] };
  cohorts.splice(from, 0, cohort);
  return cohort;
}

function compareCounts(a: Counts, b: Counts): number {
  return a.problems - b.problems || a.intermediates - b.intermediates || a.certificates - b.certificates;
}
