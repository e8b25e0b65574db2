import { equalBytes } from '../asn1/bytes.ts';
import type { DerReader } from '../asn1/der-reader.ts';
import { encodeNull, encodeOctetString, encodeOid, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { matchOid, oidToString } from '../asn1/oid.ts';
import { Tag } from '../asn1/tags.ts';
import { hashIssuer, sha1Oid, sha256Oid } from './issuer-hashes.ts';
import type { Name } from './name.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import type { SubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** Nearly every CertID's digest, found without making a text of it. */
const sha1Octets: Uint8Array = /* @__PURE__ */ Uint8Array.of(0x2b, 0x0e, 0x03, 0x02, 0x1a);

/** CertID (RFC 6960 §4.1.1): which certificate is asked or told about. */
export interface CertId {
  /** Dotted decimal OID. */
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Two's complement content octets. */
  readonly serialNumber: Uint8Array;
}

/** The certificate that a CertID is compared with. */
export interface CertIdSubject {
  readonly serialNumber: Uint8Array;
  /** The issuer as the certificate itself names it. */
  readonly issuer: Name;
  readonly issuerKey: SubjectPublicKeyInfo;
}

export function readCertId(reader: DerReader, field: string): CertId {
  const limit = reader.enter(Tag.sequence, field);
  const hashAlgorithm = readHashAlgorithm(reader, `${field}.hashAlgorithm`);
  reader.readValue(Tag.octetString, `${field}.issuerNameHash`);
  const issuerNameHash = reader.content();
  reader.readValue(Tag.octetString, `${field}.issuerKeyHash`);
  const issuerKeyHash = reader.content();
  reader.readInteger(`${field}.serialNumber`);
  const serialNumber = reader.content();
  reader.leave(limit, field);
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}

/** An AlgorithmIdentifier whose parameters nothing hangs on. */
function readHashAlgorithm(reader: DerReader, field: string): string {
  const limit = reader.enter(Tag.sequence, field);
  reader.readObjectIdentifier(field);
  const { bytes, contentStart, contentEnd } = reader;
  const oid = matchOid(bytes, contentStart, contentEnd, sha1Octets)
    ? sha1Oid
    : oidToString(bytes, contentStart, contentEnd);
  if (!reader.isAtEnd()) reader.readAny(field);
  reader.leave(limit, field);
  return oid;
}

/** Tells whether a CertID is that of a certificate; one with a digest that is not known here is nobody's. */
export function createCertIdMatcher({ serialNumber, issuer, issuerKey }: CertIdSubject): (id: CertId) => boolean {
  return (id) => {
    if (!equalBytes(id.serialNumber, serialNumber)) return false;
    const expected = hashIssuer(issuer, issuerKey, id.hashAlgorithm);
    if (expected === undefined) return false;
    return equalBytes(id.issuerNameHash, expected.name) && equalBytes(id.issuerKeyHash, expected.key);
  };
}

/** The DER of a CertID. */
export function encodeCertId(
  { serialNumber, issuer, issuerKey }: CertIdSubject,
  hash: 'SHA-1' | 'SHA-256',
): Uint8Array {
  const [oid, digest] = hash === 'SHA-1' ? ([sha1Oid, sha1] as const) : ([sha256Oid, sha256] as const);
  return encodeSequence(
    encodeSequence(encodeOid(oid), encodeNull()),
    encodeOctetString(digest(issuer.der)),
    encodeOctetString(digest(issuerKey.publicKey)),
    encodeValue(Tag.integer, serialNumber),
  );
}
