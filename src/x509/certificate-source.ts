import { decodeBase64 } from '../asn1/base64.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { Certificate, maximumCertificateBytes, parseCertificate } from './certificate.ts';

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
export interface CertificateList {
  readonly certificates: Certificate[];
  readonly rejected: RejectedSource[];
}

const lettersOfDer = 0x30;
const ownedCertificates: WeakSet<Certificate> = /* @__PURE__ */ new WeakSet();

/**
 * Reads every certificate of every source. The certificates own their bytes: what the caller does to a buffer
 * afterwards has no effect on them.
 *
 * @param parse how DER becomes a certificate that owns its bytes; a cache may stand here.
 */
export function readCertificates(
  sources: Iterable<CertificateSource>,
  parse: (der: Uint8Array) => Certificate | ParseError = parseOwned,
): CertificateList {
  const reading: Reading = { certificates: [], rejected: [], parse };
  let index = 0;
  for (const source of sources) readSource(source, index++, reading);
  return reading;
}

interface Reading extends CertificateList {
  readonly parse: (der: Uint8Array) => Certificate | ParseError;
}

/** The same certificate over bytes of its own, or itself when it has been made so before. */
export function ownCertificate(certificate: Certificate): Certificate {
  if (ownedCertificates.has(certificate)) return certificate;
  return parseOwned(certificate.der) as Certificate;
}

/** Whether nobody outside this library was handed the memory this certificate was parsed from. */
export function isOwned(certificate: Certificate): boolean {
  return ownedCertificates.has(certificate);
}

/** Parses a copy. */
export function parseOwned(der: Uint8Array): Certificate | ParseError {
  if (der.length > maximumCertificateBytes) return parseCertificate(der);
  const certificate = parseCertificate(der.slice());
  if (certificate instanceof Certificate) ownedCertificates.add(certificate);
  return certificate;
}

function readSource(source: CertificateSource, index: number, list: Reading): void {
  if (source instanceof Certificate) list.certificates.push(ownCertificate(source));
  else if (typeof source === 'string') readText(source, index, list);
  else if (source instanceof Uint8Array) readBytes(source, index, list);
  else throw new TypeError('a certificate is given as Uint8Array, string or Certificate');
}

function readBytes(bytes: Uint8Array, index: number, list: Reading): void {
  if (bytes[0] === lettersOfDer) addDer(bytes, index, undefined, list);
  else if (bytes.length === 0) list.rejected.push({ index, line: undefined, why: 'empty', error: undefined });
  else readPem(bytes, index, list);
}

function readText(text: string, index: number, list: Reading): void {
  if (text.includes('-----BEGIN ')) return readPem(text, index, list);
  const trimmed = text.trim();
  const der = trimmed === '' ? undefined : decodeBase64(trimmed);
  if (der instanceof Uint8Array) return addDer(der, index, undefined, list);
  const why = der === undefined ? 'empty' : `neither PEM nor base64: ${der.message}`;
  list.rejected.push({ index, line: undefined, why, error: der });
}

function readPem(input: string | Uint8Array, index: number, list: Reading): void {
  const { blocks, problems } = parsePem(input);
  for (const { label, bytes, line } of blocks) {
    if (label === 'CERTIFICATE') addDer(bytes, index, line, list);
    else list.rejected.push({ index, line, why: `PEM block ${label}, not CERTIFICATE`, error: undefined });
  }
  for (const { line, message } of problems) list.rejected.push({ index, line, why: message, error: undefined });
  if (blocks.length === 0 && problems.length === 0) {
    list.rejected.push({ index, line: undefined, why: 'neither DER nor PEM', error: undefined });
  }
}

function addDer(der: Uint8Array, index: number, line: number | undefined, list: Reading): void {
  const certificate = list.parse(der);
  if (certificate instanceof Certificate) list.certificates.push(certificate);
  else list.rejected.push({ index, line, why: certificate.message, error: certificate });
}
