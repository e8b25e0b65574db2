import { EventEmitter } from 'node:events';
import {
  type OcspResponse,
  type PeerVerifyMode,
  SslCertificate,
  type SslCertificate as SslCertificateType,
  SslCipher,
  SslConfiguration,
  type SslConfiguration as SslConfigurationType,
  type SslError,
  type SslKey,
  SslProtocol,
} from '../../config.ts';
import type { SslSocketEvents } from './ssl-socket-events.ts';

/** The part of QSslSocket that is about settings, and what is known of the peer: each under Qt's name. */
export class SslSocketSettings extends EventEmitter<SslSocketEvents> {
  protected configuration: SslConfigurationType = SslConfiguration.defaultConfiguration();
  protected handshakeErrors: readonly SslError[] = [];
  protected responses: readonly OcspResponse[] = [];
  protected isOpen = false;
  private verifyName = '';

  /** A copy of the settings, with what the connection has brought. */
  sslConfiguration(): SslConfigurationType {
    if (this.isOpen) return this.configuration.clone();
    const certificates = {
      peerCertificate: this.configuration.peerCertificate(),
      peerCertificateChain: this.configuration.peerCertificateChain(),
    };
    return this.configuration.withState(certificates);
  }

  /** Takes the settings, not the state; they count from the next handshake on. */
  setSslConfiguration(configuration: SslConfigurationType): void {
    this.configuration = this.configuration.withSettingsOf(configuration);
  }

  /** Whether the peer was verified, accepted, and the connection is still there. */
  isEncrypted(): boolean {
    return this.isOpen;
  }

  /** All errors of the last handshake, in the order of `sslErrors`, ignored or not. */
  sslHandshakeErrors(): SslError[] {
    return [...this.handshakeErrors];
  }

  ocspResponses(): OcspResponse[] {
    return [...this.responses];
  }

  peerVerifyName(): string {
    return this.verifyName;
  }

  /** The name to be asked for and found in the certificate instead of the host's; empty: the host's. */
  setPeerVerifyName(name: string): void {
    this.verifyName = String(name);
  }

  peerVerifyMode(): PeerVerifyMode {
    return this.configuration.peerVerifyMode();
  }

  setPeerVerifyMode(mode: PeerVerifyMode): void {
    this.configuration.setPeerVerifyMode(mode);
  }

  peerVerifyDepth(): number {
    return this.configuration.peerVerifyDepth();
  }

  setPeerVerifyDepth(depth: number): void {
    this.configuration.setPeerVerifyDepth(depth);
  }

  protocol(): SslProtocol {
    return this.configuration.protocol();
  }

  setProtocol(protocol: SslProtocol): void {
    this.configuration.setProtocol(protocol);
  }

  localCertificate(): SslCertificateType {
    return this.configuration.localCertificate();
  }

  localCertificateChain(): SslCertificateType[] {
    return this.configuration.localCertificateChain();
  }

  setLocalCertificate(certificate: SslCertificateType): void {
    this.configuration.setLocalCertificate(certificate);
  }

  setLocalCertificateChain(chain: readonly SslCertificateType[]): void {
    this.configuration.setLocalCertificateChain(chain);
  }

  privateKey(): SslKey {
    return this.configuration.privateKey();
  }

  setPrivateKey(key: SslKey): void {
    this.configuration.setPrivateKey(key);
  }

  peerCertificate(): SslCertificateType {
    return this.configuration.peerCertificate();
  }

  peerCertificateChain(): SslCertificateType[] {
    return this.configuration.peerCertificateChain();
  }

  /** Null where there is no encryption. */
  sessionCipher(): SslCipher {
    return this.isOpen ? this.configuration.sessionCipher() : new SslCipher();
  }

  sessionProtocol(): SslProtocol {
    return this.isOpen ? this.configuration.sessionProtocol() : SslProtocol.UnknownProtocol;
  }

  /** Of an earlier connection nothing is left. */
  protected forgetPeer(): void {
    this.isOpen = false;
    this.handshakeErrors = [];
    this.responses = [];
    this.configuration = this.configuration.withState({ peerCertificate: SslCertificate.null });
  }
}
