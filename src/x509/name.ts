import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { decodeString, isStringTag } from '../asn1/strings.ts';
import { Tag } from '../asn1/tags.ts';
import { normalizeText } from './normalize-text.ts';

/** AttributeTypeAndValue (RFC 5280 §4.1.2.4). */
export interface AttributeTypeAndValue {
  /** Dotted decimal OID, for example `2.5.4.3` for commonName. */
  readonly type: string;
  /** ASN.1 tag of the value. */
  readonly tag: number;
  /** The text, or undefined where the value is no string or not of its own type's alphabet. */
  readonly text: string | undefined;
  /** Content octets of the value: a view of the input. */
  readonly bytes: Uint8Array;
}

/** One step of a distinguished name; nearly always of a single attribute. */
export type RelativeDistinguishedName = readonly AttributeTypeAndValue[];

/** A distinguished name: a view of its DER, decoded on first use. */
export class Name {
  /** The RDNSequence with its header. */
  readonly der: Uint8Array;
  private decoded: readonly RelativeDistinguishedName[] | ParseError | undefined;
  private keys: readonly string[] | undefined;
  private key: string | undefined;

  constructor(der: Uint8Array) {
    this.der = der;
  }

  /** True for a SEQUENCE of nothing, the subject of certificates that are named by their SAN alone. */
  get isEmpty(): boolean {
    return this.der.length === 2;
  }

  /** The relative distinguished names, the most significant first, or what is malformed. */
  get relativeNames(): readonly RelativeDistinguishedName[] | ParseError {
    this.decoded ??= parseWhole(readRelativeNames, this.der, 'name');
    return this.decoded;
  }

  /**
   * Two names match as RFC 5280 §7.1 says if, and only if, their keys are equal strings. A malformed name has a key
   * that only the same bytes have.
   */
  get comparisonKey(): string {
    this.key ??= this.relativeNameKeys.join('');
    return this.key;
  }

  /** A key for each relative distinguished name; a directoryName subtree is a prefix of them (RFC 5280 §7.1). */
  get relativeNameKeys(): readonly string[] {
    if (this.keys === undefined) {
      const names = this.relativeNames;
      this.keys = names instanceof ParseError ? [`malformed:${binaryText(this.der)}`] : names.map(relativeNameKey);
    }
    return this.keys;
  }

  /** Texts of every attribute of one type, in order, for example of all common names. */
  textsOf(type: string): string[] {
    const names = this.relativeNames;
    if (names instanceof ParseError) return [];
    return names.flatMap((name) => name.flatMap((a) => (a.type === type && a.text !== undefined ? [a.text] : [])));
  }
}

/** Whether two names are the same by RFC 5280 §7.1: case and inner spaces do not count. */
export function matchName(a: Name, b: Name): boolean {
  return a === b || a.comparisonKey === b.comparisonKey;
}

/** Moves past a Name and returns it undecoded. */
export function readName(reader: DerReader, field: string): Name {
  const start = reader.offset;
  reader.readValue(Tag.sequence, field);
  return new Name(reader.bytes.subarray(start, reader.contentEnd));
}

function readRelativeNames(reader: DerReader): RelativeDistinguishedName[] {
  const names: RelativeDistinguishedName[] = [];
  const limit = reader.enter(Tag.sequence, '');
  while (!reader.isAtEnd()) names.push(readRelativeName(reader));
  reader.leave(limit, '');
  return names;
}

function readRelativeName(reader: DerReader): RelativeDistinguishedName {
  const attributes: AttributeTypeAndValue[] = [];
  const limit = reader.enter(Tag.set, 'relativeDistinguishedName');
  // SET SIZE (1..MAX) (RFC 5280 §4.1.2.4).
  do attributes.push(readAttribute(reader));
  while (!reader.isAtEnd());
  reader.leave(limit, 'relativeDistinguishedName');
  return attributes;
}

function readAttribute(reader: DerReader): AttributeTypeAndValue {
  const limit = reader.enter(Tag.sequence, 'attribute');
  reader.readObjectIdentifier('attribute.type');
  const type = oidToString(reader.bytes, reader.contentStart, reader.contentEnd);
  const tag = reader.readAny('attribute.value');
  const bytes = reader.content();
  const text = decodeString(tag, reader.bytes, reader.contentStart, reader.contentEnd);
  reader.leave(limit, 'attribute');
  return { type, tag, text, bytes };
}

/** The attributes of one RDN are a set: their order does not count. */
function relativeNameKey(attributes: RelativeDistinguishedName): string {
  const parts = attributes.map(attributeKey);
  if (parts.length > 1) parts.sort();
  return `${parts.join('+')};`;
}

/** Every part carries its length, so that no value can imitate a boundary. */
function attributeKey({ type, tag, text, bytes }: AttributeTypeAndValue): string {
  if (text === undefined || !isStringTag(tag)) return `${type}#${tag}:${bytes.length}:${binaryText(bytes)}`;
  const normalized = normalizeText(text);
  return `${type}=${normalized.length}:${normalized}`;
}

/** Bytes as a string of the same length, for use as a map key. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}
