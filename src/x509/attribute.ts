import type { DerReader } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { decodeString } from '../asn1/strings.ts';

/** AttributeTypeAndValue (RFC 5280 §4.1.2.4): a view of the input. */
export class AttributeTypeAndValue {
  /** ASN.1 tag of the value. */
  readonly tag: number;
  private readonly input: Uint8Array;
  private readonly typeStart: number;
  private readonly typeEnd: number;
  private readonly valueStart: number;
  private readonly valueEnd: number;

  /** Takes the attribute from `reader`, which stands behind the type with `typeStart` and `typeEnd`, and the value. */
  constructor(reader: DerReader, typeStart: number, typeEnd: number, tag: number) {
    this.tag = tag;
    this.input = reader.bytes;
    this.typeStart = typeStart;
    this.typeEnd = typeEnd;
    this.valueStart = reader.contentStart;
    this.valueEnd = reader.contentEnd;
  }

  /** Dotted decimal OID, for example `2.5.4.3` for commonName. */
  get type(): string {
    return oidToString(this.input, this.typeStart, this.typeEnd);
  }

  /** Content octets of the type's OID. */
  get typeBytes(): Uint8Array {
    return this.input.subarray(this.typeStart, this.typeEnd);
  }

  /** The text, or undefined where the value is no string or not of its own type's alphabet. */
  get text(): string | undefined {
    return decodeString(this.tag, this.input, this.valueStart, this.valueEnd);
  }

  /** The value with its header. */
  get valueDer(): Uint8Array {
    return this.input.subarray(this.typeEnd, this.valueEnd);
  }

  /** Content octets of the value. */
  get bytes(): Uint8Array {
    return this.input.subarray(this.valueStart, this.valueEnd);
  }
}

/** One step of a distinguished name; nearly always of a single attribute. */
export type RelativeDistinguishedName = readonly AttributeTypeAndValue[];
