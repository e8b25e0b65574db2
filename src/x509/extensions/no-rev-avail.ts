import type { DerReader } from '../../asn1/der-reader.ts';

/** noRevAvail (RFC 9608 §2): NULL, and so true wherever it is there. */
export function readNoRevAvail(reader: DerReader): true {
  reader.readNull('');
  return true;
}
