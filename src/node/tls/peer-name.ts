import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Identity } from '../../index.ts';

/** A host as the engine compares it: an address, or a name in A-labels. */
export function identityOf(host: string): Identity {
  const address = withoutBrackets(host);
  return isIP(address) === 0 ? { dns: toAscii(host) } : { ip: address };
}

/** What a client asks the server for (RFC 6066 §3): a name in A-labels without its last dot; empty for an address. */
export function serverNameOf(host: string): string {
  return isIP(withoutBrackets(host)) === 0 ? toAscii(host).replace(/\.$/, '') : '';
}

/** As in a URL. */
function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

/** What is no name at all stays as it is, and matches nothing. */
function toAscii(host: string): string {
  return /[^\0-\x7f]/.test(host) ? domainToASCII(host) || host : host;
}
