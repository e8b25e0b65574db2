import { EventEmitter, setMaxListeners } from 'node:events';
import type { ListenOptions } from 'node:net';
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { effectiveVerifyMode, PeerVerifyMode } from '../../config.ts';
import { ClientsToJudge, maximumPendingOf } from './clients-to-judge.ts';
import { refuseForeignTrust } from './connect.ts';
import { passGate } from './gate.ts';
import { createJudge, type Judge } from './judge.ts';
import type { PeerJudgement } from './peer-judgement.ts';
import { type PeerOptions, timeoutOf, withoutPeerOptions } from './peer-options.ts';
import { serverContextOf, withoutResumption } from './secure-context.ts';
import { toConnectionError } from './socket-watch.ts';
import type { TlsError } from './tls-error.ts';

/** What Node decides nothing about here. */
type Decided = 'rejectUnauthorized' | 'requestCert' | 'ca' | 'crl' | 'handshakeTimeout' | 'enableTrace';

/** The options of `tls.createServer` with those of a verification. A configuration brings certificate, key and the like. */
export interface SslServerOptions extends Omit<TlsOptions, Decided>, PeerOptions {
  /** Without a configuration: whether clients without a certificate are refused; default true. */
  readonly requireCertificate?: boolean | undefined;
  /** How many clients may be without a verdict at a time, their handshakes included; more are turned away. Default 1000. */
  readonly maximumPending?: number | undefined;
}

/** Whoever takes connections: an `http.Server`, with or without an application such as Express's. */
export interface ConnectionTarget {
  emit(event: 'connection', socket: TLSSocket): boolean;
}

export interface SslServerEvents {
  /** A client was judged, and may be talked to. */
  readonly connection: [socket: TLSSocket, peer: PeerJudgement | undefined];
  /** A client was refused, or did not get as far as that. */
  readonly refused: [error: TlsError];
  readonly listening: [];
  readonly close: [];
  readonly error: [error: Error];
}

/**
 * A TLS server that verifies its clients, and hands over those alone that it accepts. What clients send before is read
 * by nobody. Sessions are not resumed.
 *
 * @example
 * ```ts
 * const server = new SslServer({ cert, key, anchors: [clientCa] }, http.createServer(app));
 * server.listen({ port: 8443 }); // verdictOf(request.socket) tells the client's verdict
 * ```
 */
export class SslServer extends EventEmitter<SslServerEvents> {
  private readonly server: Server;
  private readonly judge: Judge | undefined;
  private readonly timeout: number;
  private readonly target: ConnectionTarget | undefined;
  private readonly closing: AbortController = new AbortController();
  private readonly pending: ClientsToJudge;

  /** @throws TypeError or RangeError for unusable options, TlsError for a configuration that no server can be made of. */
  constructor(options: SslServerOptions, target?: ConnectionTarget) {
    super();
    refuseForeignTrust(options);
    this.timeout = timeoutOf(options);
    this.pending = new ClientsToJudge(maximumPendingOf(options), this.timeout);
    this.judge = judgeOf(options);
    this.target = target;
    // Every client that is not judged yet listens to it.
    setMaxListeners(0, this.closing.signal);
    this.server = createServer(contextOf(options, this.judge !== undefined));
    // After Node's own listener, so that whoever is turned away is told as one whose handshake has failed.
    this.server.on('connection', (plain) => this.pending.admit(plain));
    this.server.on('secureConnection', (socket) => this.take(socket));
    this.server.on('tlsClientError', (error, socket) => this.endHandshake(error, socket));
    this.server.on('listening', () => this.emit('listening'));
    this.server.on('close', () => this.emit('close'));
    this.server.on('error', (error) => this.emit('error', error));
  }

  listen(options: ListenOptions): this {
    this.server.listen(options);
    return this;
  }

  /** As of `net.Server`; null unless it listens at a port. */
  address(): { readonly address: string; readonly family: string; readonly port: number } | null {
    const address = this.server.address();
    return typeof address === 'string' ? null : address;
  }

  /** Takes no more clients, and gives up those that are not judged yet; those handed over go on. */
  close(): this {
    this.closing.abort();
    this.pending.giveUp();
    this.server.close();
    return this;
  }

  /** Node leaves the socket as it is when the time is over. */
  private endHandshake(error: Error, socket: TLSSocket): void {
    socket.destroy();
    this.emit('refused', this.pending.wasTurnedAway(socket) ? this.pending.refusal() : toConnectionError(error));
  }

  private take(socket: TLSSocket): void {
    const { judge } = this;
    if (judge === undefined) {
      this.handOver(socket, undefined);
      return;
    }
    const { signal } = this.closing;
    const timeout = this.pending.timeLeft(socket);
    passGate(socket, { judge, timeout, signal, peerName: undefined, session: undefined }).then(
      // Not within the promise: what a listener throws is its owner's.
      (peer) => process.nextTick(() => this.handOver(socket, peer)),
      (error: TlsError) => process.nextTick(() => this.emit('refused', error)),
    );
  }

  private handOver(socket: TLSSocket, peer: PeerJudgement | undefined): void {
    this.pending.release(socket);
    this.emit('connection', socket, peer);
    this.target?.emit('connection', socket);
  }
}

/** Undefined where nobody is asked for a certificate. */
function judgeOf(options: SslServerOptions): Judge | undefined {
  const { configuration, requireCertificate = true } = options;
  const judge = createJudge(options, 'server');
  if (configuration !== undefined) {
    const mode = effectiveVerifyMode(configuration.peerVerifyMode(), 'server');
    return mode === PeerVerifyMode.VerifyNone ? undefined : judge;
  }
  if (requireCertificate) return judge;
  return async (evidence) => {
    const judgement = await judge(evidence);
    return evidence.sentChain.length === 0 ? { ...judgement, accepted: true } : judgement;
  };
}

function contextOf(options: SslServerOptions, requestCert: boolean): TlsOptions {
  const { secureOptions, requireCertificate, maximumPending, ...given } = withoutPeerOptions(options);
  const context = options.configuration === undefined ? {} : serverContextOf(options.configuration);
  return {
    ...context,
    ...given,
    secureOptions: withoutResumption(secureOptions ?? context.secureOptions),
    handshakeTimeout: timeoutOf(options),
    requestCert,
    rejectUnauthorized: false,
    ca: [],
  };
}
