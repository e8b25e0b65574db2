import { encodeBitString, encodeExplicit, encodeInteger, encodeOid, encodeSequence } from '../asn1/der-writer.ts';
import { encodeHashIdentifier } from './hash-identifier.ts';
import type { PssParameters } from './pss-parameters.ts';

/**
 * SubjectPublicKeyInfo of an RSA key that may sign with these RSASSA-PSS parameters alone (RFC 4055 §1.2 and §3.1).
 *
 * @param rsaPublicKey the RSAPublicKey of PKCS #1.
 */
export function encodeRestrictedSpki(rsaPublicKey: Uint8Array, parameters: PssParameters): Uint8Array {
  const mgf1 = encodeSequence(encodeOid('1.2.840.113549.1.1.8'), encodeHashIdentifier(parameters.mgfHash));
  const encoded = encodeSequence(
    encodeExplicit(0, encodeHashIdentifier(parameters.hash)),
    encodeExplicit(1, mgf1),
    encodeExplicit(2, encodeInteger(parameters.saltLength)),
  );
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.1.10'), encoded);
  return encodeSequence(algorithm, encodeBitString(rsaPublicKey));
}
