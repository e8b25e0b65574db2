import { decodeBase64 } from '../asn1/base64.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { Certificate, parseOwnedCertificate } from './certificate.ts';

/**
 * A certificate, or several, as callers have them: DER or PEM bytes, PEM text, the bare base64 of JOSE's `x5c`
 * (RFC 7515 §4.1.6), or one that is parsed already.
 */
export type CertificateSource = Uint8Array | string | Certificate;

/** A part of a source that is no certificate. */
export interface RejectedSource {
  /** Place of the source in the list that was given. */
  readonly index: number;
  /** Line of the PEM block's first line, counted from 1, where the source is PEM. */
  readonly line: number | undefined;
  /** Why, in words. */
  readonly why: string;
  /** What was expected where, when bytes were read and refused. */
  readonly error: ParseError | undefined;
}

/** What a list of sources held. */
export interface ReadCertificates {
  readonly certificates: Certificate[];
  /** In order; of more than {@link maximumRejected} the rest is left out. */
  readonly rejected: RejectedSource[];
  /** What was to be a certificate, could not be read, and stood before every one that could. */
  readonly firstFault: RejectedSource | undefined;
}

/** As many unreadable parts as are told of: a hostile file could hold millions. */
export const maximumRejected = 1000;

const lettersOfDer = 0x30;

/**
 * Reads every certificate of every source. The certificates own their bytes: what the caller does to a buffer
 * afterwards has no effect on them.
 *
 * @param parse how DER becomes a certificate that owns its bytes; a cache may stand here.
 * @throws TypeError for what is no source, and for a text in place of the list, which would be a list of letters.
 */
export function readCertificates(
  sources: Iterable<CertificateSource>,
  parse: (der: Uint8Array) => Certificate | ParseError = parseOwnedCertificate,
): ReadCertificates {
  if (typeof sources === 'string') throw new TypeError('a list of certificates is due, not one text');
  const reading: Reading = { certificates: [], rejected: [], firstFault: undefined, parse };
  let index = 0;
  for (const source of sources) readSource(source, index++, reading);
  return reading;
}

interface Reading {
  readonly certificates: Certificate[];
  readonly rejected: RejectedSource[];
  firstFault: RejectedSource | undefined;
  readonly parse: (der: Uint8Array) => Certificate | ParseError;
}

/** @param isCertificate whether a certificate was to be expected there: not in a block of another label. */
function reject(list: Reading, rejected: RejectedSource, isCertificate: boolean): void {
  if (isCertificate && list.certificates.length === 0) list.firstFault ??= rejected;
  if (list.rejected.length < maximumRejected) list.rejected.push(rejected);
}

/** The same certificate over bytes of its own, or itself when it has them already. */
export function ownCertificate(certificate: Certificate): Certificate {
  return certificate.isOwned ? certificate : (parseOwnedCertificate(certificate.der) as Certificate);
}

function readSource(source: CertificateSource, index: number, list: Reading): void {
  if (source instanceof Certificate) list.certificates.push(ownCertificate(source));
  else if (typeof source === 'string') readText(source, index, list);
  else if (source instanceof Uint8Array) readBytes(source, index, list);
  else throw new TypeError('a certificate is given as Uint8Array, string or Certificate');
}

function readBytes(bytes: Uint8Array, index: number, list: Reading): void {
  if (bytes[0] === lettersOfDer) addDer(bytes, index, undefined, list);
  else if (bytes.length === 0) reject(list, { index, line: undefined, why: 'empty', error: undefined }, true);
  else readPem(bytes, index, list);
}

function readText(text: string, index: number, list: Reading): void {
  if (text.includes('-----BEGIN ')) return readPem(text, index, list);
  const trimmed = text.trim();
  const der = trimmed === '' ? undefined : decodeBase64(trimmed);
  if (der instanceof Uint8Array) return addDer(der, index, undefined, list);
  const why = der === undefined ? 'empty' : `neither PEM nor base64: ${der.message}`;
  reject(list, { index, line: undefined, why, error: der }, true);
}

/** Blocks and faults in the order in which they stand, so that the first certificate is known to be the first. */
function readPem(input: string | Uint8Array, index: number, list: Reading): void {
  const { blocks, problems } = parsePem(input);
  let next = 0;
  const rejectUpTo = (line: number): void => {
    for (let fault = problems[next]; fault !== undefined && fault.line <= line; fault = problems[++next]) {
      const rejected = { index, line: fault.line, why: fault.message, error: undefined };
      reject(list, rejected, fault.label === undefined || fault.label === 'CERTIFICATE');
    }
  };
  for (const { label, bytes, line } of blocks) {
    rejectUpTo(line);
    if (label === 'CERTIFICATE') addDer(bytes, index, line, list);
    else reject(list, { index, line, why: `PEM block ${label}, not CERTIFICATE`, error: undefined }, false);
  }
  rejectUpTo(Number.POSITIVE_INFINITY);
  if (blocks.length === 0 && problems.length === 0) {
    reject(list, { index, line: undefined, why: 'neither DER nor PEM', error: undefined }, true);
  }
}

function addDer(der: Uint8Array, index: number, line: number | undefined, list: Reading): void {
  const certificate = list.parse(der);
  if (certificate instanceof Certificate) list.certificates.push(certificate);
  else reject(list, { index, line, why: certificate.message, error: certificate }, true);
}
