import type { DerReader } from '../../asn1/der-reader.ts';
import { contextConstructed, contextPrimitive, Tag } from '../../asn1/tags.ts';
import { type GeneralName, readGeneralName } from '../general-name.ts';
import { readCount } from './count.ts';

/** RFC 5280 §4.2.1.10: one subtree. `minimum` is 0 and `maximum` absent in every certificate the RFC allows. */
export interface GeneralSubtree {
  readonly base: GeneralName;
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/** RFC 5280 §4.2.1.10. */
export interface NameConstraints {
  readonly permittedSubtrees: readonly GeneralSubtree[];
  readonly excludedSubtrees: readonly GeneralSubtree[];
}

export function readNameConstraints(reader: DerReader): NameConstraints {
  const limit = reader.enter(Tag.sequence, '');
  // "Conforming CAs MUST NOT issue certificates where name constraints is an empty sequence".
  if (reader.isAtEnd()) throw reader.failure('permittedSubtrees or excludedSubtrees', '');
  const permittedSubtrees = readSubtrees(reader, contextConstructed(0), 'permittedSubtrees');
  const excludedSubtrees = readSubtrees(reader, contextConstructed(1), 'excludedSubtrees');
  reader.leave(limit, '');
  return { permittedSubtrees, excludedSubtrees };
}

/** GeneralSubtrees ::= SEQUENCE SIZE (1..MAX). */
function readSubtrees(reader: DerReader, tag: number, field: string): GeneralSubtree[] {
  const subtrees: GeneralSubtree[] = [];
  if (reader.peekTag() !== tag) return subtrees;
  const limit = reader.enter(tag, field);
  do subtrees.push(readSubtree(reader, field));
  while (!reader.isAtEnd());
  reader.leave(limit, field);
  return subtrees;
}

function readSubtree(reader: DerReader, field: string): GeneralSubtree {
  const limit = reader.enter(Tag.sequence, field);
  const base = readGeneralName(reader, field);
  const minimum = readBound(reader, contextPrimitive(0), field) ?? 0;
  const maximum = readBound(reader, contextPrimitive(1), field);
  reader.leave(limit, field);
  return { base, minimum, maximum };
}

function readBound(reader: DerReader, tag: number, field: string): number | undefined {
  return reader.peekTag() === tag ? readCount(reader, field, tag) : undefined;
}
