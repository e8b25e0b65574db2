import { hexOf } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { type AlgorithmIdentifier, algorithmOid } from './algorithm-identifier.ts';
import type { Certificate } from './certificate.ts';
import {
  extensionNameOf,
  extensionToJson,
  type JsonValue,
  malformedToJson,
  oidToJson,
  timeToJson,
} from './extension-json.ts';
import { unknownExtension } from './extension-kind.ts';
import { fingerprint } from './fingerprint.ts';
import { nameToString } from './name-text.ts';
import type { SubjectPublicKeyInfo } from './subject-public-key-info.ts';

/**
 * Every field and every extension of a certificate as plain data: bytes in hexadecimal, times in ISO 8601, names as
 * {@link nameToString} has them, OIDs dotted with their name behind. What is malformed stands as
 * `{ malformed: { field, expected, offset } }` in its place.
 *
 * Its size is in proportion to the certificate's.
 */
export function certificateToJson(certificate: Certificate): { readonly [field: string]: JsonValue } {
  const { issuerUniqueId, subjectUniqueId, publicKey } = certificate;
  return {
    sha256: fingerprint(certificate),
    version: certificate.version,
    serialNumber: hexOf(certificate.serialNumber),
    signature: algorithmToJson(certificate.innerSignatureAlgorithm),
    issuer: nameToString(certificate.issuer),
    notBefore: validityToJson(certificate.notBefore),
    notAfter: validityToJson(certificate.notAfter),
    subject: nameToString(certificate.subject),
    subjectPublicKeyInfo: publicKey instanceof ParseError ? malformedToJson(publicKey) : keyToJson(publicKey),
    ...(issuerUniqueId && { issuerUniqueId: hexOf(issuerUniqueId) }),
    ...(subjectUniqueId && { subjectUniqueId: hexOf(subjectUniqueId) }),
    extensions: extensionsToJson(certificate),
    signatureAlgorithm: algorithmToJson(certificate.signatureAlgorithm),
    signatureValue: hexOf(certificate.signature),
    structuralFaults: certificate.structuralFaults.map((fault) => ({ ...fault })),
  };
}

function algorithmToJson(algorithm: AlgorithmIdentifier): JsonValue {
  const name = oidToJson(algorithmOid(algorithm));
  return algorithm.parameters === undefined ? name : { algorithm: name, parameters: hexOf(algorithm.parameters) };
}

function validityToJson(time: number | ParseError): JsonValue {
  return time instanceof ParseError ? malformedToJson(time) : timeToJson(time);
}

function keyToJson(key: SubjectPublicKeyInfo): JsonValue {
  return { algorithm: algorithmToJson(key.algorithm), publicKey: hexOf(key.publicKey) };
}

/** Only the first extension of a kind is decoded: a second one is a fault and is shown as bytes. */
function extensionsToJson(certificate: Certificate): JsonValue {
  const decoded = new Set<number>([unknownExtension]);
  return certificate.extensions.map(({ oid, critical, value }, index) => {
    const kind = certificate.extensionKindAt(index);
    const name = extensionNameOf(kind);
    const isFirst = !decoded.has(kind);
    decoded.add(kind);
    const content = isFirst && kind !== unknownExtension ? extensionToJson(certificate, kind) : hexOf(value);
    return { ...(name && { name }), oid, critical, value: content };
  });
}
