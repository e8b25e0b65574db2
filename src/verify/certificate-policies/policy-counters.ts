import type { PolicyInputs } from './policy-inputs.ts';
import type { PolicyLimits } from './policy-statement.ts';

/** The three counters of RFC 5280 §6.1.2 (d) to (f). Each only ever runs down. */
export class PolicyCounters {
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;

  constructor({ explicitPolicy, policyMapping, inhibitAnyPolicy }: PolicyInputs) {
    this.explicitPolicy = explicitPolicy;
    this.policyMapping = policyMapping;
    this.inhibitAnyPolicy = inhibitAnyPolicy;
  }

  /** RFC 5280 §6.1.4 (h) to (j). */
  prepareNext(limits: PolicyLimits, isSelfIssued: boolean): void {
    if (!isSelfIssued) {
      this.explicitPolicy = Math.max(0, this.explicitPolicy - 1);
      this.policyMapping = Math.max(0, this.policyMapping - 1);
      this.inhibitAnyPolicy = Math.max(0, this.inhibitAnyPolicy - 1);
    }
    this.explicitPolicy = Math.min(this.explicitPolicy, limits.requireExplicitPolicy);
    this.policyMapping = Math.min(this.policyMapping, limits.inhibitPolicyMapping);
    this.inhibitAnyPolicy = Math.min(this.inhibitAnyPolicy, limits.inhibitAnyPolicy);
  }

  /** RFC 5280 §6.1.5 (a) and (b): the last certificate counts even when it is self-issued, and its limit only when 0. */
  wrapUp({ requireExplicitPolicy }: PolicyLimits): void {
    this.explicitPolicy = requireExplicitPolicy === 0 ? 0 : Math.max(0, this.explicitPolicy - 1);
  }
}
