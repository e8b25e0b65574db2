import { encodeNull, encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import { Tag } from '../asn1/tags.ts';
import { type HashName, hashOid } from './hash.ts';

/** AlgorithmIdentifier of a digest, with the NULL that RFC 8017 appendix B.1 has it encoded with. */
export function encodeHashIdentifier(hash: HashName): Uint8Array {
  return encodeSequence(encodeValue(Tag.objectIdentifier, hashOid(hash)), encodeNull());
}
