import { createServer, type Server } from 'node:net';
import { SslCertificate, SslConfiguration, type SslError, SslKey, sslErrorName } from '../../../src/config.ts';
import { SocketError, SslSocket } from '../../../src/node.ts';
import { anchors, type Credentials, host, time, until } from './support.ts';

/** What happened to a socket, one word an event. */
export interface Watched {
  readonly socket: SslSocket;
  readonly events: string[];
}

export function watch(socket: SslSocket = new SslSocket({ now: () => time, handshakeTimeout: 5000 })): Watched {
  const events: string[] = [];
  const textOf = (error: SslError): string => sslErrorName(error.error());
  socket.on('connected', () => events.push('connected'));
  socket.on('modeChanged', (mode) => events.push(`mode ${mode}`));
  socket.on('peerVerifyError', (error) => events.push(`peerVerifyError ${textOf(error)}`));
  socket.on('sslErrors', (errors) => events.push(`sslErrors ${errors.map(textOf).join(' ')}`));
  socket.on('handshakeInterruptedOnError', (error) => events.push(`interrupted ${textOf(error)}`));
  socket.on('encrypted', () => events.push('encrypted'));
  socket.on('newSessionTicketReceived', () => events.push('ticket'));
  socket.on('errorOccurred', (error) => events.push(`error ${nameOf(error)}`));
  socket.on('disconnected', () => events.push('disconnected'));
  return { socket, events };
}

function nameOf(error: SocketError): string {
  return Object.entries(SocketError).find(([, value]) => value === error)?.[0] ?? '?';
}

/** A configuration that trusts the tests' root, with a certificate of its own where one is given. */
export function configure(own?: Credentials, trusted: readonly Uint8Array[] = anchors): SslConfiguration {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(trusted.map((der) => new SslCertificate(der, 1)));
  if (own !== undefined) {
    configuration.setLocalCertificateChain(SslCertificate.fromData(own.cert));
    configuration.setPrivateKey(new SslKey(own.key));
  }
  return configuration;
}

/** A server of SslSockets; each is watched, and given to `use` before its handshake. */
export class QtServer {
  readonly peers: Watched[] = [];
  private readonly server: Server;

  constructor(configuration: SslConfiguration, use: (socket: SslSocket) => void = () => undefined) {
    this.server = createServer((plain) => {
      const watched = watch();
      this.peers.push(watched);
      watched.socket.setSslConfiguration(configuration);
      use(watched.socket);
      watched.socket.setSocket(plain);
      watched.socket.startServerEncryption();
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen({ port: 0, host: '127.0.0.1' }, resolve));
    return (this.server.address() as { readonly port: number }).port;
  }

  async close(): Promise<void> {
    for (const { socket } of this.peers) socket.abort();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** One connection to its end; `use` sees the socket before it connects. */
export async function connectOnce(
  watched: Watched,
  port: number,
  after: (socket: SslSocket) => void = () => undefined,
): Promise<string[]> {
  const { socket, events } = watched;
  events.length = 0;
  const ended = until(socket, 'disconnected');
  socket.connectToHostEncrypted('127.0.0.1', port, host);
  after(socket);
  await ended;
  return [...events];
}
