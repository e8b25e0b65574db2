import { concatenate, equalBytes } from '../../asn1/bytes.ts';
import type { Digest } from './digest.ts';

/** A mask of `length` bytes made of `seed`. */
export type MaskGenerator = (seed: Uint8Array, length: number) => Uint8Array;

/** What RSASSA-PSS-params name (RFC 4055 §3.1). */
export interface PssOptions {
  readonly digest: Digest;
  readonly generateMask: MaskGenerator;
  /** Bytes. */
  readonly saltLength: number;
}

/**
 * EMSA-PSS-VERIFY (RFC 8017 §9.1.2) from step 3 on.
 *
 * @param encoded EM, as long as `bits` bits need.
 * @param bits one less than the modulus has.
 * @param messageDigest mHash.
 */
export function isPssEncoding(
  encoded: Uint8Array,
  bits: number,
  messageDigest: Uint8Array,
  options: PssOptions,
): boolean {
  const { digest, generateMask, saltLength } = options;
  const hashStart = encoded.length - messageDigest.length - 1;
  const saltStart = hashStart - saltLength;
  if (saltStart < 1 || encoded[encoded.length - 1] !== 0xbc) return false;
  const unused = 8 * encoded.length - bits;
  if ((encoded[0] as number) >>> (8 - unused) !== 0) return false;
  const hash = encoded.subarray(hashStart, -1);
  const block = combineOctets(encoded.subarray(0, hashStart), generateMask(hash, hashStart));
  block[0] = (block[0] as number) & (0xff >>> unused);
  for (let i = 0; i < saltStart - 1; i++) if (block[i] !== 0) return false;
  if (block[saltStart - 1] !== 1) return false;
  return equalBytes(hash, digest(concatenate(new Uint8Array(8), messageDigest, block.subarray(saltStart))));
}

/** MGF1 (RFC 8017 appendix B.2.1). */
export function mgf1(digest: Digest): MaskGenerator {
  return (seed, length) => {
    const mask = new Uint8Array(length);
    const input = concatenate(seed, new Uint8Array(4));
    const counter = new DataView(input.buffer, seed.length);
    for (let start = 0, round = 0; start < length; round++) {
      counter.setUint32(0, round);
      const part = digest(input).subarray(0, length - start);
      mask.set(part, start);
      start += part.length;
    }
    return mask;
  };
}

/** Exclusive or of two arrays of one length. */
function combineOctets(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((octet, i) => octet ^ (right[i] as number));
}
