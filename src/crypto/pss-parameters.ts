import { DerReader, parseWhole } from '../asn1/der-reader.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { contextConstructed, Tag } from '../asn1/tags.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithm-identifier.ts';
import { findHash, type HashName, hashLength, isShake, type ShakeName } from './hash.ts';
import { isNull } from './null-parameters.ts';
import { findByOid, type OidFamily } from './oid-table.ts';

/** RSASSA-PSS-params (RFC 4055 §3.1) with its defaults filled in. */
export interface PssParameters {
  readonly hash: HashName;
  /** The digest inside MGF1: usually, not always, the same. SHAKE makes the mask by itself, without MGF1. */
  readonly mgfHash: HashName;
  /** Bytes. In a key's parameters: the least a signature may use. */
  readonly saltLength: number;
}

// pkcs-1, 1.2.840.113549.1.1
const maskGenerators: readonly OidFamily<'MGF1'>[] = [
  { prefix: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01], members: { 8: 'MGF1' } },
];

/**
 * Parses RSASSA-PSS-params. What is left out means SHA-1, MGF1 with SHA-1, 20 bytes of salt and trailer 1.
 *
 * A default that is spelled out is accepted although DER leaves it out (X.690 §11.5): RFC 4055 §3.1 demands that of
 * whoever validates.
 *
 * @returns a {@link ParseError} for anything else: an unknown digest, another mask or trailer, an absurd salt.
 */
export function parsePssParameters(der: Uint8Array): PssParameters | ParseError {
  return parseWhole(readPssParameters, der, 'RSASSA-PSS-params');
}

/** What RFC 8692 §3 fixes: SHAKE makes the mask too, without MGF1, and the salt is as long as the digest. */
export function shakeParameters(hash: ShakeName): PssParameters {
  return { hash, mgfHash: hash, saltLength: hashLength[hash] };
}

function readPssParameters(reader: DerReader): PssParameters {
  const limit = reader.enter(Tag.sequence, '');
  const hash = readField(reader, 0, 'hashAlgorithm', readHash) ?? 'SHA-1';
  const mgfHash = readField(reader, 1, 'maskGenAlgorithm', readMaskGenerator) ?? 'SHA-1';
  const saltLength = readField(reader, 2, 'saltLength', readSmallInteger) ?? 20;
  const trailer = readField(reader, 3, 'trailerField', readSmallInteger) ?? 1;
  if (trailer !== 1) throw reader.failure('trailer 1', 'trailerField');
  reader.leave(limit, '');
  return { hash, mgfHash, saltLength };
}

function readField<Value>(
  reader: DerReader,
  number: number,
  field: string,
  read: (reader: DerReader, field: string) => Value,
): Value | undefined {
  if (reader.peekTag() !== contextConstructed(number)) return undefined;
  const limit = reader.enter(contextConstructed(number), field);
  const value = read(reader, field);
  reader.leave(limit, field);
  return value;
}

function readSmallInteger(reader: DerReader, field: string): number {
  return reader.readSmallInteger(field);
}

function readHash(reader: DerReader, field: string): HashName {
  return toHash(reader, readAlgorithmIdentifier(reader, field), field);
}

/**
 * RFC 4055 §2.1: a digest's parameters are NULL or absent, and both must be accepted. SHAKE has OIDs of its own for
 * signatures and is not to be named here (RFC 8692 §3).
 */
function toHash(reader: DerReader, algorithm: AlgorithmIdentifier, field: string): HashName {
  const hash = findHash(algorithm.oid);
  const isPlain = algorithm.parameters === undefined || isNull(algorithm.parameters);
  if (hash === undefined || isShake(hash) || !isPlain) throw reader.failure('a known digest without parameters', field);
  return hash;
}

function readMaskGenerator(reader: DerReader, field: string): HashName {
  const generator = readAlgorithmIdentifier(reader, field);
  const isMgf1 = findByOid(maskGenerators, generator.oid) === 'MGF1';
  if (!isMgf1 || generator.parameters === undefined) throw reader.failure('MGF1 with a digest', field);
  const inner = new DerReader(generator.parameters, 0, generator.parameters.length, reader.path);
  return readHash(inner, field);
}
