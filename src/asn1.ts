export { decodeBase64, encodeBase64 } from './asn1/base64.ts';
export { DerReader, parseWhole } from './asn1/der-reader.ts';
export {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeGeneralizedTime,
  encodeIa5String,
  encodeImplicit,
  encodeInteger,
  encodeNull,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeTime,
  encodeUtcTime,
  encodeUtf8String,
  encodeValue,
} from './asn1/der-writer.ts';
export { matchOid, oidToString, parseOidText } from './asn1/oid.ts';
export { ParseError } from './asn1/parse-error.ts';
export { encodePem, type PemBlock, type PemDocument, type PemProblem, parsePem } from './asn1/pem.ts';
export { decodeString, encodeUtf8, isStringTag } from './asn1/strings.ts';
export { contextConstructed, contextPrimitive, Tag, tagName } from './asn1/tags.ts';
export { readGeneralizedTime, readTime } from './asn1/time.ts';
export { checkDer, type DerElement, type DerLimits, walkDer } from './asn1/well-formed.ts';
