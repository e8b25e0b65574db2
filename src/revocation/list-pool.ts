import { compareBytes, equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { CertificateList } from '../x509/certificate-list.ts';
import type { Name } from '../x509/name.ts';

/** The CRLs at hand, found by issuer; complete and delta CRLs apart. */
export class ListPool {
  private readonly complete: Map<string, CertificateList[]> = new Map();
  private readonly deltas: Map<string, CertificateList[]> = new Map();

  constructor(lists: Iterable<CertificateList> = []) {
    for (const list of lists) this.add(list);
  }

  get isEmpty(): boolean {
    return this.complete.size === 0;
  }

  /** All of them. */
  *[Symbol.iterator](): Iterator<CertificateList> {
    for (const lists of this.complete.values()) yield* lists;
    for (const lists of this.deltas.values()) yield* lists;
  }

  /** A CRL that is there already is not added again. */
  add(list: CertificateList): void {
    const lists = list.baseCrlNumber === undefined ? this.complete : this.deltas;
    const key = list.issuer.comparisonKey;
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [list]);
    else if (!known.some((other) => other === list || equalBytes(other.der, list.der))) known.push(list);
  }

  /** Complete CRLs of this issuer, the newest first. */
  completeOf(issuer: Name): readonly CertificateList[] {
    return newestFirst(this.complete.get(issuer.comparisonKey));
  }

  /** Delta CRLs that may be combined with `complete` (RFC 5280 §5.2.4 and §6.3.3 (c)), the newest first. */
  deltasFor(complete: CertificateList): readonly CertificateList[] {
    return newestFirst(this.deltas.get(complete.issuer.comparisonKey)).filter((delta) => isDeltaFor(delta, complete));
  }
}

function newestFirst(lists: readonly CertificateList[] = []): readonly CertificateList[] {
  return lists.length < 2 ? lists : [...lists].sort((a, b) => b.thisUpdate - a.thisUpdate || compareAge(b, a));
}

/**
 * CRLs of the same second go by their numbers (RFC 5280 §5.2.3), and those of one number by whatever tells them apart,
 * so that the order in which they were given says nothing.
 */
function compareAge(one: CertificateList, other: CertificateList): number {
  const { crlNumber: a } = one;
  const { crlNumber: b } = other;
  if (!isNumber(a) || !isNumber(b))
    return Number(isNumber(a)) - Number(isNumber(b)) || compareBytes(one.der, other.der);
  return compareNumbers(a, b) || compareBytes(one.der, other.der);
}

/** Same scope, same key, and a number between the base and the delta's own. */
function isDeltaFor(delta: CertificateList, complete: CertificateList): boolean {
  const [base, number, own] = [delta.baseCrlNumber, complete.crlNumber, delta.crlNumber];
  if (!isNumber(base) || !isNumber(number) || !isNumber(own)) return false;
  const isCombinable = compareNumbers(number, base) >= 0 && compareNumbers(number, own) < 0;
  return isCombinable && isSameBytes(delta.scopeDer, complete.scopeDer) && hasSameKeyIdentifier(delta, complete);
}

function hasSameKeyIdentifier(delta: CertificateList, complete: CertificateList): boolean {
  const [a, b] = [delta.authorityKeyIdentifier, complete.authorityKeyIdentifier];
  if (a instanceof ParseError || b instanceof ParseError) return false;
  return isSameBytes(a?.keyIdentifier, b?.keyIdentifier);
}

function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equalBytes(a, b));
}

function isNumber(number: Uint8Array | ParseError | undefined): number is Uint8Array {
  return number instanceof Uint8Array;
}

/** Magnitudes without leading zeros. */
function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((octet, i) => octet !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
