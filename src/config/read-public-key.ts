import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import { encodeBitString, encodeNull, encodeOid, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { describePublicKey, type PublicKey } from '../crypto/public-key.ts';
import { bitLength, readUnsigned } from '../crypto/unsigned.ts';
import { parseSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { KeyAlgorithm } from './enumerations.ts';
import type { KeyMaterial } from './key-material.ts';

export const rsaEncryption = '1.2.840.113549.1.1.1';
/** PKCS #3. */
export const dhKeyAgreement = '1.2.840.113549.1.3.1';
/** X9.42. */
export const dhPublicNumber = '1.2.840.10046.2.1';

const label = 'PUBLIC KEY';

/** SubjectPublicKeyInfo, or the bare RSAPublicKey of PKCS #1; undefined for what is neither or of an unknown kind. */
export function parsePublicKey(der: Uint8Array): KeyMaterial | undefined {
  const spki = parseSubjectPublicKeyInfo(der);
  if (!(spki instanceof ParseError)) return publicKeyOf(spki);
  const bare = parseWhole(readRsaPublicKey, der, 'RSAPublicKey');
  if (bare instanceof ParseError) return undefined;
  const algorithm = encodeSequence(encodeOid(rsaEncryption), encodeNull());
  return parsePublicKey(encodeSequence(algorithm, encodeBitString(der)));
}

/** Of a certificate's key; undefined where it is malformed, refused or of an unknown kind. */
export function publicKeyOf(spki: SubjectPublicKeyInfo): KeyMaterial | undefined {
  const key = describePublicKey(spki);
  if (!('family' in key)) return undefined;
  const kind = kindOf(key);
  return kind && { ...kind, label, der: spki.der.slice() };
}

/** Two octet strings as one, so that two pairs are equal when their octets are. */
export function encodePublicPart(first: Uint8Array, second: Uint8Array): Uint8Array {
  return encodeSequence(encodeValue(Tag.octetString, first), encodeValue(Tag.octetString, second));
}

/**
 * Bits of p, the first number of the parameters of a DSA or DH key (RFC 3279 §2.3.2 and §2.3.3).
 *
 * @throws ParseError where they are missing or something else.
 */
export function readDomainBits(parameters: Uint8Array | undefined): number {
  const reader = new DerReader(parameters ?? new Uint8Array(0));
  reader.enter(Tag.sequence, 'parameters');
  return bitLength(readUnsigned(reader, 'p'));
}

/** Keys that are nothing but their octets, by the OID's content octets: the field's bits, or the strength. */
export function octetKeyOf(oid: Uint8Array): Pick<KeyMaterial, 'algorithm' | 'bits'> | undefined {
  return octetKeys.get(oidToString(oid));
}

const octetKeys: ReadonlyMap<string, Pick<KeyMaterial, 'algorithm' | 'bits'>> = /* @__PURE__ */ new Map([
  ['1.3.101.112', { algorithm: KeyAlgorithm.Ed25519, bits: 255 }],
  ['1.3.101.113', { algorithm: KeyAlgorithm.Ed448, bits: 448 }],
  ['2.16.840.1.101.3.4.3.17', { algorithm: KeyAlgorithm.MlDsa, bits: 128 }],
  ['2.16.840.1.101.3.4.3.18', { algorithm: KeyAlgorithm.MlDsa, bits: 192 }],
  ['2.16.840.1.101.3.4.3.19', { algorithm: KeyAlgorithm.MlDsa, bits: 256 }],
]);

type Kind = Pick<KeyMaterial, 'algorithm' | 'bits' | 'publicPart'>;

function kindOf(key: PublicKey): Kind | undefined {
  const { oid, parameters } = key.spki.algorithm;
  switch (key.family) {
    case 'RSA':
      return { algorithm: KeyAlgorithm.Rsa, bits: key.bits, publicPart: encodePublicPart(key.modulus, key.exponent) };
    case 'EC':
      return {
        algorithm: KeyAlgorithm.Ec,
        bits: key.bits,
        publicPart: parameters && encodePublicPart(parameters, key.spki.publicKey),
      };
    case 'DSA':
      return {
        algorithm: KeyAlgorithm.Dsa,
        bits: key.bits,
        publicPart: key.domain && encodePublicPart(key.domain.p, key.y),
      };
    case 'whole': {
      const kind = octetKeyOf(oid);
      return kind && { ...kind, publicPart: encodePublicPart(oid, key.spki.publicKey) };
    }
    default:
      return dhKindOf(key.spki);
  }
}

function dhKindOf({ algorithm, publicKey }: SubjectPublicKeyInfo): Kind | undefined {
  const oid = oidToString(algorithm.oid);
  if (oid !== dhKeyAgreement && oid !== dhPublicNumber) return undefined;
  const readBits = (reader: DerReader): number => {
    readUnsigned(reader, '');
    return readDomainBits(algorithm.parameters);
  };
  const bits = parseWhole(readBits, publicKey, 'DHPublicKey');
  return bits instanceof ParseError ? undefined : { algorithm: KeyAlgorithm.Dh, bits, publicPart: undefined };
}

function readRsaPublicKey(reader: DerReader): void {
  const limit = reader.enter(Tag.sequence, '');
  readUnsigned(reader, 'modulus');
  readUnsigned(reader, 'publicExponent');
  reader.leave(limit, '');
}
