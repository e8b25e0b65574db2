export {
  createMemoryCache,
  type FetchCache,
  type FetchCacheEntry,
  type MemoryCacheOptions,
} from './fetch/fetch-cache.ts';
export type { FetchFault, FetchFaultKind } from './fetch/fetch-fault.ts';
export type { FetchBody, FetchFunction, FetchInit, FetchResponse, FetchSignal } from './fetch/fetch-function.ts';
export {
  createFetcher,
  type FetchedCertificates,
  type FetchedDocument,
  type Fetcher,
  type FetcherOptions,
} from './fetch/fetcher.ts';
export { type FetchingSourceOptions, fetchingIssuers, fetchingSource } from './fetch/fetching-source.ts';
export type { IssuerLookup } from './revocation/question.ts';
export type { RevocationSource } from './revocation/source.ts';
