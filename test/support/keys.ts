import { DerReader } from '../../src/asn1/der-reader.ts';
import {
  encodeBitString,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOid,
  encodeSequence,
} from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { describePublicKey, type PublicKey } from '../../src/crypto/public-key.ts';
import { type Finding, isFinding } from '../../src/problem.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import { parseSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';

/** OIDs of keys, curves and digests under the names that tests use. */
export const OID = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsassaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  dsa: '1.2.840.10040.4.1',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
} as const;

export const NULL: Uint8Array = encodeNull();

export function algorithm(oid: string, ...parameters: readonly Uint8Array[]): AlgorithmIdentifier {
  return readAlgorithmIdentifier(new DerReader(encodeSequence(encodeOid(oid), ...parameters)), '');
}

export function spki(oid: string, parameters: readonly Uint8Array[], key: Uint8Array): SubjectPublicKeyInfo {
  const parsed = parseSubjectPublicKeyInfo(encodeSequence(algorithm(oid, ...parameters).der, encodeBitString(key)));
  if (parsed instanceof ParseError) throw parsed;
  return parsed;
}

/** What `describePublicKey` makes of DER, which must be a SubjectPublicKeyInfo. */
export function describe(der: Uint8Array): PublicKey | Finding {
  const parsed = parseSubjectPublicKeyInfo(der);
  if (parsed instanceof ParseError) throw parsed;
  return describePublicKey(parsed);
}

/** The key that `describePublicKey` makes of DER; a finding fails the test. */
export function keyOf(der: Uint8Array): PublicKey {
  const key = describe(der);
  if (isFinding(key)) throw new Error(textOf(key));
  return key;
}

/** An RSA key of `bits` bits that nobody can sign with: all ones. */
export function rsaKey(bits: number, exponent: bigint | number = 65537): PublicKey {
  return keyOf(rsaSpki((1n << BigInt(bits)) - 1n, exponent).der);
}

export function rsaSpki(modulus: bigint, exponent: bigint | number): SubjectPublicKeyInfo {
  const numbers = encodeSequence(encodeInteger(modulus), encodeInteger(exponent));
  return spki(OID.rsaEncryption, [NULL], numbers);
}

export function ecSpki(curve: string, point: Uint8Array): SubjectPublicKeyInfo {
  return spki(OID.ecPublicKey, [encodeOid(curve)], point);
}

/** A key of that many bytes a coordinate on a curve, though its point lies nowhere. */
export function ecKey(curve: string, length: number): PublicKey {
  return keyOf(ecSpki(curve, uncompressed(length)).der);
}

export function uncompressed(length: number): Uint8Array {
  return new Uint8Array(2 * length + 1).fill(1).fill(4, 0, 1);
}

/** RSASSA-PSS-params with the fields given, each an encoded value. */
export function pssParameters(fields: {
  readonly hash?: Uint8Array;
  readonly mask?: Uint8Array;
  readonly salt?: Uint8Array;
  readonly trailer?: Uint8Array;
}): Uint8Array {
  const { hash, mask, salt, trailer } = fields;
  const encoded = [hash, mask, salt, trailer].map((field, number) => field && encodeExplicit(number, field));
  return encodeSequence(...encoded.filter((field) => field !== undefined));
}

export function hashIdentifier(oid: string, ...parameters: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(encodeOid(oid), ...parameters);
}

export function mgf1(hash: string): Uint8Array {
  return hashIdentifier(OID.mgf1, hashIdentifier(hash, NULL));
}

/** The parameters that RFC 4055 has for SHA-256, or for another digest of 32 bytes. */
export function pssSha256(saltLength = 32, mgfHash: string = OID.sha256): Uint8Array {
  return pssParameters({
    hash: hashIdentifier(OID.sha256, NULL),
    mask: mgf1(mgfHash),
    salt: encodeInteger(saltLength),
  });
}

/** A finding as `code {parameters}`; anything else says so. */
export function textOf(value: Finding | object | undefined): string {
  if (value === undefined) return 'nothing';
  return isFinding(value) ? `${value.code} ${JSON.stringify(value.parameters)}` : 'no finding';
}
