import { hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { encodeUtf8 } from '../asn1/utf8.ts';
import { toPrintable } from '../printable-text.ts';
import type { AttributeTypeAndValue, RelativeDistinguishedName } from './attribute.ts';
import type { GeneralName } from './general-name.ts';
import { ipAddressToString } from './ip-address-text.ts';
import type { Name } from './name.ts';
import { attributeNameOf } from './oid-names.ts';

/**
 * A distinguished name as RFC 4514 writes it: the most specific part first, separators escaped by `\`, controls and
 * invisible characters as `\` and the hexadecimal of their UTF-8 octets, so that no value can imitate another attribute
 * or a second line. For display and logs: to compare names use `matchName`.
 *
 * @param limit length in UTF-16 units at which no further part is taken; `,…` then ends the text.
 * @returns '' for the empty name, `#` and the hexadecimal of its bytes for a malformed one.
 * @example
 * ```ts
 * nameToString(certificate.subject); // 'CN=R11,O=Let\'s Encrypt,C=US'
 * ```
 */
export function nameToString(name: Name, limit: number = Number.POSITIVE_INFINITY): string {
  const names = name.relativeNames;
  if (names instanceof ParseError) return hexadecimalText(name.der, limit);
  let text = '';
  for (let i = names.length - 1; i >= 0; i--) {
    if (text.length > limit) return `${text},…`;
    const part = relativeNameToString(names[i] ?? [], limit);
    text += text === '' ? part : `,${part}`;
  }
  return text;
}

function relativeNameToString(attributes: RelativeDistinguishedName, limit: number): string {
  let text = '';
  for (const attribute of attributes) {
    if (text.length > limit) return `${text}+…`;
    const part = attributeToString(attribute, limit);
    text += text === '' ? part : `+${part}`;
  }
  return text;
}

/** RFC 4514 §2.4: a type without a short name has its value in hexadecimal. */
function attributeToString(attribute: AttributeTypeAndValue, limit: number): string {
  const { type, text } = attribute;
  const shortName = attributeNameOf(type);
  const value =
    shortName === undefined || text === undefined
      ? hexadecimalText(attribute.valueDer, limit)
      : escapeAttributeValue(cut(text, limit));
  return `${shortName ?? type}=${value}`;
}

function hexadecimalText(bytes: Uint8Array, limit: number): string {
  return bytes.length > limit ? `#${hexOf(bytes, 0, limit)}…` : `#${hexOf(bytes)}`;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isInPair = (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return `${text.slice(0, isInPair ? limit - 1 : limit)}…`;
}

function escapeAttributeValue(text: string): string {
  const escaped = escapeText(text, '"+,;<>\\');
  if (escaped.length > 1 && escaped.endsWith(' ')) return `${escapeStart(escaped.slice(0, -1))}\\ `;
  return escapeStart(escaped);
}

/** RFC 4514 §2.4: a space or `#` in front. */
function escapeStart(text: string): string {
  return text.startsWith(' ') || text.startsWith('#') ? `\\${text}` : text;
}

function escapeText(text: string, special: string): string {
  let escaped = '';
  for (const character of text) {
    if (special.includes(character)) escaped += `\\${character}`;
    else escaped += isPrintable(character) ? character : escapeOctets(character);
  }
  return escaped;
}

function isPrintable(character: string): boolean {
  return (character >= ' ' && character <= '~') || toPrintable(character) === character;
}

/** `\` and two digits for each UTF-8 octet. */
function escapeOctets(character: string): string {
  let escaped = '';
  for (const octet of encodeUtf8(character)) escaped += `\\${octet.toString(16).padStart(2, '0')}`;
  return escaped;
}

/**
 * A GeneralName as its type and value, for example `dNSName:example.com`; commas, backslashes, controls and invisible
 * characters are escaped, so that in a list no entry can imitate two.
 *
 * @param limit as for {@link nameToString}.
 */
export function generalNameToString(name: GeneralName, limit: number = Number.POSITIVE_INFINITY): string {
  return `${name.type}:${generalNameValue(name, limit)}`;
}

function generalNameValue(name: GeneralName, limit: number): string {
  if (name.name !== undefined) return nameToString(name.name, limit);
  switch (name.type) {
    case 'iPAddress':
      return name.bytes.length <= 32 ? ipAddressToString(name.bytes) : hexadecimalText(name.bytes, limit);
    case 'rfc822Name':
    case 'dNSName':
    case 'uniformResourceIdentifier':
    case 'registeredID':
      return escapeText(cut(name.text, limit), ',\\');
    default:
      return hexadecimalText(name.bytes, limit);
  }
}
