import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { matchName, type Name } from '../x509/name.ts';
import type { Anchor, AnchorInput } from './anchor.ts';
import { AnchorTable } from './anchor-table.ts';
import { DistrustList } from './distrust-list.ts';
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
  private readonly table: AnchorTable;
  private readonly index: SubjectIndex;
  private all: readonly Anchor[] | undefined;

  /** Use {@link createStore}. */
  constructor(anchors: AnchorTable | readonly Anchor[], rejected: readonly RejectedSource[], distrusted: DistrustList) {
    this.table = anchors instanceof AnchorTable ? anchors : tableOf(anchors);
    this.size = this.table.size;
    this.rejected = rejected;
    this.distrusted = distrusted;
    this.hasLeafAnchors = this.table.hasLeafAnchors;
    this.index = new SubjectIndex(this.table.subjectHashes);
  }

  /**
   * Every anchor, in the order given. They are made when they are asked for, some microseconds and a kilobyte each: to
   * count them take {@link size}, to find one {@link findBySubject}.
   */
  get anchors(): readonly Anchor[] {
    this.all ??= Array.from({ length: this.size }, (_, index) => this.table.anchorAt(index));
    return this.all;
  }

  /** The anchors of this name, compared as RFC 5280 §7.1 says: the same objects at every call. */
  findBySubject(name: Name): readonly Anchor[] {
    const found: Anchor[] = [];
    for (const place of this.index.placesOf(name.comparisonHash)) {
      const anchor = this.table.anchorAt(place);
      if (matchName(anchor.subject, name)) found.push(anchor);
    }
    return found;
  }
}

function tableOf(anchors: readonly Anchor[]): AnchorTable {
  const table = new AnchorTable();
  for (const anchor of anchors) table.add(anchor);
  return table;
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
  const { table, rejected } = readAnchors(inputs);
  const distrusted = readCertificates(options.distrusted ?? []);
  return new Store(table, [...rejected, ...distrusted.rejected], new DistrustList(distrusted.certificates));
}
