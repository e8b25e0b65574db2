import { checkIdentity } from '../verify/identity/check-identity.ts';
import { type Identity, parseIdentity } from '../verify/identity/identity.ts';
import { parseIpAddress } from '../verify/identity/ip-address.ts';
import { createQtMatcher } from '../verify/identity/qt-matcher.ts';
import { createRfc9525Matcher } from '../verify/identity/rfc9525-matcher.ts';
import { fingerprint } from '../x509/fingerprint.ts';
import type { IdentityMatching } from './configuration-values.ts';
import { sslPlatform } from './platform.ts';
import type { SslCertificate } from './ssl-certificate.ts';
import { SslError, SslErrorCode } from './ssl-error.ts';

/** HostNameMismatch unless the certificate is for the host; a text that parses as an IP address is one. */
export function hostErrors(certificate: SslCertificate, host: string, matching: IdentityMatching): SslError[] {
  const parsed = certificate.certificate();
  if (parsed === undefined) return [new SslError(SslErrorCode.HostNameMismatch, certificate)];
  const { toAscii } = sslPlatform();
  const matches = matching === 'qt' ? createQtMatcher(toAscii) : createRfc9525Matcher();
  const identity = matching === 'qt' ? { dns: host } : toIdentity(host, toAscii);
  const found = checkIdentity(parsed, [parseIdentity(identity)], matches);
  return found.map((each) => {
    const problem = { ...each, depth: 0, certificate: fingerprint(parsed) };
    return new SslError(SslErrorCode.HostNameMismatch, certificate, problem);
  });
}

function toIdentity(host: string, toAscii: ((name: string) => string | undefined) | undefined): Identity {
  return parseIpAddress(host) === undefined ? { dns: toAscii?.(host) ?? host } : { ip: host };
}
