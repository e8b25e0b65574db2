import type { TLSSocket } from 'node:tls';
import { TlsError, toTlsError } from './tls-error.ts';

export interface WatchLimits {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** Looks out for whatever ends a connection before its time. */
export interface SocketWatch {
  /** What is waited for, unless the connection ends before. */
  until<Value>(wanted: Promise<Value>): Promise<Value>;
  /** Ends the waiting: nothing that can still come will do. */
  fail(error: TlsError): void;
  stop(): void;
}

const networkErrors: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'ENOENT',
]);

/** What Node says of a connection that did not come about. */
export function toConnectionError(cause: unknown): TlsError {
  const code = String((cause as NodeJS.ErrnoException | undefined)?.code);
  if (networkErrors.has(code)) return toTlsError('connection-failed', cause);
  if (code === 'ERR_TLS_HANDSHAKE_TIMEOUT') return toTlsError('timed-out', cause);
  return toTlsError(code === 'ECONNRESET' || code === 'EPIPE' ? 'closed-early' : 'handshake-failed', cause);
}

export function watchSocket(socket: TLSSocket, { timeout, signal }: WatchLimits): SocketWatch {
  const stops: (() => void)[] = [];
  let end: (error: TlsError) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    end = reject;
    const on = (event: string, listener: (cause?: unknown) => void): void => {
      socket.on(event, listener);
      stops.push(() => socket.off(event, listener));
    };
    const fail = (cause?: unknown): void => reject(toConnectionError(cause));
    const abort = (): void => reject(new TlsError('aborted', 'the connection was given up', { cause: signal?.reason }));
    on('error', fail);
    // What a server side says that is not part of a listening server.
    on('_tlsError', fail);
    on('close', () => reject(closedEarly()));
    const late = (): void => reject(new TlsError('timed-out', `no verdict within ${timeout} ms`));
    const timer = setTimeout(late, timeout);
    stops.push(() => clearTimeout(timer));
    signal?.addEventListener('abort', abort);
    stops.push(() => signal?.removeEventListener('abort', abort));
    if (signal?.aborted === true) abort();
    if (socket.destroyed) fail(new TlsError('closed-early', 'the connection has ended already'));
  });
  failure.catch(() => undefined);
  return {
    until: (wanted) => Promise.race([wanted, failure]),
    fail: end,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

export function closedEarly(): TlsError {
  return new TlsError('closed-early', 'the connection ended before there was a verdict');
}

/** The end of a handshake, also of one that has ended already. */
export function handshakeOf(socket: TLSSocket): Promise<void> {
  if (socket.getPeerFinished() !== undefined) return Promise.resolve();
  return new Promise((resolve) => socket.once('secure', resolve));
}
