import { type HostPattern, parentOf } from '../identity/host-name.ts';

/**
 * Sets of host names in which a name looks up itself and each domain above it. Three shapes of subtree exist, one set
 * each: the host alone, what is below a domain, and both together.
 */
export class HostSubtrees {
  private readonly hosts = new Set<string>();
  private readonly domains = new Set<string>();
  /** Parents of single hosts: a wildcard below such a parent also stands for the host. */
  private readonly parents = new Set<string>();
  private hasEverything = false;

  /** The host and nothing below it. */
  addHost(host: string): void {
    this.hosts.add(host);
    this.parents.add(parentOf(host));
  }

  /** Every host below the domain, not the domain itself. */
  addDomain(domain: string): void {
    this.domains.add(domain);
  }

  /** Every host there is. */
  addEverything(): void {
    this.hasEverything = true;
  }

  /** Whether every host that the pattern stands for is inside. */
  contains({ host, isWildcard }: HostPattern): boolean {
    if (this.hasEverything || (isWildcard ? this.domains.has(host) : this.hosts.has(host))) return true;
    for (let domain = parentOf(host); domain !== ''; domain = parentOf(domain)) {
      if (this.domains.has(domain)) return true;
    }
    return false;
  }

  /** Whether some host that the pattern stands for is inside: `*.example.com` overlaps the host `a.example.com`. */
  overlaps(pattern: HostPattern): boolean {
    return this.contains(pattern) || (pattern.isWildcard && this.parents.has(pattern.host));
  }
}
