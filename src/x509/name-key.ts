import type { DerReader } from '../asn1/der-reader.ts';
import { toText } from '../asn1/octets.ts';
import { isPrintableOctet } from '../asn1/strings.ts';
import { Tag } from '../asn1/tags.ts';
import { encodeUtf8 } from '../asn1/utf8.ts';
import type { AttributeTypeAndValue, RelativeDistinguishedName } from './attribute.ts';
import { normalizeText } from './normalize-text.ts';

const space = 0x20;

/**
 * The key under which two relative distinguished names match (RFC 5280 §7.1): the DER of the name with every text
 * normalized and made UTF8String, and the attributes in ascending order, because they are a set. Lengths stand in the
 * headers, so that no value can imitate a boundary. One character stands for one octet.
 */
export function relativeNameKey(attributes: RelativeDistinguishedName): string {
  const parts = attributes.map(attributeKey);
  if (parts.length > 1) parts.sort();
  return valueText(Tag.set, parts.join(''));
}

function attributeKey(attribute: AttributeTypeAndValue): string {
  const { tag, text, bytes } = attribute;
  const value = text === undefined ? valueText(tag, toText(bytes)) : valueText(Tag.utf8String, normalizedOctets(text));
  return valueText(Tag.sequence, valueText(Tag.objectIdentifier, toText(attribute.typeBytes)) + value);
}

function normalizedOctets(text: string): string {
  return toText(encodeUtf8(normalizeText(text)));
}

/** A DER value as a string; a tag of the high form, which no text has, is spelled out behind an octet that none starts with. */
function valueText(tag: number, content: string): string {
  const identifier = tag < 0x100 ? String.fromCharCode(tag) : `\xff${tag}:`;
  return identifier + lengthText(content.length) + content;
}

/** Length octets of X.690 §8.1.3. */
function lengthText(length: number): string {
  if (length < 0x80) return String.fromCharCode(length);
  let octets = '';
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets = String.fromCharCode(rest % 256) + octets;
  return String.fromCharCode(0x80 + octets.length) + octets;
}

/**
 * The keys of all relative distinguished names in one string, where every one has a single attribute of plain ASCII
 * text: then the key is the name's own DER with the text in lower case. Undefined for any other name, of which nothing
 * more is read.
 */
export function readPlainKey(reader: DerReader): string | undefined {
  const limit = reader.enter(Tag.sequence, '');
  const key = new Uint8Array(reader.bytes.subarray(reader.offset, reader.end));
  const keyOffset = reader.offset;
  while (!reader.isAtEnd()) {
    if (readPlainRelativeName(reader, key, keyOffset)) continue;
    reader.offset = limit;
    return undefined;
  }
  return toText(key);
}

function readPlainRelativeName(reader: DerReader, key: Uint8Array, keyOffset: number): boolean {
  const limit = reader.enter(Tag.set, '');
  const attributeLimit = reader.enter(Tag.sequence, '');
  reader.readObjectIdentifier('');
  const tagOffset = reader.offset - keyOffset;
  const tag = reader.readAny('');
  if (!foldPlainText(tag, key, reader.contentStart - keyOffset, reader.contentEnd - keyOffset)) return false;
  key[tagOffset] = Tag.utf8String;
  reader.leave(attributeLimit, '');
  if (!reader.isAtEnd()) return false;
  reader.end = limit;
  return true;
}

/** Puts `octets[start, end)` into lower case; false where normalizing takes more than that. */
function foldPlainText(tag: number, octets: Uint8Array, start: number, end: number): boolean {
  if (tag !== Tag.utf8String && tag !== Tag.printableString && tag !== Tag.ia5String) return false;
  let previous = space;
  for (let i = start; i < end; i++) {
    const octet = octets[i] as number;
    if (octet < space || octet > 0x7e || (octet === space && previous === space)) return false;
    if (tag === Tag.printableString && !isPrintableOctet(octet)) return false;
    if (octet >= 0x41 && octet <= 0x5a) octets[i] = octet + 0x20;
    previous = octet;
  }
  return previous !== space || start === end;
}
