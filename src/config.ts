import { bindSslPlatform } from './config/platform.ts';
import { bindCertificateVerifier, SslCertificate as Certificate } from './config/ssl-certificate.ts';
import { SslConfiguration as Configuration } from './config/ssl-configuration.ts';
import type { SslError } from './config/ssl-error.ts';
import { SslKey as Key } from './config/ssl-key.ts';
import {
  type CertificateVerifyOptions,
  verifyCertificatesAsync as verifyCertificatesAsyncOn,
  verifyCertificates as verifyCertificatesOn,
} from './config/verify-certificates.ts';
import { verifyPeerAsync as verifyPeerAsyncOn, verifyPeer as verifyPeerOn } from './config/verify-peer.ts';
import { defaultProvider } from './default-provider.ts';
import { toAscii } from './to-ascii.ts';

export { BackendConfigurationError } from './config/cipher-policy/backend-configuration-error.ts';
export { checkCipherPolicy } from './config/cipher-policy/check-cipher-policy.ts';
export {
  type CipherPolicy,
  type CipherPolicyOptions,
  type CipherPolicySource,
  cipherPolicyOf,
} from './config/cipher-policy/cipher-policy.ts';
export { type CipherPolicyProblem, cipherPolicyProblemText } from './config/cipher-policy/problem.ts';
export type { SecurityLevel } from './config/cipher-policy/security-level.ts';
export type { IdentityMatching, SessionState } from './config/configuration-values.ts';
export type { DigestName } from './config/digest.ts';
export {
  AlternativeNameEntryType,
  EncodingFormat,
  ImplementedClass,
  KeyAlgorithm,
  KeyType,
  NextProtocolNegotiationStatus,
  PatternSyntax,
  PeerVerifyMode,
  SslMode,
  SslOption,
  SslProtocol,
  SubjectInfo,
  SupportedFeature,
} from './config/enumerations.ts';
export { openSslCodeOf, sslErrorCodeOf, sslErrorCodeOfOpenSsl } from './config/error-codes.ts';
export { type GoErrorName, goErrorOf } from './config/go-errors.ts';
export { areIgnored, type IgnoredErrors, isAboutSignature } from './config/ignored-errors.ts';
export { OcspCertificateStatus, OcspResponse, OcspRevocationReason } from './config/ocsp-response.ts';
export { OpenSslCode, type OpenSslName, openSslName } from './config/openssl-codes.ts';
export type { PeerRole, PeerVerification, PeerVerifyOptions } from './config/peer-verification.ts';
export {
  bindKeyProtection,
  bindSslPlatform,
  bindSystemRoots,
  type KeyDecryption,
  type KeyEncryption,
  type KeyProtection,
  type SslPlatform,
  type SystemRoots,
} from './config/platform.ts';
export { selectCipher } from './config/select-cipher.ts';
export {
  type BasicConstraintsValue,
  type ExtensionValue,
  type KeyIdentifierValue,
  SslCertificateExtension,
} from './config/ssl-certificate-extension.ts';
export { SslCipher } from './config/ssl-cipher.ts';
export {
  SslDiffieHellmanParameters,
  SslDiffieHellmanParametersError,
} from './config/ssl-diffie-hellman-parameters.ts';
export { SslEllipticCurve } from './config/ssl-elliptic-curve.ts';
export { SslError, type SslErrorDetail } from './config/ssl-error.ts';
export { SslErrorCode, type SslErrorName, sslErrorName } from './config/ssl-error-code.ts';
export type { OpaqueKey } from './config/ssl-key.ts';
export type { CertificateVerifyOptions } from './config/verify-certificates.ts';
export { effectiveVerifyMode, isPeerAccepted, type SentChain } from './config/verify-peer.ts';
export { decryptSslKey, type KeyDecryptionOptions } from './interop/decrypt-ssl-key.ts';
export { qt } from './verify/profiles/qt.ts';

/** Gives the family this runtime's clock, crypto and names, when something that needs them is used. */
function onPlatform<Value>(value: Value): Value {
  bindSslPlatform({
    now: () => Date.now(),
    provider: defaultProvider,
    warn: (message) => globalThis.console?.warn(`certpath: ${message}`),
    toAscii,
  });
  return value;
}

function withVerifier(unbound: typeof Certificate): SslCertificateClass {
  bindCertificateVerifier({ verify: verifyCertificatesOn, verifyAsync: verifyCertificatesAsyncOn });
  return onPlatform(unbound) as SslCertificateClass;
}

/** The class `SslCertificate` with its verification bound. */
export interface SslCertificateClass {
  new (...parameters: ConstructorParameters<typeof Certificate>): Certificate;
  readonly prototype: Certificate;
  /** The null certificate. */
  readonly null: Certificate;
  readonly fromData: typeof Certificate.fromData;
  readonly fromCertificate: typeof Certificate.fromCertificate;
  /** QSslCertificate::verify: what is wrong with a chain, under the default configuration unless another is given. */
  verify(chain: readonly Certificate[], hostName?: string, options?: CertificateVerifyOptions): SslError[];
  /** The same with a provider that answers later. */
  verifyAsync(
    chain: readonly Certificate[],
    hostName?: string,
    options?: CertificateVerifyOptions,
  ): Promise<SslError[]>;
}

export type SslCertificate = Certificate;
export const SslCertificate: SslCertificateClass = /* @__PURE__ */ withVerifier(Certificate);

export type SslKey = Key;
export const SslKey: typeof Key = /* @__PURE__ */ onPlatform(Key);

export type SslConfiguration = Configuration;
export const SslConfiguration: typeof Configuration = /* @__PURE__ */ onPlatform(Configuration);

export const verifyPeer: typeof verifyPeerOn = /* @__PURE__ */ onPlatform(verifyPeerOn);
export const verifyPeerAsync: typeof verifyPeerAsyncOn = /* @__PURE__ */ onPlatform(verifyPeerAsyncOn);
