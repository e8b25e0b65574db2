import { equalBytes } from '../../asn1/bytes.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { IdentityMatcher } from './check-identity.ts';
import { subjectAlternativeNames } from './presented-names.ts';
import { parseQtIpAddress } from './qt-ip-address.ts';
import { createRfc9525Matcher } from './rfc9525-matcher.ts';

/**
 * Turns a domain name into A-labels, in lower case; undefined where it is none. Tables of Unicode are the platform's.
 */
export type ToAscii = (name: string) => string | undefined;

/**
 * Matching as QSslSocket does it, laxer than RFC 9525: common names count even beside a subjectAltName, a wildcard may be
 * the end of the first label (`f*.example.com`), an IP address in a common name or dNSName matches as text. A trailing
 * dot is part of the name and matches nothing without one. Mailboxes, of which Qt knows nothing, match by RFC 9525.
 */
export function createQtMatcher(toAscii: ToAscii = lowerAscii): IdentityMatcher {
  const matchMailbox = createRfc9525Matcher();
  return (certificate, identity) => {
    if (identity.kind === 'email') return matchMailbox(certificate, identity);
    const { expected } = identity;
    return typeof expected === 'string'
      ? matchQtHost(certificate, expected, toAscii)
      : hasAddress(certificate, expected);
  };
}

/** {@link createQtMatcher} where all names are A-labels. */
export const matchQtIdentity: IdentityMatcher = /* @__PURE__ */ createQtMatcher();

/** Whether a certificate is for a host, given as a name or as the text of an IP address. */
export function matchQtHost(certificate: Certificate, text: string, toAscii: ToAscii = lowerAscii): boolean {
  const address = parseQtIpAddress(text);
  if (address !== undefined && hasAddress(certificate, address)) return true;
  const host = toAscii(text);
  if (host === undefined || host === '') return false;
  return hostTexts(certificate).some((pattern) => matchQtPattern(pattern, host, toAscii));
}

const commonName = '2.5.4.3';

function hostTexts(certificate: Certificate): string[] {
  const names = subjectAlternativeNames(certificate).filter(({ type }) => type === 'dNSName');
  return [...certificate.subject.textsOf(commonName), ...names.map(({ text }) => text)];
}

/** IPv4 and its mapped IPv6 form are two addresses. */
function hasAddress(certificate: Certificate, octets: Uint8Array): boolean {
  return subjectAlternativeNames(certificate).some(
    ({ type, bytes }) => type === 'iPAddress' && equalBytes(bytes, octets),
  );
}

/**
 * Whether a name of a certificate covers a host.
 *
 * @param host in A-labels, in lower case.
 */
export function matchQtPattern(pattern: string, host: string, toAscii: ToAscii = lowerAscii): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return toAscii(pattern) === host;
  const parentStart = pattern.indexOf('.') + 1;
  const prefix = pattern.slice(0, star).toLowerCase();
  const parent = pattern.slice(parentStart);
  if (!isWellFormedWildcard(pattern, star, parentStart) || prefix.startsWith('xn--')) return false;
  const isBelow = host.startsWith(prefix) && toAscii(parent) === host.slice(host.indexOf('.') + 1);
  return isBelow && parseQtIpAddress(host) === undefined;
}

/** At least three labels, and one asterisk: the last character of the first. */
function isWellFormedWildcard(pattern: string, star: number, parentStart: number): boolean {
  const secondDot = pattern.indexOf('.', parentStart);
  const hasThreeLabels = parentStart > 0 && secondDot >= 0 && secondDot + 1 < pattern.length;
  return hasThreeLabels && star + 2 === parentStart && pattern.lastIndexOf('*') === star;
}

function lowerAscii(name: string): string | undefined {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 0x7e) return undefined;
  return name.toLowerCase();
}
