import { withSystemRoots } from './node/bind-system-roots.ts';
import { sslKeyFromFile as readSslKey } from './node/certificate-patterns.ts';
import { nodeKeyProtection as protection, withKeyProtection } from './node/key-protection.ts';
import { systemStore as readSystemStore } from './node/system-store.ts';
import { SslSocket as Socket } from './node/tls/ssl-socket.ts';

export { addCaCertificatesFromPath } from './node/add-ca-certificates.ts';
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
export { type ConnectOptions, connect } from './node/tls/connect.ts';
export { type GuardOptions, guardTlsSocket } from './node/tls/guard-tls-socket.ts';
export { type PeerJudgement, verdictOf } from './node/tls/peer-judgement.ts';
export type { PeerOptions } from './node/tls/peer-options.ts';
export {
  type ConnectionTarget,
  SslServer,
  type SslServerEvents,
  type SslServerOptions,
} from './node/tls/ssl-server.ts';
export type { SslSocketOptions } from './node/tls/ssl-socket.ts';
export { PauseMode, SocketError, type SslSocketEvents } from './node/tls/ssl-socket-events.ts';
export { TlsError, type TlsErrorCode } from './node/tls/tls-error.ts';
export {
  type Connector,
  type ConnectorCallback,
  type ConnectorTarget,
  createConnector,
  VerifyingAgent,
  type VerifyingAgentOptions,
} from './node/tls/verifying-agent.ts';

/** Keys under a pass phrase through `node:crypto`. Whoever imports it, or {@link sslKeyFromFile}, has them in `SslKey`. */
export const nodeKeyProtection: typeof protection = /* @__PURE__ */ withKeyProtection(protection);

/** {@link readSslKey} */
export const sslKeyFromFile: typeof readSslKey = /* @__PURE__ */ withKeyProtection(readSslKey);

/** {@link readSystemStore}. Whoever imports it has the machine's roots in `SslConfiguration`. */
export const systemStore: typeof readSystemStore = /* @__PURE__ */ withSystemRoots(readSystemStore);

/** {@link Socket}. Its default configuration has the machine's roots, and keys may be under a pass phrase. */
export const SslSocket: typeof Socket = /* @__PURE__ */ withSystemRoots(withKeyProtection(Socket));
export type SslSocket = Socket;
