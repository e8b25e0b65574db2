/** QSslError::SslError with Qt 6's names and numbers; `OcspSigRequred` is spelt as Qt spells it. */
export const SslErrorCode = {
  UnspecifiedError: -1,
  NoError: 0,
  UnableToGetIssuerCertificate: 1,
  UnableToDecryptCertificateSignature: 2,
  UnableToDecodeIssuerPublicKey: 3,
  CertificateSignatureFailed: 4,
  CertificateNotYetValid: 5,
  CertificateExpired: 6,
  InvalidNotBeforeField: 7,
  InvalidNotAfterField: 8,
  SelfSignedCertificate: 9,
  SelfSignedCertificateInChain: 10,
  UnableToGetLocalIssuerCertificate: 11,
  UnableToVerifyFirstCertificate: 12,
  CertificateRevoked: 13,
  InvalidCaCertificate: 14,
  PathLengthExceeded: 15,
  InvalidPurpose: 16,
  CertificateUntrusted: 17,
  CertificateRejected: 18,
  SubjectIssuerMismatch: 19,
  AuthorityIssuerSerialNumberMismatch: 20,
  NoPeerCertificate: 21,
  HostNameMismatch: 22,
  NoSslSupport: 23,
  CertificateBlacklisted: 24,
  CertificateStatusUnknown: 25,
  OcspNoResponseFound: 26,
  OcspMalformedRequest: 27,
  OcspMalformedResponse: 28,
  OcspInternalError: 29,
  OcspTryLater: 30,
  OcspSigRequred: 31,
  OcspUnauthorized: 32,
  OcspResponseCannotBeTrusted: 33,
  OcspResponseCertIdUnknown: 34,
  OcspResponseExpired: 35,
  OcspStatusUnknown: 36,
} as const;
export type SslErrorCode = (typeof SslErrorCode)[keyof typeof SslErrorCode];
export type SslErrorName = keyof typeof SslErrorCode;

/** Qt's name of a code, such as `CertificateExpired`. */
export function sslErrorName(code: SslErrorCode): SslErrorName {
  const names = Object.keys(SslErrorCode) as SslErrorName[];
  return names.find((name) => SslErrorCode[name] === code) ?? 'UnspecifiedError';
}
