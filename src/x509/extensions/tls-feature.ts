import type { DerReader } from '../../asn1/der-reader.ts';
import { Tag } from '../../asn1/tags.ts';

/** TLS feature (RFC 7633 §6): TLS extension numbers the server promises to send; 5 is the stapled OCSP response. */
export function readTlsFeature(reader: DerReader): number[] {
  const features: number[] = [];
  const limit = reader.enter(Tag.sequence, '');
  while (!reader.isAtEnd()) features.push(reader.readSmallInteger('feature'));
  reader.leave(limit, '');
  return features;
}
