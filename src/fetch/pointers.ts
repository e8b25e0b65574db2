import { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts';
import type { AccessDescription } from '../x509/extensions/information-access.ts';
import type { GeneralName } from '../x509/general-name.ts';

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const issuersMethod = '1.3.6.1.5.5.7.48.2';

/** As many URLs of one certificate as are tried: it may have thousands. */
const maximumUrls = 4;

/** Where the status of a certificate can be asked for (RFC 6960 §3.1). */
export function ocspUrlsOf(certificate: Certificate): string[] {
  return accessUrls(certificate, ocspMethod);
}

/** Where its issuer's certificates are (RFC 5280 §4.2.2.1). */
export function issuerUrlsOf(certificate: Certificate): string[] {
  return accessUrls(certificate, issuersMethod);
}

function accessUrls({ authorityInformationAccess: access }: Certificate, method: string): string[] {
  if (access === undefined || access instanceof ParseError) return [];
  const places = access.filter(({ accessMethod }: AccessDescription) => accessMethod === method);
  return urlsIn(places.map(({ accessLocation }) => accessLocation));
}

/** For each distribution point the URLs of one CRL, any of which will do (RFC 5280 §4.2.1.13). */
export function listUrlsIn(points: readonly DistributionPoint[] | ParseError | undefined): string[][] {
  if (points === undefined || points instanceof ParseError) return [];
  const named = points.map(({ distributionPoint: name }) => (name && 'fullName' in name ? urlsIn(name.fullName) : []));
  return named.filter(({ length }) => length > 0).slice(0, maximumUrls);
}

/** LDAP and its like are passed over. */
function urlsIn(names: readonly GeneralName[]): string[] {
  const urls = names.filter(({ type }) => type === 'uniformResourceIdentifier').map(({ text }) => text);
  return urls.filter((url) => hasScheme(url, 'http:') || hasScheme(url, 'https:')).slice(0, maximumUrls);
}

function hasScheme(url: string, scheme: string): boolean {
  return url.slice(0, scheme.length).toLowerCase() === scheme;
}
