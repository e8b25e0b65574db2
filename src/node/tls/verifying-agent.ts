import { setMaxListeners } from 'node:events';
import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { type ConnectOptions, connect, refuseForeignTrust } from './connect.ts';
import { createJudge } from './judge.ts';
import { ownPeerOptions, type PeerOptions, timeoutOf, withoutPeerOptions } from './peer-options.ts';

/** The options of `https.Agent` with those of a verification. */
export interface VerifyingAgentOptions extends Omit<AgentOptions, 'ca' | 'crl' | 'rejectUnauthorized'>, PeerOptions {}

/**
 * An `https.Agent` whose sockets are handed to a request after the verdict, so that no request reaches a server that is
 * refused: it fails with a TlsError. What a single request says of trust or sessions does not count.
 *
 * @throws TypeError or RangeError for unusable options.
 * @example
 * ```ts
 * https.get('https://example.com/', { agent: new VerifyingAgent({ store: systemStore() }) }, onResponse);
 * ```
 */
export class VerifyingAgent extends Agent {
  private readonly peerOptions: PeerOptions;
  private pending: AbortController = createAbort();

  constructor(options: VerifyingAgentOptions) {
    refuseForeignTrust(options);
    super({ ...withoutPeerOptions(options), maxCachedSessions: 0 } as AgentOptions);
    this.peerOptions = checked(options);
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const { ca, crl, session, ...request } = options as ConnectOptions & ConnectionOptions;
    const { signal } = this.pending;
    const settings = { ...withoutPeerOptions(request), ...this.peerOptions, signal };
    // With an error there is no socket, which Node's typings do not say.
    openSocket(settings, (error, socket) => callback?.(error, socket as TLSSocket));
  }

  /** As of `https.Agent`; connections without a verdict yet are given up as well. */
  override destroy(): void {
    this.pending.abort();
    this.pending = createAbort();
    super.destroy();
  }
}

/** Every connection without a verdict yet listens to it. */
function createAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** What undici asks for a connection. */
export interface ConnectorTarget {
  readonly hostname: string;
  readonly port?: string | number | undefined;
  readonly protocol?: string | undefined;
  readonly servername?: string | null | undefined;
  readonly localAddress?: string | null | undefined;
  /** A socket through a proxy. */
  readonly httpSocket?: unknown;
}

/** undici's: an error, or a socket that may be used. */
export type ConnectorCallback = (...outcome: [error: null, socket: TLSSocket] | [error: Error, socket: null]) => void;
export type Connector = (target: ConnectorTarget, callback: ConnectorCallback) => void;

/**
 * What undici's `Agent`, `Pool` and `Client` take as `connect`. Only `https:` is connected to.
 *
 * @param options those of {@link connect} that are not about one server.
 * @throws TypeError or RangeError for unusable options.
 * @example
 * ```ts
 * const dispatcher = new Agent({ connect: createConnector({ store: systemStore() }) });
 * ```
 */
export function createConnector(options: ConnectOptions): Connector {
  refuseForeignTrust(options);
  const own = checked(options);
  return ({ hostname, port, protocol, servername, localAddress, httpSocket }, callback) => {
    if (protocol !== undefined && protocol !== 'https:') {
      callback(new TypeError(`${protocol} is no TLS`), null);
      return;
    }
    const target: ConnectOptions = {
      host: hostname,
      port: Number(port || 443),
      ...(servername && { servername }),
      ...(localAddress && { localAddress }),
      ...(httpSocket !== undefined && { socket: httpSocket as Duplex }),
    };
    openSocket({ ...own, ...target }, callback);
  };
}

/** The caller's own mistakes are told when it hands in its options, not at each connection. */
function checked<Options extends PeerOptions>(options: Options): Options {
  timeoutOf(options);
  const own = ownPeerOptions(options);
  createJudge(own, 'client');
  return own;
}

function openSocket(options: ConnectOptions, callback: ConnectorCallback): void {
  connect(options).then(
    // Not within the promise: what the callback throws is its caller's.
    (socket) => process.nextTick(callback, null, socket),
    (error: Error) => process.nextTick(callback, error, null),
  );
}
