import { equalBytes } from '../asn1/bytes.ts';
import type { DerReader } from '../asn1/der-reader.ts';
import { encodeNull, encodeOctetString, encodeOid, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { Tag } from '../asn1/tags.ts';
import { algorithmOid, readAlgorithmIdentifier } from './algorithm-identifier.ts';
import type { Name } from './name.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha384, sha512 } from './sha512.ts';
import type { SubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** Digests that a certificate may be named with. */
const digests: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = /* @__PURE__ */ new Map([
  ['1.3.14.3.2.26', sha1],
  ['2.16.840.1.101.3.4.2.1', sha256],
  ['2.16.840.1.101.3.4.2.2', sha384],
  ['2.16.840.1.101.3.4.2.3', sha512],
]);

/** CertID (RFC 6960 §4.1.1): which certificate is asked or told about. */
export interface CertId {
  /** Dotted decimal OID. */
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Two's complement content octets. */
  readonly serialNumber: Uint8Array;
}

interface IssuerHashes {
  readonly name: Uint8Array;
  readonly key: Uint8Array;
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
  const hashAlgorithm = algorithmOid(readAlgorithmIdentifier(reader, `${field}.hashAlgorithm`));
  reader.readValue(Tag.octetString, `${field}.issuerNameHash`);
  const issuerNameHash = reader.content();
  reader.readValue(Tag.octetString, `${field}.issuerKeyHash`);
  const issuerKeyHash = reader.content();
  reader.readInteger(`${field}.serialNumber`);
  const serialNumber = reader.content();
  reader.leave(limit, field);
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}

/**
 * Tells whether a CertID is that of a certificate; one with a digest that is not known here is nobody's. Each digest is
 * computed once, however many CertIDs are compared.
 */
export function createCertIdMatcher({ serialNumber, issuer, issuerKey }: CertIdSubject): (id: CertId) => boolean {
  const hashes = new Map<string, IssuerHashes>();
  const hashesBy = (oid: string): IssuerHashes | undefined => {
    const digest = digests.get(oid);
    if (digest === undefined) return undefined;
    const known = hashes.get(oid) ?? { name: digest(issuer.der), key: digest(issuerKey.publicKey) };
    hashes.set(oid, known);
    return known;
  };
  return (id) => {
    if (!equalBytes(id.serialNumber, serialNumber)) return false;
    const expected = hashesBy(id.hashAlgorithm);
    if (expected === undefined) return false;
    return equalBytes(id.issuerNameHash, expected.name) && equalBytes(id.issuerKeyHash, expected.key);
  };
}

/** The DER of a CertID. */
export function encodeCertId(subject: CertIdSubject, hash: 'SHA-1' | 'SHA-256'): Uint8Array {
  const [oid, digest] =
    hash === 'SHA-1' ? (['1.3.14.3.2.26', sha1] as const) : (['2.16.840.1.101.3.4.2.1', sha256] as const);
  return encodeSequence(
    encodeSequence(encodeOid(oid), encodeNull()),
    encodeOctetString(digest(subject.issuer.der)),
    encodeOctetString(digest(subject.issuerKey.publicKey)),
    encodeValue(Tag.integer, subject.serialNumber),
  );
}
