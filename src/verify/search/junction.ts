import { type Counts, isDominated, type Label } from './label.ts';
import type { PathNode } from './path-node.ts';

/** Arrivals with the same three counts: each of them can do what any other can. */
interface Cohort {
  readonly counts: Counts;
  readonly labels: Label[];
}

/** Takes a label on to each of these issuers, and tells them apart by what that costs at the edge. */
export type Spread = (label: Label, issuers: ReadonlySet<PathNode>) => ReadonlyMap<number, readonly PathNode[]>;

/**
 * Where arrivals that name the same issuer meet the certificates of that name.
 *
 * What can be completed above an arrival depends on the issuer's name and on the three counts, so one that another
 * dominates need not go on to any issuer where the other has gone at no extra cost. All but the few that dominate the rest wait
 * here: a name with many certificates below and above it costs their sum and not their product.
 *
 * An edge that turns out to cost something changes that for the issuers at its end, and for them alone. So the issuers
 * fall into groups, one to begin with, and come apart only as far as edges have told them apart.
 */
export class Junction {
  private readonly spread: Spread;
  private readonly cohorts: Cohort[] = [];
  private readonly groups: IssuerGroup[];
  private readonly groupOf: Map<PathNode, IssuerGroup> = new Map();

  constructor(issuers: readonly PathNode[], spread: Spread) {
    this.spread = spread;
    const group = new IssuerGroup(issuers, [], new Map());
    for (const issuer of issuers) this.groupOf.set(issuer, group);
    this.groups = issuers.length > 0 ? [group] : [];
  }

  get issuers(): Iterable<PathNode> {
    return this.groupOf.keys();
  }

  /** How many groups an arrival is held against. */
  get size(): number {
    return this.groups.length;
  }

  /** Takes in an arrival, and lets it go on where no other does so for it. */
  add(label: Label): void {
    const cohort = this.cohortOf(label);
    cohort.labels.push(label);
    const { length } = this.groups;
    for (let i = 0; i < length; i++) {
      const group = this.groups[i] as IssuerGroup;
      if (!group.isServed(cohort)) this.seat(group, cohort);
    }
  }

  /** Lets others go on to these issuers, where what stands between `child` and them has changed. */
  reconsider(child: PathNode, issuers: Iterable<PathNode>): void {
    const members = new Map<IssuerGroup, PathNode[]>();
    for (const issuer of issuers) {
      const group = this.groupOf.get(issuer) as IssuerGroup;
      const known = members.get(group);
      if (known === undefined) members.set(group, [issuer]);
      else known.push(issuer);
    }
    for (const [group, part] of members) {
      const affected = this.part(group, part);
      affected.dismiss(({ node }) => node === child);
      this.fill(affected);
    }
  }

  /** Lets others go on in place of those that have died. */
  refill(): void {
    for (const group of [...this.groups]) if (group.dismiss(({ state }) => state === 'dead')) this.fill(group);
  }

  /** The nodes that have arrived here. */
  children(): PathNode[] {
    const children = new Set<PathNode>();
    for (const { labels } of this.cohorts) {
      for (const { node, state } of labels) if (state !== 'dead') children.add(node);
    }
    return [...children];
  }

  private fill(group: IssuerGroup): void {
    for (const cohort of this.cohorts) if (!group.isServed(cohort)) this.seat(group, cohort);
  }

  /** Finds for each issuer of a group the first of a cohort that gets there at no extra cost. */
  private seat(start: IssuerGroup, cohort: Cohort): void {
    const pending = [start];
    for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
      const label = group.nextOf(cohort);
      if (label === undefined) continue;
      for (const [price, issuers] of this.spread(label, group.issuers)) {
        const part = this.part(group, issuers);
        part.letSpeak(label, price);
        if (price > 0) pending.push(part);
      }
    }
  }

  /** Makes some issuers of a group one of their own. */
  private part(group: IssuerGroup, issuers: readonly PathNode[]): IssuerGroup {
    if (issuers.length === group.issuers.size) return group;
    const part = new IssuerGroup(issuers, group.speakers, new Map(group.turns));
    for (const issuer of issuers) {
      group.issuers.delete(issuer);
      this.groupOf.set(issuer, part);
    }
    this.groups.push(part);
    return part;
  }

  /** Cohorts stand in the order of cost, so that those that dominate others come before them. */
  private cohortOf(label: Label): Cohort {
    const { cohorts } = this;
    let from = 0;
    let to = cohorts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const cohort = cohorts[middle] as Cohort;
      const order = compareCounts(cohort.counts, label);
      if (order === 0) return cohort;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    const { problems, intermediates, certificates } = label;
    const cohort = { counts: { problems, intermediates, certificates }, labels: [] };
    cohorts.splice(from, 0, cohort);
    return cohort;
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
  speakers: readonly Speaker[];
  /** How many of each cohort have had their turn to go on. */
  readonly turns: Map<Cohort, number>;

  constructor(issuers: Iterable<PathNode>, speakers: readonly Speaker[], turns: Map<Cohort, number>) {
    this.issuers = new Set(issuers);
    this.speakers = speakers;
    this.turns = turns;
  }

  isServed({ counts }: Pick<Cohort, 'counts'>): boolean {
    return this.speakers.some((speaker) => isDominated(counts, speaker.counts));
  }

  /** @param price what the edges to these issuers cost: without it a ring with a bad edge would go round for ever. */
  letSpeak(label: Label, price: number): void {
    const { problems, intermediates, certificates } = label;
    const counts = { problems: problems + price, intermediates, certificates };
    if (!this.isServed({ counts })) this.speakers = [...this.speakers, { label, counts }];
  }

  nextOf(cohort: Cohort): Label | undefined {
    const { labels } = cohort;
    let turn = this.turns.get(cohort) ?? 0;
    while (labels[turn]?.state === 'dead') turn++;
    this.turns.set(cohort, Math.min(turn + 1, labels.length));
    return labels[turn];
  }

  /** @returns whether any speaker had to go. */
  dismiss(isDismissed: (label: Label) => boolean): boolean {
    const before = this.speakers;
    this.speakers = before.filter(({ label }) => !isDismissed(label));
    return this.speakers.length < before.length;
  }
}

function compareCounts(a: Counts, b: Counts): number {
  return a.problems - b.problems || a.intermediates - b.intermediates || a.certificates - b.certificates;
}
