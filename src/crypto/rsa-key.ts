import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import type { Finding } from '../problem.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { ShakeName } from './hash.ts';
import { malformedKey, refusedKey } from './key-finding.ts';
import { isNull } from './null-parameters.ts';
import { type PssParameters, parsePssParameters, shakeParameters } from './pss-parameters.ts';
import { bitLength, isOdd, readUnsigned } from './unsigned.ts';

export interface RsaPublicKey {
  readonly family: 'RSA';
  /** `RSA-PSS` is a key that may sign in no other way (RFC 4055 §1.2). */
  readonly type: 'RSA' | 'RSA-PSS';
  /** `spki.publicKey` is the RSAPublicKey of PKCS #1. */
  readonly spki: SubjectPublicKeyInfo;
  /** Of the modulus. */
  readonly bits: number;
  /** Big-endian, without leading zeros; odd. */
  readonly modulus: Uint8Array;
  /** Big-endian, without leading zeros; odd, from 3 to 2³³ − 1. */
  readonly exponent: Uint8Array;
  /** What an RSA-PSS key demands of its signatures, if anything. */
  readonly restriction: PssParameters | undefined;
}

/** OpenSSL's and BoringSSL's bound; what is accepted is far less and the strength policy's to say. */
const maximumModulusBits = 16384;
/** BoringSSL's bound, the lowest of the runtimes but Go's 31: a key must not be good on one of them alone. */
const maximumExponentBits = 33;

interface RsaNumbers {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

export function describeRsaKey(spki: SubjectPublicKeyInfo, type: 'RSA' | 'RSA-PSS'): RsaPublicKey | Finding {
  const restriction = readRestriction(spki.algorithm.parameters, type);
  return restriction instanceof ParseError ? malformedKey(restriction) : describeNumbers(spki, type, restriction);
}

/** An RSA-PSS key that may sign with SHAKE alone, which its OID says without parameters (RFC 8692 §4.2). */
export function describeShakeKey(spki: SubjectPublicKeyInfo, hash: ShakeName): RsaPublicKey | Finding {
  if (spki.algorithm.parameters !== undefined) return malformedKey(`RSASSA-PSS-${hash} without parameters`);
  return describeNumbers(spki, 'RSA-PSS', shakeParameters(hash));
}

function describeNumbers(
  spki: SubjectPublicKeyInfo,
  type: RsaPublicKey['type'],
  restriction: PssParameters | undefined,
): RsaPublicKey | Finding {
  const numbers = parseWhole(readRsaNumbers, spki.publicKey, 'RSAPublicKey');
  if (numbers instanceof ParseError) return malformedKey(numbers);
  const { modulus, exponent } = numbers;
  const bits = bitLength(modulus);
  if (bits > maximumModulusBits) return refusedKey(type, `a modulus of more than ${maximumModulusBits} bits`);
  if (bitLength(exponent) > maximumExponentBits) {
    return refusedKey(type, `a public exponent of more than ${maximumExponentBits} bits`);
  }
  return { family: 'RSA', type, spki, bits, modulus, exponent, restriction };
}

/** RFC 3279 §2.3.1: NULL for RSA. RFC 4055 §1.2: absent or RSASSA-PSS-params for RSA-PSS. */
function readRestriction(
  parameters: Uint8Array | undefined,
  type: 'RSA' | 'RSA-PSS',
): PssParameters | ParseError | undefined {
  if (type === 'RSA') return isNull(parameters) ? undefined : new ParseError('NULL', 'rsaEncryption parameters', 0);
  return parameters === undefined ? undefined : parsePssParameters(parameters);
}

/** RSAPublicKey (RFC 8017 appendix A.1.1). */
function readRsaNumbers(reader: DerReader): RsaNumbers {
  const limit = reader.enter(Tag.sequence, '');
  const modulus = readUnsigned(reader, 'modulus');
  if (!isOdd(modulus)) throw reader.failure('an odd number', 'modulus', reader.contentStart);
  const exponent = readUnsigned(reader, 'publicExponent');
  const isOne = exponent.length === 1 && exponent[0] === 1;
  if (!isOdd(exponent) || isOne) throw reader.failure('an odd number above 1', 'publicExponent', reader.contentStart);
  reader.leave(limit, '');
  return { modulus, exponent };
}
