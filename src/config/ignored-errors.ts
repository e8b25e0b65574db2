import type { SslError, SslErrorDetail } from './ssl-error.ts';
import { SslErrorCode } from './ssl-error-code.ts';

/** What `ignoreSslErrors` was told. */
export interface IgnoredErrors {
  /** `ignoreSslErrors()`: whatever it is. */
  readonly all?: boolean | undefined;
  /** `ignoreSslErrors(list)`: unless it is empty it decides alone, and every error must be among these. */
  readonly errors?: readonly SslError[] | undefined;
}

/** What leaves unknown who has made a certificate. */
const unverified: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'certificate-malformed',
  'signature-invalid',
  'signature-unchecked',
  'algorithm-unsupported',
  'algorithm-parameters-refused',
  'algorithm-key-mismatch',
  'issuer-key-malformed',
]);

/** Whether an error says that a signature is wrong, or that it could not be checked: nobody can ignore that. */
export function isAboutSignature(error: SslError): boolean {
  const code = codeOf(error.detail);
  return code === undefined ? signatureErrors.has(error.error()) : unverified.has(code);
}

/** For an error without detail, as a program may make one. */
const signatureErrors: ReadonlySet<SslErrorCode> = /* @__PURE__ */ new Set<SslErrorCode>([
  SslErrorCode.UnableToDecryptCertificateSignature,
  SslErrorCode.UnableToDecodeIssuerPublicKey,
  SslErrorCode.CertificateSignatureFailed,
]);

function codeOf(detail: SslErrorDetail | undefined): string | undefined {
  return typeof detail === 'object' ? detail.code : detail;
}

/**
 * Whether a connection with these errors may go on where errors decide. Unlike in Qt, no list and no `all` covers a
 * signature that is wrong or unchecked.
 */
export function areIgnored(
  errors: readonly SslError[],
  { all = false, errors: listed = [] }: IgnoredErrors = {},
): boolean {
  if (errors.some(isAboutSignature)) return false;
  if (listed.length === 0) return all || errors.length === 0;
  return errors.every((error) => listed.some((each) => each.equals(error)));
}
