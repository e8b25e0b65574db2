export { maximumFileBytes, readCertificateFile } from './node/certificate-file.ts';
export { type FileStoreOptions, storeFromFiles } from './node/file-store.ts';
export {
  type GuardedFetchOptions,
  guardedFetch,
  type ResolvedAddress,
  type ResolveHost,
} from './node/guarded-fetch.ts';
export { SystemStore, type SystemStoreSource, systemStore } from './node/system-store.ts';
