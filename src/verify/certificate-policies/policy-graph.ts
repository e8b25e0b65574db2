import type { PolicyInformation, PolicyMapping } from '../../x509/extensions/policies.ts';
import { anyPolicy } from './policy-oids.ts';

export type Qualifiers = readonly Uint8Array[];

/**
 * A node of the valid_policy_graph. Where anyPolicy in the next certificates carries a policy on unchanged, RFC 9618
 * adds a node for each of them; here one node stands for the whole run, so that carrying on costs nothing.
 */
export interface PolicyNode {
  readonly validPolicy: string;
  /** Place of the certificate that brought it up, counted from 1 below the anchor. */
  readonly depth: number;
  readonly qualifiers: Qualifiers;
  /** None: its parent is the anyPolicy node of the certificate above. */
  readonly parents: readonly PolicyNode[];
}

/**
 * The valid_policy_graph of RFC 9618 §5.2, grown from the certificate below the anchor down to the leaf.
 *
 * What stands above the last certificate is reached through parents alone, so childless nodes need no pruning: nobody
 * refers to them. Each step costs the policies and mappings of one certificate and of the one above it, whatever the
 * graph holds, so nodes and edges together are linear in what the certificates hold.
 */
export class PolicyGraph {
  /** How many certificates were processed. */
  depth = 0;
  /** Whether the last certificate has an anyPolicy node; its ancestors are one for each certificate above. */
  isAnyValid = true;
  /** Qualifiers of the anyPolicy that counted in each certificate, by its depth. */
  readonly anyQualifiers: Qualifiers[] = [[]];
  /** Whether some policy that counts has qualifiers. */
  hasQualifiers = false;
  /** Nodes and edges, for those who want to see that they are few. */
  size = 1;
  /** Nodes of the last certificate, by policy, that expect just that policy below. */
  private valid: Map<string, PolicyNode> = new Map();
  /** Nodes of the last certificate that it mapped, by the policies they expect below. */
  private mapped: Map<string, PolicyNode[]> = new Map();

  /** The nodes of the last certificate, once no mapping follows; without that for anyPolicy. */
  get lastNodes(): readonly PolicyNode[] {
    return [...this.valid.values()];
  }

  /**
   * RFC 9618 §5.3 (d) and (e) for the next certificate.
   *
   * @param policies its certificatePolicies, undefined where it has none.
   * @param mayAssertAny whether anyPolicy counts in this certificate.
   */
  assertPolicies(policies: readonly PolicyInformation[] | undefined, mayAssertAny: boolean): void {
    const any = mayAssertAny ? policies?.find(isAny) : undefined;
    const children = new Map<string, PolicyNode>();
    this.depth++;
    for (const { policyIdentifier: policy, policyQualifiers } of policies ?? []) {
      if (policy === anyPolicy) continue;
      const parents = this.nodesExpecting(policy);
      if (parents.length > 0 || this.isAnyValid) children.set(policy, this.add(policy, policyQualifiers, parents));
    }
    if (any === undefined) this.valid = new Map();
    else this.carryOn(children, any.policyQualifiers);
    for (const [policy, child] of children) this.valid.set(policy, child);
    this.mapped = new Map();
    this.isAnyValid = this.isAnyValid && any !== undefined;
    const anyQualifiers = any?.policyQualifiers ?? [];
    if (anyQualifiers.length > 0) this.hasQualifiers = true;
    this.anyQualifiers.push(anyQualifiers);
  }

  /** RFC 9618 §5.4 (b): the mappings of the certificate whose policies were last asserted. */
  applyMappings(mappings: readonly PolicyMapping[], isAllowed: boolean): void {
    for (const [policy, expected] of groupByIssuerPolicy(mappings)) {
      const node = isAllowed ? this.nodeToMap(policy) : undefined;
      this.valid.delete(policy);
      if (node !== undefined) for (const subjectPolicy of expected) this.expect(subjectPolicy, node);
    }
  }

  /** §5.3 (d)(2) for expected policies that the certificate does not name; unmapped ones stay where they are. */
  private carryOn(children: Map<string, PolicyNode>, qualifiers: Qualifiers): void {
    for (const policy of this.mapped.keys()) {
      if (!children.has(policy)) children.set(policy, this.add(policy, qualifiers, this.nodesExpecting(policy)));
    }
  }

  private nodesExpecting(policy: string): readonly PolicyNode[] {
    const mapped = this.mapped.get(policy) ?? [];
    const own = this.valid.get(policy);
    return own === undefined ? mapped : [own, ...mapped];
  }

  private nodeToMap(policy: string): PolicyNode | undefined {
    const node = this.valid.get(policy);
    if (node !== undefined || !this.isAnyValid) return node;
    return this.add(policy, this.anyQualifiers[this.depth] ?? [], []);
  }

  private expect(policy: string, node: PolicyNode): void {
    this.size++;
    const nodes = this.mapped.get(policy);
    if (nodes === undefined) this.mapped.set(policy, [node]);
    else nodes.push(node);
  }

  private add(validPolicy: string, qualifiers: Qualifiers, parents: readonly PolicyNode[]): PolicyNode {
    this.size += 1 + parents.length;
    if (qualifiers.length > 0) this.hasQualifiers = true;
    return { validPolicy, depth: this.depth, qualifiers, parents };
  }
}

function isAny({ policyIdentifier }: PolicyInformation): boolean {
  return policyIdentifier === anyPolicy;
}

/** Mappings from or to anyPolicy refuse a path (RFC 5280 §6.1.4 (a)) and have no meaning here. */
function groupByIssuerPolicy(mappings: readonly PolicyMapping[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
    if (issuerDomainPolicy === anyPolicy || subjectDomainPolicy === anyPolicy) continue;
    const group = groups.get(issuerDomainPolicy);
    if (group === undefined) groups.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
    else group.add(subjectDomainPolicy);
  }
  return groups;
}
