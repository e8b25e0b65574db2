import type { DerReader } from '../asn1/der-reader.ts';
import {
  encodeExplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeValue,
} from '../asn1/der-writer.ts';
import { oidToString } from '../asn1/oid.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import { findCurve } from '../crypto/curve.ts';
import { bitLength, readUnsigned } from '../crypto/unsigned.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithm-identifier.ts';
import { KeyAlgorithm } from './enumerations.ts';
import type { KeyMaterial } from './key-material.ts';
import {
  dhKeyAgreement,
  dhPublicNumber,
  encodePublicPart,
  octetKeyOf,
  readDomainBits,
  rsaEncryption,
} from './read-public-key.ts';

const ecPublicKey = '1.2.840.10045.2.1';
const dsa = '1.2.840.10040.4.1';

/** OpenSSL's bound of a modulus; a longer one is nobody's key. */
const maximumModulusBits = 16384;
/** Numbers of an RSAPrivateKey behind the version; what has fewer is a DSA key. */
const rsaNumbers = 8;
const dsaNumbers = 5;

/**
 * PrivateKeyInfo (RFC 5208 §5, RFC 5958 §2), RSAPrivateKey (RFC 8017 appendix A.1.2), ECPrivateKey (RFC 5915 §3) or
 * the DSA form of OpenSSL: told apart by what follows the version.
 */
export function readPrivateKey(reader: DerReader): KeyMaterial {
  const start = reader.offset;
  const limit = reader.enter(Tag.sequence, '');
  const version = reader.readSmallInteger('version');
  const tag = reader.peekTag();
  if (tag === Tag.integer) return readRsaOrDsa(reader, limit, start, version);
  if (tag === Tag.octetString) return readEcRest(reader, limit, undefined);
  return readPkcs8Rest(reader, limit, start);
}

function readRsaOrDsa(reader: DerReader, limit: number, start: number, version: number): KeyMaterial {
  const numbers: Uint8Array[] = [];
  while (numbers.length < rsaNumbers && reader.peekTag() === Tag.integer) numbers.push(readUnsigned(reader, 'number'));
  // More than two primes: OtherPrimeInfos.
  if (version === 1 && numbers.length === rsaNumbers) reader.readValue(Tag.sequence, 'otherPrimeInfos');
  reader.leave(limit, '');
  if (numbers.length === dsaNumbers && version === 0) return describeDsa(numbers);
  const isRsa = numbers.length === rsaNumbers && version < 2;
  if (!isRsa) throw reader.failure('an RSAPrivateKey', '', start);
  return describeRsa(reader, numbers, reader.bytes.slice(start, reader.offset));
}

function describeRsa(reader: DerReader, numbers: readonly Uint8Array[], der: Uint8Array): KeyMaterial {
  const [modulus, exponent] = numbers as [Uint8Array, Uint8Array];
  const bits = bitLength(modulus);
  if (bits > maximumModulusBits) throw reader.failure(`a modulus of at most ${maximumModulusBits} bits`, 'modulus');
  const publicPart = encodePublicPart(modulus, exponent);
  return { algorithm: KeyAlgorithm.Rsa, bits, label: 'RSA PRIVATE KEY', der, publicPart };
}

/** As PKCS #8: from there y could only be had by arithmetic with the secret. */
function describeDsa(numbers: readonly Uint8Array[]): KeyMaterial {
  const [p, q, g, y, x] = numbers as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const domain = encodeSequence(encodeUnsigned(p), encodeUnsigned(q), encodeUnsigned(g));
  const algorithm = encodeSequence(encodeOid(dsa), domain);
  const der = encodeSequence(encodeInteger(0), algorithm, encodeOctetString(encodeUnsigned(x)));
  const publicPart = encodePublicPart(p, y);
  return { algorithm: KeyAlgorithm.Dsa, bits: bitLength(p), label: 'PRIVATE KEY', der, publicPart };
}

/** The reverse of {@link readUnsigned}. */
function encodeUnsigned(magnitude: Uint8Array): Uint8Array {
  const hasSign = (magnitude[0] as number) >= 0x80;
  return encodeValue(Tag.integer, new Uint8Array(hasSign ? 1 : 0), magnitude);
}

/** @param outer the curve where a PKCS #8 wrapping has named it, with its header; OpenSSL then leaves it out inside. */
function readEcRest(reader: DerReader, limit: number, outer: Uint8Array | undefined): KeyMaterial {
  reader.readValue(Tag.octetString, 'privateKey');
  const secret = reader.content();
  const parameters = readEcParameters(reader) ?? outer;
  const point = readPoint(reader);
  reader.leave(limit, '');
  const curve = parameters && findCurve(parameters.subarray(2));
  if (parameters === undefined || curve === undefined) throw reader.failure('a known curve', 'parameters');
  if (secret.length !== Math.ceil(curve.bits / 8)) throw reader.failure(`a key on ${curve.name}`, 'privateKey');
  const parts = [encodeInteger(1), encodeOctetString(secret), encodeExplicit(0, parameters)];
  if (point !== undefined) parts.push(encodeExplicit(1, point.der));
  return {
    algorithm: KeyAlgorithm.Ec,
    bits: curve.bits,
    label: 'EC PRIVATE KEY',
    der: encodeSequence(...parts),
    publicPart: point && encodePublicPart(parameters, point.octets),
  };
}

/** The named curve with its header: an OID of less than 128 bytes, so that the header is two. */
function readEcParameters(reader: DerReader): Uint8Array | undefined {
  if (reader.peekTag() !== contextConstructed(0)) return undefined;
  const limit = reader.enter(contextConstructed(0), 'parameters');
  const start = reader.offset;
  reader.readObjectIdentifier('parameters');
  reader.leave(limit, 'parameters');
  return reader.bytes.subarray(start, reader.offset);
}

function readPoint(reader: DerReader): { readonly der: Uint8Array; readonly octets: Uint8Array } | undefined {
  if (reader.peekTag() !== contextConstructed(1)) return undefined;
  const limit = reader.enter(contextConstructed(1), 'publicKey');
  const start = reader.offset;
  reader.readBitStringOctets('publicKey');
  const octets = reader.content();
  reader.leave(limit, 'publicKey');
  return { der: reader.bytes.subarray(start, reader.offset), octets };
}

function readPkcs8Rest(reader: DerReader, limit: number, start: number): KeyMaterial {
  const algorithm = readAlgorithmIdentifier(reader, 'privateKeyAlgorithm');
  reader.readValue(Tag.octetString, 'privateKey');
  const { contentStart, contentEnd } = reader;
  reader.readOptional(contextConstructed(0), 'attributes');
  const publicKey = readPublicKey(reader);
  reader.leave(limit, '');
  const der = reader.bytes.slice(start, reader.offset);
  reader.offset = contentStart;
  reader.end = contentEnd;
  const key = readInner(reader, algorithm, der, publicKey);
  reader.expectEnd('privateKey');
  reader.end = limit;
  reader.offset = start + der.length;
  return key;
}

/** [1] IMPLICIT BIT STRING (RFC 5958 §2). */
function readPublicKey(reader: DerReader): Uint8Array | undefined {
  if (reader.peekTag() !== contextPrimitive(1)) return undefined;
  reader.readBitString('publicKey', contextPrimitive(1));
  return reader.content();
}

function readInner(
  reader: DerReader,
  { oid, parameters }: AlgorithmIdentifier,
  der: Uint8Array,
  publicKey: Uint8Array | undefined,
): KeyMaterial {
  const label = 'PRIVATE KEY';
  switch (oidToString(oid)) {
    case rsaEncryption:
      return readWrappedRsa(reader);
    case ecPublicKey:
      return readWrappedEc(reader, parameters);
    case dsa:
      readUnsigned(reader, 'privateKey');
      return { algorithm: KeyAlgorithm.Dsa, bits: readDomainBits(parameters), label, der, publicPart: undefined };
    case dhKeyAgreement:
    case dhPublicNumber:
      readUnsigned(reader, 'privateKey');
      return { algorithm: KeyAlgorithm.Dh, bits: readDomainBits(parameters), label, der, publicPart: undefined };
    default:
      return readOctetKey(reader, oid, { label, der, publicPart: publicKey && encodePublicPart(oid, publicKey) });
  }
}

function readWrappedRsa(reader: DerReader): KeyMaterial {
  const start = reader.offset;
  const limit = reader.enter(Tag.sequence, 'privateKey');
  const key = readRsaOrDsa(reader, limit, start, reader.readSmallInteger('privateKey.version'));
  if (key.algorithm !== KeyAlgorithm.Rsa) throw reader.failure('an RSAPrivateKey', 'privateKey', start);
  return key;
}

function readWrappedEc(reader: DerReader, parameters: Uint8Array | undefined): KeyMaterial {
  const limit = reader.enter(Tag.sequence, 'privateKey');
  reader.readSmallInteger('privateKey.version');
  return readEcRest(reader, limit, parameters);
}

/** CurvePrivateKey ::= OCTET STRING (RFC 8410 §7); ML-DSA has a CHOICE (RFC 9881 §6). */
function readOctetKey(
  reader: DerReader,
  oid: Uint8Array,
  rest: Pick<KeyMaterial, 'label' | 'der' | 'publicPart'>,
): KeyMaterial {
  const kind = octetKeyOf(oid);
  if (kind === undefined) throw reader.failure('a known key algorithm', 'privateKeyAlgorithm');
  if (kind.algorithm === KeyAlgorithm.MlDsa) reader.readAny('privateKey');
  else reader.readValue(Tag.octetString, 'privateKey');
  return { ...kind, ...rest };
}
