import type { Store } from '../trust/store.ts';
import { copyInstances, isMember, requireInstance } from './argument-checks.ts';
import { caStoreOf } from './ca-store.ts';
import { defaultCiphers, parseCipherNames, supportedCiphers } from './cipher-list.ts';
import {
  type IdentityMatching,
  type SessionState,
  type Settings,
  settingsTable,
  stateTable,
} from './configuration-values.ts';
import { type NextProtocolNegotiationStatus, PeerVerifyMode, SslOption, SslProtocol } from './enumerations.ts';
import { warn } from './platform.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslCipher } from './ssl-cipher.ts';
import { SslDiffieHellmanParameters } from './ssl-diffie-hellman-parameters.ts';
import { SslEllipticCurve, supportedEllipticCurves } from './ssl-elliptic-curve.ts';
import { SslKey } from './ssl-key.ts';
import { systemCaCertificates } from './system-roots.ts';

/**
 * The settings of TLS connections, and of one that exists its state: QSslConfiguration. A value: copies are independent,
 * setters store copies, getters give copies. Settings count when they are in place before a handshake.
 *
 * A setting that makes no sense (a negative depth, a number that is no mode) is ignored with a warning, as Qt ignores a
 * negative depth. What is of the wrong class throws a TypeError.
 *
 * @example
 * ```ts
 * const configuration = SslConfiguration.defaultConfiguration();
 * configuration.setCaCertificates(SslCertificate.fromData(rootsPem));
 * configuration.setPeerVerifyDepth(2);
 * ```
 */
export class SslConfiguration {
  /** The name of HTTP/2 in ALPN. */
  static readonly ALPNProtocolHTTP2 = 'h2';
  static readonly NextProtocolHttp1_1 = 'http/1.1';

  private settings: Settings;
  private state: SessionState;

  /** A copy of `other`, or a null configuration. */
  constructor(other?: SslConfiguration) {
    this.settings = other?.settings ?? settingsTable().initial;
    this.state = other?.state ?? stateTable().initial;
  }

  /** A snapshot of what new connections use: what happens to it changes no default. */
  static defaultConfiguration(): SslConfiguration {
    defaults.tls ??= createDefault(SslProtocol.SecureProtocols);
    return defaults.tls.clone();
  }

  /** Connections that exist keep what they have. */
  static setDefaultConfiguration(configuration: SslConfiguration): void {
    defaults.tls = requireInstance(configuration, SslConfiguration).clone();
  }

  static defaultDtlsConfiguration(): SslConfiguration {
    defaults.dtls ??= createDefault(SslProtocol.DtlsV1_2OrLater);
    return defaults.dtls.clone();
  }

  static setDefaultDtlsConfiguration(configuration: SslConfiguration): void {
    defaults.dtls = requireInstance(configuration, SslConfiguration).clone();
  }

  /** Every cipher that there is a row for, the preferred first: the same on every runtime. */
  static supportedCiphers(): SslCipher[] {
    return supportedCiphers();
  }

  static supportedEllipticCurves(): SslEllipticCurve[] {
    return supportedEllipticCurves();
  }

  /** What the loaded entries bring: the machine's roots, else those of `certpath/mozilla`, else none. */
  static systemCaCertificates(): SslCertificate[] {
    return [...systemCaCertificates()];
  }

  clone(): SslConfiguration {
    return new SslConfiguration(this);
  }

  swap(other: SslConfiguration): void {
    const { settings, state } = this;
    this.settings = other.settings;
    this.state = other.state;
    other.settings = settings;
    other.state = state;
  }

  /** Whether all settings and the state are the same; lists in order. */
  equals(other: SslConfiguration): boolean {
    return settingsTable().areSame(this.settings, other.settings) && stateTable().areSame(this.state, other.state);
  }

  notEquals(other: SslConfiguration): boolean {
    return !this.equals(other);
  }

  /**
   * Whether the values are those of a new configuration; that a setter was called does not count, but setting or adding
   * CA certificates, even none, does: from then on the system's are not used.
   */
  isNull(): boolean {
    return settingsTable().areUnset(this.settings) && stateTable().areUnset(this.state);
  }

  protocol(): SslProtocol {
    return this.settings.protocol;
  }

  setProtocol(protocol: SslProtocol): void {
    if (isMember(SslProtocol, protocol, 'protocol')) this.set({ protocol });
  }

  peerVerifyMode(): PeerVerifyMode {
    return this.settings.peerVerifyMode;
  }

  setPeerVerifyMode(peerVerifyMode: PeerVerifyMode): void {
    if (isMember(PeerVerifyMode, peerVerifyMode, 'peer verify mode')) this.set({ peerVerifyMode });
  }

  /** How many intermediates may stand between the peer's certificate and its root, self-issued ones too; 0: any number. */
  peerVerifyDepth(): number {
    return this.settings.peerVerifyDepth;
  }

  setPeerVerifyDepth(depth: number): void {
    // Not -0, which is another value than 0 to those who look closely.
    if (Number.isSafeInteger(depth) && depth >= 0) this.set({ peerVerifyDepth: depth + 0 });
    else warn(`the peer verify depth ${String(depth)} is no whole number from 0 and is ignored`);
  }

  localCertificateChain(): SslCertificate[] {
    return [...this.settings.localCertificateChain];
  }

  /** @param chain the own certificate first. */
  setLocalCertificateChain(chain: readonly SslCertificate[]): void {
    this.set({ localCertificateChain: copyInstances(chain, SslCertificate) });
  }

  /** The first of the chain, or the null certificate. */
  localCertificate(): SslCertificate {
    return this.settings.localCertificateChain[0] ?? SslCertificate.null;
  }

  setLocalCertificate(certificate: SslCertificate): void {
    this.setLocalCertificateChain([certificate]);
  }

  privateKey(): SslKey {
    return this.settings.privateKey;
  }

  /** Whether it belongs to the certificate is found out by the handshake. */
  setPrivateKey(key: SslKey): void {
    this.set({ privateKey: requireInstance(key, SslKey) });
  }

  ciphers(): SslCipher[] {
    return [...this.settings.ciphers];
  }

  /** @param ciphers a list, or names of supported ciphers with colons between; other names are dropped. */
  setCiphers(ciphers: readonly SslCipher[] | string): void {
    const list = typeof ciphers === 'string' ? parseCipherNames(ciphers) : copyInstances(ciphers, SslCipher);
    this.set({ ciphers: list });
  }

  /** Those set or added. The system's are not among them: see {@link usesSystemRoots}. */
  caCertificates(): SslCertificate[] {
    return [...this.settings.caCertificates];
  }

  /** From now on these are the CA database, and nothing else is. */
  setCaCertificates(certificates: readonly SslCertificate[]): void {
    this.set({ caCertificates: copyInstances(certificates, SslCertificate), usesSystemRoots: false });
  }

  addCaCertificate(certificate: SslCertificate): void {
    this.addCaCertificates([certificate]);
  }

  /** Adds to those set or added before; the system's roots are no longer used. */
  addCaCertificates(certificates: readonly SslCertificate[]): void {
    this.addCaCertificatesBesideSystem(certificates);
    this.set({ usesSystemRoots: false });
  }

  /** Adds, and goes on using the system's roots where they are used, as Qt does when it adds files. */
  addCaCertificatesBesideSystem(certificates: readonly SslCertificate[]): void {
    this.set({ caCertificates: [...this.settings.caCertificates, ...copyInstances(certificates, SslCertificate)] });
  }

  /** The CA database as `verify` of the engine takes it: made at first need, shared by copies, never made twice. */
  caStore(): Store {
    return caStoreOf(this.settings.caCertificates, this.settings.usesSystemRoots);
  }

  /** Whether the system's roots belong to the CA database: until CA certificates are set or added. */
  usesSystemRoots(): boolean {
    return this.settings.usesSystemRoots;
  }

  /** How a peer's name is compared; `qt` unless set. Beyond Qt. */
  identityMatching(): IdentityMatching {
    return this.settings.identityMatching;
  }

  setIdentityMatching(identityMatching: IdentityMatching): void {
    if (identityMatching === 'qt' || identityMatching === 'rfc9525') this.set({ identityMatching });
    else warn(`the identity matching ${String(identityMatching)} does not exist and is ignored`);
  }

  setSslOption(option: SslOption, on: boolean): void {
    if (!isMember(SslOption, option, 'option')) return;
    const { sslOptions } = this.settings;
    this.set({ sslOptions: on ? sslOptions | option : sslOptions & ~option });
  }

  testSslOption(option: SslOption): boolean {
    return (this.settings.sslOptions & option) !== 0;
  }

  ellipticCurves(): SslEllipticCurve[] {
    return [...this.settings.ellipticCurves];
  }

  /** @param curves none: whatever the TLS library thinks best. */
  setEllipticCurves(curves: readonly SslEllipticCurve[]): void {
    this.set({ ellipticCurves: copyInstances(curves, SslEllipticCurve) });
  }

  diffieHellmanParameters(): SslDiffieHellmanParameters {
    return this.settings.diffieHellmanParameters;
  }

  setDiffieHellmanParameters(parameters: SslDiffieHellmanParameters): void {
    this.set({ diffieHellmanParameters: requireInstance(parameters, SslDiffieHellmanParameters) });
  }

  /** Commands of OpenSSL's configuration files by name. */
  backendConfiguration(): Map<string, string> {
    return new Map(this.settings.backendConfiguration);
  }

  setBackendConfigurationOption(name: string, value: string): void {
    this.set({ backendConfiguration: new Map(this.settings.backendConfiguration).set(name, value) });
  }

  setBackendConfiguration(configuration: ReadonlyMap<string, string> = new Map()): void {
    this.set({ backendConfiguration: new Map(configuration) });
  }

  sessionTicket(): Uint8Array {
    return new Uint8Array(this.settings.sessionTicket ?? []);
  }

  /** @param ticket undefined takes it back. */
  setSessionTicket(ticket: Uint8Array | undefined): void {
    this.set({ sessionTicket: ticket && new Uint8Array(ticket) });
  }

  preSharedKeyIdentityHint(): Uint8Array {
    return new Uint8Array(this.settings.preSharedKeyIdentityHint ?? []);
  }

  /** @param hint undefined takes it back. */
  setPreSharedKeyIdentityHint(hint: Uint8Array | undefined): void {
    this.set({ preSharedKeyIdentityHint: hint && new Uint8Array(hint) });
  }

  /** ALPN names, the preferred first. */
  allowedNextProtocols(): string[] {
    return [...this.settings.allowedNextProtocols];
  }

  setAllowedNextProtocols(protocols: readonly string[]): void {
    this.set({ allowedNextProtocols: protocols.map(String) });
  }

  dtlsCookieVerificationEnabled(): boolean {
    return this.settings.dtlsCookieVerificationEnabled;
  }

  setDtlsCookieVerificationEnabled(enabled: boolean): void {
    this.set({ dtlsCookieVerificationEnabled: enabled });
  }

  ocspStaplingEnabled(): boolean {
    return this.settings.ocspStaplingEnabled;
  }

  setOcspStaplingEnabled(enabled: boolean): void {
    this.set({ ocspStaplingEnabled: enabled });
  }

  handshakeMustInterruptOnError(): boolean {
    return this.settings.handshakeMustInterruptOnError;
  }

  setHandshakeMustInterruptOnError(interrupt: boolean): void {
    this.set({ handshakeMustInterruptOnError: interrupt });
  }

  missingCertificateIsFatal(): boolean {
    return this.settings.missingCertificateIsFatal;
  }

  setMissingCertificateIsFatal(fatal: boolean): void {
    this.set({ missingCertificateIsFatal: fatal });
  }

  peerCertificate(): SslCertificate {
    return this.state.peerCertificate;
  }

  /** As the peer sent it. */
  peerCertificateChain(): SslCertificate[] {
    return [...this.state.peerCertificateChain];
  }

  sessionCipher(): SslCipher {
    return this.state.sessionCipher;
  }

  sessionProtocol(): SslProtocol {
    return this.state.sessionProtocol;
  }

  ephemeralServerKey(): SslKey {
    return this.state.ephemeralServerKey;
  }

  /** Seconds; -1 where no ticket came. */
  sessionTicketLifeTimeHint(): number {
    return this.state.sessionTicketLifeTimeHint;
  }

  /** Undefined where none was agreed on. */
  nextNegotiatedProtocol(): string | undefined {
    return this.state.nextNegotiatedProtocol;
  }

  nextProtocolNegotiationStatus(): NextProtocolNegotiationStatus {
    return this.state.nextProtocolNegotiationStatus;
  }

  /** A copy with what a connection has brought: for who connects the family to another implementation of TLS. */
  withState(state: Partial<SessionState>): SslConfiguration {
    const copy = this.clone();
    const merged = { ...stateTable().initial, ...state };
    copy.state = { ...merged, peerCertificateChain: [...merged.peerCertificateChain] };
    return copy;
  }

  /** A copy with the settings of another one and the own state: what a socket makes of a configuration it is given. */
  withSettingsOf(other: SslConfiguration): SslConfiguration {
    const copy = other.clone();
    copy.state = this.state;
    return copy;
  }

  private set(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
  }
}

const defaults: { tls: SslConfiguration | undefined; dtls: SslConfiguration | undefined } = {
  tls: undefined,
  dtls: undefined,
};

function createDefault(protocol: SslProtocol): SslConfiguration {
  const configuration = new SslConfiguration();
  configuration.setProtocol(protocol);
  configuration.setCiphers(defaultCiphers());
  return configuration;
}
