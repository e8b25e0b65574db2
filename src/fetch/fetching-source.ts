import { ParseError } from '../asn1/parse-error.ts';
import type { IssuerLookup } from '../revocation/question.ts';
import type { RevocationAnswer, RevocationQuery, RevocationSource } from '../revocation/source.ts';
import type { Certificate } from '../x509/certificate.ts';
import { parseCertificateList } from '../x509/certificate-list.ts';
import { encodeOcspRequest } from '../x509/ocsp-request.ts';
import { parseOcspResponse } from '../x509/ocsp-response.ts';
import type { Fetcher } from './fetcher.ts';
import { issuerUrlsOf, listUrlsIn, ocspUrlsOf } from './pointers.ts';

/** Which ways of asking for a status are taken. */
export interface FetchingSourceOptions {
  /** Default true. */
  readonly ocsp?: boolean | undefined;
  /** Default true. */
  readonly crl?: boolean | undefined;
}

/**
 * A source of revocation evidence that asks where the certificate says: its OCSP responders one after another, and when
 * none of them has an answer, its CRL distribution points, delta CRLs included. `unreachable` when nothing came of it.
 * Only `verifyAsync` can wait for it.
 *
 * With two of them in `sources`, one for each way, the CRLs are also asked for when the OCSP response does not decide.
 *
 * @example
 * ```ts
 * const sources = [fetchingSource(fetcher)];
 * const verdict = await verifyAsync({ leaf, anchors, revocation: { mode: 'hard', sources } });
 * ```
 */
export function fetchingSource(fetcher: Fetcher, options: FetchingSourceOptions = {}): RevocationSource {
  const { ocsp = true, crl = true } = options;
  const name = ['OCSP', 'CRL'].filter((_, at) => (at === 0 ? ocsp : crl)).join(' and ');
  return { name: `${name} over HTTP`, lookup: (query) => lookup(query, fetcher, { ocsp, crl }) };
}

async function lookup(
  query: RevocationQuery,
  fetcher: Fetcher,
  ways: FetchingSourceOptions,
): Promise<RevocationAnswer> {
  const { certificate } = query;
  const responders = ways.ocsp ? ocspUrlsOf(certificate) : [];
  const points = ways.crl ? listUrlsIn(certificate.crlDistributionPoints) : [];
  if (responders.length === 0 && points.length === 0) return undefined;
  const response = await askResponders(responders, query, fetcher);
  if (response !== undefined) return { ocsp: [response] };
  const crls = await fetchLists(points, certificate, fetcher);
  return crls.length > 0 ? { crls } : { status: 'unreachable' };
}

/** The first response that says something; `tryLater` and its like do not. */
async function askResponders(
  urls: readonly string[],
  { certificate, issuerKey }: RevocationQuery,
  fetcher: Fetcher,
): Promise<Uint8Array | undefined> {
  if (urls.length === 0) return undefined;
  const { serialNumber, issuer } = certificate;
  const request = encodeOcspRequest({ serialNumber, issuer, issuerKey });
  for (const url of urls) {
    const answer = await fetcher.fetchOcsp(url, request);
    if (!answer.ok) continue;
    const response = parseOcspResponse(answer.bytes);
    if (!(response instanceof ParseError) && response.basic !== undefined) return answer.bytes;
  }
  return undefined;
}

/** The CRL of each point, and the delta CRLs that these or the certificate tell of (RFC 5280 §5.2.6, §4.2.1.15). */
async function fetchLists(
  points: readonly string[][],
  certificate: Certificate,
  fetcher: Fetcher,
): Promise<Uint8Array[]> {
  const complete = await fetchEach(points, fetcher);
  if (complete.length === 0) return [];
  const freshest = listUrlsIn(certificate.freshestCrl);
  for (const der of complete) {
    const list = parseCertificateList(der);
    if (freshest.length === 0 && !(list instanceof ParseError)) freshest.push(...listUrlsIn(list.freshestCrl));
  }
  return [...complete, ...(await fetchEach(freshest, fetcher))];
}

async function fetchEach(points: readonly string[][], fetcher: Fetcher): Promise<Uint8Array[]> {
  const fetched = await Promise.all(points.map((urls) => fetchFirst(urls, fetcher)));
  return fetched.filter((der) => der !== undefined);
}

async function fetchFirst(urls: readonly string[], fetcher: Fetcher): Promise<Uint8Array | undefined> {
  for (const url of urls) {
    const answer = await fetcher.fetchCrl(url);
    if (answer.ok) return answer.bytes;
  }
  return undefined;
}

/**
 * Fetches the certificates that may have issued one, from where it says they are: for the option `issuers`.
 *
 * @example
 * ```ts
 * const verdict = await verifyAsync({ leaf, anchors, issuers: fetchingIssuers(createFetcher()) });
 * ```
 */
export function fetchingIssuers(fetcher: Fetcher): IssuerLookup {
  return async (certificate) => {
    const answers = await Promise.all(issuerUrlsOf(certificate).map((url) => fetcher.fetchIssuers(url)));
    return answers.flatMap((answer) => (answer.ok ? answer.certificates : []));
  };
}
