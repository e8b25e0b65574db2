import type { TLSSocket } from 'node:tls';
import type { PeerRole } from '../../config.ts';
import { passGate } from './gate.ts';
import { createJudge } from './judge.ts';
import type { PeerJudgement } from './peer-judgement.ts';
import { type PeerOptions, timeoutOf } from './peer-options.ts';
import { isHeld } from './socket-hold.ts';

export interface GuardOptions extends PeerOptions {
  /** The host that the server must be; of no meaning to a server. Required of a client that gives no `identity`. */
  readonly host?: string | undefined;
  /** Which side we are; default `client`. */
  readonly role?: PeerRole | undefined;
  /** The session that the socket was told to resume. */
  readonly session?: Uint8Array | undefined;
  /** Gives up. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Guards a socket that somebody else has opened, before its handshake has ended, with `rejectUnauthorized: false`: what
 * is written waits, and what comes in is handed to nobody, until the verdict. A refused socket is destroyed.
 *
 * Call it in the same turn as `tls.connect`, and before anybody else is given the socket: what was written or had come
 * before can no longer be held back, and is refused. HTTP/1 and HTTP/2 may be put upon the socket at once; another TLS
 * connection through it, or an `onread` of Node's, would pass by the guard.
 *
 * @returns a promise that rejects with a TlsError.
 * @throws TypeError or RangeError at once for unusable options, with the socket left as it is.
 */
export function guardTlsSocket(socket: TLSSocket, options: GuardOptions): Promise<PeerJudgement> {
  const { role = 'client', session, signal } = options;
  const timeout = timeoutOf(options);
  const judge = createJudge(options, role);
  const peerName = role === 'client' ? options.host : undefined;
  if (role === 'client' && peerName === undefined && options.identity === undefined) {
    throw new TypeError('say who the server must be: host or identity');
  }
  if (isHeld(socket)) throw new TypeError('the socket is guarded already');
  return passGate(socket, { judge, peerName, session, timeout, signal });
}
