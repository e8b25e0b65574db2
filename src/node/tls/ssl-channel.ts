import type { Socket } from 'node:net';
import { type ConnectionOptions, createServer, type TLSSocket } from 'node:tls';
import { effectiveVerifyMode, type PeerRole, PeerVerifyMode, type SslConfiguration } from '../../config.ts';
import { noTrust, openSocket } from './connect.ts';
import { refuseRenegotiation } from './gate.ts';
import { serverNameOf } from './peer-name.ts';
import { clientContextOf, serverContextOf } from './secure-context.ts';
import { takeSentChain } from './sent-chain.ts';
import { chainOfSession, rememberSessions } from './session-memory.ts';
import { TlsError } from './tls-error.ts';

/** What a finished handshake has brought, with nobody judged yet. */
export interface FinishedHandshake {
  readonly socket: TLSSocket;
  readonly sentChain: readonly Uint8Array[];
  readonly stapled: Uint8Array | undefined;
}

export interface ChannelOptions {
  readonly configuration: SslConfiguration;
  /** The name to ask for; of no meaning to a server. */
  readonly peerName: string;
}

/** `failed` may be called more than once, and after `finished`. */
export interface ChannelListener {
  finished(handshake: FinishedHandshake): void;
  failed(error: Error): void;
  /** A session that may be resumed has come. */
  session(session: Uint8Array): void;
}

/**
 * Starts TLS upon a connection.
 *
 * @returns what closes when the handshake fails.
 * @throws TlsError for settings that no handshake can be made with.
 */
export function openChannel(plain: Socket, role: PeerRole, options: ChannelOptions, listener: ChannelListener): Socket {
  if (role === 'client') return openClient(plain, options, listener);
  openServer(plain, options, listener);
  return plain;
}

function openClient(plain: Socket, { configuration, peerName }: ChannelOptions, listener: ChannelListener): TLSSocket {
  const context = clientContextOf(configuration);
  const settings: ConnectionOptions & { readonly requestOCSP: boolean } = {
    servername: serverNameOf(peerName),
    ...context,
    ...noTrust,
    requestOCSP: configuration.ocspStaplingEnabled(),
    socket: plain,
  };
  const socket = openSocket(settings);
  const remember = rememberSessions(socket);
  let stapled: Uint8Array | undefined;
  socket.on('OCSPResponse', (response: Uint8Array | null) => {
    if (response !== null && response.length > 0) stapled = new Uint8Array(response);
  });
  socket.on('session', (session: Uint8Array) => listener.session(new Uint8Array(session)));
  socket.on('error', (error) => listener.failed(error));
  socket.once('secureConnect', () => {
    const sentChain = socket.isSessionReused() ? chainOfSession(context.session) : takeSentChain(socket);
    if (sentChain === undefined) {
      listener.failed(new TlsError('session-unknown', 'nobody here has seen the certificates of this session'));
      return;
    }
    remember(sentChain);
    refuseRenegotiation(socket);
    listener.finished({ socket, sentChain, stapled });
  });
  return socket;
}

/** A server that listens nowhere: through it all of this is part of Node's documented interface. */
function openServer(plain: Socket, { configuration }: ChannelOptions, listener: ChannelListener): void {
  const mode = effectiveVerifyMode(configuration.peerVerifyMode(), 'server');
  const requestCert = mode !== PeerVerifyMode.VerifyNone;
  const server = createServer({ ...serverContextOf(configuration), requestCert, rejectUnauthorized: false, ca: [] });
  server.once('tlsClientError', (error) => listener.failed(error));
  server.once('secureConnection', (socket) => {
    socket.on('error', (error) => listener.failed(error));
    refuseRenegotiation(socket);
    listener.finished({ socket, sentChain: requestCert ? takeSentChain(socket) : [], stapled: undefined });
  });
  server.emit('connection', plain);
}
