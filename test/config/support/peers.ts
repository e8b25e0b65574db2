import { EncodingFormat, SslCertificate, SslConfiguration, type SslError, sslErrorName } from '../../../src/config.ts';
import { fingerprint } from '../../../src/x509/fingerprint.ts';

/** A certificate of the test PKI, or of bytes. */
export function sslCertificate(issued: { readonly der: Uint8Array } | Uint8Array): SslCertificate {
  return new SslCertificate(issued instanceof Uint8Array ? issued : issued.der, EncodingFormat.Der);
}

/** A configuration that trusts these and nothing else. */
export function trusting(...roots: readonly { readonly der: Uint8Array }[]): SslConfiguration {
  const configuration = new SslConfiguration();
  configuration.setCaCertificates(roots.map(sslCertificate));
  return configuration;
}

/** Qt's name of each error and the place of its certificate among `certificates`: `CertificateExpired 0`. */
export function errorTexts(
  errors: readonly SslError[],
  certificates: readonly { readonly der: Uint8Array }[] = [],
): string[] {
  const known = certificates.map((each) => sslCertificate(each));
  return errors.map((error) => {
    const place = known.findIndex((each) => each.equals(error.certificate()));
    const parsed = error.certificate().certificate();
    const name = parsed === undefined ? '-' : fingerprint(parsed).slice(0, 8);
    return `${sslErrorName(error.error())} ${place < 0 ? name : place}`;
  });
}

/** Runs with the console's warnings collected instead of printed. */
export function warningsOf(run: () => void): string[] {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (text: string) => warnings.push(text);
  try {
    run();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
