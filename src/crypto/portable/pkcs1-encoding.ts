import { encodeOctetString, encodeSequence } from '../../asn1/der-writer.ts';
import type { HashName } from '../hash.ts';
import { encodeHashIdentifier } from '../hash-identifier.ts';

/** RFC 8017 §9.2 step 4: two octets in front, eight or more of padding, one behind it. */
const leastOverhead = 11;

/**
 * EMSA-PKCS1-v1_5 (RFC 8017 §9.2) of a digest. Its NULL is always there: the encodings without one, which §8.2.2 note 1
 * leaves open, are not those of any signer of certificates.
 *
 * @param length of the modulus, bytes.
 * @returns undefined where the modulus is too short for it.
 */
export function encodePkcs1(hash: HashName, digest: Uint8Array, length: number): Uint8Array | undefined {
  const digestInfo = encodeSequence(encodeHashIdentifier(hash), encodeOctetString(digest));
  if (length < digestInfo.length + leastOverhead) return undefined;
  const encoded = new Uint8Array(length).fill(0xff);
  encoded[0] = 0;
  encoded[1] = 1;
  encoded[length - digestInfo.length - 1] = 0;
  encoded.set(digestInfo, length - digestInfo.length);
  return encoded;
}
