import type { GeneralName } from '../../x509/general-name.ts';
import { type HostPattern, parseHostPattern, toHostName } from '../identity/host-name.ts';
import { HostSubtrees } from './host-subtrees.ts';
import type { NameForm, Subtrees } from './name-form.ts';

/** dNSName: a subtree is the host named and everything below it, without regard to case (RFC 5280 §4.2.1.10). */
export const dnsNames: NameForm<HostPattern> = {
  parse: (name) => parseHostPattern(name.text),
  createSubtrees: () => new DnsSubtrees(),
};

class DnsSubtrees implements Subtrees<HostPattern> {
  private readonly hosts = new HostSubtrees();

  /** The base of no bytes is the root of the DNS. A leading period or a wildcard has no meaning for a dNSName. */
  add(base: GeneralName): boolean {
    if (base.bytes.length === 0) {
      this.hosts.addEverything();
      return true;
    }
    const host = toHostName(base.text);
    if (host === undefined) return false;
    this.hosts.addHost(host);
    this.hosts.addDomain(host);
    return true;
  }

  permits(pattern: HostPattern): boolean {
    return this.hosts.contains(pattern);
  }

  excludes(pattern: HostPattern): boolean {
    return this.hosts.overlaps(pattern);
  }
}
