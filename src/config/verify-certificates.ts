import type { Provider } from '../verify/platform.ts';
import { toEngineErrors } from './engine-errors.ts';
import { hostErrors } from './host-errors.ts';
import { isAboutSignature } from './ignored-errors.ts';
import { derOf, unreadable } from './judge-chain.ts';
import type { SslCertificate } from './ssl-certificate.ts';
import { SslConfiguration } from './ssl-configuration.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';
import { askEngine, type Work, workAsync, workSync } from './verifier-driver.ts';

/** What a chain is verified with. */
export interface CertificateVerifyOptions {
  /** Whose CA database and name matching count; default: the default configuration's. */
  readonly configuration?: SslConfiguration | undefined;
  /** In milliseconds since 1970 or as a Date; default: now. */
  readonly time?: Date | number | undefined;
  /** Who checks signatures; default: the platform's. */
  readonly provider?: Provider | undefined;
}

/**
 * Verifies a chain as QSslCertificate::verify does: for no purpose, at no security level, to any depth. Only the first
 * certificate is looked up among the known frauds.
 *
 * @param chain the certificate in question first, then others in any order.
 * @param hostName checked unless it is empty.
 * @returns nothing where all is well; otherwise what is wrong: signatures, known fraud, name, the rest.
 */
export function verifyCertificates(
  chain: readonly SslCertificate[],
  hostName = '',
  options: CertificateVerifyOptions = {},
): SslError[] {
  return workSync(verification(chain, hostName, options));
}

/** {@link verifyCertificates} with a provider that answers later. */
export async function verifyCertificatesAsync(
  chain: readonly SslCertificate[],
  hostName = '',
  options: CertificateVerifyOptions = {},
): Promise<SslError[]> {
  return await workAsync(verification(chain, hostName, options));
}

function* verification(
  chain: readonly SslCertificate[],
  hostName: string,
  { configuration = SslConfiguration.defaultConfiguration(), time, provider }: CertificateVerifyOptions,
): Work<SslError[]> {
  const [target] = chain;
  if (target === undefined) return [new SslError(SslErrorCode.UnspecifiedError)];
  const leaf = target.certificate();
  if (leaf === undefined) return [unreadable(target)];
  const store = configuration.caStore();
  const matching = configuration.identityMatching();
  const verdict = yield* askEngine(store, { leaf, pool: derOf(chain.slice(1)), time, provider });
  const found = toEngineErrors({ verdict, leaf: target, store });
  const blacklisted = target.isBlacklisted() ? [new SslError(SslErrorCode.CertificateBlacklisted, target)] : [];
  const named = hostName === '' ? [] : hostErrors(target, hostName, matching);
  return [
    ...found.filter(isAboutSignature),
    ...blacklisted,
    ...named,
    ...found.filter((error) => !isAboutSignature(error)),
  ];
}
