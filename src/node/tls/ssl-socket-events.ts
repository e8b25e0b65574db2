import type { SslError, SslMode } from '../../config.ts';

/** QAbstractSocket::SocketError, those that can happen here. */
export const SocketError = {
  ConnectionRefusedError: 0,
  RemoteHostClosedError: 1,
  HostNotFoundError: 2,
  SocketTimeoutError: 5,
  NetworkError: 7,
  SslHandshakeFailedError: 13,
  SslInternalError: 20,
  SslInvalidUserDataError: 21,
  UnknownSocketError: -1,
} as const;
export type SocketError = (typeof SocketError)[keyof typeof SocketError];

/** QAbstractSocket::PauseMode. */
export const PauseMode = { PauseNever: 0, PauseOnSslErrors: 1 } as const;
export type PauseMode = (typeof PauseMode)[keyof typeof PauseMode];

/** Qt's signals. Listeners run at once, so that what they call counts for what comes next. */
export interface SslSocketEvents {
  readonly connected: [];
  readonly modeChanged: [mode: SslMode];
  /** An error by itself, as it is found. */
  readonly peerVerifyError: [error: SslError];
  /** All errors: the last moment for `ignoreSslErrors`. */
  readonly sslErrors: [errors: readonly SslError[]];
  /** With `handshakeMustInterruptOnError`: unless `continueInterruptedHandshake` is called, this is the end. */
  readonly handshakeInterruptedOnError: [error: SslError];
  readonly encrypted: [];
  /** There is a session that can be resumed: it is the configuration's `sessionTicket` now. */
  readonly newSessionTicketReceived: [];
  readonly readyRead: [];
  /** Bytes of the application that were handed to the system. */
  readonly bytesWritten: [count: number];
  readonly errorOccurred: [error: SocketError];
  readonly disconnected: [];
}

const bySystemCode: ReadonlyMap<string, SocketError> = new Map<string, SocketError>([
  ['ECONNREFUSED', SocketError.ConnectionRefusedError],
  ['ECONNRESET', SocketError.RemoteHostClosedError],
  ['EPIPE', SocketError.RemoteHostClosedError],
  ['ENOTFOUND', SocketError.HostNotFoundError],
  ['EAI_AGAIN', SocketError.HostNotFoundError],
  ['ETIMEDOUT', SocketError.SocketTimeoutError],
]);

/** What Qt calls an error of Node's; OpenSSL's own errors are told apart by whether the handshake was over. */
export function socketErrorOf(error: Error, isEncrypted: boolean): SocketError {
  const code = String((error as NodeJS.ErrnoException).code);
  const isTls = /^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code);
  if (isTls) return isEncrypted ? SocketError.SslInternalError : SocketError.SslHandshakeFailedError;
  return bySystemCode.get(code) ?? SocketError.NetworkError;
}
