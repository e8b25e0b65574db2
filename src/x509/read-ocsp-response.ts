import type { DerReader } from '../asn1/der-reader.ts';
import { matchOid } from '../asn1/oid.ts';
import { contextConstructed, contextPrimitive, Tag } from '../asn1/tags.ts';
import { readGeneralizedTime } from '../asn1/time.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier.ts';
import { readExtensionList } from './extension-list.ts';
import type { Extension } from './extension-table.ts';
import { type Name, readName } from './name.ts';
import { type CertId, readCertId } from './ocsp-cert-id.ts';
import { type RevocationReason, readRevocationReason } from './revocation-reason.ts';

/** OCSPResponseStatus (RFC 6960 §4.2.1) by its number; 4 is not used. */
const responseStatuses = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
] as const;

export type OcspResponseStatus = NonNullable<(typeof responseStatuses)[number]>;

/** CertStatus (RFC 6960 §4.2.1). */
export type OcspCertStatus =
  | { readonly status: 'good' | 'unknown' }
  | {
      readonly status: 'revoked';
      /** Milliseconds since 1970. */
      readonly revocationTime: number;
      readonly reason: RevocationReason | undefined;
    };

/** What a response says about one certificate; times are milliseconds since 1970. */
export interface SingleResponse {
  readonly certId: CertId;
  readonly certStatus: OcspCertStatus;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly extensions: readonly Extension[];
}

/** BasicOCSPResponse (RFC 6960 §4.2.1). */
export interface BasicOcspResponse {
  /** Who signed: by name, or by the SHA-1 of the key. */
  readonly responderId: { readonly byName: Name } | { readonly byKey: Uint8Array };
  /** Milliseconds since 1970. */
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly Extension[];
  /** The bytes that the signature covers. */
  readonly tbsResponseData: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** DER of each certificate that came along. */
  readonly certificates: readonly Uint8Array[];
}

/** More certificates than this come with no honest response. */
const maximumCertificates = 16;
/** id-pkix-ocsp-basic, 1.3.6.1.5.5.7.48.1.1. */
const basicResponseType: Uint8Array = /* @__PURE__ */ Uint8Array.of(0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1);

export interface ReadOcspResponse {
  readonly responseStatus: OcspResponseStatus;
  /** Content octets of the BasicOCSPResponse, undefined where the responder was unable to answer. */
  readonly basic: BasicOcspResponse | undefined;
}

/** OCSPResponse (RFC 6960 §4.2.1). */
export function readOcspResponse(reader: DerReader): ReadOcspResponse {
  const limit = reader.enter(Tag.sequence, 'ocspResponse');
  const number = reader.readSmallInteger('responseStatus', Tag.enumerated);
  const responseStatus = responseStatuses[number];
  if (responseStatus === undefined) throw reader.failure('OCSPResponseStatus', 'responseStatus', reader.contentStart);
  const hasBytes = reader.peekTag() === contextConstructed(0);
  if (hasBytes !== (responseStatus === 'successful')) {
    throw reader.failure('responseBytes exactly when successful', 'responseBytes');
  }
  const basic = hasBytes ? readResponseBytes(reader) : undefined;
  reader.leave(limit, 'ocspResponse');
  return { responseStatus, basic };
}

function readResponseBytes(reader: DerReader): BasicOcspResponse {
  const outer = reader.enter(contextConstructed(0), 'responseBytes');
  const limit = reader.enter(Tag.sequence, 'responseBytes');
  reader.readObjectIdentifier('responseType');
  if (!matchOid(reader.bytes, reader.contentStart, reader.contentEnd, basicResponseType)) {
    throw reader.failure('id-pkix-ocsp-basic', 'responseType', reader.contentStart);
  }
  // The OCTET STRING holds DER of its own.
  const content = reader.enter(Tag.octetString, 'response');
  const basic = readBasicResponse(reader);
  reader.leave(content, 'response');
  reader.leave(limit, 'responseBytes');
  reader.leave(outer, 'responseBytes');
  return basic;
}

function readBasicResponse(reader: DerReader): BasicOcspResponse {
  const limit = reader.enter(Tag.sequence, 'basicOCSPResponse');
  const start = reader.offset;
  const { responderId, producedAt, responses, extensions } = readResponseData(reader);
  const tbsResponseData = reader.bytes.subarray(start, reader.offset);
  const signatureAlgorithm = readAlgorithmIdentifier(reader, 'signatureAlgorithm');
  reader.readBitStringOctets('signature');
  const signature = reader.content();
  const certificates = reader.peekTag() === contextConstructed(0) ? readCertificates(reader) : [];
  reader.leave(limit, 'basicOCSPResponse');
  return {
    responderId,
    producedAt,
    responses,
    extensions,
    tbsResponseData,
    signatureAlgorithm,
    signature,
    certificates,
  };
}

function readCertificates(reader: DerReader): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  const outer = reader.enter(contextConstructed(0), 'certs');
  const limit = reader.enter(Tag.sequence, 'certs');
  while (!reader.isAtEnd()) {
    if (certificates.length >= maximumCertificates) throw reader.failure(`at most ${maximumCertificates}`, 'certs');
    const start = reader.offset;
    reader.readValue(Tag.sequence, 'certs');
    certificates.push(reader.bytes.subarray(start, reader.offset));
  }
  reader.leave(limit, 'certs');
  reader.leave(outer, 'certs');
  return certificates;
}

type ResponseData = Pick<BasicOcspResponse, 'responderId' | 'producedAt' | 'responses' | 'extensions'>;

function readResponseData(reader: DerReader): ResponseData {
  const limit = reader.enter(Tag.sequence, 'tbsResponseData');
  if (reader.peekTag() === contextConstructed(0)) readVersion(reader);
  const responderId = readResponderId(reader);
  const producedAt = readGeneralizedTime(reader, 'producedAt');
  const responses: SingleResponse[] = [];
  const list = reader.enter(Tag.sequence, 'responses');
  while (!reader.isAtEnd()) responses.push(readSingleResponse(reader));
  reader.leave(list, 'responses');
  const extensions = readTaggedExtensions(reader, 'responseExtensions');
  reader.leave(limit, 'tbsResponseData');
  return { responderId, producedAt, responses, extensions };
}

/** An encoded DEFAULT is no DER, and yet some responders write it; no meaning hangs on it. */
function readVersion(reader: DerReader): void {
  const limit = reader.enter(contextConstructed(0), 'version');
  if (reader.readSmallInteger('version') !== 0) throw reader.failure('version 1', 'version', reader.contentStart);
  reader.leave(limit, 'version');
}

function readResponderId(reader: DerReader): BasicOcspResponse['responderId'] {
  if (reader.peekTag() === contextConstructed(1)) {
    const limit = reader.enter(contextConstructed(1), 'responderID.byName');
    const byName = readName(reader, 'responderID.byName');
    reader.leave(limit, 'responderID.byName');
    return { byName };
  }
  const limit = reader.enter(contextConstructed(2), 'responderID');
  reader.readValue(Tag.octetString, 'responderID.byKey');
  const byKey = reader.content();
  reader.leave(limit, 'responderID');
  return { byKey };
}

function readSingleResponse(reader: DerReader): SingleResponse {
  const limit = reader.enter(Tag.sequence, 'singleResponse');
  const certId = readCertId(reader, 'certID');
  const certStatus = readCertStatus(reader);
  const thisUpdate = readGeneralizedTime(reader, 'thisUpdate');
  const nextUpdate = reader.peekTag() === contextConstructed(0) ? readNextUpdate(reader) : undefined;
  const extensions = readTaggedExtensions(reader, 'singleExtensions');
  reader.leave(limit, 'singleResponse');
  return { certId, certStatus, thisUpdate, nextUpdate, extensions };
}

function readNextUpdate(reader: DerReader): number {
  const limit = reader.enter(contextConstructed(0), 'nextUpdate');
  const nextUpdate = readGeneralizedTime(reader, 'nextUpdate');
  reader.leave(limit, 'nextUpdate');
  return nextUpdate;
}

function readCertStatus(reader: DerReader): OcspCertStatus {
  switch (reader.peekTag()) {
    case contextPrimitive(0):
    case contextPrimitive(2): {
      const status = reader.readAny('certStatus') === contextPrimitive(0) ? 'good' : 'unknown';
      if (reader.contentStart !== reader.contentEnd) throw reader.failure('NULL without content', 'certStatus');
      return { status };
    }
    default:
      return readRevokedInfo(reader);
  }
}

function readRevokedInfo(reader: DerReader): OcspCertStatus {
  const limit = reader.enter(contextConstructed(1), 'certStatus');
  const revocationTime = readGeneralizedTime(reader, 'revocationTime');
  const reason = reader.isAtEnd() ? undefined : readReason(reader);
  reader.leave(limit, 'certStatus');
  return { status: 'revoked', revocationTime, reason };
}

function readReason(reader: DerReader): RevocationReason {
  const limit = reader.enter(contextConstructed(0), 'revocationReason');
  const reason = readRevocationReason(reader, 'revocationReason');
  reader.leave(limit, 'revocationReason');
  return reason;
}

function readTaggedExtensions(reader: DerReader, field: string): readonly Extension[] {
  if (reader.peekTag() !== contextConstructed(1)) return [];
  const limit = reader.enter(contextConstructed(1), field);
  const extensions = readExtensionList(reader, field);
  reader.leave(limit, field);
  return extensions;
}
