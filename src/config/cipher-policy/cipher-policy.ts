import { supportedCiphers } from '../cipher-list.ts';
import type { SslProtocol } from '../enumerations.ts';
import { protocolRangeOf, type TlsVersion, versionsOf } from '../protocol-range.ts';
import type { SslCipher } from '../ssl-cipher.ts';
import type { SslEllipticCurve } from '../ssl-elliptic-curve.ts';
import { type BackendSettings, readBackendCommands } from './backend-commands.ts';
import { BackendConfigurationError } from './backend-configuration-error.ts';
import { canonicalGroup } from './groups.ts';
import { isCipherAllowed, type SecurityLevel } from './security-level.ts';
import type { TlsSignature } from './tls-signature.ts';

/** What a cipher policy is derived from; an SslConfiguration is one. */
export interface CipherPolicySource {
  protocol(): SslProtocol;
  ciphers(): readonly SslCipher[];
  ellipticCurves(): readonly SslEllipticCurve[];
  /** OpenSSL's SSL_CONF commands with their values; they override the other settings. */
  backendConfiguration(): ReadonlyMap<string, unknown>;
}

export interface CipherPolicyOptions {
  /**
   * Where no `@SECLEVEL` says otherwise. Default 2, at least 112 bits: that of OpenSSL from 3.2 on, and of Debian's
   * and Ubuntu's before. Qt's static `verify` asks for none, 0.
   */
  readonly securityLevel?: SecurityLevel;
}

/** What the settings of TLS demand of a peer's certificates, to be checked without a handshake. Plain data. */
export interface CipherPolicy {
  /** Those that may be negotiated, the newest first; never empty. */
  readonly versions: readonly TlsVersion[];
  /** For the versions above, as far as the security level allows them. */
  readonly ciphers: readonly SslCipher[];
  /** SignatureSchemes; undefined where all are allowed. */
  readonly signatures: readonly TlsSignature[] | undefined;
  /** Those that a server takes from its clients. */
  readonly clientSignatures: readonly TlsSignature[] | undefined;
  /** Canonical names; undefined where all are allowed. */
  readonly groups: readonly string[] | undefined;
  readonly securityLevel: SecurityLevel;
}

/**
 * The policy of a configuration. A list of ciphers with none of TLS 1.3 leaves TLS 1.3 its default ciphers, and one with
 * none of the older versions leaves those theirs, as in OpenSSL: to exclude a version, set the protocol.
 *
 * @returns a BackendConfigurationError for a command that is not known or has a bad value, and for settings that leave
 * no version of TLS.
 */
export function cipherPolicyOf(
  source: CipherPolicySource,
  options: CipherPolicyOptions = {},
): CipherPolicy | BackendConfigurationError {
  const backend = readBackendCommands(source.backendConfiguration());
  if (backend instanceof BackendConfigurationError) return backend;
  const ciphers = [...newCiphers(source, backend), ...oldCiphers(source, backend)];
  const versions = versionsLeft(source, backend);
  if (versions instanceof BackendConfigurationError) return versions;
  const securityLevel = backend.securityLevel ?? options.securityLevel ?? 2;
  return {
    versions,
    ciphers: ciphers.filter((cipher) => isCipherAllowed(cipher, securityLevel)),
    signatures: backend.signatures,
    clientSignatures: backend.clientSignatures ?? backend.signatures,
    groups: backend.groups ?? groupsOf(source.ellipticCurves()),
    securityLevel,
  };
}

function newCiphers(source: CipherPolicySource, { ciphersuites }: BackendSettings): readonly SslCipher[] {
  return ciphersuites ?? category(source, (cipher) => cipher.protocolString() === 'TLSv1.3');
}

function oldCiphers(source: CipherPolicySource, { ciphers }: BackendSettings): readonly SslCipher[] {
  return ciphers ?? category(source, (cipher) => cipher.protocolString() !== 'TLSv1.3');
}

function category(source: CipherPolicySource, isMember: (cipher: SslCipher) => boolean): readonly SslCipher[] {
  const listed = source.ciphers().filter((cipher) => !cipher.isNull() && isMember(cipher));
  return listed.length > 0 ? listed : supportedCiphers().filter(isMember);
}

function versionsLeft(
  source: CipherPolicySource,
  { minimum, maximum, ciphersuites }: BackendSettings,
): readonly TlsVersion[] | BackendConfigurationError {
  const range = protocolRangeOf(source.protocol());
  if (range === undefined) return new BackendConfigurationError('protocol', 'a protocol that is known');
  const versions = versionsOf({ minimum: minimum ?? range.minimum, maximum: maximum ?? range.maximum });
  const left = ciphersuites?.length === 0 ? versions.filter((version) => version !== 'TLSv1.3') : versions;
  return left.length > 0 ? left : new BackendConfigurationError('protocol', 'settings that leave a version of TLS');
}

function groupsOf(curves: readonly SslEllipticCurve[]): readonly string[] | undefined {
  const names = curves.filter((curve) => curve.isValid()).map((curve) => curve.shortName());
  return names.length > 0 ? names.map((name) => canonicalGroup(name) ?? name) : undefined;
}
