import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

type Chain = readonly Uint8Array[];

const maximumSessions = 256;
const maximumWaiting = 16;

/** Chains by the digest of the session; the one used last is the last. Sessions are secrets, their digests are not. */
const chains: Map<string, Chain> = new Map();

function digestOf(session: Uint8Array): string {
  return createHash('sha256').update(session).digest('base64');
}

function remember(session: Uint8Array, chain: Chain): void {
  const digest = digestOf(session);
  chains.delete(digest);
  chains.set(digest, chain);
  for (const oldest of chains.keys()) {
    if (chains.size <= maximumSessions) return;
    chains.delete(oldest);
  }
}

/**
 * The certificates that the peer sent when a session began. They are judged anew whenever it is resumed: a session
 * carries what the peer has shown, never what somebody made of it.
 *
 * @returns undefined for a session that did not begin here, or too long ago.
 */
export function chainOfSession(session: Uint8Array | undefined): Chain | undefined {
  return session && chains.get(digestOf(session));
}

/** Keeps the chain for the sessions of a connection, which may be told before the chain can be taken, and long after. */
export function rememberSessions(socket: TLSSocket): (chain: Chain) => void {
  let known: Chain | undefined;
  const waiting: Uint8Array[] = [];
  socket.on('session', (session: Uint8Array) => {
    if (known !== undefined) remember(session, known);
    else if (waiting.length < maximumWaiting) waiting.push(session);
  });
  return (chain) => {
    known = chain;
    for (const session of waiting.splice(0)) remember(session, chain);
  };
}
