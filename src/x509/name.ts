import { equalRanges } from '../asn1/bytes.ts';
import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { toText } from '../asn1/octets.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { AttributeTypeAndValue, type RelativeDistinguishedName } from './attribute.ts';
import { hashKey, hashOctets, readPlainOctets, relativeNameKey } from './name-key.ts';
import { rememberedNameKey } from './name-key-memo.ts';

export type { RelativeDistinguishedName } from './attribute.ts';

/** Where a hash is worked out, so that the names of 100,000 certificates take no memory. */
const scratch: Uint8Array = /* @__PURE__ */ new Uint8Array(256);

/** A distinguished name: a view of its DER, decoded on first use. */
export class Name {
  private readonly input: Uint8Array;
  private readonly start: number;
  private readonly end: number;
  private decoded: readonly RelativeDistinguishedName[] | ParseError | undefined;
  private keys: readonly string[] | undefined;
  private key: string | undefined;

  /** @param input holds the RDNSequence with its header in `[start, end)`. */
  constructor(input: Uint8Array, start = 0, end: number = input.length) {
    this.input = input;
    this.start = start;
    this.end = end;
  }

  /** The RDNSequence with its header: a view of the input. */
  get der(): Uint8Array {
    return this.input.subarray(this.start, this.end);
  }

  /** True for a SEQUENCE of nothing, the subject of certificates that are named by their SAN alone. */
  get isEmpty(): boolean {
    return this.end - this.start === 2;
  }

  /** The relative distinguished names, the most significant first, or what is malformed. */
  get relativeNames(): readonly RelativeDistinguishedName[] | ParseError {
    this.decoded ??= parseWhole(readRelativeNames, this.input, 'name', this.start, this.end);
    return this.decoded;
  }

  /**
   * Two names match as RFC 5280 §7.1 says if, and only if, their keys are equal strings. A malformed name has a key
   * that only the same bytes have.
   */
  get comparisonKey(): string {
    this.key ??= rememberedNameKey(this.input, this.start, this.end, () => this.readKey());
    return this.key;
  }

  /**
   * A whole number of 32 bits that names have in common when they match, and seldom when they do not: an index finds
   * candidates by it, and {@link matchName} decides.
   */
  get comparisonHash(): number {
    if (this.key !== undefined) return hashKey(this.key);
    const octets = this.end - this.start > scratch.length ? new Uint8Array(this.end - this.start) : scratch;
    const length = this.readPlain(octets);
    return length === undefined ? hashKey(this.comparisonKey) : hashOctets(octets, length);
  }

  /**
   * A key for each relative distinguished name, which joined are the whole key; a directoryName subtree is a prefix of
   * them (RFC 5280 §7.1).
   */
  get relativeNameKeys(): readonly string[] {
    if (this.keys === undefined) {
      const names = this.relativeNames;
      this.keys = names instanceof ParseError ? [this.malformedKey()] : names.map(relativeNameKey);
    }
    return this.keys;
  }

  private readKey(): string {
    const octets = new Uint8Array(this.end - this.start);
    const length = this.readPlain(octets);
    return length === undefined ? this.relativeNameKeys.join('') : toText(octets, 0, length);
  }

  private readPlain(octets: Uint8Array): number | undefined {
    const read = (reader: DerReader): number | undefined => readPlainOctets(reader, octets);
    const length = parseWhole(read, this.input, 'name', this.start, this.end);
    return typeof length === 'number' ? length : undefined;
  }

  /** No key of a well-formed name starts like this: there, a SET or nothing is first. */
  private malformedKey(): string {
    return `malformed:${toText(this.input, this.start, this.end)}`;
  }

  /** Whether the other name is encoded in the same bytes, which matching names nearly always are. */
  hasSameBytes(other: Name): boolean {
    return equalRanges(this.input, this.start, this.end, other.input, other.start, other.end);
  }

  /** Texts of every attribute of one type, in order, for example of all common names. */
  textsOf(type: string): string[] {
    const names = this.relativeNames;
    if (names instanceof ParseError) return [];
    const texts: string[] = [];
    for (const name of names) {
      for (const attribute of name) {
        const text = attribute.type === type ? attribute.text : undefined;
        if (text !== undefined) texts.push(text);
      }
    }
    return texts;
  }
}

/** Whether two names are the same by RFC 5280 §7.1: case, outer spaces and runs of inner spaces do not count. */
export function matchName(a: Name, b: Name): boolean {
  return a === b || a.hasSameBytes(b) || a.comparisonKey === b.comparisonKey;
}

/** Moves past a Name and returns it undecoded. */
export function readName(reader: DerReader, field: string): Name {
  const start = reader.offset;
  reader.readValue(Tag.sequence, field);
  return new Name(reader.bytes, start, reader.contentEnd);
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
  const { contentStart, contentEnd } = reader;
  const tag = reader.readAny('attribute.value');
  const attribute = new AttributeTypeAndValue(reader, contentStart, contentEnd, tag);
  reader.leave(limit, 'attribute');
  return attribute;
}

/** Bytes as a string of the same length, for use as a map key. */
export function binaryText(bytes: Uint8Array): string {
  return toText(bytes);
}
