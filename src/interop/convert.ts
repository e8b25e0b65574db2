import type * as Pkijs from 'pkijs';
import { encodeSequence, encodeValue } from '../asn1/der-writer.ts';
import type { ParseError } from '../asn1/parse-error.ts';
import { Tag } from '../asn1/tags.ts';
import { type Certificate, parseOwnedCertificate } from '../x509/certificate.ts';
import { type CertificateList, parseOwnedCertificateList } from '../x509/certificate-list.ts';
import { type OcspResponse, parseOwnedOcspResponse } from '../x509/ocsp-response.ts';
import { loadPkijs, type PkijsOptions } from './load-pkijs.ts';

/** What pkijs keeps of every signed structure. */
interface SignedStructure {
  /** The bytes that were signed, as they were read. */
  readonly tbsView: Uint8Array;
  readonly signatureAlgorithm: Pkijs.AlgorithmIdentifier;
  readonly signatureValue: Pkijs.Certificate['signatureValue'];
}

/**
 * A certificate of pkijs as this library's own. The signed bytes are taken as they were read or signed, never encoded
 * anew: changes made since do not count.
 *
 * @returns what is malformed where it is not strict DER, or was never read or signed.
 */
export function fromPkijsCertificate(certificate: Pkijs.Certificate): Certificate | ParseError {
  return parseOwnedCertificate(encodeSigned(certificate));
}

/** A CRL of pkijs as this library's own; see {@link fromPkijsCertificate}. */
export function fromPkijsCertificateList(list: Pkijs.CertificateRevocationList): CertificateList | ParseError {
  return parseOwnedCertificateList(encodeSigned(list));
}

/** An OCSP response of pkijs as this library's own; see {@link fromPkijsCertificate}. */
export function fromPkijsOcspResponse(response: Pkijs.OCSPResponse): OcspResponse | ParseError {
  return parseOwnedOcspResponse(toOctets(response.toSchema().toBER()));
}

/** A certificate as pkijs has it. */
export async function toPkijsCertificate(
  certificate: Certificate,
  options: PkijsOptions = {},
): Promise<Pkijs.Certificate> {
  const pkijs = await loadPkijs(options);
  return pkijs.Certificate.fromBER(certificate.der.slice());
}

/** A CRL as pkijs has it. */
export async function toPkijsCertificateList(
  list: CertificateList,
  options: PkijsOptions = {},
): Promise<Pkijs.CertificateRevocationList> {
  const pkijs = await loadPkijs(options);
  return pkijs.CertificateRevocationList.fromBER(list.der.slice());
}

/** An OCSP response as pkijs has it. */
export async function toPkijsOcspResponse(
  response: OcspResponse,
  options: PkijsOptions = {},
): Promise<Pkijs.OCSPResponse> {
  const pkijs = await loadPkijs(options);
  return pkijs.OCSPResponse.fromBER(response.der.slice());
}

function encodeSigned({ tbsView, signatureAlgorithm, signatureValue }: SignedStructure): Uint8Array {
  const { unusedBits, valueHexView } = signatureValue.valueBlock;
  const signature = encodeValue(Tag.bitString, Uint8Array.of(unusedBits), valueHexView);
  return encodeSequence(tbsView, toOctets(signatureAlgorithm.toSchema().toBER()), signature);
}

function toOctets(buffer: ArrayBuffer): Uint8Array {
  return new Uint8Array(buffer);
}
