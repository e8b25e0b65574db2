import type { DerReader } from '../../asn1/der-reader.ts';
import { oidToString } from '../../asn1/oid.ts';
import { Tag } from '../../asn1/tags.ts';

/** Attribute (RFC 5280 §4.2.1.8): a type and its values as DER. */
export interface Attribute {
  /** Dotted decimal OID. */
  readonly type: string;
  /** The values, each with its header: views of the input. */
  readonly values: readonly Uint8Array[];
}

/** SubjectDirectoryAttributes ::= SEQUENCE SIZE (1..MAX) OF Attribute. */
export function readSubjectDirectoryAttributes(reader: DerReader): Attribute[] {
  const attributes: Attribute[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do attributes.push(readAttribute(reader));
  while (!reader.isAtEnd());
  reader.leave(limit, '');
  return attributes;
}

function readAttribute(reader: DerReader): Attribute {
  const limit = reader.enter(Tag.sequence, 'attribute');
  reader.readObjectIdentifier('type');
  const type = oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
  const values: Uint8Array[] = [];
  const inner = reader.enter(Tag.set, 'values');
  do {
    const start = reader.offset;
    reader.readAny('values');
    values.push(reader.bytes.subarray(start, reader.offset));
  } while (!reader.isAtEnd());
  reader.leave(inner, 'values');
  reader.leave(limit, 'attribute');
  return { type, values };
}
