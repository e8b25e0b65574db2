import { shake128, shake256 } from '@noble/hashes/sha3.js';
import type { ShakeName } from '../hash.ts';
import type { Digest } from '../portable/digest.ts';
import type { MaskGenerator, PssOptions } from '../portable/pss-encoding.ts';

const maskGenerators: Readonly<Record<ShakeName, MaskGenerator>> = {
  SHAKE128: (seed, length) => shake128(seed, { dkLen: length }),
  SHAKE256: (seed, length) => shake256(seed, { dkLen: length }),
};

/** RSASSA-PSS with SHAKE (RFC 8692 §4.1.1): the mask is its output, as long as it has to be. */
export function shakePssOptions(hash: ShakeName, digest: Digest, saltLength: number): PssOptions {
  return { digest, generateMask: maskGenerators[hash], saltLength };
}
