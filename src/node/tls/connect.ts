import { type ConnectionOptions, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { passGate } from './gate.ts';
import { createJudge } from './judge.ts';
import { serverNameOf } from './peer-name.ts';
import { asksForStaple, type PeerOptions, timeoutOf, withoutPeerOptions } from './peer-options.ts';
import { clientContextOf, withoutRenegotiation } from './secure-context.ts';
import { toTlsError } from './tls-error.ts';

/** What Node decides nothing about here. */
type Decided = 'rejectUnauthorized' | 'checkServerIdentity' | 'requestOCSP' | 'requestCert' | 'ca' | 'crl' | 'isServer';

/**
 * The options of `tls.connect` with those of a verification. A configuration brings its own certificate, key, ciphers,
 * protocols, curves and ALPN; what is said beside it goes before.
 */
export interface ConnectOptions extends Omit<ConnectionOptions, Decided>, PeerOptions {
  /** Gives up. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Connects, and hands the socket out after the verdict: it alone decides, OpenSSL's does not count. No byte of the
 * application can leave before, or come in. {@link verdictOf} tells what was found.
 *
 * A `session` is resumed if its certificates were seen here; they are judged anew.
 *
 * @returns a promise that rejects with a TlsError where there is no connection, and with a TypeError or RangeError where
 *   the options are unusable.
 * @example
 * ```ts
 * const socket = await connect({ host: 'example.com', port: 443, store: systemStore() });
 * socket.write('…');
 * ```
 */
export async function connect(options: ConnectOptions): Promise<TLSSocket> {
  const { socket, verdict } = openGuarded(options);
  await verdict;
  return socket;
}

interface Guarded {
  readonly socket: TLSSocket;
  readonly verdict: Promise<unknown>;
}

/** @throws TypeError, RangeError and TlsError at once; the rest rejects. */
function openGuarded(options: ConnectOptions): Guarded {
  refuseForeignTrust(options);
  refuseDirectReading(options);
  const { session, configuration } = options;
  const timeout = timeoutOf(options);
  const judge = createJudge(options, 'client');
  const peerName = peerNameOf(options);
  const { secureOptions, signal, ...given } = withoutPeerOptions(options);
  const context = configuration === undefined ? {} : clientContextOf(configuration);
  const settings: ConnectionOptions & { readonly requestOCSP: boolean } = {
    ...context,
    ...given,
    servername: options.servername ?? context.servername ?? serverNameOf(peerName ?? ''),
    secureOptions: withoutRenegotiation(secureOptions ?? context.secureOptions),
    requestOCSP: asksForStaple(options),
    ...noTrust,
  };
  const socket = openSocket(settings);
  const verdict = passGate(socket, { judge, peerName, session: session ?? context.session, timeout, signal });
  return { socket, verdict };
}

/** An empty list keeps Node from reading its own roots, and from adding them to what it sends. */
export const noTrust: Pick<ConnectionOptions, 'rejectUnauthorized' | 'ca' | 'checkServerIdentity'> = {
  rejectUnauthorized: false,
  ca: [],
  checkServerIdentity: () => undefined,
};

/** @throws TlsError for settings that Node does not take. */
export function openSocket(settings: ConnectionOptions): TLSSocket {
  try {
    return tlsConnect(settings);
  } catch (cause) {
    throw toTlsError('configuration-unusable', cause);
  }
}

/** @throws TypeError for options of Node's that would seem to count and do not. */
export function refuseForeignTrust(options: object): void {
  const { ca, crl } = options as { readonly ca?: unknown; readonly crl?: unknown };
  if (ca !== undefined && ca !== null) throw new TypeError('say anchors or store, not ca');
  if (crl !== undefined && crl !== null) throw new TypeError('say revocation: { crls }, not crl');
}

/** @throws TypeError for what takes bytes from the connection itself. */
function refuseDirectReading(options: object): void {
  const { onread } = options as { readonly onread?: unknown };
  if (onread !== undefined && onread !== null) throw new TypeError('onread would get what comes before the verdict');
}

/** The name to be asked for goes before the host, as in Node. */
function peerNameOf({ servername, host, socket, path, identity }: ConnectOptions): string | undefined {
  if (servername !== undefined && servername !== '') return servername;
  if (host !== undefined) return host;
  if (socket === undefined && path === undefined) return 'localhost';
  if (identity === undefined) throw new TypeError('say who the server must be: host, servername or identity');
  return undefined;
}
