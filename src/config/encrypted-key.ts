import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { Tag } from '../asn1/tags.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithm-identifier.ts';

/** More iterations are a way to keep a reader busy, not to protect a key: some ten seconds on a fast machine. */
export const maximumIterations = 10_000_000;

/** RFC 7468 §11. */
export const encryptedLabel = 'ENCRYPTED PRIVATE KEY';

/** EncryptedPrivateKeyInfo (RFC 5958 §3), its content still encrypted. */
export interface EncryptedPrivateKey {
  readonly encryptionAlgorithm: AlgorithmIdentifier;
  readonly encryptedData: Uint8Array;
}

export function parseEncryptedPrivateKey(der: Uint8Array): EncryptedPrivateKey | ParseError {
  return parseWhole(readEncryptedPrivateKey, der, 'encryptedPrivateKeyInfo');
}

/** Whether `der` is an EncryptedPrivateKeyInfo; a SubjectPublicKeyInfo has a BIT STRING where this has octets. */
export function isEncryptedPrivateKey(der: Uint8Array): boolean {
  return !(parseEncryptedPrivateKey(der) instanceof ParseError);
}

/** Whether the block of an encrypted key names more than {@link maximumIterations}; a traditional key names none. */
export function isExpensive(pem: string): boolean {
  const bytes = parsePem(pem).blocks[0]?.bytes;
  const key = bytes && parseEncryptedPrivateKey(bytes);
  if (key === undefined || key instanceof ParseError) return false;
  return largestNumber(key.encryptionAlgorithm.parameters) > maximumIterations;
}

/**
 * The largest number in the parameters of an encryption, which is how often a key is derived: salts are octets, and
 * lengths are small. Infinity where they cannot be read.
 */
export function largestNumber(parameters: Uint8Array | undefined): number {
  const largest = parameters === undefined ? 0 : parseWhole(readLargestNumber, parameters, 'parameters');
  return largest instanceof ParseError ? Number.POSITIVE_INFINITY : largest;
}

function readEncryptedPrivateKey(reader: DerReader): EncryptedPrivateKey {
  const limit = reader.enter(Tag.sequence, '');
  const encryptionAlgorithm = readAlgorithmIdentifier(reader, 'encryptionAlgorithm');
  reader.readValue(Tag.octetString, 'encryptedData');
  const encryptedData = reader.content();
  reader.leave(limit, '');
  return { encryptionAlgorithm, encryptedData };
}

function readLargestNumber(reader: DerReader): number {
  const ends: number[] = [];
  let largest = 0;
  while (!reader.isAtEnd() || ends.length > 0) {
    if (reader.isAtEnd()) reader.end = ends.pop() as number;
    else if (reader.peekTag() === Tag.integer) largest = Math.max(largest, reader.readSmallInteger('number'));
    else if (reader.peekTag() !== Tag.sequence) reader.readAny('value');
    else ends.push(reader.enter(Tag.sequence, ''));
  }
  return largest;
}
