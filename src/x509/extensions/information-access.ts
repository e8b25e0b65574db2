import type { DerReader } from '../../asn1/der-reader.ts';
import { oidToString } from '../../asn1/oid.ts';
import { Tag } from '../../asn1/tags.ts';
import { type GeneralName, readGeneralName } from '../general-name.ts';

/** RFC 5280 §4.2.2.1: how to reach a service, for example an OCSP responder. */
export interface AccessDescription {
  /** Dotted decimal OID: `1.3.6.1.5.5.7.48.1` is OCSP, `1.3.6.1.5.5.7.48.2` the issuer's certificate. */
  readonly accessMethod: string;
  readonly accessLocation: GeneralName;
}

/** AuthorityInfoAccessSyntax and SubjectInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription. */
export function readInformationAccess(reader: DerReader): AccessDescription[] {
  const descriptions: AccessDescription[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do {
    const inner = reader.enter(Tag.sequence, 'accessDescription');
    reader.readObjectIdentifier('accessMethod');
    const accessMethod = oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
    const accessLocation = readGeneralName(reader, 'accessLocation');
    reader.leave(inner, 'accessDescription');
    descriptions.push({ accessMethod, accessLocation });
  } while (!reader.isAtEnd());
  reader.leave(limit, '');
  return descriptions;
}
