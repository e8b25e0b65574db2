import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import { type HashName, hashLength } from '../hash.ts';
import { type Digest, findSha2 } from '../portable/digest.ts';

const digests: Readonly<Partial<Record<HashName, Digest>>> = {
  'SHA3-224': sha3_224,
  'SHA3-256': sha3_256,
  'SHA3-384': sha3_384,
  'SHA3-512': sha3_512,
  SHAKE128: (bytes) => shake128(bytes, { dkLen: hashLength.SHAKE128 }),
  SHAKE256: (bytes) => shake256(bytes, { dkLen: hashLength.SHAKE256 }),
};

/** SHA-1, SHA-2, SHA-3, and SHAKE with the output that RFC 8692 §3 wants of it. */
export function findAnyDigest(hash: HashName): Digest | undefined {
  return digests[hash] ?? findSha2(hash);
}
