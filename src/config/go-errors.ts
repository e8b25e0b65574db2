import type { ProblemCode } from '../problem.ts';

/**
 * What Go's crypto/x509 answers to a problem: an error type, or for a CertificateInvalidError its reason. Undefined for
 * what Go does not look at, or tells by a plain text.
 */
export type GoErrorName =
  | 'Expired'
  | 'NotAuthorizedToSign'
  | 'TooManyIntermediates'
  | 'IncompatibleUsage'
  | 'NameMismatch'
  | 'CANotAuthorizedForThisName'
  | 'UnconstrainedName'
  | 'NoValidChains'
  | 'HostnameError'
  | 'UnknownAuthorityError'
  | 'UnhandledCriticalExtension'
  | 'InsecureAlgorithmError'
  | 'ConstraintViolationError';

const goErrors: Readonly<Partial<Record<ProblemCode, GoErrorName>>> = {
  'issuer-not-found': 'UnknownAuthorityError',
  'self-signed-leaf': 'UnknownAuthorityError',
  'self-signed-in-chain': 'UnknownAuthorityError',
  distrusted: 'UnknownAuthorityError',
  'name-chaining-broken': 'NameMismatch',
  'signature-invalid': 'UnknownAuthorityError',
  'digest-too-weak': 'InsecureAlgorithmError',
  'not-yet-valid': 'Expired',
  expired: 'Expired',
  'not-a-ca': 'NotAuthorizedToSign',
  'key-cert-sign-missing': 'ConstraintViolationError',
  'path-length-exceeded': 'TooManyIntermediates',
  'critical-extension-unknown': 'UnhandledCriticalExtension',
  'purpose-refused': 'IncompatibleUsage',
  'policy-required': 'NoValidChains',
  'name-not-permitted': 'CANotAuthorizedForThisName',
  'name-excluded': 'CANotAuthorizedForThisName',
  'imposed-name-not-permitted': 'CANotAuthorizedForThisName',
  'imposed-name-excluded': 'CANotAuthorizedForThisName',
  'name-constraint-unsupported': 'UnconstrainedName',
  'host-mismatch': 'HostnameError',
  'ip-mismatch': 'HostnameError',
};

/** The name of the error in Go's crypto/x509, for those who compare answers. */
export function goErrorOf(code: ProblemCode): GoErrorName | undefined {
  return goErrors[code];
}
