import type { Provider } from '../verify/platform.ts';
import type { Verdict } from '../verify/verdict.ts';
import type { BackendConfigurationError } from './cipher-policy/backend-configuration-error.ts';
import type { SecurityLevel } from './cipher-policy/security-level.ts';
import type { SessionState } from './configuration-values.ts';
import type { PeerVerifyMode } from './enumerations.ts';
import type { IgnoredErrors } from './ignored-errors.ts';
import type { OcspResponse } from './ocsp-response.ts';
import type { SslConfiguration } from './ssl-configuration.ts';
import type { SslError } from './ssl-error.ts';

/** Which side of the connection we are: a client verifies a server, a server a client. */
export type PeerRole = 'client' | 'server';

/** What may be said beside the chain and the name. */
export interface PeerVerifyOptions {
  /** The moment to judge at, in milliseconds since 1970 or as a Date; default: now. */
  readonly time?: Date | number | undefined;
  /** Who checks signatures; default: the platform's. */
  readonly provider?: Provider | undefined;
  /** Errors that shall not matter; default: none. */
  readonly ignore?: IgnoredErrors | undefined;
  /** The OCSP response that came with the handshake; undefined: none came. Read where stapling is enabled. */
  readonly stapled?: Uint8Array | undefined;
  /** OpenSSL's security level where the configuration's `CipherString` names none; default 2. */
  readonly securityLevel?: SecurityLevel | undefined;
  /** What the connection has agreed on, for the configuration of the answer: cipher, protocol, ALPN. */
  readonly state?: Partial<SessionState> | undefined;
}

/** What came of the verification of a peer. */
export interface PeerVerification {
  readonly role: PeerRole;
  /** The mode in force: never AutoVerifyPeer. */
  readonly mode: PeerVerifyMode;
  /** In the order in which Qt emits `peerVerifyError`. */
  readonly peerVerifyErrors: readonly SslError[];
  /** The same errors in the order of Qt's `sslErrors`: a signature that is not good before all others. */
  readonly sslErrors: readonly SslError[];
  /** Whether the connection may be used: nothing is wrong, what is wrong is ignored, or the mode lets it pass. */
  readonly accepted: boolean;
  /**
   * The error at which the handshake itself stops, before Qt makes any list: with `handshakeMustInterruptOnError` the
   * first one, with `missingCertificateIsFatal` the missing certificate, and what is stapled and no OCSP response.
   */
  readonly interruptedOn: SslError | undefined;
  /** Settings that no connection could be made with: nobody is accepted under them. */
  readonly configurationError: BackendConfigurationError | undefined;
  /** What the peer has stapled, as far as stapling is enabled: at most one. */
  readonly ocspResponses: readonly OcspResponse[];
  /** The engine's account; undefined where there was no chain to verify. */
  readonly verdict: Verdict | undefined;
  /** A copy of the configuration with the peer's certificates, and `state` of the options, filled in. */
  readonly configuration: SslConfiguration;
}
