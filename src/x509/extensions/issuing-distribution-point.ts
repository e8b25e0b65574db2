import type { DerReader } from '../../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../asn1/tags.ts';
import { type DistributionPointName, readDistributionPointName, readReasonFlags } from './distribution-points.ts';

/** RFC 5280 §5.2.5: which certificates, and which reasons, a CRL is about. */
export interface IssuingDistributionPoint {
  readonly distributionPoint: DistributionPointName | undefined;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCACerts: boolean;
  /** ReasonFlags, bit 1 (keyCompromise) as 2, and so on; undefined means all reasons. */
  readonly onlySomeReasons: number | undefined;
  readonly indirectCRL: boolean;
  readonly onlyContainsAttributeCerts: boolean;
}

export function readIssuingDistributionPoint(reader: DerReader): IssuingDistributionPoint {
  const limit = reader.enter(Tag.sequence, '');
  const isNamed = reader.peekTag() === contextConstructed(0);
  const point: IssuingDistributionPoint = {
    distributionPoint: isNamed ? readDistributionPointName(reader) : undefined,
    onlyContainsUserCerts: readFlag(reader, 1, 'onlyContainsUserCerts'),
    onlyContainsCACerts: readFlag(reader, 2, 'onlyContainsCACerts'),
    onlySomeReasons:
      reader.peekTag() === contextPrimitive(3) ? readReasonFlags(reader, contextPrimitive(3)) : undefined,
    indirectCRL: readFlag(reader, 4, 'indirectCRL'),
    onlyContainsAttributeCerts: readFlag(reader, 5, 'onlyContainsAttributeCerts'),
  };
  reader.leave(limit, '');
  return point;
}

/** BOOLEAN DEFAULT FALSE under an implicit tag. */
function readFlag(reader: DerReader, number: number, field: string): boolean {
  return reader.peekTag() === contextPrimitive(number) && reader.readBoolean(field, contextPrimitive(number));
}
