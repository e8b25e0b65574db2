import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { refusedUrlCode } from '../fetch/fetch-fault.ts';
import type { FetchFunction, FetchInit, FetchResponse } from '../fetch/fetch-function.ts';
import { isInSubnets, isPublicAddress, parseSubnet } from './private-addresses.ts';

/** One address of a host. Declared here, so that the types of the entry need none of Node's. */
export interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** All addresses of a host. */
export type ResolveHost = (host: string) => Promise<readonly ResolvedAddress[]>;

/** What a guarded fetch lets pass. */
export interface GuardedFetchOptions {
  /** Addresses that are allowed although they are private: single ones, or subnets such as `10.1.0.0/16`. */
  readonly allow?: readonly string[] | undefined;
  /** Default: the system's resolver, `dns.lookup`. */
  readonly resolve?: ResolveHost | undefined;
}

/** An address or a host that was not gone to. */
class RefusedAddress extends Error {
  readonly code: string = refusedUrlCode;
}

/**
 * A `fetch` for `createFetcher` that stays out of private networks: loopback, private, link-local, unique-local,
 * multicast and the like, IPv4 within IPv6 included. What is checked is the address that the connection is then made
 * to, so that a name which resolves differently a moment later gains nothing. Of a host with several addresses only the
 * allowed ones are used. Proxies are not used, and nothing is decompressed.
 *
 * @throws TypeError when `allow` holds something that is neither address nor subnet.
 * @example
 * ```ts
 * const fetcher = createFetcher({ fetch: guardedFetch({ allow: ['10.20.0.5'] }) });
 * ```
 */
export function guardedFetch(options: GuardedFetchOptions = {}): FetchFunction {
  const subnets = (options.allow ?? []).map(parseSubnet);
  const isAllowed = (address: string): boolean => isPublicAddress(address) || isInSubnets(address, subnets);
  const lookup = toLookup(options.resolve ?? resolveHost, isAllowed);
  return (url, init) => {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    // An address is connected to without any look-up.
    if (isIP(host) !== 0 && !isAllowed(host)) return Promise.reject(new RefusedAddress(`${host} is a private address`));
    return send(target, init, lookup);
  };
}

function resolveHost(host: string): Promise<readonly ResolvedAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}

/** The look-up of a connection, with what is not allowed left out. */
function toLookup(resolve: ResolveHost, isAllowed: (address: string) => boolean): LookupFunction {
  return (host, { all }, callback) => {
    const answer = async (): Promise<readonly ResolvedAddress[]> => {
      const allowed = (await resolve(host)).filter(({ address }) => isAllowed(address));
      if (allowed.length === 0) throw new RefusedAddress(`${host} has no public address`);
      return allowed;
    };
    answer().then(
      (addresses) => {
        const [first] = addresses as readonly [ResolvedAddress, ...ResolvedAddress[]];
        if (all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, []),
    );
  };
}

function send(url: URL, init: FetchInit, lookup: LookupFunction): Promise<FetchResponse> {
  const { method, headers, body } = init;
  const payload = body === null ? undefined : new Uint8Array(body);
  const length = payload === undefined ? {} : { 'content-length': payload.length };
  const signal = init.signal as AbortSignal;
  // A connection of its own: a kept one would have been made to an address that nobody checked here.
  const options = { method, headers: { ...headers, ...length }, agent: false, lookup, signal } as const;
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('error', reject);
    request.on('response', (response) => resolve(toResponse(response)));
    request.end(payload);
  });
}

function toResponse(response: IncomingMessage): FetchResponse {
  const { headers, statusCode = 0 } = response;
  return {
    status: statusCode,
    headers: {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    body: Readable.toWeb(response),
  };
}
