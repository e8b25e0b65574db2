import {
  encodeBitString,
  encodeExplicit,
  encodeInteger,
  encodeNull,
  encodeOid,
  encodeSequence,
  encodeValue,
} from '../asn1/der-writer.ts';
import { Tag } from '../asn1/tags.ts';
import { type HashName, hashOid } from './hash.ts';
import type { PssParameters } from './pss-parameters.ts';

/**
 * SubjectPublicKeyInfo of an RSA key that may sign with these RSASSA-PSS parameters alone (RFC 4055 §1.2 and §3.1).
 *
 * @param rsaPublicKey the RSAPublicKey of PKCS #1.
 */
export function encodeRestrictedSpki(rsaPublicKey: Uint8Array, parameters: PssParameters): Uint8Array {
  const mgf1 = encodeSequence(encodeOid('1.2.840.113549.1.1.8'), encodeHash(parameters.mgfHash));
  const encoded = encodeSequence(
    encodeExplicit(0, encodeHash(parameters.hash)),
    encodeExplicit(1, mgf1),
    encodeExplicit(2, encodeInteger(parameters.saltLength)),
  );
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.1.10'), encoded);
  return encodeSequence(algorithm, encodeBitString(rsaPublicKey));
}

function encodeHash(hash: HashName): Uint8Array {
  return encodeSequence(encodeValue(Tag.objectIdentifier, hashOid(hash)), encodeNull());
}
