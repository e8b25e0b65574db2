import type { IgnoredErrors, SslConfiguration } from '../../config.ts';
import type { AnchorInput, RevocationOptions, Store, Verifier, VerifyOptions } from '../../index.ts';

/**
 * How a peer is judged: the options of the engine with exactly one of `store`, `anchors` and `verifier`, or an
 * `SslConfiguration` instead of them all, beside which `time`, `provider` and `ignore` alone may be said.
 *
 * The identity is the host that is connected to unless `identity` says another one; `[]` is none. The purpose is
 * `serverAuth` of a server and `clientAuth` of a client. An OCSP response that is stapled counts where `revocation` is
 * given.
 */
export interface PeerOptions extends VerifyOptions {
  readonly store?: Store | undefined;
  readonly anchors?: Iterable<AnchorInput> | undefined;
  /** Its own options hold but for identity, and for the purpose of clients. */
  readonly verifier?: Verifier | undefined;
  /** Mode, depth, CA database, cipher policy, name matching: whatever QSslSocket would ask. */
  readonly configuration?: SslConfiguration | undefined;
  /** Of a configuration's errors, those that shall not matter. */
  readonly ignore?: IgnoredErrors | undefined;
  /** Milliseconds until there must be a verdict, from the first moment on; default 30,000. */
  readonly handshakeTimeout?: number | undefined;
}

const defaultTimeout = 30_000;
const longestTimeout = 2 ** 31 - 1;

/** @throws RangeError for what is no time to wait. */
export function timeoutOf({ handshakeTimeout = defaultTimeout }: PeerOptions): number {
  const isTime = handshakeTimeout > 0 && handshakeTimeout <= longestTimeout;
  if (!isTime) throw new RangeError('handshakeTimeout is a number of milliseconds above 0');
  return handshakeTimeout;
}

/** Whether the peer shall be asked for an OCSP response. */
export function asksForStaple({ configuration, revocation }: PeerOptions): boolean {
  if (configuration !== undefined) return configuration.ocspStaplingEnabled();
  return revocation !== undefined;
}

/**
 * A copy that stays as it is whatever becomes of what was handed in, and that does for many connections: what can be
 * gone through once only would be gone at the second.
 */
export function ownPeerOptions<Options extends PeerOptions>(options: Options): Options {
  const { anchors, configuration, ignore, revocation } = options;
  return {
    ...options,
    ...(anchors && { anchors: [...anchors] }),
    ...(configuration && { configuration: configuration.clone() }),
    ...(ignore && { ignore: { all: ignore.all, errors: [...(ignore.errors ?? [])] } }),
    ...(revocation && { revocation: materialized(revocation) }),
  };
}

function materialized(revocation: RevocationOptions): RevocationOptions {
  const { crls, ocsp } = revocation;
  return { ...revocation, ...(crls && { crls: [...crls] }), ...(ocsp && { ocsp: [...ocsp] }) };
}

/** @throws TypeError for options of the engine beside a configuration: they would seem to count. */
export function refuseBesideConfiguration(options: PeerOptions): void {
  for (const name of engineNames) {
    const counts = name === 'time' || name === 'provider' || options[name] === undefined;
    if (!counts) throw new TypeError(`${name} does not count beside a configuration`);
  }
}

/** The options of the engine alone, those that are given. */
export function engineOptionsOf(options: PeerOptions): VerifyOptions {
  const { store, anchors, verifier, configuration, ignore, handshakeTimeout, ...engine } = options;
  return Object.fromEntries(engineNames.flatMap((name) => (engine[name] === undefined ? [] : [[name, engine[name]]])));
}

/** By name, since what is said of a connection comes in the same object. */
const engineNames: readonly (keyof VerifyOptions)[] = [
  'time',
  'identity',
  'purpose',
  'keyUsage',
  'profile',
  'validity',
  'maxIntermediates',
  'peerVerifyDepth',
  'policies',
  'revocation',
  'transparency',
  'issuers',
  'extensionHandlers',
  'certificateConformance',
  'isPublicSuffix',
  'budget',
  'provider',
];

const peerNames: readonly (keyof PeerOptions)[] = [
  ...engineNames,
  'store',
  'anchors',
  'verifier',
  'configuration',
  'ignore',
  'handshakeTimeout',
];

/** What is left for Node when ours is taken out. */
export function withoutPeerOptions<Options extends PeerOptions>(options: Options): Omit<Options, keyof PeerOptions> {
  const copy: Partial<Options> = { ...options };
  for (const name of peerNames) delete copy[name];
  return copy as Omit<Options, keyof PeerOptions>;
}
