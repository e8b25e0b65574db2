import { toHostName } from './host-name.ts';
import { parseIpAddress } from './ip-address.ts';
import { type Mailbox, parseMailbox } from './mailbox.ts';

/**
 * Who a peer must be: one host name, one IP address or one mailbox.
 *
 * `dns` is in A-labels (`xn--…`): convert U-labels before. A trailing dot is dropped. An IP address given as `dns`
 * matches nothing: say `ip`. `ip` is text or the octets, 4 or 16.
 */
export type Identity = { readonly dns: string } | { readonly ip: string | Uint8Array } | { readonly email: string };

/** An identity taken apart. Its value is undefined where the text is no such name at all; that matches nothing. */
export type ReferenceIdentity =
  | { readonly kind: 'dns'; readonly expected: string; readonly host: string | undefined }
  | { readonly kind: 'ip'; readonly expected: string | Uint8Array; readonly octets: Uint8Array | undefined }
  | { readonly kind: 'email'; readonly expected: string; readonly mailbox: Mailbox | undefined };

/**
 * Takes an identity apart (the "reference identifier" of RFC 9525 §6.1).
 *
 * @throws TypeError when it does not have exactly one of `dns`, `ip` and `email`, or not of the right type. Text that is
 *   no host name, address or mailbox is no mistake of the program: it may come from a user, and matches nothing.
 */
export function parseIdentity(identity: Identity): ReferenceIdentity {
  const { dns, ip, email } = Object(identity) as { dns?: unknown; ip?: unknown; email?: unknown };
  if ([dns, ip, email].filter((value) => value !== undefined).length !== 1) {
    throw new TypeError('an identity has exactly one of dns, ip and email');
  }
  if (typeof dns === 'string') return { kind: 'dns', expected: dns, host: toReferenceHost(dns) };
  if (typeof email === 'string') return { kind: 'email', expected: email, mailbox: parseMailbox(email, 'utf8') };
  if (typeof ip === 'string') return { kind: 'ip', expected: ip, octets: parseIpAddress(ip) };
  if (ip instanceof Uint8Array) return { kind: 'ip', expected: new Uint8Array(ip), octets: toAddress(ip) };
  throw new TypeError('dns and email of an identity are strings, ip is a string or a Uint8Array');
}

/** `example.com.` is the same host as `example.com` (RFC 1034 §3.1); a certificate holds it without the dot. */
function toReferenceHost(text: string): string | undefined {
  return toHostName(text.endsWith('.') ? text.slice(0, -1) : text);
}

function toAddress(octets: Uint8Array): Uint8Array | undefined {
  return octets.length === 4 || octets.length === 16 ? new Uint8Array(octets) : undefined;
}
