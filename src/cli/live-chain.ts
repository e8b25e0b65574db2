import { connect } from 'node:tls';
import { serverNameOf } from '../node/tls/peer-name.ts';
import { takeSentChain } from '../node/tls/sent-chain.ts';
import { handshakeOf, watchSocket } from '../node/tls/socket-watch.ts';
import { toTlsError } from '../node/tls/tls-error.ts';

const timeout = 15_000;

/** What a server has shown. */
export interface LiveChain {
  /** DER in the order sent, at most 128. */
  readonly sentChain: readonly Uint8Array[];
  /** What was agreed on, for people. */
  readonly session: string;
}

/**
 * Takes the certificates of a server, whatever they are worth, and sends it nothing.
 *
 * @returns a promise that rejects with a TlsError.
 */
export async function takeLiveChain(host: string, port: number, serverName: string): Promise<LiveChain> {
  const servername = serverNameOf(serverName);
  // As old as the runtime lets it be: whoever wants to see a chain wants to see that of an old server too.
  const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const socket = connect({ host, port, servername, rejectUnauthorized: false, ca: [], ...old });
  const watch = watchSocket(socket, { timeout });
  try {
    await watch.until(handshakeOf(socket));
    const { name } = socket.getCipher();
    return { sentChain: takeSentChain(socket), session: `${socket.getProtocol()}, ${name}` };
  } catch (error) {
    throw toTlsError('handshake-failed', error);
  } finally {
    watch.stop();
    socket.on('error', () => undefined);
    socket.destroy();
  }
}
