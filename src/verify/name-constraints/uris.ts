import type { GeneralName } from '../../x509/general-name.ts';
import { type HostPattern, toHostName } from '../identity/host-name.ts';
import { HostSubtrees } from './host-subtrees.ts';
import type { NameForm, Subtrees } from './name-form.ts';

/**
 * uniformResourceIdentifier: constraints are about the host alone. A URI without a host name, or with an IP address in
 * its place, is refused under any constraint of this form (RFC 5280 §4.2.1.10).
 */
export const uris: NameForm<HostPattern> = {
  parse: (name) => parseUriHost(name.text),
  createSubtrees: () => new UriSubtrees(),
};

class UriSubtrees implements Subtrees<HostPattern> {
  private readonly hosts = new HostSubtrees();

  add(base: GeneralName): boolean {
    return addHostOrDomain(this.hosts, base.text);
  }

  permits(host: HostPattern): boolean {
    return this.hosts.contains(host);
  }

  excludes(host: HostPattern): boolean {
    return this.hosts.overlaps(host);
  }
}

/** `host.example` is that host, `.example` what is below it; anything else is malformed. */
export function addHostOrDomain(hosts: HostSubtrees, text: string): boolean {
  const isDomain = text.startsWith('.');
  const host = toHostName(isDomain ? text.slice(1) : text);
  if (host === undefined) return false;
  if (isDomain) hosts.addDomain(host);
  else hosts.addHost(host);
  return true;
}

/** The host of `scheme://userinfo@host:port/…` (RFC 3986 §3); undefined when it has none that is a host name. */
function parseUriHost(text: string): HostPattern | undefined {
  const authorityStart = text.indexOf('://') + 3;
  if (authorityStart < 3 || !isScheme(text.slice(0, authorityStart - 3))) return undefined;
  const authority = text.slice(authorityStart, endOfAuthority(text, authorityStart));
  if (!hasOnlyUriCharacters(authority)) return undefined;
  const host = toHostName(withoutPort(authority.slice(authority.indexOf('@') + 1)));
  return host === undefined ? undefined : { host, isWildcard: false };
}

function isScheme(text: string): boolean {
  if (text.length === 0 || text.length > 64) return false;
  return /^[a-z][a-z0-9+.-]*$/i.test(text);
}

function endOfAuthority(text: string, start: number): number {
  for (let i = start; i < text.length; i++) if ('/?#'.includes(text[i] as string)) return i;
  return text.length;
}

/** Readers disagree about where the host of `//a\@b` is: what RFC 3986 §2 does not allow is not looked into. */
function hasOnlyUriCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x20 || unit > 0x7e || '"<>\\^`{|}'.includes(text[i] as string)) return false;
  }
  return true;
}

function withoutPort(text: string): string {
  const colon = text.indexOf(':');
  return colon >= 0 && /^[0-9]{0,5}$/.test(text.slice(colon + 1)) ? text.slice(0, colon) : text;
}
