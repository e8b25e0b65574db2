import type { DerReader } from '../../asn1/der-reader.ts';
import { Tag } from '../../asn1/tags.ts';
import { readCount } from './count.ts';

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
  const pathLenConstraint = reader.isAtEnd() ? undefined : readCount(reader, 'pathLenConstraint');
  reader.leave(limit, '');
  return { ca, pathLenConstraint };
}
