import type { DerReader } from '../../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../asn1/tags.ts';
import { type GeneralName, readGeneralNames } from '../general-name.ts';

/** Where a CRL is, by full names or relative to its issuer's name (RFC 5280 §4.2.1.13). */
export type DistributionPointName =
  | { readonly fullName: readonly GeneralName[] }
  /** Content octets of the RelativeDistinguishedName, without its header. */
  | { readonly nameRelativeToCRLIssuer: Uint8Array };

/** RFC 5280 §4.2.1.13. */
export interface DistributionPoint {
  readonly distributionPoint: DistributionPointName | undefined;
  /** ReasonFlags, bit 1 (keyCompromise) as 2, and so on; undefined means all reasons. */
  readonly reasons: number | undefined;
  readonly cRLIssuer: readonly GeneralName[] | undefined;
}

/** CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint; freshestCRL has the same syntax. */
export function readDistributionPoints(reader: DerReader): DistributionPoint[] {
  const points: DistributionPoint[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do points.push(readDistributionPoint(reader));
  while (!reader.isAtEnd());
  reader.leave(limit, '');
  return points;
}

function readDistributionPoint(reader: DerReader): DistributionPoint {
  const limit = reader.enter(Tag.sequence, 'distributionPoint');
  const isNamed = reader.peekTag() === contextConstructed(0);
  const distributionPoint = isNamed ? readDistributionPointName(reader) : undefined;
  const reasons = reader.peekTag() === contextPrimitive(1) ? readReasonFlags(reader, contextPrimitive(1)) : undefined;
  const hasIssuer = reader.peekTag() === contextConstructed(2);
  const cRLIssuer = hasIssuer ? readGeneralNames(reader, 'cRLIssuer', contextConstructed(2)) : undefined;
  reader.leave(limit, 'distributionPoint');
  return { distributionPoint, reasons, cRLIssuer };
}

/** [0] EXPLICIT DistributionPointName, as it also stands in a CRL's issuingDistributionPoint. */
export function readDistributionPointName(reader: DerReader): DistributionPointName {
  const limit = reader.enter(contextConstructed(0), 'distributionPointName');
  const name = readNameChoice(reader);
  reader.leave(limit, 'distributionPointName');
  return name;
}

function readNameChoice(reader: DerReader): DistributionPointName {
  if (reader.peekTag() === contextConstructed(0)) {
    return { fullName: readGeneralNames(reader, 'fullName', contextConstructed(0)) };
  }
  reader.readValue(contextConstructed(1), 'nameRelativeToCRLIssuer');
  return { nameRelativeToCRLIssuer: reader.content() };
}

/** ReasonFlags ::= BIT STRING; bit n of the result is bit n of the RFC's list. */
export function readReasonFlags(reader: DerReader, tag: number): number {
  reader.readBitString('reasons', tag);
  let flags = 0;
  for (let bit = 0; bit < 9; bit++) {
    const at = reader.contentStart + (bit >> 3);
    if (at < reader.contentEnd && ((reader.bytes[at] as number) & (0x80 >> (bit & 7))) !== 0) flags |= 1 << bit;
  }
  return flags;
}
