import type { Problem, ProblemCode } from '../problem.ts';
import type { CipherPolicyCode, CipherPolicyProblem } from './cipher-policy/problem.ts';
import { OpenSslCode } from './openssl-codes.ts';
import { SslErrorCode } from './ssl-error-code.ts';

/**
 * What OpenSSL would answer to each problem. Where it depends on the place of the certificate, the row says what holds
 * for a CA, and {@link openSslCodeOf} knows the leaf's.
 */
const openSslCodes: Readonly<Record<ProblemCode, OpenSslCode>> = {
  'certificate-malformed': OpenSslCode.UNSPECIFIED,
  'extension-malformed': OpenSslCode.INVALID_EXTENSION,
  'extension-duplicate': OpenSslCode.INVALID_EXTENSION,
  'version-mismatch': OpenSslCode.EXTENSIONS_REQUIRE_VERSION_3,
  'algorithm-inconsistent': OpenSslCode.SIGNATURE_ALGORITHM_INCONSISTENCY,
  'not-before-malformed': OpenSslCode.ERROR_IN_CERT_NOT_BEFORE_FIELD,
  'not-after-malformed': OpenSslCode.ERROR_IN_CERT_NOT_AFTER_FIELD,
  'issuer-not-found': OpenSslCode.UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
  'self-signed-leaf': OpenSslCode.DEPTH_ZERO_SELF_SIGNED_CERT,
  'self-signed-in-chain': OpenSslCode.SELF_SIGNED_CERT_IN_CHAIN,
  'depth-exceeded': OpenSslCode.CERT_CHAIN_TOO_LONG,
  'name-chaining-broken': OpenSslCode.SUBJECT_ISSUER_MISMATCH,
  'signature-invalid': OpenSslCode.CERT_SIGNATURE_FAILURE,
  'signature-unchecked': OpenSslCode.UNSPECIFIED,
  'issuer-key-malformed': OpenSslCode.UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY,
  'algorithm-unsupported': OpenSslCode.UNSUPPORTED_SIGNATURE_ALGORITHM,
  'algorithm-refused': OpenSslCode.UNSUPPORTED_SIGNATURE_ALGORITHM,
  'algorithm-parameters-refused': OpenSslCode.UNSUPPORTED_SIGNATURE_ALGORITHM,
  'algorithm-key-mismatch': OpenSslCode.SIGNATURE_ALGORITHM_MISMATCH,
  'digest-too-weak': OpenSslCode.CA_MD_TOO_WEAK,
  'key-too-small': OpenSslCode.CA_KEY_TOO_SMALL,
  'key-refused': OpenSslCode.CA_KEY_TOO_SMALL,
  'not-yet-valid': OpenSslCode.CERT_NOT_YET_VALID,
  expired: OpenSslCode.CERT_HAS_EXPIRED,
  'not-a-ca': OpenSslCode.INVALID_CA,
  'key-cert-sign-missing': OpenSslCode.KEYUSAGE_NO_CERTSIGN,
  'path-length-exceeded': OpenSslCode.PATH_LENGTH_EXCEEDED,
  'critical-extension-unknown': OpenSslCode.UNHANDLED_CRITICAL_EXTENSION,
  'extension-refused': OpenSslCode.APPLICATION_VERIFICATION,
  'extension-missing': OpenSslCode.INVALID_EXTENSION,
  'key-usage-missing': OpenSslCode.INVALID_PURPOSE,
  'purpose-refused': OpenSslCode.INVALID_PURPOSE,
  'policy-required': OpenSslCode.NO_EXPLICIT_POLICY,
  'policy-duplicate': OpenSslCode.INVALID_POLICY_EXTENSION,
  'policy-qualifier-unknown': OpenSslCode.INVALID_POLICY_EXTENSION,
  'policy-mapping-invalid': OpenSslCode.INVALID_POLICY_EXTENSION,
  'conformance-violation': OpenSslCode.UNSPECIFIED,
  revoked: OpenSslCode.CERT_REVOKED,
  'revocation-unknown': OpenSslCode.UNABLE_TO_GET_CRL,
  'revocation-stale': OpenSslCode.CRL_HAS_EXPIRED,
  'revocation-evidence-bad': OpenSslCode.CRL_SIGNATURE_FAILURE,
  'must-staple-missing': OpenSslCode.OCSP_VERIFY_NEEDED,
  'no-rev-avail-conflict': OpenSslCode.INVALID_EXTENSION,
  'transparency-policy-unmet': OpenSslCode.NO_VALID_SCTS,
  'transparency-timestamp-malformed': OpenSslCode.NO_VALID_SCTS,
  'transparency-version-unsupported': OpenSslCode.NO_VALID_SCTS,
  'transparency-log-unknown': OpenSslCode.NO_VALID_SCTS,
  'transparency-timestamp-in-future': OpenSslCode.NO_VALID_SCTS,
  'transparency-log-not-valid': OpenSslCode.NO_VALID_SCTS,
  'transparency-algorithm-unsupported': OpenSslCode.NO_VALID_SCTS,
  'transparency-issuer-unknown': OpenSslCode.NO_VALID_SCTS,
  'transparency-signature-invalid': OpenSslCode.NO_VALID_SCTS,
  'transparency-signature-unchecked': OpenSslCode.NO_VALID_SCTS,
  'name-not-permitted': OpenSslCode.PERMITTED_VIOLATION,
  'name-excluded': OpenSslCode.EXCLUDED_VIOLATION,
  'imposed-name-not-permitted': OpenSslCode.PERMITTED_VIOLATION,
  'imposed-name-excluded': OpenSslCode.EXCLUDED_VIOLATION,
  'name-constraint-unsupported': OpenSslCode.UNSUPPORTED_CONSTRAINT_TYPE,
  'host-mismatch': OpenSslCode.HOSTNAME_MISMATCH,
  'ip-mismatch': OpenSslCode.IP_ADDRESS_MISMATCH,
  'email-mismatch': OpenSslCode.EMAIL_MISMATCH,
  distrusted: OpenSslCode.CERT_REJECTED,
  'anchor-not-usable-yet': OpenSslCode.CERT_UNTRUSTED,
  'anchor-no-longer-usable': OpenSslCode.CERT_UNTRUSTED,
  'distrusted-after': OpenSslCode.CERT_UNTRUSTED,
  'anchor-purpose-refused': OpenSslCode.CERT_UNTRUSTED,
};

/** The result that OpenSSL would give for a problem; for a bare code, that of a certificate above the leaf. */
export function openSslCodeOf(problem: Problem | ProblemCode): OpenSslCode {
  if (typeof problem === 'string') return openSslCodes[problem];
  switch (problem.code) {
    case 'key-too-small':
    case 'key-refused':
      return problem.depth === 0 ? OpenSslCode.EE_KEY_TOO_SMALL : OpenSslCode.CA_KEY_TOO_SMALL;
    case 'revocation-stale':
      if (problem.parameters.kind === 'ocsp') return OpenSslCode.OCSP_VERIFY_FAILED;
      return problem.parameters.why === 'not-yet-current' ? OpenSslCode.CRL_NOT_YET_VALID : OpenSslCode.CRL_HAS_EXPIRED;
    case 'revocation-evidence-bad':
      return problem.parameters.kind === 'ocsp' ? OpenSslCode.OCSP_VERIFY_FAILED : OpenSslCode.CRL_SIGNATURE_FAILURE;
    default:
      return openSslCodes[problem.code];
  }
}

/** QSslError's codes for OpenSSL's results, as Qt's OpenSSL backend maps them; every other is UnspecifiedError. */
const qtCodes: ReadonlyMap<number, SslErrorCode> = /* @__PURE__ */ new Map<number, SslErrorCode>([
  [0, SslErrorCode.NoError],
  [2, SslErrorCode.UnableToGetIssuerCertificate],
  [4, SslErrorCode.UnableToDecryptCertificateSignature],
  [6, SslErrorCode.UnableToDecodeIssuerPublicKey],
  [7, SslErrorCode.CertificateSignatureFailed],
  [9, SslErrorCode.CertificateNotYetValid],
  [10, SslErrorCode.CertificateExpired],
  [13, SslErrorCode.InvalidNotBeforeField],
  [14, SslErrorCode.InvalidNotAfterField],
  [18, SslErrorCode.SelfSignedCertificate],
  [19, SslErrorCode.SelfSignedCertificateInChain],
  [20, SslErrorCode.UnableToGetLocalIssuerCertificate],
  [21, SslErrorCode.UnableToVerifyFirstCertificate],
  [23, SslErrorCode.CertificateRevoked],
  [25, SslErrorCode.PathLengthExceeded],
  [26, SslErrorCode.InvalidPurpose],
  [27, SslErrorCode.CertificateUntrusted],
  [28, SslErrorCode.CertificateRejected],
  [79, SslErrorCode.InvalidCaCertificate],
]);

/** QSslError's code for a result of OpenSSL 3's certificate verification. */
export function sslErrorCodeOfOpenSsl(code: number): SslErrorCode {
  return qtCodes.get(code) ?? SslErrorCode.UnspecifiedError;
}

/** Problems that Qt finds by itself, without OpenSSL, and gives a code of their own. */
const ownQtCodes: ReadonlyMap<ProblemCode, SslErrorCode> = /* @__PURE__ */ new Map<ProblemCode, SslErrorCode>([
  ['host-mismatch', SslErrorCode.HostNameMismatch],
  ['ip-mismatch', SslErrorCode.HostNameMismatch],
  ['revocation-unknown', SslErrorCode.CertificateStatusUnknown],
  ['must-staple-missing', SslErrorCode.OcspNoResponseFound],
]);

/** QSslError's code for a problem; UnspecifiedError for all that Qt has no word for. */
export function sslErrorCodeOf(problem: Problem | ProblemCode): SslErrorCode {
  const own = ownQtCodes.get(typeof problem === 'string' ? problem : problem.code);
  return own ?? staleOrBadOcsp(problem) ?? sslErrorCodeOfOpenSsl(openSslCodeOf(problem));
}

function staleOrBadOcsp(problem: Problem | ProblemCode): SslErrorCode | undefined {
  if (typeof problem === 'string') return undefined;
  if (problem.code === 'revocation-stale' && problem.parameters.kind === 'ocsp')
    return SslErrorCode.OcspResponseExpired;
  if (problem.code !== 'revocation-evidence-bad' || problem.parameters.kind === 'crl') return undefined;
  return ocspFaultCodes.get(problem.parameters.why) ?? SslErrorCode.OcspResponseCannotBeTrusted;
}

const ocspFaultCodes: ReadonlyMap<string, SslErrorCode> = /* @__PURE__ */ new Map<string, SslErrorCode>([
  ['malformed', SslErrorCode.OcspMalformedResponse],
  ['certificate-mismatch', SslErrorCode.OcspResponseCertIdUnknown],
]);

const cipherPolicyCodes: Readonly<Record<CipherPolicyCode, OpenSslCode>> = {
  EeKeyTooSmall: OpenSslCode.EE_KEY_TOO_SMALL,
  CaKeyTooSmall: OpenSslCode.CA_KEY_TOO_SMALL,
  CaDigestTooWeak: OpenSslCode.CA_MD_TOO_WEAK,
  CipherAuthMismatch: OpenSslCode.UNSPECIFIED,
  SigAlgNotAllowed: OpenSslCode.UNSPECIFIED,
  CurveNotAllowed: OpenSslCode.UNSPECIFIED,
  KeyUsageMissing: OpenSslCode.INVALID_PURPOSE,
};

/** OpenSSL's result for what a cipher policy found; UNSPECIFIED for what fails its handshake in another way. */
export function openSslCodeOfCipherPolicy(problem: CipherPolicyProblem): OpenSslCode {
  return cipherPolicyCodes[problem.code];
}

/** QSslError's code for what a cipher policy found: InvalidPurpose for key usage, UnspecifiedError for all else. */
export function sslErrorCodeOfCipherPolicy(problem: CipherPolicyProblem): SslErrorCode {
  return sslErrorCodeOfOpenSsl(cipherPolicyCodes[problem.code]);
}
