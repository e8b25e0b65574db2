import type { DerReader } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { Tag } from '../asn1/tags.ts';
import type { Extension } from './extension-table.ts';

/** No CRL, CRL entry or OCSP response comes near it. */
const maximumExtensions = 64;

/**
 * Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension, as they stand in CRLs and OCSP responses. Two of one OID are
 * refused (RFC 5280 §5.2 takes the syntax and its rules from §4.2): who reads the first and who reads the second would
 * not agree.
 */
export function readExtensionList(reader: DerReader, field: string): Extension[] {
  const extensions: Extension[] = [];
  const limit = reader.enter(Tag.sequence, field);
  do {
    if (extensions.length >= maximumExtensions) throw reader.failure(`at most ${maximumExtensions} extensions`, field);
    const start = reader.offset;
    const extension = readExtension(reader, field);
    if (extensions.some(({ oid }) => oid === extension.oid)) {
      throw reader.failure('each extension once', field, start);
    }
    extensions.push(extension);
  } while (!reader.isAtEnd());
  reader.leave(limit, field);
  return extensions;
}

function readExtension(reader: DerReader, field: string): Extension {
  const limit = reader.enter(Tag.sequence, field);
  reader.readObjectIdentifier(`${field}.extnID`);
  const oid = oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
  const critical = reader.peekTag() === Tag.boolean && reader.readBoolean(`${field}.critical`);
  reader.readValue(Tag.octetString, `${field}.extnValue`);
  const value = reader.content();
  reader.leave(limit, field);
  return { oid, critical, value };
}
