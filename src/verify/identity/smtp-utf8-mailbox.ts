import { type DerReader, parseWhole } from '../../asn1/der-reader.ts';
import { ParseError } from '../../asn1/parse-error.ts';
import { decodeString } from '../../asn1/strings.ts';
import { Tag } from '../../asn1/tags.ts';
import type { GeneralName } from '../../x509/general-name.ts';

/** id-on-SmtpUTF8Mailbox (RFC 9598 §3). */
const smtpUtf8MailboxType = '1.3.6.1.5.5.7.8.9';

/** The address in an otherName of type SmtpUTF8Mailbox, '' when its value is no text, undefined for any other name. */
export function smtpUtf8MailboxText(name: GeneralName): string | undefined {
  const other = name.otherName;
  if (other?.typeId !== smtpUtf8MailboxType) return undefined;
  const text = parseWhole(readUtf8Text, other.value, 'otherName.value');
  return text === undefined || text instanceof ParseError ? '' : text;
}

function readUtf8Text(reader: DerReader): string | undefined {
  reader.readValue(Tag.utf8String, '');
  return decodeString(Tag.utf8String, reader.bytes, reader.contentStart, reader.contentEnd);
}
