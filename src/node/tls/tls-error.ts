import type { PeerJudgement } from './peer-judgement.ts';

/**
 * - `connection-failed`: no connection came about.
 * - `handshake-failed`: the two sides could not agree, or the peer broke TLS off.
 * - `closed-early`: the connection ended before there was a verdict.
 * - `timed-out`: no verdict within `handshakeTimeout`.
 * - `aborted`: by the caller's signal, or because a server was closed.
 * - `too-many-pending`: a server has `maximumPending` clients without a verdict already.
 * - `session-unknown`: a resumed session shows no certificates, and nobody here has seen those of its first handshake.
 * - `renegotiated`: the peer made another handshake after the verdict, perhaps with other certificates.
 * - `guarded-too-late`: bytes had been written before the socket was handed in.
 * - `configuration-unusable`: no connection can be made with the settings.
 * - `verification-failed`: the verification came to no end, for example because a provider threw.
 * - `peer-refused`: the verdict, or that there was no certificate to judge.
 */
export type TlsErrorCode =
  | 'connection-failed'
  | 'handshake-failed'
  | 'closed-early'
  | 'timed-out'
  | 'aborted'
  | 'too-many-pending'
  | 'session-unknown'
  | 'renegotiated'
  | 'guarded-too-late'
  | 'configuration-unusable'
  | 'verification-failed'
  | 'peer-refused';

export interface TlsErrorOptions {
  readonly cause?: unknown;
  readonly peer?: PeerJudgement | undefined;
}

/** Why there is no connection, or no longer one. `cause` is what the runtime said. */
export class TlsError extends Error {
  override readonly name = 'TlsError';
  readonly code: TlsErrorCode;
  /** What was found out about the peer: there for `peer-refused`. */
  readonly peer: PeerJudgement | undefined;

  constructor(code: TlsErrorCode, message: string, { cause, peer }: TlsErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.peer = peer;
  }
}

/** What somebody else threw, as one of ours; ours stay as they are. */
export function toTlsError(code: TlsErrorCode, cause: unknown): TlsError {
  if (cause instanceof TlsError) return cause;
  return new TlsError(code, cause instanceof Error ? cause.message : String(cause), { cause });
}
