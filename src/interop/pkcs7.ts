import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { EncodingFormat } from '../config/enumerations.ts';
import { SslCertificate } from '../config/ssl-certificate.ts';
import type { CertificateList } from '../x509/certificate-list.ts';
import { fromPkijsCertificate, fromPkijsCertificateList } from './convert.ts';
import { hasTooManyIdentifiers } from './identifier-budget.ts';
import { loadPkijs, type Pkijs, type PkijsOptions } from './load-pkijs.ts';

/** Larger bundles are not read. */
const maximumBundleBytes = 16 * 1024 * 1024;

/** What a bundle holds; its signatures, if it has any, are not looked at. */
export interface Pkcs7Bundle {
  /** In the order of the bundle. */
  readonly certificates: readonly SslCertificate[];
  readonly certificateLists: readonly CertificateList[];
  /** Members that could not be read, and the bundle itself where it could not. */
  readonly rejected: readonly string[];
}

/**
 * Certificates and CRLs of a PKCS #7 or CMS bundle (RFC 5652 §5.1): files named `.p7b` and `.p7c`.
 *
 * @param data PEM with the label PKCS7 or CMS, or BER.
 * @throws TypeError where pkijs is not there.
 */
export async function readPkcs7(
  data: Uint8Array | string,
  format: EncodingFormat = EncodingFormat.Pem,
  options: PkijsOptions = {},
): Promise<Pkcs7Bundle> {
  const pkijs = await loadPkijs(options);
  const ber = format === EncodingFormat.Pem ? findBlock(data) : data;
  if (!(ber instanceof Uint8Array)) return refuse('no PEM block PKCS7 or CMS');
  if (ber.length > maximumBundleBytes) return refuse(`a bundle of more than ${maximumBundleBytes} bytes`);
  if (hasTooManyIdentifiers(ber)) return refuse('a bundle of more OIDs than are read');
  try {
    return readMembers(pkijs, ber);
  } catch {
    // What pkijs throws is of its own making and says no more.
    return refuse('no PKCS #7 bundle');
  }
}

function findBlock(data: Uint8Array | string): Uint8Array | undefined {
  return parsePem(data).blocks.find(({ label }) => label === 'PKCS7' || label === 'CMS')?.bytes;
}

function refuse(why: string): Pkcs7Bundle {
  return { certificates: [], certificateLists: [], rejected: [why] };
}

function readMembers(pkijs: Pkijs, ber: Uint8Array): Pkcs7Bundle {
  const { contentType, content } = pkijs.ContentInfo.fromBER(ber.slice());
  if (contentType !== pkijs.ContentInfo.SIGNED_DATA) return refuse('a PKCS #7 message that is no bundle');
  const signed = new pkijs.SignedData({ schema: content });
  const certificates: SslCertificate[] = [];
  const certificateLists: CertificateList[] = [];
  const rejected: string[] = [];
  for (const [index, member] of (signed.certificates ?? []).entries()) {
    const certificate = member instanceof pkijs.Certificate ? fromPkijsCertificate(member) : undefined;
    if (certificate === undefined) rejected.push(`certificate ${index}: of another kind`);
    else if (certificate instanceof ParseError) rejected.push(`certificate ${index}: ${certificate.message}`);
    else certificates.push(new SslCertificate(certificate));
  }
  for (const [index, member] of (signed.crls ?? []).entries()) {
    const list = member instanceof pkijs.CertificateRevocationList ? fromPkijsCertificateList(member) : undefined;
    if (list === undefined) rejected.push(`CRL ${index}: of another kind`);
    else if (list instanceof ParseError) rejected.push(`CRL ${index}: ${list.message}`);
    else certificateLists.push(list);
  }
  return { certificates, certificateLists, rejected };
}
