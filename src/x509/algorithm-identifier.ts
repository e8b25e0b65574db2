import type { DerReader } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { Tag } from '../asn1/tags.ts';

/** AlgorithmIdentifier (RFC 5280 §4.1.1.2): an OID and, perhaps, parameters that belong to it. */
export interface AlgorithmIdentifier {
  /** The whole SEQUENCE: a view of the input. */
  readonly der: Uint8Array;
  /** Content octets of the OID. */
  readonly oid: Uint8Array;
  /** The parameters with their header, or undefined where there are none (an explicit NULL is two bytes). */
  readonly parameters: Uint8Array | undefined;
}

export function readAlgorithmIdentifier(reader: DerReader, field: string): AlgorithmIdentifier {
  const start = reader.offset;
  const limit = reader.enter(Tag.sequence, field);
  reader.readObjectIdentifier(field);
  const oid = reader.content();
  const parametersStart = reader.offset;
  if (!reader.isAtEnd()) reader.readAny(field);
  const end = reader.offset;
  reader.leave(limit, field);
  const parameters = end > parametersStart ? reader.bytes.subarray(parametersStart, end) : undefined;
  return { der: reader.bytes.subarray(start, end), oid, parameters };
}

/** The algorithm's OID in dotted decimal form. */
export function algorithmOid(algorithm: AlgorithmIdentifier): string {
  return oidToString(algorithm.oid);
}
