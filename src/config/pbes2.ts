import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { oidToString } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithm-identifier.ts';

/** What PBES2 (RFC 8018 §6.2) with PBKDF2 and AES in CBC mode needs beside the pass phrase. */
export interface Pbes2 {
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Of the HMAC, under WebCrypto's name. */
  readonly hash: string;
  /** Of the AES key. */
  readonly bits: number;
  readonly initializationVector: Uint8Array;
}

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';

/** RFC 8018 appendix B.1.2; HMAC with SHA-1 where none is named (appendix A.2). */
const hashes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['1.2.840.113549.2.7', 'SHA-1'],
  ['1.2.840.113549.2.9', 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
]);

/** AES-CBC-Pad (RFC 8018 appendix B.2.5). */
const keyBits: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['2.16.840.1.101.3.4.1.2', 128],
  ['2.16.840.1.101.3.4.1.22', 192],
  ['2.16.840.1.101.3.4.1.42', 256],
]);

/** The parameters of an encryption, or undefined where it is another one. */
export function parsePbes2({ oid, parameters }: AlgorithmIdentifier): Pbes2 | undefined {
  if (oidToString(oid) !== pbes2 || parameters === undefined) return undefined;
  const read = parseWhole(readPbes2, parameters, 'PBES2-params');
  return read instanceof ParseError ? undefined : read;
}

function readPbes2(reader: DerReader): Pbes2 {
  const limit = reader.enter(Tag.sequence, '');
  const derivation = readDerivation(reader);
  const scheme = readAlgorithmIdentifier(reader, 'encryptionScheme');
  reader.leave(limit, '');
  const bits = keyBits.get(oidToString(scheme.oid));
  const [tag, length] = scheme.parameters ?? [];
  if (bits === undefined || tag !== Tag.octetString || length !== 16)
    throw reader.failure('AES-CBC', 'encryptionScheme');
  return { ...derivation, bits, initializationVector: (scheme.parameters as Uint8Array).subarray(2) };
}

function readDerivation(reader: DerReader): Pick<Pbes2, 'salt' | 'iterations' | 'hash'> {
  const limit = reader.enter(Tag.sequence, 'keyDerivationFunc');
  reader.readObjectIdentifier('keyDerivationFunc');
  if (oidToString(reader.content()) !== pbkdf2) throw reader.failure('PBKDF2', 'keyDerivationFunc');
  const inner = reader.enter(Tag.sequence, 'PBKDF2-params');
  reader.readValue(Tag.octetString, 'salt');
  const salt = reader.content();
  const iterations = reader.readSmallInteger('iterationCount');
  if (reader.peekTag() === Tag.integer) reader.readInteger('keyLength');
  const prf = reader.isAtEnd() ? undefined : readAlgorithmIdentifier(reader, 'prf');
  reader.leave(inner, 'PBKDF2-params');
  reader.leave(limit, 'keyDerivationFunc');
  const hash = prf === undefined ? 'SHA-1' : hashes.get(oidToString(prf.oid));
  if (hash === undefined) throw reader.failure('HMAC with SHA-1, SHA-256, SHA-384 or SHA-512', 'prf');
  return { salt, iterations, hash };
}
