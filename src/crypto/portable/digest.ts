import { sha1 } from '../../x509/sha1.ts';
import { sha224, sha256 } from '../../x509/sha256.ts';
import { sha384, sha512, sha512With224Bits, sha512With256Bits } from '../../x509/sha512.ts';
import type { HashName } from '../hash.ts';

export type Digest = (bytes: Uint8Array) => Uint8Array;

/** The digest of that name, or undefined where there is none. */
export type DigestFinder = (hash: HashName) => Digest | undefined;

const digests: Readonly<Partial<Record<HashName, Digest>>> = {
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
  'SHA-512/224': sha512With224Bits,
  'SHA-512/256': sha512With256Bits,
};

/** SHA-1 and all of SHA-2. */
export function findSha2(hash: HashName): Digest | undefined {
  return digests[hash];
}
