import { hexOf } from '../../asn1/bytes.ts';
import { ParseError } from '../../asn1/parse-error.ts';
import { toPrintable } from '../../printable-text.ts';
import type { AttributeTypeAndValue } from '../../x509/attribute.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import type { Name } from '../../x509/name.ts';
import { formatIpAddress } from './ip-address.ts';
import { smtpUtf8MailboxText } from './smtp-utf8-mailbox.ts';

/** Characters of a name that a problem repeats. */
const maximumTextLength = 256;

/** Text of unknown origin as a problem repeats it: escaped and of bounded length. */
export function toSafeText(text: string): string {
  return toPrintable(text, maximumTextLength);
}

/** What a GeneralName says, for a reader. */
export function generalNameText(name: GeneralName): string {
  if (name.type === 'iPAddress') return formatIpAddress(name.bytes);
  if (name.type === 'directoryName') return name.name === undefined ? '' : directoryNameText(name.name);
  return toSafeText(smtpUtf8MailboxText(name) ?? name.text);
}

/** A distinguished name, the most significant part first: `C=US, O=Example, CN=www`. */
function directoryNameText(name: Name): string {
  const names = name.relativeNames;
  if (names instanceof ParseError) return 'malformed';
  let text = '';
  for (const attributes of names) {
    text += `${text === '' ? '' : ', '}${attributes.map(attributeText).join(' + ')}`;
    if (text.length > maximumTextLength) break;
  }
  return toSafeText(text);
}

function attributeText({ type, text, bytes }: AttributeTypeAndValue): string {
  return `${attributeNames.get(type) ?? type}=${text ?? `#${hexOf(bytes.subarray(0, maximumTextLength))}`}`;
}

/** The short names of RFC 4514 §3, and emailAddress. */
const attributeNames = /* @__PURE__ */ new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.6', 'C'],
  ['2.5.4.9', 'STREET'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);
