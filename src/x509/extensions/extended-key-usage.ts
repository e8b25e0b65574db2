import type { DerReader } from '../../asn1/der-reader.ts';
import { matchOid, oidToString } from '../../asn1/oid.ts';
import { Tag } from '../../asn1/tags.ts';

/** RFC 5280 §4.2.1.12: the purposes a key may serve, kept as bytes until asked for as text. */
export class ExtendedKeyUsage {
  private readonly oids: readonly Uint8Array[];

  constructor(oids: readonly Uint8Array[]) {
    this.oids = oids;
  }

  /** Dotted decimal OIDs, in order. */
  get purposes(): string[] {
    return this.oids.map((oid) => oidToString(oid));
  }

  /** Whether the purpose with these OID content octets is listed. */
  has(oid: Uint8Array): boolean {
    return this.oids.some((listed) => matchOid(listed, 0, listed.length, oid));
  }
}

export function readExtendedKeyUsage(reader: DerReader): ExtendedKeyUsage {
  const oids: Uint8Array[] = [];
  const limit = reader.enter(Tag.sequence, '');
  // SEQUENCE SIZE (1..MAX).
  do {
    reader.readObjectIdentifier('keyPurposeId');
    oids.push(reader.content());
  } while (!reader.isAtEnd());
  reader.leave(limit, '');
  return new ExtendedKeyUsage(oids);
}
