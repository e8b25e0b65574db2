import type { Problem, ProblemCode } from '../problem.ts';
import { problemText } from '../problem-text.ts';
import { type CipherPolicyProblem, cipherPolicyProblemText } from './cipher-policy/problem.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslErrorCode } from './ssl-error-code.ts';

export { SslErrorCode } from './ssl-error-code.ts';

/** What exactly is wrong: a problem with its parameters, or its code alone. */
export type SslErrorDetail = Problem | CipherPolicyProblem | ProblemCode;

/**
 * One error about a peer, as QSslError: Qt's code, the certificate at fault (the null certificate where there is none)
 * and, beyond Qt, the `detail`: most of what can be wrong has no code of its own in Qt.
 *
 * @example
 * ```ts
 * const tolerated = new SslError(SslErrorCode.CertificateExpired, certificate);
 * const isTolerated = errors.every((error) => error.equals(tolerated));
 * ```
 */
export class SslError {
  /** Undefined where the code says it all. Takes no part in equality. */
  readonly detail: SslErrorDetail | undefined;
  private readonly code: SslErrorCode;
  private readonly culprit: SslCertificate;

  constructor(
    code: SslErrorCode = SslErrorCode.NoError,
    certificate: SslCertificate = SslCertificate.null,
    detail?: SslErrorDetail,
  ) {
    this.code = code;
    this.culprit = certificate;
    this.detail = detail;
  }

  error(): SslErrorCode {
    return this.code;
  }

  certificate(): SslCertificate {
    return this.culprit;
  }

  /**
   * The error in one sentence, for people; it may change at any time and is never to be compared. What Qt has no code
   * for is told by the detail.
   */
  errorString(): string {
    const { detail } = this;
    const isVague = this.code === SslErrorCode.UnspecifiedError && typeof detail === 'object';
    if (!isVague) return texts[this.code] ?? texts[SslErrorCode.UnspecifiedError];
    return 'severity' in detail ? problemText(detail) : cipherPolicyProblemText(detail);
  }

  /** Whether code and certificate are the same; an error without certificate never equals one with. */
  equals(other: SslError): boolean {
    return this.code === other.code && this.culprit.equals(other.culprit);
  }
}

const texts: Readonly<Record<SslErrorCode, string>> = {
  [SslErrorCode.UnspecifiedError]: 'something is wrong that has no code of its own',
  [SslErrorCode.NoError]: 'nothing is wrong',
  [SslErrorCode.UnableToGetIssuerCertificate]: 'the issuer of a certificate in the CA database is not there',
  [SslErrorCode.UnableToDecryptCertificateSignature]: 'the signature on the certificate could not be decrypted',
  [SslErrorCode.UnableToDecodeIssuerPublicKey]: "the public key in the issuer's certificate cannot be read",
  [SslErrorCode.CertificateSignatureFailed]: 'the issuer did not make the signature on the certificate',
  [SslErrorCode.CertificateNotYetValid]: 'the certificate is not valid yet',
  [SslErrorCode.CertificateExpired]: 'the certificate is no longer valid',
  [SslErrorCode.InvalidNotBeforeField]: "the start of the certificate's validity is no time",
  [SslErrorCode.InvalidNotAfterField]: "the end of the certificate's validity is no time",
  [SslErrorCode.SelfSignedCertificate]: "the peer's certificate signs itself and is not trusted",
  [SslErrorCode.SelfSignedCertificateInChain]: 'the chain ends at a self-signed certificate that is not trusted',
  [SslErrorCode.UnableToGetLocalIssuerCertificate]: 'the issuer of the certificate is not known here',
  [SslErrorCode.UnableToVerifyFirstCertificate]: "no certificate is there to check the peer's certificate with",
  [SslErrorCode.CertificateRevoked]: 'the certificate has been revoked',
  [SslErrorCode.InvalidCaCertificate]: 'the certificate issued another one and is no CA',
  [SslErrorCode.PathLengthExceeded]: 'more certificates stand below the CA than it allows',
  [SslErrorCode.InvalidPurpose]: 'the certificate is not made for this use',
  [SslErrorCode.CertificateUntrusted]: 'the root is not trusted for this use',
  [SslErrorCode.CertificateRejected]: 'the certificate is explicitly distrusted',
  [SslErrorCode.SubjectIssuerMismatch]: 'the issuer at hand has another name than the certificate says',
  [SslErrorCode.AuthorityIssuerSerialNumberMismatch]:
    'the issuer at hand has another issuer or serial number than the authority key identifier says',
  [SslErrorCode.NoPeerCertificate]: 'the peer sent no certificate',
  [SslErrorCode.HostNameMismatch]: 'the certificate is for another host',
  [SslErrorCode.NoSslSupport]: 'no TLS is available here',
  [SslErrorCode.CertificateBlacklisted]: 'the certificate is on the list of known frauds',
  [SslErrorCode.CertificateStatusUnknown]: 'whether the certificate is revoked is not known',
  [SslErrorCode.OcspNoResponseFound]: 'no OCSP response came with the handshake',
  [SslErrorCode.OcspMalformedRequest]: 'the OCSP responder could not read the request',
  [SslErrorCode.OcspMalformedResponse]: 'the OCSP response does not hold exactly one answer that can be read',
  [SslErrorCode.OcspInternalError]: 'the OCSP responder failed',
  [SslErrorCode.OcspTryLater]: 'the OCSP responder asks to try again later',
  [SslErrorCode.OcspSigRequred]: 'the OCSP responder wants the request to be signed',
  [SslErrorCode.OcspUnauthorized]: 'the OCSP responder does not answer this client or for this certificate',
  [SslErrorCode.OcspResponseCannotBeTrusted]: 'the OCSP response is not signed by whom it has to be',
  [SslErrorCode.OcspResponseCertIdUnknown]: 'the OCSP response is about another certificate',
  [SslErrorCode.OcspResponseExpired]: 'the OCSP response is not current',
  [SslErrorCode.OcspStatusUnknown]: 'the OCSP responder does not know the certificate',
};
