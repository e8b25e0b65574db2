import { ParseError } from '../asn1/parse-error.ts';
import { Certificate } from '../x509/certificate.ts';
import { type CertificateSource, type RejectedSource, readCertificates } from '../x509/certificate-source.ts';
import { Name } from '../x509/name.ts';
import { parseSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { Anchor, AnchorInput, AnchorOptions, KeyAnchorInput } from './anchor.ts';
import { DistrustList } from './distrust-list.ts';
import { toNameConstraints } from './subtrees.ts';

/** What {@link createStore} takes beside the anchors. */
export interface StoreOptions {
  /** Certificates that no path may hold: by subject and key, so a re-issue under the same key is covered too. */
  readonly distrusted?: Iterable<CertificateSource> | undefined;
}

/** A set of trust anchors: immutable, shareable between verifiers and verifications, indexed by subject. */
export class Store {
  readonly anchors: readonly Anchor[];
  /** Members that could not be read; the rest of the store works. */
  readonly rejected: readonly RejectedSource[];
  readonly distrusted: DistrustList;
  /** Whether some anchor may be the leaf itself. */
  readonly hasLeafAnchors: boolean;
  private readonly bySubject: Map<string, Anchor[]> = new Map();

  /** Use {@link createStore}. */
  constructor(anchors: readonly Anchor[], rejected: readonly RejectedSource[], distrusted: DistrustList) {
    this.anchors = anchors;
    this.rejected = rejected;
    this.distrusted = distrusted;
    this.hasLeafAnchors = anchors.some(({ mayBeLeaf }) => mayBeLeaf);
    for (const anchor of anchors) this.index(anchor);
  }

  /** The anchors of this name, compared as RFC 5280 §7.1 says. */
  findBySubject(name: Name): readonly Anchor[] {
    return this.bySubject.get(name.comparisonKey) ?? [];
  }

  private index(anchor: Anchor): void {
    const key = anchor.subject.comparisonKey;
    const known = this.bySubject.get(key);
    if (known === undefined) this.bySubject.set(key, [anchor]);
    else known.push(anchor);
  }
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
  const anchors: Anchor[] = [];
  const rejected: RejectedSource[] = [];
  let index = 0;
  for (const input of inputs) addInput(input, index++, anchors, rejected);
  const distrusted = readCertificates(options.distrusted ?? []);
  rejected.push(...distrusted.rejected);
  return new Store(anchors, rejected, new DistrustList(distrusted.certificates));
}

function addInput(input: AnchorInput, index: number, anchors: Anchor[], rejected: RejectedSource[]): void {
  if (isKeyInput(input)) return addKey(input, index, anchors, rejected);
  const isPlain = typeof input === 'string' || input instanceof Uint8Array || input instanceof Certificate;
  const options = isPlain ? {} : input;
  const list = readCertificates([isPlain ? input : input.certificate]);
  for (const certificate of list.certificates) anchors.push(certificateAnchor(certificate, options));
  for (const fault of list.rejected) rejected.push({ ...fault, index });
}

function isKeyInput(input: AnchorInput): input is KeyAnchorInput {
  return typeof input === 'object' && 'key' in input && 'name' in input;
}

function addKey(input: KeyAnchorInput, index: number, anchors: Anchor[], rejected: RejectedSource[]): void {
  const publicKey = parseSubjectPublicKeyInfo(new Uint8Array(input.key));
  const subject = new Name(new Uint8Array(input.name));
  const fault = publicKey instanceof ParseError ? publicKey : subject.relativeNames;
  if (fault instanceof ParseError) rejected.push({ index, line: undefined, why: fault.message, error: fault });
  else anchors.push(toAnchor(undefined, subject, publicKey, input));
}

function certificateAnchor(certificate: Certificate, options: AnchorOptions): Anchor {
  return toAnchor(certificate, certificate.subject, certificate.publicKey, options);
}

function toAnchor(
  certificate: Certificate | undefined,
  subject: Name,
  publicKey: SubjectPublicKeyInfo | ParseError,
  options: AnchorOptions,
): Anchor {
  return {
    certificate,
    subject,
    publicKey,
    label: options.label,
    usableFrom: toMilliseconds(options.usableFrom, 'usableFrom'),
    usableUntil: toMilliseconds(options.usableUntil, 'usableUntil'),
    distrustAfter: toMilliseconds(options.distrustAfter, 'distrustAfter'),
    imposedConstraints: options.constraints === undefined ? undefined : toNameConstraints(options.constraints),
    purposes: options.purposes,
    enforceValidity: options.enforceValidity ?? true,
    enforceConstraints: options.enforceConstraints ?? true,
    mayBeIntermediate: options.mayBeIntermediate ?? true,
    mayBeLeaf: options.mayBeLeaf ?? false,
    exemptFromConformance: options.exemptFromConformance ?? false,
  };
}

function toMilliseconds(time: Date | number | undefined, field: string): number | undefined {
  if (time === undefined) return undefined;
  const milliseconds = typeof time === 'number' ? time : time.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError(`${field} is not a time`);
  return milliseconds;
}
