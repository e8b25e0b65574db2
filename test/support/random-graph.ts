/**
 * Small random certificate graphs and, independently of the engine, the cost of every path through them: the yardstick
 * for the search.
 */
import { fakeCertificate } from './pki-fake.ts';

/** A certificate of a graph, in the few properties that its costs depend on. */
export interface GraphCertificate {
  readonly id: number;
  readonly subject: string;
  readonly issuer: string;
  readonly key: string;
  readonly issuerKey: string;
  readonly forged: boolean;
  readonly expired: boolean;
  readonly pathLenConstraint: number | undefined;
  /** Ids of certificates whose own dNSName it excludes. */
  readonly excludes: readonly number[];
  readonly isAnchor: boolean;
  readonly isInPool: boolean;
  readonly der: Uint8Array;
}

export interface Graph {
  readonly leaf: GraphCertificate;
  readonly others: readonly GraphCertificate[];
  readonly maxIntermediates: number | undefined;
  readonly peerVerifyDepth: number | undefined;
}

/** Lexicographic: refuted signatures, other problems. */
export type Cost = readonly [signatures: number, problems: number];

export const graphTime: number = Date.UTC(2026, 0);

/** Mulberry32: the same graph for the same seed everywhere. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export function randomGraph(seed: number, withConstraints: boolean): Graph {
  const random = randomNumbers(seed);
  const names = 2 + random(4);
  const name = (): string => `ca${random(names)}`;
  // Mostly one key a name; a twin with another key is the interesting exception.
  const keyOf = (subject: string): string => (random(5) === 0 ? `${subject}-other` : subject);
  const make = (id: number): GraphCertificate => {
    const subject = name();
    const issuer = random(6) === 0 ? subject : name();
    const isAnchor = random(4) === 0;
    return finish({
      id,
      subject,
      issuer,
      key: keyOf(subject),
      issuerKey: keyOf(issuer),
      forged: random(8) === 0,
      expired: random(6) === 0,
      pathLenConstraint: random(3) === 0 ? random(3) : undefined,
      excludes: withConstraints && random(2) === 0 ? [random(9)] : [],
      isAnchor,
      isInPool: !isAnchor || random(4) === 0,
    });
  };
  const issuer = name();
  const leaf = finish({
    id: -1,
    subject: 'leaf',
    issuer,
    key: 'leaf',
    issuerKey: keyOf(issuer),
    forged: random(12) === 0,
    expired: random(12) === 0,
    pathLenConstraint: undefined,
    excludes: [],
    isAnchor: false,
    isInPool: false,
  });
  const others = Array.from({ length: 2 + random(8) }, (_, id) => make(id));
  return {
    leaf,
    others,
    maxIntermediates: random(4) === 0 ? random(4) : undefined,
    peerVerifyDepth: random(4) === 0 ? 1 + random(3) : undefined,
  };
}

function finish(certificate: Omit<GraphCertificate, 'der'>): GraphCertificate {
  const { id, subject, issuer, key, issuerKey, forged, expired, pathLenConstraint, excludes } = certificate;
  const der = fakeCertificate({
    subject,
    issuer,
    key,
    issuerKey,
    forged,
    serial: id + 2,
    cA: id >= 0,
    ...(id >= 0 ? { dns: [`c${id}.test`] } : {}),
    ...(expired ? { notAfter: graphTime - 1000 } : {}),
    ...(pathLenConstraint === undefined ? {} : { pathLenConstraint }),
    ...(excludes.length === 0 ? {} : { excluded: excludes.map((other) => `c${other}.test`) }),
  });
  return { ...certificate, der };
}

/**
 * The cost of the cheapest path by trying all, and whether any path is good. A path that can go no further, at a missing
 * issuer or in a ring, counts where nothing above its end bears an anchor's name: elsewhere it is no end, only a detour,
 * or ends at a signature that nobody has had a reason to check.
 */
export function enumerate(graph: Graph): { cheapest: Cost; isAcceptable: boolean } {
  let cheapest: Cost = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let isAcceptable = false;
  const issuers = issuersById(graph);
  const hopeful = new Set([graph.leaf, ...graph.others].filter((from) => reachesAnchor(from, graph)));
  const path: GraphCertificate[] = [];
  const consider = (cost: Cost, isComplete: boolean): void => {
    if (compareCosts(cost, cheapest) < 0) cheapest = cost;
    if (isComplete && cost[0] === 0 && cost[1] === 0) isAcceptable = true;
  };
  const extend = (last: GraphCertificate, below: Tally): void => {
    path.push(last);
    let isEnd = true;
    for (const issuer of issuers.get(last.id) ?? []) {
      const tally = tallyAbove(below, last, issuer, path);
      if (issuer.isAnchor) consider(costOf(tally, graph), true);
      if (path.includes(issuer)) continue;
      isEnd = false;
      extend(issuer, asIntermediate(tally, issuer));
    }
    if (isEnd && !hopeful.has(last)) consider(costOf({ ...below, problems: below.problems + 1 }, graph), false);
    path.pop();
  };
  extend(graph.leaf, { signatures: 0, problems: Number(graph.leaf.expired), counted: 0, all: 0 });
  return { cheapest, isAcceptable };
}

function issuersById({ leaf, others }: Graph): Map<number, GraphCertificate[]> {
  const issuersOf = (child: GraphCertificate): GraphCertificate[] =>
    others.filter(({ subject, id }) => subject === child.issuer && id !== child.id);
  return new Map([leaf, ...others].map((child) => [child.id, issuersOf(child)]));
}

function reachesAnchor(from: GraphCertificate, { others }: Graph): boolean {
  const seen = new Set([from]);
  for (const child of seen) {
    for (const issuer of others) {
      if (issuer.subject !== child.issuer || issuer.id === child.id) continue;
      if (issuer.isAnchor) return true;
      seen.add(issuer);
    }
  }
  return false;
}

function isRefuted({ forged, issuerKey }: GraphCertificate, issuer: GraphCertificate): boolean {
  return forged || issuerKey !== issuer.key;
}

export function compareCosts(a: Cost, b: Cost): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** What has come together along a path: problems, and the two counts of its intermediates. */
interface Tally {
  readonly signatures: number;
  readonly problems: number;
  /** Intermediates that are not self-issued. */
  readonly counted: number;
  readonly all: number;
}

/** @param below the path under the issuer, the leaf first. */
function tallyAbove(
  tally: Tally,
  child: GraphCertificate,
  issuer: GraphCertificate,
  below: readonly GraphCertificate[],
): Tally {
  const { counted, all } = tally;
  const isTooLong = counted > (issuer.pathLenConstraint ?? Number.POSITIVE_INFINITY);
  const own = Number(issuer.expired) + Number(isTooLong) + violations(issuer, below);
  return {
    signatures: tally.signatures + Number(isRefuted(child, issuer)),
    problems: tally.problems + own,
    counted,
    all,
  };
}

function asIntermediate(tally: Tally, { subject, issuer }: GraphCertificate): Tally {
  return { ...tally, counted: tally.counted + Number(subject !== issuer), all: tally.all + 1 };
}

function costOf({ signatures, problems, counted, all }: Tally, graph: Graph): Cost {
  const isTooLong = counted > (graph.maxIntermediates ?? Number.POSITIVE_INFINITY);
  const isTooDeep = all > (graph.peerVerifyDepth ?? Number.POSITIVE_INFINITY);
  return [signatures, problems + Number(isTooLong) + Number(isTooDeep)];
}

/** Names of self-issued intermediates are exempt from the constraints above them. */
function violations({ excludes }: GraphCertificate, below: readonly GraphCertificate[]): number {
  if (excludes.length === 0) return 0;
  return below.filter(({ id, subject, issuer }) => subject !== issuer && excludes.includes(id)).length;
}
