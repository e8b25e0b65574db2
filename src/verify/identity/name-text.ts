import { toPrintable } from '../../printable-text.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import { nameToString } from '../../x509/name-text.ts';
import { formatIpAddress } from './ip-address.ts';
import { smtpUtf8MailboxText } from './smtp-utf8-mailbox.ts';

/** Characters of a name that a problem repeats. */
const maximumTextLength = 256;

/** Text of unknown origin as a problem repeats it: escaped and of bounded length. */
export function toSafeText(text: string): string {
  return toPrintable(text, maximumTextLength);
}

/** What a GeneralName says, for a reader: its value without its type. */
export function generalNameText(name: GeneralName): string {
  if (name.type === 'iPAddress') return formatIpAddress(name.bytes);
  if (name.name !== undefined) return toSafeText(nameToString(name.name, maximumTextLength));
  return toSafeText(smtpUtf8MailboxText(name) ?? name.text);
}
