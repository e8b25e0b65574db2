import {
  encodeExplicit,
  encodeInteger,
  encodeOid,
  encodeSequence,
  encodeSet,
  encodeValue,
} from '../../src/asn1/der-writer.ts';
import { contextConstructed } from '../../src/asn1/tags.ts';

/** A certs-only message (RFC 5652 §5.1). */
export function certificatesOnly(certificates: readonly Uint8Array[]): Uint8Array {
  const signedData = encodeSequence(
    encodeInteger(1),
    encodeSet(),
    encodeSequence(encodeOid('1.2.840.113549.1.7.1')),
    encodeValue(contextConstructed(0), ...certificates),
    encodeSet(),
  );
  return encodeSequence(encodeOid('1.2.840.113549.1.7.2'), encodeExplicit(0, signedData));
}
