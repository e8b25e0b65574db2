import { anyPolicy } from './policy-oids.ts';

/** A certificate policy that a path is valid under. */
export interface ValidPolicy {
  /** Dotted decimal OID; `2.5.29.32.0` is anyPolicy. */
  readonly oid: string;
  /**
   * The PolicyQualifierInfo values in DER that the path attaches to it, none twice: text that nobody but the CAs
   * vouches for. Undefined when a path brings too many to collect.
   */
  readonly qualifiers: readonly Uint8Array[] | undefined;
}

/** A set of certificate policies. */
export interface PolicySet {
  /** Whether anyPolicy is among them: the path is then valid under every policy, not only under those listed. */
  readonly anyPolicy: boolean;
  /** No OID twice; in the order in which the path's certificates, the leaf first, bring them up. */
  readonly policies: readonly ValidPolicy[];
}

/** What RFC 9618 §5.5 gives for a path. */
export interface ConstrainedPolicies {
  /** The policies the path is valid under, in the terms of the anchor's domain. */
  readonly authorityConstrained: PolicySet;
  /** Those of them that the caller's initial set names. */
  readonly userConstrained: PolicySet;
}

/**
 * RFC 9618 §5.5 (g)(5) and (6).
 *
 * @param initial the user-initial-policy-set; undefined for anyPolicy.
 */
export function constrainToUser(authority: PolicySet, initial: ReadonlySet<string> | undefined): PolicySet {
  if (initial === undefined) return authority;
  const policies = authority.policies.filter(({ oid }) => initial.has(oid));
  const any = authority.policies.find(({ oid }) => oid === anyPolicy);
  if (any === undefined) return { anyPolicy: false, policies };
  const named = new Set(policies.map(({ oid }) => oid));
  const implied = [...initial].filter((oid) => !named.has(oid));
  return { anyPolicy: false, policies: [...policies, ...implied.map((oid) => ({ ...any, oid }))] };
}
