import type { Certificate } from '../x509/certificate.ts';
import { createMemoryCache, type FetchCache } from './fetch-cache.ts';
import { type FetchFault, isFault } from './fetch-fault.ts';
import type { FetchFunction } from './fetch-function.ts';
import { crlKind, issuersKind, ocspKind } from './fetch-kind.ts';
import { FetchLine, type LineRequest } from './fetch-line.ts';

/** Limits of a fetcher, and what it works with. */
export interface FetcherOptions {
  /** Default: the platform's `fetch`. In Node `guardedFetch` of `certpath/node` keeps it out of private networks. */
  readonly fetch?: FetchFunction | undefined;
  /** Bytes of an answer, headers not counted; default 32 MiB for a CRL, 1 MiB for anything else. */
  readonly maximumBytes?: number | undefined;
  /** Milliseconds for one answer with all its redirects; default 10 seconds. */
  readonly timeout?: number | undefined;
  /**
   * How responders are asked: `post`, the default, or `get` where the URL with the request in it has at most 255
   * characters, so that caches on the way may answer (RFC 5019 §5).
   */
  readonly ocspMethod?: 'post' | 'get' | undefined;
  /** Redirects followed for one answer; default 3. */
  readonly maximumRedirects?: number | undefined;
  /** Where answers are kept as long as they say that they are valid; default: memory. */
  readonly cache?: FetchCache | undefined;
  /**
   * How long an answer is kept at most, in milliseconds; default 24 hours. The signature is checked by whoever asked, so
   * this is also how long a forged answer can stand in the way of a good one.
   */
  readonly maximumAge?: number | undefined;
  /** The clock of the cache, in milliseconds since 1970; default: the platform's. */
  readonly now?: (() => number) | undefined;
}

/** A CRL or an OCSP response in DER. It is well-formed; its signature and what it is about are for the engine to check. */
export type FetchedDocument = { readonly ok: true; readonly bytes: Uint8Array } | FetchFault;
export type FetchedCertificates = { readonly ok: true; readonly certificates: readonly Certificate[] } | FetchFault;

/**
 * Fetches what certificates point to. No answer, and no lack of one, makes it throw or reject. Two who ask for the same
 * at the same time share one request.
 */
export interface Fetcher {
  /** A CRL, in DER or PEM. */
  fetchCrl(url: string): Promise<FetchedDocument>;
  /**
   * An OCSP response; the request, in DER, is sent as {@link FetcherOptions.ocspMethod} says (RFC 6960 §A.1). A responder's
   * refusal is an answer too.
   */
  fetchOcsp(url: string, request: Uint8Array): Promise<FetchedDocument>;
  /** The certificates behind a caIssuers URL: DER, PEM, or a certs-only message in DER. */
  fetchIssuers(url: string): Promise<FetchedCertificates>;
}

/**
 * A fetcher for CRLs, OCSP responses and issuers' certificates. Nothing in this library fetches unless it is given one.
 *
 * URLs in certificates are written by whoever made the certificate: a server that fetches them may be sent to machines
 * that only it can reach. In Node give it `guardedFetch()` of `certpath/node`.
 *
 * @throws TypeError or RangeError when an option is unusable.
 * @example
 * ```ts
 * const fetcher = createFetcher({ timeout: 3000 });
 * const revocation = { mode: 'soft', sources: [fetchingSource(fetcher)] } as const;
 * const verdict = await verifyAsync({ leaf, anchors, revocation, issuers: fetchingIssuers(fetcher) });
 * ```
 */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const { timeout = 10_000, maximumRedirects = 3, maximumBytes, maximumAge = 24 * 60 * 60 * 1000 } = options;
  checkNumbers({ timeout, maximumRedirects, maximumAge, ...(maximumBytes !== undefined && { maximumBytes }) });
  if (timeout > longestTimer) throw new RangeError(`timeout: at most ${longestTimer} milliseconds`);
  const { ocspMethod = 'post' } = options;
  if (ocspMethod !== 'post' && ocspMethod !== 'get') throw new TypeError('ocspMethod: post or get');
  const { fetch = platformFetch, cache = createMemoryCache(), now = () => Date.now() } = options;
  const line = new FetchLine({ fetch, cache, now, timeout, maximumRedirects, maximumBytes, maximumAge });
  return {
    fetchCrl: async (url) => toDocument(await line.fetch(crlKind, url)),
    fetchOcsp: async (url, request) => toDocument(await line.fetch(ocspKind, url, toRequest(request, ocspMethod))),
    fetchIssuers: async (url) => {
      const read = await line.fetch(issuersKind, url);
      return isFault(read) ? read : { ok: true, certificates: read.certificates };
    },
  };
}

/** What timers of every platform can count. */
const longestTimer = 2 ** 31 - 1;

function checkNumbers(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(value >= 0)) throw new RangeError(`${name} is a number from 0`);
  }
}

const platformFetch: FetchFunction = (url, init) => fetch(url, init);

/** A copy: whoever gave the request may write over it while it is under way. */
function toRequest(request: Uint8Array, method: LineRequest['method']): LineRequest {
  return { type: 'application/ocsp-request', bytes: new Uint8Array(request), method };
}

function toDocument(read: { readonly bytes: Uint8Array } | FetchFault): FetchedDocument {
  return isFault(read) ? read : { ok: true, bytes: read.bytes };
}
