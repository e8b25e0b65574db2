import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import type { Certificate } from '../x509/certificate.ts';
import { parseCertificateList } from '../x509/certificate-list.ts';
import { readCertificates } from '../x509/certificate-source.ts';
import { parseOcspResponse } from '../x509/ocsp-response.ts';
import { readCertificatesOnly } from './certificates-only.ts';

/** What an answer turned out to hold. */
export interface Content {
  /** Milliseconds since 1970 between which the answer may be used again, as it says itself. */
  readonly validFrom: number;
  readonly validUntil: number;
}

export interface CrlContent extends Content {
  /** DER of the CRL. */
  readonly bytes: Uint8Array;
}

export interface OcspContent extends Content {
  /** DER of the response. */
  readonly bytes: Uint8Array;
}

export interface IssuersContent extends Content {
  readonly certificates: readonly Certificate[];
}

/** How one kind of answer is asked for and read. */
export interface FetchKind<Read extends Content> {
  readonly name: string;
  readonly accept: string;
  /** Bytes of an answer unless the caller says otherwise. */
  readonly maximumBytes: number;
  /** @returns what it holds, or in words why it is none. */
  read(bytes: Uint8Array): Read | string;
}

/** The largest public CRLs have about 20 MB. */
export const crlKind: FetchKind<CrlContent> = {
  name: 'crl',
  accept: 'application/pkix-crl, */*',
  maximumBytes: 32 * 1024 * 1024,
  read: readCrl,
};

export const ocspKind: FetchKind<OcspContent> = {
  name: 'ocsp',
  accept: 'application/ocsp-response, */*',
  maximumBytes: 1024 * 1024,
  read: readOcsp,
};

export const issuersKind: FetchKind<IssuersContent> = {
  name: 'issuers',
  accept: 'application/pkix-cert, application/pkcs7-mime, */*',
  maximumBytes: 1024 * 1024,
  read: readIssuers,
};

const firstOctetOfDer = 0x30;
/** More certificates than this say nothing about who issued one. */
const maximumIssuers = 32;

/** RFC 5280 §4.2.1.13 wants DER; some servers send PEM. */
function readCrl(answer: Uint8Array): CrlContent | string {
  const isDer = answer[0] === firstOctetOfDer;
  const bytes = isDer ? answer : parsePem(answer).blocks.find(({ label }) => label === 'X509 CRL')?.bytes;
  if (bytes === undefined) return 'no CRL';
  const list = parseCertificateList(bytes);
  if (list instanceof ParseError) return list.message;
  return { bytes, validFrom: list.thisUpdate, validUntil: list.nextUpdate ?? 0 };
}

/** A response without nextUpdate, and one that says nothing, is out of date at once. */
function readOcsp(bytes: Uint8Array): OcspContent | string {
  const response = parseOcspResponse(bytes);
  if (response instanceof ParseError) return response.message;
  const all = response.basic?.responses ?? [];
  let validFrom = 0;
  let validUntil = all.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (const { thisUpdate, nextUpdate } of all) {
    validFrom = Math.max(validFrom, thisUpdate);
    validUntil = Math.min(validUntil, nextUpdate ?? 0);
  }
  return { bytes, validFrom, validUntil };
}

/** RFC 5280 §4.2.2.1: one certificate in DER, or a certs-only message; some servers send PEM. */
function readIssuers(bytes: Uint8Array): IssuersContent | string {
  const many = readCertificatesOnly(bytes);
  const { certificates, rejected } = readCertificates(many ?? [bytes]);
  if (certificates.length === 0) return rejected[0]?.why ?? 'no certificate';
  return { certificates: certificates.slice(0, maximumIssuers), validFrom: 0, validUntil: Number.POSITIVE_INFINITY };
}
