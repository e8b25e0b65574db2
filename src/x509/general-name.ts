import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { decodeString } from '../asn1/strings.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import { Name } from './name.ts';

/** The alternatives of GeneralName under RFC 5280's own names, in the order of their tags (§4.2.1.6). */
export const generalNameTypes = [
  'otherName',
  'rfc822Name',
  'dNSName',
  'x400Address',
  'directoryName',
  'ediPartyName',
  'uniformResourceIdentifier',
  'iPAddress',
  'registeredID',
] as const;
export type GeneralNameType = (typeof generalNameTypes)[number];

/** An otherName taken apart. */
export interface OtherName {
  /** Dotted decimal OID. */
  readonly typeId: string;
  /** The value with its header, without the `[0]` around it: a view of the input. */
  readonly value: Uint8Array;
}

/** One GeneralName: its type is known, its value decodes on first use. */
export class GeneralName {
  readonly type: GeneralNameType;
  private readonly input: Uint8Array;
  private readonly start: number;
  private readonly end: number;
  private decodedText: string | undefined;
  private decodedName: Name | undefined;

  /** @param input holds the content octets in `[start, end)`, in the form that {@link bytes} describes. */
  constructor(type: GeneralNameType, input: Uint8Array, start = 0, end: number = input.length) {
    this.type = type;
    this.input = input;
    this.start = start;
    this.end = end;
  }

  /**
   * Content octets, a view of the input: the characters of a text, the octets of an address, the OID of a
   * registeredID, the Name of a directoryName, the type and value of an otherName.
   */
  get bytes(): Uint8Array {
    return this.input.subarray(this.start, this.end);
  }

  /** The characters of an rfc822Name, dNSName or uniformResourceIdentifier, the dotted registeredID; otherwise ''. */
  get text(): string {
    this.decodedText ??= this.decodeText();
    return this.decodedText;
  }

  /** The distinguished name of a directoryName. */
  get name(): Name | undefined {
    if (this.type !== 'directoryName') return undefined;
    this.decodedName ??= new Name(this.input, this.start, this.end);
    return this.decodedName;
  }

  /** Type and value of an otherName. */
  get otherName(): OtherName | undefined {
    if (this.type !== 'otherName') return undefined;
    const other = parseWhole(readOtherName, this.input, 'otherName', this.start, this.end);
    return other instanceof ParseError ? undefined : other;
  }

  private decodeText(): string {
    if (this.type === 'registeredID') return oidToString(this.input, this.start, this.end);
    if (!isTextType(this.type)) return '';
    return decodeString(Tag.ia5String, this.input, this.start, this.end) ?? '';
  }
}

function isTextType(type: GeneralNameType): boolean {
  return type === 'rfc822Name' || type === 'dNSName' || type === 'uniformResourceIdentifier';
}

/** Each type under its tag: the alternatives that are SEQUENCEs or stand in an EXPLICIT tag are constructed. */
const typesByTag: ReadonlyMap<number, GeneralNameType> = /* @__PURE__ */ new Map([
  [contextConstructed(0), 'otherName'],
  [contextPrimitive(1), 'rfc822Name'],
  [contextPrimitive(2), 'dNSName'],
  [contextConstructed(3), 'x400Address'],
  [contextConstructed(4), 'directoryName'],
  [contextConstructed(5), 'ediPartyName'],
  [contextPrimitive(6), 'uniformResourceIdentifier'],
  [contextPrimitive(7), 'iPAddress'],
  [contextPrimitive(8), 'registeredID'],
]);

/** Reads one GeneralName; what its text, OID or wrapping needs is checked here, where its place is still known. */
export function readGeneralName(reader: DerReader, field: string): GeneralName {
  const start = reader.offset;
  const type = typesByTag.get(reader.peekTag());
  if (type === undefined) throw reader.failure('GeneralName', field);
  if (type === 'registeredID') reader.readObjectIdentifier(field, contextPrimitive(8));
  else reader.readAny(field);
  const name = new GeneralName(type, reader.bytes, reader.contentStart, reader.contentEnd);
  if (isTextType(type)) checkIa5(reader, type, field);
  else if (type === 'directoryName') checkDirectoryName(reader, start, field);
  else if (type === 'otherName') checkOtherName(reader, start, field);
  return name;
}

function checkIa5(reader: DerReader, type: GeneralNameType, field: string): void {
  for (let i = reader.contentStart; i < reader.contentEnd; i++) {
    if ((reader.bytes[i] as number) > 0x7f) throw reader.failure(`${type} as IA5String`, field, i);
  }
}

/** [4] EXPLICIT Name: exactly one SEQUENCE inside. */
function checkDirectoryName(reader: DerReader, start: number, field: string): void {
  reader.offset = start;
  const limit = reader.enter(contextConstructed(4), field);
  reader.readValue(Tag.sequence, field);
  reader.leave(limit, field);
}

function checkOtherName(reader: DerReader, start: number, field: string): void {
  reader.offset = start;
  const limit = reader.enter(contextConstructed(0), field);
  readOtherName(reader);
  reader.leave(limit, field);
}

/** OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }. */
function readOtherName(reader: DerReader): OtherName {
  reader.readObjectIdentifier('otherName.typeId');
  const { contentStart, contentEnd } = reader;
  const limit = reader.enter(contextConstructed(0), 'otherName.value');
  const valueStart = reader.offset;
  reader.readAny('otherName.value');
  reader.leave(limit, 'otherName.value');
  const value = reader.bytes.subarray(valueStart, reader.offset);
  return { typeId: oidToString(reader.bytes, contentStart, contentEnd), value };
}

/** GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName, under any tag. */
export function readGeneralNames(reader: DerReader, field: string, tag: number = Tag.sequence): GeneralName[] {
  const names: GeneralName[] = [];
  const limit = reader.enter(tag, field);
  do names.push(readGeneralName(reader, field));
  while (!reader.isAtEnd());
  reader.leave(limit, field);
  return names;
}

/** Parses GeneralNames that stand alone. */
export function parseGeneralNames(der: Uint8Array): GeneralName[] | ParseError {
  return parseWhole((reader) => readGeneralNames(reader, 'generalNames'), der, '');
}
