import { type DerReader, parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { nonceOid } from './ocsp-request.ts';
import { ownBytes } from './owned-bytes.ts';
import {
  type BasicOcspResponse,
  type OcspResponseStatus,
  type ReadOcspResponse,
  readOcspResponse,
} from './read-ocsp-response.ts';

export type { BasicOcspResponse, OcspCertStatus, OcspResponseStatus, SingleResponse } from './read-ocsp-response.ts';

/** Responses of more bytes than this are refused unread; real ones have a few thousand. */
export const maximumOcspResponseBytes: number = 1024 * 1024;

/** An OCSP response (RFC 6960 §4.2). */
export class OcspResponse {
  /** The whole response. The bytes belong to whoever called {@link parseOcspResponse}. */
  readonly der: Uint8Array;
  /** Whether the bytes are a copy that nobody outside this library was given to write to. */
  readonly isOwned: boolean;
  readonly responseStatus: OcspResponseStatus;
  /** Undefined exactly when the status is not `successful`. */
  readonly basic: BasicOcspResponse | undefined;

  /** Use {@link parseOcspResponse}. */
  constructor(der: Uint8Array, read: ReadOcspResponse, isOwned: boolean) {
    this.der = der;
    this.isOwned = isOwned;
    this.responseStatus = read.responseStatus;
    this.basic = read.basic;
  }

  /** The nonce that came back (RFC 9654 §2.1), undefined where there is none that can be read. */
  get nonce(): Uint8Array | undefined {
    const extension = this.basic?.extensions.find(({ oid }) => oid === nonceOid);
    if (extension === undefined) return undefined;
    const nonce = parseWhole(readOctets, extension.value, 'nonce');
    return nonce instanceof ParseError ? undefined : nonce;
  }
}

function readOctets(reader: DerReader): Uint8Array {
  reader.readValue(Tag.octetString, '');
  return reader.content();
}

/**
 * Parses one OCSP response in strict DER.
 *
 * @param der the response and nothing behind it, at most {@link maximumOcspResponseBytes} bytes. It is not copied:
 *   whoever keeps the result keeps these bytes unchanged.
 * @returns the response, whatever its status, or what was expected where.
 */
export function parseOcspResponse(der: Uint8Array): OcspResponse | ParseError {
  return parseBytes(der, false);
}

/** Parses a copy: what the caller does to `der` afterwards has no effect. */
export function parseOwnedOcspResponse(der: Uint8Array): OcspResponse | ParseError {
  return parseBytes(der, true);
}

function parseBytes(der: Uint8Array, isOwned: boolean): OcspResponse | ParseError {
  if (der.length > maximumOcspResponseBytes) {
    return new ParseError(`a response of at most ${maximumOcspResponseBytes} bytes`, 'ocspResponse', 0);
  }
  const bytes = isOwned ? ownBytes(der) : der;
  const read = parseWhole(readOcspResponse, bytes, '');
  return read instanceof ParseError ? read : new OcspResponse(bytes, read, isOwned);
}
