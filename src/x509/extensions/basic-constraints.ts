import type { DerReader } from '../../asn1/der-reader.ts';
import { Tag } from '../../asn1/tags.ts';

/** RFC 5280 §4.2.1.9. */
export interface BasicConstraints {
  readonly ca: boolean;
  /** The most non-self-issued intermediates that may follow, or undefined for no limit. */
  readonly pathLenConstraint: number | undefined;
}

export function readBasicConstraints(reader: DerReader): BasicConstraints {
  const limit = reader.enter(Tag.sequence, '');
  // An explicit FALSE is not DER (X.690 §11.5), but many deployed certificates carry it and no meaning hangs on it.
  const ca = reader.peekTag() === Tag.boolean && reader.readBoolean('cA');
  const pathLenConstraint = reader.isAtEnd() ? undefined : readPathLenConstraint(reader);
  reader.leave(limit, '');
  return { ca, pathLenConstraint };
}

/** INTEGER (0..MAX): a limit too large for a number is no limit that a path could reach. */
function readPathLenConstraint(reader: DerReader): number {
  reader.readInteger('pathLenConstraint');
  if (((reader.bytes[reader.contentStart] as number) & 0x80) !== 0) {
    throw reader.failure('a number of 0 or more', 'pathLenConstraint', reader.contentStart);
  }
  let value = 0;
  for (let i = reader.contentStart; i < reader.contentEnd && value < 2 ** 31; i++) {
    value = value * 256 + (reader.bytes[i] as number);
  }
  return Math.min(value, 2 ** 31 - 1);
}
