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
  const consider = (path: readonly GraphCertificate[], isComplete: boolean): void => {
    const cost = costOf(path, graph, isComplete);
    if (compareCosts(cost, cheapest) < 0) cheapest = cost;
    if (isComplete && cost[0] === 0 && cost[1] === 0) isAcceptable = true;
  };
  const extend = (path: readonly GraphCertificate[]): void => {
    const last = path[path.length - 1] as GraphCertificate;
    const issuers = graph.others.filter((other) => other.subject === last.issuer && other.id !== last.id);
    for (const issuer of issuers) if (issuer.isAnchor) consider([...path, issuer], true);
    const next = issuers.filter((issuer) => !path.includes(issuer));
    if (next.length === 0 && !reachesAnchor(last, graph)) consider(path, false);
    for (const issuer of next) extend([...path, issuer]);
  };
  extend([graph.leaf]);
  return { cheapest, isAcceptable };
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

/** @param isComplete whether the last certificate is the anchor; otherwise its issuer was not found. */
function costOf(path: readonly GraphCertificate[], graph: Graph, isComplete: boolean): Cost {
  let signatures = 0;
  let problems = isComplete ? 0 : 1;
  let counted = 0;
  const last = path.length - 1;
  path.forEach((certificate, depth) => {
    const issuer = path[depth + 1];
    const isIntermediate = depth > 0 && (depth < last || !isComplete);
    if (issuer !== undefined && isRefuted(certificate, issuer)) signatures++;
    if (certificate.expired) problems++;
    if (depth > 0 && counted > (certificate.pathLenConstraint ?? Number.POSITIVE_INFINITY)) problems++;
    if (depth > 0) problems += violations(certificate, path.slice(1, depth));
    if (isIntermediate && certificate.subject !== certificate.issuer) counted++;
  });
  const all = isComplete ? path.length - 2 : path.length - 1;
  if (counted > (graph.maxIntermediates ?? Number.POSITIVE_INFINITY)) problems++;
  if (all > (graph.peerVerifyDepth ?? Number.POSITIVE_INFINITY)) problems++;
  return [signatures, problems];
}

/** Names of self-issued intermediates are exempt from the constraints above them. */
function violations({ excludes }: GraphCertificate, below: readonly GraphCertificate[]): number {
  return below.filter(({ id, subject, issuer }) => subject !== issuer && excludes.includes(id)).length;
}
