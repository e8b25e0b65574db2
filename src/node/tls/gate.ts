import type { TLSSocket } from 'node:tls';
import { VerificationError } from '../../index.ts';
import type { Evidence, Judge } from './judge.ts';
import { type PeerJudgement, recordJudgement } from './peer-judgement.ts';
import { identityOf } from './peer-name.ts';
import { takeSentChain } from './sent-chain.ts';
import { chainOfSession, rememberSessions } from './session-memory.ts';
import { holdSocket, type SocketHold } from './socket-hold.ts';
import { closedEarly, handshakeOf, type WatchLimits, watchSocket } from './socket-watch.ts';
import { TlsError, toTlsError } from './tls-error.ts';

export interface GateOptions extends WatchLimits {
  readonly judge: Judge;
  /** The host that was connected to; undefined for a server. */
  readonly peerName: string | undefined;
  /** The session that was asked to be resumed. */
  readonly session: Uint8Array | undefined;
}

/**
 * Lets no application data through until the peer is judged, and none at all where it is refused: the socket is then
 * destroyed.
 *
 * @returns a promise that rejects with a TlsError, and with nothing else.
 */
export async function passGate(socket: TLSSocket, options: GateOptions): Promise<PeerJudgement> {
  const reason = tooLate(socket);
  let isFinished = false;
  const hold = holdSocket(socket, () => {
    if (!isFinished) watch.fail(closedEarly());
  });
  const remember = rememberSessions(socket);
  const stapled = watchStaple(socket);
  const watch = watchSocket(socket, options);
  try {
    if (reason !== undefined) throw new TlsError('guarded-too-late', reason);
    await watch.until(handshakeOf(socket));
    isFinished = true;
    refuseRenegotiation(socket);
    const evidence = { ...collect(socket, options), stapled: stapled() };
    remember(evidence.sentChain);
    const judgement = await watch.until(judged(options.judge(evidence)));
    if (!judgement.accepted) throw refusalOf(judgement);
    recordJudgement(socket, judgement);
    hold.release();
    return judgement;
  } catch (error) {
    throw refuse(socket, hold, toTlsError('handshake-failed', error));
  } finally {
    watch.stop();
  }
}

/** Why nobody can hold back any more what must not go through. */
function tooLate(socket: TLSSocket): string | undefined {
  if (socket.bytesWritten > 0 || socket.writableLength > 0) return 'bytes were written before the socket was guarded';
  if (socket.readableLength > 0 || socket.readableDidRead) return 'bytes had come before the socket was guarded';
  return undefined;
}

function refuse(socket: TLSSocket, hold: SocketHold, error: TlsError): TlsError {
  // Whoever waits for the verdict hears of it; nobody else needs to listen.
  socket.on('error', () => undefined);
  hold.refuse(error);
  return error;
}

function judged(judgement: Promise<PeerJudgement>): Promise<PeerJudgement> {
  return judgement.catch((cause: unknown) => {
    throw toTlsError('verification-failed', cause);
  });
}

function collect(socket: TLSSocket, { peerName, session }: GateOptions): Omit<Evidence, 'stapled'> {
  const isResumed = socket.isSessionReused();
  const sentChain = isResumed ? chainOfSession(session) : takeSentChain(socket);
  if (sentChain === undefined) {
    throw new TlsError('session-unknown', 'the session was resumed, and nobody here has seen its certificates');
  }
  const identity = peerName === undefined ? undefined : identityOf(peerName);
  return { socket, sentChain, isResumed, peerName, identity };
}

/** A client hears of it before its handshake ends; an empty one is none. */
function watchStaple(socket: TLSSocket): () => Uint8Array | undefined {
  let stapled: Uint8Array | undefined;
  socket.on('OCSPResponse', (response: Uint8Array | null) => {
    if (response !== null && response.length > 0) stapled = new Uint8Array(response);
  });
  return () => stapled;
}

/** Another handshake may show other certificates, which nobody has judged. */
export function refuseRenegotiation(socket: TLSSocket): void {
  socket.on('secure', () => socket.destroy(new TlsError('renegotiated', 'the peer made another handshake')));
}

export function refusalOf(peer: PeerJudgement): TlsError {
  return new TlsError('peer-refused', refusalText(peer), { peer });
}

function refusalText({ verdict, verification }: PeerJudgement): string {
  const { configurationError, interruptedOn, sslErrors } = verification ?? {};
  const error = interruptedOn ?? sslErrors?.[0];
  if (configurationError !== undefined) return configurationError.message;
  if (error !== undefined) return error.errorString();
  if (verdict === undefined || verdict.ok) return 'the peer sent no certificate';
  return new VerificationError(verdict).message;
}
