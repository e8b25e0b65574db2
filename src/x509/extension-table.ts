import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import { toText } from '../asn1/octets.ts';
import { oidToString } from '../asn1/oid.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { type ExtensionKind, extensionKindOf, unknownExtension } from './extension-kind.ts';
import type { StructuralFault } from './structural-fault.ts';

/** A value, undefined where there is none, or what is malformed about it. */
export type Decoded<Value> = Value | ParseError | undefined;

/** One extension as it stands in the input. */
export interface Extension {
  /** Dotted decimal OID. */
  readonly oid: string;
  readonly critical: boolean;
  /** The content of extnValue: the DER of the extension's own type. A view of the input. */
  readonly value: Uint8Array;
}

/** More extensions than this are refused: real certificates have fewer than thirty. */
export const maximumExtensions = 1024;

/** Each extension is five numbers: its kind, whether it is critical, where its OID starts, where its value lies. */
const stride = 5;
const critical = 1;
const oidStart = 2;
const valueStart = 3;
const valueEnd = 4;

/** Where the extensions of a certificate or a CRL stand; values decode on first use and are kept. */
export class ExtensionTable {
  private readonly bytes: Uint8Array;
  private readonly entries: number[] = [];
  /** A bit for each kind that is there. */
  private kinds = 0;
  private values: unknown[] | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get count(): number {
    return this.entries.length / stride;
  }

  /** The kind of the extension at `index`, or {@link unknownExtension}. */
  kindAt(index: number): ExtensionKind | -1 {
    return (this.entries[index * stride] ?? unknownExtension) as ExtensionKind | -1;
  }

  isCriticalAt(index: number): boolean {
    return this.entries[index * stride + critical] === 1;
  }

  /** Dotted decimal OID of the extension at `index`, or '' behind the last. */
  oidAt(index: number): string {
    if (!(index < this.count)) return '';
    const reader = this.oidReaderAt(index);
    return oidToString(this.bytes, reader.contentStart, reader.contentEnd);
  }

  /** The DER of the extension's own type: a view of the input. */
  valueAt(index: number): Uint8Array {
    const entry = index * stride;
    return this.bytes.subarray(this.entries[entry + valueStart], this.entries[entry + valueEnd]);
  }

  has(kind: ExtensionKind): boolean {
    return (this.kinds & (1 << kind)) !== 0;
  }

  /** Index of the first extension of this kind, or -1. */
  indexOf(kind: ExtensionKind): number {
    if (!this.has(kind)) return -1;
    let entry = 0;
    while (this.entries[entry] !== kind) entry += stride;
    return entry / stride;
  }

  /** The value of the first extension of this kind, read on first use; undefined where there is none. */
  decode<Value>(kind: ExtensionKind, path: string, read: (reader: DerReader) => Value): Decoded<Value> {
    const index = this.indexOf(kind);
    if (index < 0) return undefined;
    this.values ??= [];
    const known = this.values[index];
    if (known !== undefined) return known as Value | ParseError;
    const entry = index * stride;
    const [start, end] = [this.entries[entry + valueStart], this.entries[entry + valueEnd]];
    const value = parseWhole(read, this.bytes, path, start, end);
    this.values[index] = value;
    return value;
  }

  /**
   * Reads Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension in one pass.
   *
   * @param faults takes what RFC 5280 §4.2 forbids and still can be read: "A certificate MUST NOT include more than one
   *   instance of a particular extension"
   */
  read(reader: DerReader, faults: StructuralFault[]): void {
    const limit = reader.enter(Tag.sequence, '');
    let unknown = 0;
    do if (this.readEntry(reader, faults) === unknownExtension) unknown++;
    while (!reader.isAtEnd());
    reader.leave(limit, '');
    if (unknown > 1) this.checkUnknownDuplicates(faults);
  }

  /** Extension ::= SEQUENCE { extnID, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING } */
  private readEntry(reader: DerReader, faults: StructuralFault[]): ExtensionKind | -1 {
    if (this.count >= maximumExtensions) throw reader.failure(`at most ${maximumExtensions} extensions`, '');
    const limit = reader.enter(Tag.sequence, 'extension');
    const start = reader.offset;
    reader.readObjectIdentifier('extnID');
    const kind = extensionKindOf(reader.bytes, reader.contentStart, reader.contentEnd);
    const isCriticalPresent = reader.peekTag() === Tag.boolean;
    const isCritical = isCriticalPresent && reader.readBoolean('critical');
    if (isCriticalPresent && !isCritical) faults.push({ kind: 'default-encoded', field: 'extensions.critical' });
    reader.readValue(Tag.octetString, 'extnValue');
    this.entries.push(kind, isCritical ? 1 : 0, start, reader.contentStart, reader.contentEnd);
    reader.leave(limit, 'extension');
    if (kind !== unknownExtension) this.noteKind(kind, faults);
    return kind;
  }

  private noteKind(kind: ExtensionKind, faults: StructuralFault[]): void {
    if (this.has(kind)) faults.push({ kind: 'extension-duplicate', oid: this.oidAt(this.count - 1) });
    this.kinds |= 1 << kind;
  }

  /** Duplicates among the extensions that have no bit of their own. */
  private checkUnknownDuplicates(faults: StructuralFault[]): void {
    const oids = new Set<string>();
    for (let index = 0; index < this.count; index++) {
      if (this.kindAt(index) !== unknownExtension) continue;
      const { contentStart, contentEnd } = this.oidReaderAt(index);
      const oid = toText(this.bytes, contentStart, contentEnd);
      if (oids.has(oid)) faults.push({ kind: 'extension-duplicate', oid: this.oidAt(index) });
      oids.add(oid);
    }
  }

  private oidReaderAt(index: number): DerReader {
    const entry = index * stride;
    const reader = new DerReader(this.bytes, this.entries[entry + oidStart], this.entries[entry + valueStart]);
    reader.readObjectIdentifier('extnID');
    return reader;
  }
}
