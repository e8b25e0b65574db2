import type { DerReader } from '../asn1/der-reader.ts';
import { toText } from '../asn1/octets.ts';
import { isPrintableOctet } from '../asn1/strings.ts';
import { Tag } from '../asn1/tags.ts';
import { encodeUtf8 } from '../asn1/utf8.ts';
import type { AttributeTypeAndValue, RelativeDistinguishedName } from './attribute.ts';
import { normalizeText } from './normalize-text.ts';

const space = 0x20;
const fnvOffset = 0x811c9dc5 | 0;
const fnvPrime = 0x01000193;

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
 * The octets of the keys of all relative distinguished names, where every one has a single attribute of plain ASCII
 * text: then they are the name's own DER with the text in lower case.
 *
 * @param octets takes them; as long as the name.
 * @returns how many there are, or undefined for any other name, of which nothing more is read.
 */
export function readPlainOctets(reader: DerReader, octets: Uint8Array): number | undefined {
  const limit = reader.enter(Tag.sequence, '');
  const start = reader.offset;
  const length = reader.end - start;
  for (let i = 0; i < length; i++) octets[i] = reader.bytes[start + i] as number;
  while (!reader.isAtEnd()) {
    if (readPlainRelativeName(reader, octets, start)) continue;
    reader.offset = limit;
    return undefined;
  }
  return length;
}

/** FNV-1a of the first octets, as a signed number of 32 bits, which engines keep without a box. */
export function hashOctets(octets: Uint8Array, length: number): number {
  let hash = fnvOffset;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (octets[i] as number), fnvPrime);
  return hash;
}

/** The same of a key, in which one character stands for one octet. */
export function hashKey(key: string): number {
  let hash = fnvOffset;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), fnvPrime);
  return hash;
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
