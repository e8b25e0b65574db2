import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import type { ParseError } from '../asn1/parse-error.ts';
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

/** One GeneralName: its type is known, its value decodes on first use. */
export class GeneralName {
  readonly type: GeneralNameType;
  /**
   * Content octets, a view of the input: the characters of a text, the octets of an address, the OID of a
   * registeredID, the Name of a directoryName, the type and value of an otherName.
   */
  readonly bytes: Uint8Array;
  private decodedText: string | undefined;
  private decodedName: Name | undefined;

  constructor(type: GeneralNameType, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }

  /** The characters of an rfc822Name, dNSName or uniformResourceIdentifier, the dotted registeredID; otherwise ''. */
  get text(): string {
    this.decodedText ??= this.decodeText();
    return this.decodedText;
  }

  /** The distinguished name of a directoryName. */
  get name(): Name | undefined {
    if (this.type !== 'directoryName') return undefined;
    this.decodedName ??= new Name(this.bytes);
    return this.decodedName;
  }

  private decodeText(): string {
    if (this.type === 'registeredID') return oidToString(this.bytes);
    if (!isTextType(this.type)) return '';
    return decodeString(Tag.ia5String, this.bytes, 0, this.bytes.length) ?? '';
  }
}

function isTextType(type: GeneralNameType): boolean {
  return type === 'rfc822Name' || type === 'dNSName' || type === 'uniformResourceIdentifier';
}

/** Reads one GeneralName; text that is not IA5String is refused here, where its place is still known. */
export function readGeneralName(reader: DerReader, field: string): GeneralName {
  const start = reader.offset;
  const tag = reader.readAny(field);
  const number = tag & 0x1f;
  const type = (tag & 0xc0) === 0x80 && tag < 0x100 ? generalNameTypes[number] : undefined;
  if (type === undefined) throw reader.failure('GeneralName', field, start);
  const isConstructed = type === 'otherName' || number === 3 || number === 4 || number === 5;
  const wanted = isConstructed ? contextConstructed(number) : contextPrimitive(number);
  if (tag !== wanted) throw reader.failure(`${type} in its own encoding`, field, start);
  checkContent(reader, type, field);
  return new GeneralName(type, reader.content());
}

function checkContent(reader: DerReader, type: GeneralNameType, field: string): void {
  if (isTextType(type)) return checkIa5(reader, type, field);
  if (type === 'directoryName') return checkDirectoryName(reader, field);
  if (type !== 'registeredID' && type !== 'otherName') return;
  const { bytes, contentStart, contentEnd } = reader;
  const fault = type === 'registeredID' ? undefined : parseWhole(readOtherName, bytes, field, contentStart, contentEnd);
  if (fault !== undefined) throw fault;
  if (type === 'registeredID') checkRegisteredId(reader, field);
}

function checkIa5(reader: DerReader, type: GeneralNameType, field: string): void {
  for (let i = reader.contentStart; i < reader.contentEnd; i++) {
    if ((reader.bytes[i] as number) > 0x7f) throw reader.failure(`${type} as IA5String`, field, i);
  }
}

/** [4] EXPLICIT Name: exactly one SEQUENCE inside. */
function checkDirectoryName(reader: DerReader, field: string): void {
  const { bytes, contentStart, contentEnd } = reader;
  const fault = parseWhole((inner) => inner.readValue(Tag.sequence, ''), bytes, field, contentStart, contentEnd);
  if (fault !== undefined) throw fault;
}

function checkRegisteredId(reader: DerReader, field: string): void {
  const { bytes, contentStart, contentEnd } = reader;
  let isArcStart = true;
  for (let i = contentStart; i < contentEnd; i++) {
    if (isArcStart && bytes[i] === 0x80) throw reader.failure('OID arc without leading zeros', field, i);
    isArcStart = (bytes[i] as number) < 0x80;
  }
  if (!isArcStart || contentStart === contentEnd) throw reader.failure('complete OID', field, contentStart);
}

/** OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }. */
function readOtherName(reader: DerReader): undefined {
  reader.readObjectIdentifier('typeId');
  const limit = reader.enter(contextConstructed(0), 'value');
  reader.readAny('value');
  reader.leave(limit, 'value');
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
