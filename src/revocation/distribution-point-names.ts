import { equalBytes } from '../asn1/bytes.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { Tag } from '../asn1/tags.ts';
import type { DistributionPointName } from '../x509/extensions/distribution-points.ts';
import { GeneralName } from '../x509/general-name.ts';
import { matchName, type Name } from '../x509/name.ts';

/**
 * A distribution point's names in full: one relative to a CRL issuer becomes that issuer's name with one more relative
 * distinguished name (RFC 5280 §4.2.1.13).
 */
export function fullNames(point: DistributionPointName, issuer: Name): readonly GeneralName[] {
  if ('fullName' in point) return point.fullName;
  const reader = new DerReader(issuer.der);
  reader.readHeader('');
  const relative = encodeValue(Tag.set, point.nameRelativeToCRLIssuer);
  return [new GeneralName('directoryName', encodeSequence(issuer.der.subarray(reader.contentStart), relative))];
}

/** RFC 5280 §6.3.3 (b)(2)(i): one of the names is one of the others. */
export function haveCommonName(names: readonly GeneralName[], others: readonly GeneralName[]): boolean {
  return names.some((name) => others.some((other) => isSameName(name, other)));
}

function isSameName(a: GeneralName, b: GeneralName): boolean {
  if (a.type !== b.type) return false;
  const [left, right] = [a.name, b.name];
  return left !== undefined && right !== undefined ? matchName(left, right) : equalBytes(a.bytes, b.bytes);
}
