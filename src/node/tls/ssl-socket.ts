import { connect as netConnect, type Socket } from 'node:net';
import {
  type IgnoredErrors,
  isPeerAccepted,
  type PeerRole,
  type PeerVerification,
  type SslConfiguration,
  type SslError,
  SslMode,
  SslOption,
  verifyPeerAsync,
} from '../../config.ts';
import type { Provider } from '../../index.ts';
import { forgetJudgement, recordJudgement } from './peer-judgement.ts';
import { timeoutOf } from './peer-options.ts';
import { sessionStateOf } from './session-state.ts';
import type { FinishedHandshake } from './ssl-channel.ts';
import { SslConnection } from './ssl-connection.ts';
import { PauseMode, SocketError } from './ssl-socket-events.ts';
import { SslSocketSettings } from './ssl-socket-settings.ts';

export interface SslSocketOptions {
  /** Milliseconds since 1970, asked at each verification; default: the clock. */
  readonly now?: (() => number) | undefined;
  /** Who checks signatures; default: the platform's. */
  readonly provider?: Provider | undefined;
  /** Milliseconds that a handshake with its verification may take; default 30,000. */
  readonly handshakeTimeout?: number | undefined;
}

/** What a handshake was begun with, which later settings do not change. */
interface HandshakeSettings {
  readonly role: PeerRole;
  readonly configuration: SslConfiguration;
  readonly peerName: string;
}

/** A peer between its handshake and the decision. */
interface Judged {
  readonly connection: SslConnection;
  readonly handshake: FinishedHandshake;
  readonly verification: PeerVerification;
}

/**
 * QSslSocket upon `node:tls`, with Qt's methods, and Qt's signals as events in Qt's order. This library's verdict alone
 * decides. What is written before `encrypted` is sent after it, or never.
 *
 * An interruption of the handshake happens at its end, since Node lets nobody look into it before; the peer sees the
 * connection closed where Qt sends an alert.
 *
 * @example
 * ```ts
 * const socket = new SslSocket();
 * socket.on('sslErrors', (errors) => console.log(errors.map((error) => error.errorString())));
 * socket.on('encrypted', () => socket.write('hello'));
 * socket.connectToHostEncrypted('www.example.com', 443);
 * ```
 */
export class SslSocket extends SslSocketSettings {
  private readonly options: SslSocketOptions;
  private readonly timeout: number;
  private connection: SslConnection | undefined;
  private currentMode: SslMode = SslMode.UnencryptedMode;
  private begun: HandshakeSettings | undefined;
  private ignoresAll = false;
  private ignored: readonly SslError[] = [];
  private pausing: PauseMode = PauseMode.PauseNever;
  private paused: Judged | undefined;
  private isContinued = false;
  private hasNewSession = false;

  /** @throws RangeError for what is no time to wait. */
  constructor(options: SslSocketOptions = {}) {
    super();
    this.options = options;
    this.timeout = timeoutOf(options);
  }

  mode(): SslMode {
    return this.currentMode;
  }

  /**
   * Does nothing while there is a connection.
   *
   * @param peerName as `setPeerVerifyName` takes it; the name set there stays where it is left out.
   */
  connectToHostEncrypted(host: string, port: number, peerName?: string): void {
    if (this.connection !== undefined) return;
    if (peerName !== undefined) this.setPeerVerifyName(peerName);
    this.begin(netConnect({ host, port }), host, true);
  }

  /** Connects without TLS: `startClientEncryption` may follow. */
  connectToHost(host: string, port: number): void {
    if (this.connection === undefined) this.begin(netConnect({ host, port }), host, false);
  }

  /**
   * Takes a connection that a server has accepted, or somebody else has made; its bytes are this socket's now.
   *
   * @returns false while there is another connection, and for a socket that is not connected.
   */
  setSocket(socket: Socket): boolean {
    if (this.connection !== undefined || socket.destroyed || socket.connecting) return false;
    this.begin(socket, '', false);
    return true;
  }

  /** Starts TLS as a client upon what is connected. */
  startClientEncryption(): void {
    this.startEncryption('client');
  }

  /** Starts TLS as a server upon what is connected. */
  startServerEncryption(): void {
    this.startEncryption('server');
  }

  /**
   * With a list: from now on these, and for this the list alone counts unless it is empty. Without: all errors of this
   * connection; to be called after `connectToHostEncrypted` or while `sslErrors` is told. A signature that is wrong or
   * unchecked is never ignored.
   */
  ignoreSslErrors(errors?: readonly SslError[]): void {
    if (errors === undefined) this.ignoresAll = true;
    else this.ignored = [...errors];
  }

  /** While `handshakeInterruptedOnError` is told: goes on, to `sslErrors`. */
  continueInterruptedHandshake(): void {
    this.isContinued = true;
  }

  pauseMode(): PauseMode {
    return this.pausing;
  }

  /** With `PauseOnSslErrors` errors that would end the connection wait for `resume`. */
  setPauseMode(mode: PauseMode): void {
    this.pausing = mode;
  }

  /** After a pause on `sslErrors`: looks again whether they may be ignored, and goes on or ends. */
  resume(): void {
    const { paused } = this;
    this.paused = undefined;
    if (paused !== undefined) this.decide(paused);
  }

  /** @returns how many bytes were taken; -1 where there is no connection. They are copied; a text is sent as UTF-8. */
  write(data: Uint8Array | string): number {
    const bytes = new Uint8Array(Buffer.from(data));
    return this.connection?.write(bytes) === true ? bytes.length : -1;
  }

  /** Bytes that wait for the connection to be encrypted, or for the system to take them. */
  bytesToWrite(): number {
    return this.connection?.bytesToWrite() ?? 0;
  }

  /** Bytes that can be read at once. Not reading holds the peer back. */
  bytesAvailable(): number {
    return this.connection?.bytesAvailable() ?? 0;
  }

  /** What has come so far; nothing before `encrypted`, unless the connection is plain. */
  readAll(): Uint8Array {
    return this.connection?.readAll() ?? new Uint8Array(0);
  }

  /** Ends when everything is sent; one that is in its handshake, when it is encrypted. */
  close(): void {
    this.connection?.close();
  }

  /** Ends at once; what is not sent never is. */
  abort(): void {
    this.connection?.abort();
  }

  private begin(plain: Socket, host: string, startsTls: boolean): void {
    this.forgetPeer();
    forgetJudgement(this);
    this.begun = undefined;
    this.ignoresAll = false;
    this.isContinued = false;
    this.hasNewSession = false;
    this.currentMode = SslMode.UnencryptedMode;
    const isCurrent = (): boolean => this.connection === connection;
    let wasConnected = !plain.connecting;
    const connection = new SslConnection(plain, host, {
      connected: () => {
        wasConnected = true;
        if (startsTls) this.startClientEncryption();
        this.emit('connected');
      },
      finished: (handshake) => this.verify(connection, handshake),
      session: (session) => {
        if (isCurrent()) this.takeSession(session);
      },
      readable: () => this.emit('readyRead'),
      written: (count) => this.emit('bytesWritten', count),
      failed: (error) => this.emit('errorOccurred', error),
      ended: () => {
        if (!isCurrent()) return;
        this.leave();
        if (wasConnected) this.emit('disconnected');
      },
    });
    this.connection = connection;
  }

  private leave(): void {
    this.connection = undefined;
    this.paused = undefined;
    this.isOpen = false;
  }

  private startEncryption(role: PeerRole): void {
    const { connection } = this;
    if (connection?.prepareTls(this.timeout) !== true) return;
    const mode = role === 'client' ? SslMode.SslClientMode : SslMode.SslServerMode;
    this.currentMode = mode;
    this.emit('modeChanged', mode);
    const peerName = this.peerVerifyName() || connection.host;
    this.begun = { role, configuration: this.configuration.clone(), peerName };
    connection.startTls(role, this.begun);
  }

  private verify(connection: SslConnection, handshake: FinishedHandshake): void {
    if (this.begun === undefined) return;
    const { role, configuration, peerName } = this.begun;
    const { now, provider } = this.options;
    const { socket, sentChain, stapled } = handshake;
    const state = sessionStateOf(socket, configuration);
    const options = { time: now?.(), provider, stapled, state };
    verifyPeerAsync(configuration, role, sentChain, peerName, options).then(
      // Not within the promise: what a listener throws is its owner's.
      (verification) => process.nextTick(() => this.judge({ connection, handshake, verification })),
      () => process.nextTick(() => connection.fail(SocketError.SslInternalError)),
    );
  }

  /** Tells everything in Qt's order; any listener may end the connection. */
  private judge(judged: Judged): void {
    const { connection, handshake, verification } = judged;
    const isOver = (): boolean => this.connection !== connection || !connection.isUndecided;
    if (isOver()) return;
    const { interruptedOn, peerVerifyErrors, sslErrors } = verification;
    this.configuration = verification.configuration.withSettingsOf(this.configuration);
    if (interruptedOn !== undefined && !this.isInterruptionPassed(interruptedOn, peerVerifyErrors)) {
      connection.fail(SocketError.SslHandshakeFailedError, handshake.socket);
      return;
    }
    this.handshakeErrors = sslErrors;
    this.responses = verification.ocspResponses;
    for (const error of peerVerifyErrors) if (!isOver()) this.emit('peerVerifyError', error);
    if (sslErrors.length > 0 && !isOver()) this.emit('sslErrors', [...sslErrors]);
    if (isOver()) return;
    const isPausing = this.pausing === PauseMode.PauseOnSslErrors && !isPeerAccepted(verification, this.ignoring());
    if (isPausing) this.paused = judged;
    else this.decide(judged);
  }

  /** Only an error of the chain can be passed; a missing certificate, or what is stapled and unreadable, cannot. */
  private isInterruptionPassed(error: SslError, errors: readonly SslError[]): boolean {
    if (!errors.includes(error)) return false;
    this.isContinued = false;
    this.emit('handshakeInterruptedOnError', error);
    return this.isContinued;
  }

  private decide({ connection, handshake, verification }: Judged): void {
    if (this.connection !== connection || !connection.isUndecided) return;
    const { socket, sentChain } = handshake;
    if (verification.configurationError !== undefined || !isPeerAccepted(verification, this.ignoring())) {
      connection.fail(SocketError.SslHandshakeFailedError, socket);
      return;
    }
    const isResumed = socket.isSessionReused();
    recordJudgement(this, { accepted: true, sentChain, isResumed, verdict: verification.verdict, verification });
    this.isOpen = true;
    this.emit('encrypted');
    connection.open(socket);
    if (this.hasNewSession) this.emit('newSessionTicketReceived');
  }

  private ignoring(): IgnoredErrors {
    return { all: this.ignoresAll, errors: this.ignored };
  }

  private takeSession(session: Uint8Array): void {
    if (this.configuration.testSslOption(SslOption.SslOptionDisableSessionPersistence)) return;
    this.configuration.setSessionTicket(session);
    if (this.isOpen) this.emit('newSessionTicketReceived');
    else this.hasNewSession = true;
  }
}
