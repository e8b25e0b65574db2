import { EncodingFormat, type KeyAlgorithm, KeyType, PatternSyntax } from '../config/enumerations.ts';
import { SslCertificate } from '../config/ssl-certificate.ts';
import { SslKey } from '../config/ssl-key.ts';
import { maximumFileBytes } from './certificate-file.ts';
import { expressionPattern, type PathPattern, wildcardPattern } from './path-pattern.ts';
import { readBytes } from './read-bytes.ts';
import { walkFiles } from './walk-files.ts';

/**
 * QSslCertificate::fromPath: every certificate of the files that a path names. What cannot be read is left out.
 *
 * @param path with `/` between its parts. A fixed text is one file. A wildcard (`*`, `?`, `[a-z]`, each within one part)
 *   and a regular expression must match a whole path; the search goes through the folder in front of the first special
 *   character and all below it, in the order of the names.
 *
 * @example
 * ```ts
 * sslCertificatesFromPath('/etc/my-service/ca-*.pem', EncodingFormat.Pem, PatternSyntax.Wildcard);
 * ```
 */
export function sslCertificatesFromPath(
  path: string,
  format: EncodingFormat = EncodingFormat.Pem,
  syntax: PatternSyntax = PatternSyntax.FixedString,
): SslCertificate[] {
  if (path === '') return [];
  const pattern = patternOf(path, syntax);
  if (pattern === undefined) return sslCertificatesFromFile(path, format);
  const files = walkFiles(pattern.folder).filter(pattern.matches);
  return files.flatMap((file) => sslCertificatesFromFile(file, format));
}

/** QSslCertificate::fromFile: every certificate of a file; none where it cannot be read. */
export function sslCertificatesFromFile(path: string, format: EncodingFormat = EncodingFormat.Pem): SslCertificate[] {
  const bytes = readBytes(path, { bytes: maximumFileBytes, regularOnly: true });
  return bytes instanceof Uint8Array ? SslCertificate.fromData(bytes, format) : [];
}

/** How {@link sslKeyFromFile} reads; what is left out is as in the constructor of `SslKey`. */
export interface KeyFileOptions {
  readonly algorithm?: KeyAlgorithm | undefined;
  readonly format?: EncodingFormat | undefined;
  readonly type?: KeyType | undefined;
  readonly passPhrase?: Uint8Array | string | undefined;
}

/** The key of a file; a null key where it cannot be read. */
export function sslKeyFromFile(path: string, options: KeyFileOptions = {}): SslKey {
  const bytes = readBytes(path, { bytes: maximumFileBytes, regularOnly: true });
  if (!(bytes instanceof Uint8Array)) return new SslKey();
  const { algorithm, format = EncodingFormat.Pem, type = KeyType.PrivateKey, passPhrase = '' } = options;
  return new SslKey(bytes, algorithm, format, type, passPhrase);
}

function patternOf(path: string, syntax: PatternSyntax): PathPattern | undefined {
  if (syntax === PatternSyntax.Wildcard) return wildcardPattern(path);
  return syntax === PatternSyntax.RegularExpression ? expressionPattern(path) : undefined;
}
