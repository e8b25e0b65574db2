import { requireInstance } from './argument-checks.ts';
import { type CipherPolicyOptions, cipherPolicyOf } from './cipher-policy/cipher-policy.ts';
import { EncodingFormat, PeerVerifyMode } from './enumerations.ts';
import { hostErrors } from './host-errors.ts';
import { areIgnored, type IgnoredErrors, isAboutSignature } from './ignored-errors.ts';
import { type JudgedChain, judgeChain, noChain } from './judge-chain.ts';
import type { PeerRole, PeerVerification, PeerVerifyOptions } from './peer-verification.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslConfiguration } from './ssl-configuration.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';
import { type Work, workAsync, workSync } from './verifier-driver.ts';

/** As a peer sends it, its own certificate first; bytes are DER of one certificate. */
export type SentChain = Iterable<SslCertificate | Uint8Array>;

/** The mode in force: AutoVerifyPeer is VerifyPeer for a client and QueryPeer for a server. */
export function effectiveVerifyMode(mode: PeerVerifyMode, role: PeerRole): PeerVerifyMode {
  if (mode !== PeerVerifyMode.AutoVerifyPeer) return mode;
  return role === 'client' ? PeerVerifyMode.VerifyPeer : PeerVerifyMode.QueryPeer;
}

/**
 * Verifies a peer under a configuration, as QSslSocket does after a handshake: mode, CA database, depth, cipher policy,
 * name, ignored errors. Errors have Qt's code, our `detail`, and the certificate that is really at fault.
 *
 * @param role which side we are: as a `client` we verify a server and its name, as a `server` a client.
 * @param sentChain the first 128 are used for building a path.
 * @param peerName the name that a client has connected to; without one, a client finds a mismatch, as in Qt.
 * @throws TypeError for what is of the wrong class; never because of what a peer sent.
 * @example
 * ```ts
 * const { accepted, sslErrors } = verifyPeer(configuration, 'client', chain, 'www.example.com');
 * if (!accepted) for (const error of sslErrors) console.log(error.errorString());
 * ```
 */
export function verifyPeer(
  configuration: SslConfiguration,
  role: PeerRole,
  sentChain: SentChain,
  peerName = '',
  options: PeerVerifyOptions = {},
): PeerVerification {
  return workSync(verification(configuration, role, sentChain, peerName, options));
}

/** {@link verifyPeer} with a provider that answers later. The answer is the same. */
export async function verifyPeerAsync(
  configuration: SslConfiguration,
  role: PeerRole,
  sentChain: SentChain,
  peerName = '',
  options: PeerVerifyOptions = {},
): Promise<PeerVerification> {
  return await workAsync(verification(configuration, role, sentChain, peerName, options));
}

/**
 * Whether these errors may pass under a mode: for who is told only later what to ignore. Unlike in Qt, QueryPeer does
 * not let a signature pass that is wrong or unchecked: to report an error and go on is for errors about a known peer.
 */
export function isPeerAccepted(
  { mode, sslErrors }: Pick<PeerVerification, 'mode' | 'sslErrors'>,
  ignore?: IgnoredErrors,
): boolean {
  if (mode === PeerVerifyMode.VerifyPeer) return areIgnored(sslErrors, ignore);
  return mode === PeerVerifyMode.VerifyNone || !sslErrors.some(isAboutSignature);
}

function* verification(
  given: SslConfiguration,
  role: PeerRole,
  sentChain: SentChain,
  peerName: string,
  options: PeerVerifyOptions,
): Work<PeerVerification> {
  if (role !== 'client' && role !== 'server') throw new TypeError('the role is client or server');
  // What the caller changes while signatures are being checked is for another connection.
  const configuration = requireInstance(given, SslConfiguration).clone();
  const stapled = options.stapled?.slice();
  const mode = effectiveVerifyMode(configuration.peerVerifyMode(), role);
  const policy = cipherPolicyOf(configuration, definedLevel(options));
  // A server that verifies nobody asks for no certificate.
  const isAsked = role === 'client' || mode !== PeerVerifyMode.VerifyNone;
  const chain = isAsked ? Array.from(sentChain, toSslCertificate) : [];
  const [leaf] = chain;
  const isUnjudged = mode === PeerVerifyMode.VerifyNone || leaf === undefined;
  const judged = isUnjudged
    ? noChain
    : yield* judgeChain({ configuration, policy, role, mode, chain, leaf }, { ...options, stapled });
  const blacklisted = chain.filter((each) => each.isBlacklisted()).map(toBlacklistError);
  const own = [...blacklisted, ...judged.ocspErrors, ...nameErrors(configuration, role, mode, leaf, peerName)];
  const sslErrors = signaturesFirst([...own, ...judged.engineErrors]);
  const interruptedOn = interruptionOf(configuration, mode, leaf, judged);
  const configurationError = policy instanceof Error ? policy : undefined;
  const isPossible = interruptedOn === undefined && configurationError === undefined;
  return {
    role,
    mode,
    peerVerifyErrors: [...judged.engineErrors, ...own],
    sslErrors,
    accepted: isPossible && isPeerAccepted({ mode, sslErrors }, options.ignore),
    interruptedOn,
    configurationError,
    ocspResponses: judged.ocspResponses,
    verdict: judged.verdict,
    configuration: configuration.withState({
      ...options.state,
      peerCertificate: leaf ?? SslCertificate.null,
      peerCertificateChain: chain,
    }),
  };
}

function definedLevel({ securityLevel }: PeerVerifyOptions): CipherPolicyOptions {
  return securityLevel === undefined ? {} : { securityLevel };
}

function toSslCertificate(sent: SslCertificate | Uint8Array): SslCertificate {
  if (sent instanceof Uint8Array) return new SslCertificate(sent, EncodingFormat.Der);
  return requireInstance(sent, SslCertificate);
}

function toBlacklistError(certificate: SslCertificate): SslError {
  return new SslError(SslErrorCode.CertificateBlacklisted, certificate);
}

/** Of a server, whether it is the one that was asked for, whatever the mode; and whether a certificate came at all. */
function nameErrors(
  configuration: SslConfiguration,
  role: PeerRole,
  mode: PeerVerifyMode,
  leaf: SslCertificate | undefined,
  peerName: string,
): SslError[] {
  if (leaf === undefined) return mode === PeerVerifyMode.VerifyPeer ? [noPeerCertificate()] : [];
  return role === 'client' ? hostErrors(leaf, peerName, configuration.identityMatching()) : [];
}

function noPeerCertificate(): SslError {
  return new SslError(SslErrorCode.NoPeerCertificate);
}

function signaturesFirst(errors: readonly SslError[]): SslError[] {
  return [...errors.filter(isAboutSignature), ...errors.filter((error) => !isAboutSignature(error))];
}

/** What ends the handshake from within, before any list of errors is made. */
function interruptionOf(
  configuration: SslConfiguration,
  mode: PeerVerifyMode,
  leaf: SslCertificate | undefined,
  { engineErrors, isStapleReadable }: JudgedChain,
): SslError | undefined {
  if (mode === PeerVerifyMode.VerifyNone) return undefined;
  if (leaf === undefined) return configuration.missingCertificateIsFatal() ? noPeerCertificate() : undefined;
  if (!isStapleReadable) return new SslError(SslErrorCode.OcspMalformedResponse, leaf);
  return configuration.handshakeMustInterruptOnError() ? engineErrors[0] : undefined;
}
