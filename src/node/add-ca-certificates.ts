import { EncodingFormat, PatternSyntax } from '../config/enumerations.ts';
import type { SslConfiguration } from '../config/ssl-configuration.ts';
import { sslCertificatesFromPath } from './certificate-patterns.ts';

/**
 * QSslConfiguration::addCaCertificates for a path, as {@link sslCertificatesFromPath} reads it. Like there, and unlike
 * certificates that are given themselves, they stand beside the system's: a configuration that has not said otherwise
 * goes on trusting these.
 *
 * @returns whether there was a certificate.
 */
export function addCaCertificatesFromPath(
  configuration: SslConfiguration,
  path: string,
  format: EncodingFormat = EncodingFormat.Pem,
  syntax: PatternSyntax = PatternSyntax.FixedString,
): boolean {
  const certificates = sslCertificatesFromPath(path, format, syntax);
  if (certificates.length > 0) configuration.addCaCertificatesBesideSystem(certificates);
  return certificates.length > 0;
}
