import type { DerReader } from '../../asn1/der-reader.ts';
import { Tag } from '../../asn1/tags.ts';

/** No path and no list comes near it. */
const maximumCount = 2 ** 31 - 1;

/** INTEGER (0..MAX) that limits a count: one too large for a number is no limit, and reads as 2³¹ − 1. */
export function readCount(reader: DerReader, field: string, tag: number = Tag.integer): number {
  reader.readInteger(field, tag);
  const { bytes, contentStart, contentEnd } = reader;
  if (((bytes[contentStart] as number) & 0x80) !== 0)
    throw reader.failure('a number of 0 or more', field, contentStart);
  let count = 0;
  for (let i = contentStart; i < contentEnd && count < maximumCount; i++) count = count * 256 + (bytes[i] as number);
  return Math.min(count, maximumCount);
}
