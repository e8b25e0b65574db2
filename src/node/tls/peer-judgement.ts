import type { PeerVerification } from '../../config.ts';
import type { Verdict } from '../../index.ts';

/** What was found out about the peer of one connection. */
export interface PeerJudgement {
  /** Whether the connection may be used. */
  readonly accepted: boolean;
  /** DER as the peer sent it, its own certificate first; at most 128. */
  readonly sentChain: readonly Uint8Array[];
  /** Whether the session was resumed: the chain is then that of its first handshake, judged anew. */
  readonly isResumed: boolean;
  /** The engine's account; undefined where there was no chain to verify. */
  readonly verdict: Verdict | undefined;
  /** Where an SslConfiguration judged: errors and their order as QSslSocket has them. */
  readonly verification: PeerVerification | undefined;
}

const judgements: WeakMap<object, PeerJudgement> = new WeakMap();

/**
 * What was found out about the peer of a socket that came from here: of `connect`, `guardTlsSocket`, an agent, an
 * `SslSocket` itself, an `SslServer`, and so of `request.socket` behind one.
 *
 * @returns undefined for any other socket.
 */
export function verdictOf(socket: object): PeerJudgement | undefined {
  return judgements.get(socket);
}

export function forgetJudgement(socket: object): void {
  judgements.delete(socket);
}

export function recordJudgement(socket: object, judgement: PeerJudgement): void {
  judgements.set(socket, judgement);
}
