import type { DerReader } from '../../asn1/der-reader.ts';
import { matchOid, oidToString } from '../../asn1/oid.ts';
import { Tag } from '../../asn1/tags.ts';

/** RFC 5280 §4.2.1.12: the purposes a key may serve, kept as bytes until asked for as text. */
export class ExtendedKeyUsage {
  private readonly input: Uint8Array;
  /** Start and end of each OID's content octets. */
  private readonly bounds: readonly number[];

  constructor(input: Uint8Array, bounds: readonly number[]) {
    this.input = input;
    this.bounds = bounds;
  }

  /** Dotted decimal OIDs, in order. */
  get purposes(): string[] {
    const purposes: string[] = [];
    for (let i = 0; i < this.bounds.length; i += 2) {
      purposes.push(oidToString(this.input, this.bounds[i], this.bounds[i + 1]));
    }
    return purposes;
  }

  /** Whether the purpose with these OID content octets is listed. */
  has(oid: Uint8Array): boolean {
    for (let i = 0; i < this.bounds.length; i += 2) {
      if (matchOid(this.input, this.bounds[i] as number, this.bounds[i + 1] as number, oid)) return true;
    }
    return false;
  }
}

/** ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId. */
export function readExtendedKeyUsage(reader: DerReader): ExtendedKeyUsage {
  const bounds: number[] = [];
  const limit = reader.enter(Tag.sequence, '');
  do {
    reader.readObjectIdentifier('keyPurposeId');
    bounds.push(reader.contentStart, reader.contentEnd);
  } while (!reader.isAtEnd());
  reader.leave(limit, '');
  return new ExtendedKeyUsage(reader.bytes, bounds);
}
