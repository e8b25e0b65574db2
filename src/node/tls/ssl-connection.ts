import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { PeerRole } from '../../config.ts';
import { type ChannelOptions, type FinishedHandshake, openChannel } from './ssl-channel.ts';
import { SocketError, socketErrorOf } from './ssl-socket-events.ts';
import { TlsError } from './tls-error.ts';

/** Who is told what happens to a connection. */
export interface ConnectionOwner {
  connected(): void;
  finished(handshake: FinishedHandshake): void;
  session(session: Uint8Array): void;
  readable(): void;
  written(count: number): void;
  /** Once; the connection ends then. */
  failed(error: SocketError): void;
  /** Once, at last. */
  ended(): void;
}

/**
 * One connection of an SslSocket: plain, then in its handshake, then open. What is written during a handshake, or before
 * one that is bound to come, waits for it to be accepted.
 */
export class SslConnection {
  readonly host: string;
  private readonly plain: Socket;
  private readonly owner: ConnectionOwner;
  private stream: Socket;
  private state: 'connecting' | 'plain' | 'handshake' | 'judging' | 'open' | 'ended';
  private readonly queue: Uint8Array[] = [];
  private hasFailed = false;
  private isAborted = false;
  private isClosing = false;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param host as it was connected to; empty where the peer has come to us.
   * @param owner calls `prepareTls` when it is told of the connection, where that is bound to come.
   */
  constructor(plain: Socket, host: string, owner: ConnectionOwner) {
    this.plain = plain;
    this.stream = plain;
    this.host = host;
    this.owner = owner;
    this.state = plain.connecting ? 'connecting' : 'plain';
    // A peer that has sent everything and closes must not cut off what is not read yet.
    plain.allowHalfOpen = true;
    plain.once('connect', () => this.connect());
    plain.on('error', (error) => this.fail(this.errorOf(error)));
    plain.once('close', () => this.endUnlessFinished());
    this.listen(plain, 'plain');
  }

  /** Whether a handshake has ended, and what comes of it is still open. */
  get isUndecided(): boolean {
    return this.state === 'judging' && !this.hasFailed && !this.isAborted;
  }

  private get canRead(): boolean {
    return this.state === 'plain' || this.state === 'open';
  }

  /**
   * From now on nothing goes out in the plain.
   *
   * @returns whether `startTls` may follow.
   */
  prepareTls(timeout: number): boolean {
    if (this.state !== 'plain' || this.isAborted) return false;
    this.state = 'handshake';
    this.plain.removeAllListeners('readable');
    this.timer = setTimeout(() => this.fail(SocketError.SocketTimeoutError), timeout);
    return true;
  }

  /** Settings that no handshake can be made with fail the connection. */
  startTls(role: PeerRole, options: ChannelOptions): void {
    if (this.isAborted) return;
    try {
      this.stream = openChannel(this.plain, role, options, {
        finished: (handshake) => this.finish(handshake),
        failed: (error) => this.fail(this.errorOf(error)),
        session: (session) => this.owner.session(session),
      });
      this.stream.once('close', () => this.endUnlessFinished());
    } catch (error) {
      if (!(error instanceof TlsError)) throw error;
      this.fail(SocketError.SslInvalidUserDataError);
    }
  }

  /** The peer is accepted: what has waited goes out. */
  open(socket: TLSSocket): void {
    if (!this.isUndecided) return;
    this.state = 'open';
    clearTimeout(this.timer);
    this.listen(socket, 'open');
    this.flush();
  }

  /** @returns whether the bytes were taken. */
  write(bytes: Uint8Array): boolean {
    if (this.isClosing || this.hasFailed || this.state === 'ended') return false;
    this.queue.push(bytes);
    if (this.canRead) this.flush();
    return true;
  }

  bytesToWrite(): number {
    const waiting = this.queue.reduce((sum, bytes) => sum + bytes.length, 0);
    return waiting + (this.canRead ? this.stream.writableLength : 0);
  }

  bytesAvailable(): number {
    return this.canRead ? this.stream.readableLength : 0;
  }

  readAll(): Uint8Array {
    const bytes = this.canRead ? (this.stream.read() as Uint8Array | null) : null;
    return new Uint8Array(bytes ?? []);
  }

  /** When everything is sent; a handshake is waited for. What nobody has read is dropped, so that the end is seen. */
  close(): void {
    this.isClosing = true;
    if (this.canRead) this.endStream();
    else if (this.state === 'connecting') this.abort();
  }

  abort(): void {
    this.queue.length = 0;
    this.isClosing = true;
    this.isAborted = true;
    this.stream.destroy();
    this.plain.destroy();
  }

  /** Tells why, and ends: with a notice to the peer where TLS has got that far, and nothing of what waits. */
  fail(error: SocketError, socket?: Socket): void {
    if (this.hasFailed || this.state === 'ended') return;
    this.hasFailed = true;
    this.queue.length = 0;
    try {
      this.owner.failed(error);
    } finally {
      // Whatever a listener throws: this is the end.
      if (socket === undefined) this.abort();
      else socket.destroySoon();
    }
  }

  private connect(): void {
    this.state = 'plain';
    this.owner.connected();
    if (this.canRead) this.flush();
  }

  private finish(handshake: FinishedHandshake): void {
    const { socket } = handshake;
    if (this.hasFailed || this.state !== 'handshake') {
      socket.destroy();
      return;
    }
    this.state = 'judging';
    this.stream = socket;
    // From now on it has ended when everything that came is read, which what is below does not know.
    socket.once('close', () => this.end());
    this.owner.finished(handshake);
  }

  private flush(): void {
    for (const bytes of this.queue.splice(0)) {
      this.stream.write(bytes, (error) => {
        if (!error && this.state !== 'ended') this.owner.written(bytes.length);
      });
    }
    if (this.isClosing) this.endStream();
  }

  private endStream(): void {
    this.stream.end();
    this.stream.read();
  }

  private listen(stream: Socket, state: 'plain' | 'open'): void {
    stream.on('readable', () => {
      if (this.state !== state) return;
      if (stream.readableLength > 0) this.owner.readable();
      // Nothing to read is how the end is told, which must be taken.
      if (stream.readableLength === 0 || this.isClosing) stream.read();
    });
    stream.once('end', () => {
      if (this.state !== state) return;
      if (this.isClosing) stream.destroySoon();
      else this.fail(SocketError.RemoteHostClosedError, stream);
    });
  }

  private errorOf(error: Error): SocketError {
    if (this.state !== 'open' && error instanceof TlsError) return SocketError.SslHandshakeFailedError;
    return socketErrorOf(error, this.state === 'open');
  }

  private endUnlessFinished(): void {
    if (this.state !== 'judging' && this.state !== 'open') this.end();
  }

  private end(): void {
    if (this.state === 'ended') return;
    if (!this.isClosing) this.fail(SocketError.RemoteHostClosedError);
    clearTimeout(this.timer);
    this.state = 'ended';
    this.owner.ended();
  }
}
