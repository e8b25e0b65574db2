import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { encodeBitString, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import type { Finding } from '../problem.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { malformedKey, refusedKey } from './key-finding.ts';
import { isNull } from './null-parameters.ts';
import { bitLength, isBetweenOneAnd, isOdd, readUnsigned } from './unsigned.ts';

export interface DsaPublicKey {
  readonly family: 'DSA';
  readonly type: 'DSA';
  readonly spki: SubjectPublicKeyInfo;
  /** Of p; 0 as long as the domain parameters are to be inherited. */
  readonly bits: number;
  /** Big-endian, without leading zeros. */
  readonly y: Uint8Array;
  /** Undefined where they are to be inherited from the issuer's key (RFC 3279 §2.3.2). */
  readonly domain: DsaDomain | undefined;
}

/** Dss-Parms, each number big-endian without leading zeros. */
export interface DsaDomain {
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  readonly g: Uint8Array;
}

/** FIPS 186-4 §4.2: the longest p, and the three lengths of q. */
const maximumPBits = 3072;
const qBits: readonly number[] = [160, 224, 256];

export function describeDsaKey(spki: SubjectPublicKeyInfo): DsaPublicKey | Finding {
  const y = parseWhole(readY, spki.publicKey, 'DSAPublicKey');
  if (y instanceof ParseError) return malformedKey(y);
  const { parameters } = spki.algorithm;
  // RFC 5280 §6.1.4 (e) counts NULL with absent.
  if (parameters === undefined || isNull(parameters)) {
    return { family: 'DSA', type: 'DSA', spki, bits: 0, y, domain: undefined };
  }
  const domain = parseWhole(readDomain, parameters, 'Dss-Parms');
  if (domain instanceof ParseError) return malformedKey(domain);
  const bits = bitLength(domain.p);
  if (bits > maximumPBits) return refusedKey('DSA', `a p of more than ${maximumPBits} bits`);
  if (!isBetweenOneAnd(y, domain.p)) return malformedKey('a DSA public value between 1 and p');
  return { family: 'DSA', type: 'DSA', spki, bits, y, domain };
}

/** The key with another DSA key's domain parameters in its SubjectPublicKeyInfo. */
export function withDomainOf(key: DsaPublicKey, issuer: DsaPublicKey): DsaPublicKey | Finding {
  const { oid } = key.spki.algorithm;
  const { parameters } = issuer.spki.algorithm;
  const algorithm = encodeSequence(encodeValue(Tag.objectIdentifier, oid), parameters ?? new Uint8Array(0));
  const der = encodeSequence(algorithm, encodeBitString(key.spki.publicKey));
  return describeDsaKey({
    der,
    algorithm: { der: algorithm, oid, parameters },
    publicKey: key.spki.publicKey,
  });
}

function readY(reader: DerReader): Uint8Array {
  return readUnsigned(reader, '');
}

function readDomain(reader: DerReader): DsaDomain {
  const limit = reader.enter(Tag.sequence, '');
  const p = readUnsigned(reader, 'p');
  const q = readUnsigned(reader, 'q');
  const g = readUnsigned(reader, 'g');
  reader.leave(limit, '');
  if (!isOdd(p)) throw reader.failure('an odd number', 'p');
  if (!isOdd(q) || !qBits.includes(bitLength(q))) throw reader.failure('an odd number of 160, 224 or 256 bits', 'q');
  if (!isBetweenOneAnd(q, p)) throw reader.failure('a number below p', 'q');
  if (!isBetweenOneAnd(g, p)) throw reader.failure('a number between 1 and p', 'g');
  return { p, q, g };
}
