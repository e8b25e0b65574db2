import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { matchName, type Name } from '../x509/name.ts';
import type { Anchor, AnchorInput } from './anchor.ts';
import { DistrustList } from './distrust-list.ts';
import { LazyAnchor } from './lazy-anchor.ts';
import { readAnchors } from './read-anchors.ts';
import { SubjectIndex } from './subject-index.ts';

/** What {@link createStore} takes beside the anchors. */
export interface StoreOptions {
  /** Certificates that no path may hold: by subject and key, so a re-issue under the same key is covered too. */
  readonly distrusted?: Iterable<CertificateSource> | undefined;
}

/** A set of trust anchors: immutable, shareable between verifiers and verifications, indexed by subject. */
export class Store {
  /** Members that could not be read; the rest of the store works. */
  readonly rejected: readonly RejectedSource[];
  readonly distrusted: DistrustList;
  /** Whether some anchor may be the leaf itself. */
  readonly hasLeafAnchors: boolean;
  /** How many anchors there are. */
  readonly size: number;
  /** An anchor stands in the place of the lazy one from when it was first looked for. */
  private readonly members: (Anchor | LazyAnchor)[];
  private readonly index: SubjectIndex;
  private all: readonly Anchor[] | undefined;

  /** Use {@link createStore}. */
  constructor(
    members: readonly (Anchor | LazyAnchor)[],
    rejected: readonly RejectedSource[],
    distrusted: DistrustList,
  ) {
    this.members = [...members];
    this.size = members.length;
    this.rejected = rejected;
    this.distrusted = distrusted;
    this.hasLeafAnchors = members.some(({ mayBeLeaf }) => mayBeLeaf);
    this.index = new SubjectIndex(Int32Array.from(members, subjectHash));
  }

  /**
   * Every anchor, in the order given. They are made when they are first asked for, some microseconds and a kilobyte
   * each: to count them take {@link size}, to find one take {@link findBySubject}.
   */
  get anchors(): readonly Anchor[] {
    this.all ??= this.members.map((_, place) => this.anchorAt(place));
    return this.all;
  }

  /** The anchors of this name, compared as RFC 5280 §7.1 says: the same objects at every call. */
  findBySubject(name: Name): readonly Anchor[] {
    const places = this.index.placesOf(name.comparisonHash);
    return places.map((place) => this.anchorAt(place)).filter(({ subject }) => matchName(subject, name));
  }

  private anchorAt(place: number): Anchor {
    const member = this.members[place] as Anchor | LazyAnchor;
    if (!(member instanceof LazyAnchor)) return member;
    const anchor = member.load();
    this.members[place] = anchor;
    return anchor;
  }
}

function subjectHash(member: Anchor | LazyAnchor): number {
  return member instanceof LazyAnchor ? member.subjectHash : member.subject.comparisonHash;
}

/**
 * Makes a store. Bytes are copied: the caller may reuse its buffers.
 *
 * @param inputs certificates in any form, or `{ certificate, …options }`, or bare `{ name, key, …options }`.
 * @throws TypeError on an input of no known shape or unusable options; what cannot be *read* is listed in `rejected`.
 *
 * @example
 * ```ts
 * const store = createStore([rootsPem, { certificate: partnerCa, label: 'partner', distrustAfter: Date.UTC(2027, 0) }]);
 * ```
 */
export function createStore(inputs: Iterable<AnchorInput>, options: StoreOptions = {}): Store {
  if (typeof inputs === 'string') throw new TypeError('a list of anchors is due, not one text');
  const { members, rejected } = readAnchors(inputs);
  const distrusted = readCertificates(options.distrusted ?? []);
  return new Store(members, [...rejected, ...distrusted.rejected], new DistrustList(distrusted.certificates));
}
