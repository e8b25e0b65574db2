import { withSystemRoots } from './node/bind-system-roots.ts';
import { sslKeyFromFile as readSslKey } from './node/certificate-patterns.ts';
import { nodeKeyProtection as protection, withKeyProtection } from './node/key-protection.ts';
import { systemStore as readSystemStore } from './node/system-store.ts';

export { maximumFileBytes, readCertificateFile } from './node/certificate-file.ts';
export { type KeyFileOptions, sslCertificatesFromFile, sslCertificatesFromPath } from './node/certificate-patterns.ts';
export { type FileStoreOptions, storeFromFiles } from './node/file-store.ts';
export {
  type GuardedFetchOptions,
  guardedFetch,
  type ResolvedAddress,
  type ResolveHost,
} from './node/guarded-fetch.ts';
export { SystemStore, type SystemStoreSource } from './node/system-store.ts';

/** Keys under a pass phrase through `node:crypto`. Whoever imports it, or {@link sslKeyFromFile}, has them in `SslKey`. */
export const nodeKeyProtection: typeof protection = /* @__PURE__ */ withKeyProtection(protection);

/** {@link readSslKey} */
export const sslKeyFromFile: typeof readSslKey = /* @__PURE__ */ withKeyProtection(readSslKey);

/** {@link readSystemStore}. Whoever imports it has the machine's roots in `SslConfiguration`. */
export const systemStore: typeof readSystemStore = /* @__PURE__ */ withSystemRoots(readSystemStore);
