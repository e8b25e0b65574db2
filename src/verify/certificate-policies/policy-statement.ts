import type { Certificate } from '../../x509/certificate.ts';
import type { PolicyInformation, PolicyMapping } from '../../x509/extensions/policies.ts';
import { read } from '../conformance/readable.ts';

/** What a certificate limits with policyConstraints and inhibitAnyPolicy; Infinity where it sets no limit. */
export interface PolicyLimits {
  readonly requireExplicitPolicy: number;
  readonly inhibitPolicyMapping: number;
  readonly inhibitAnyPolicy: number;
}

/** What one certificate of a path says about policies. */
export interface PolicyStatement extends PolicyLimits {
  /** Undefined where the extension is absent. */
  readonly policies: readonly PolicyInformation[] | undefined;
  readonly mappings: readonly PolicyMapping[];
  readonly isSelfIssued: boolean;
}

export const noLimits: PolicyLimits = {
  requireExplicitPolicy: Number.POSITIVE_INFINITY,
  inhibitPolicyMapping: Number.POSITIVE_INFINITY,
  inhibitAnyPolicy: Number.POSITIVE_INFINITY,
};

export function toPolicyLimits(certificate: Certificate): PolicyLimits {
  const constraints = read(certificate.policyConstraints);
  const inhibitAnyPolicy = read(certificate.inhibitAnyPolicy);
  if (constraints === undefined && inhibitAnyPolicy === undefined) return noLimits;
  return {
    requireExplicitPolicy: constraints?.requireExplicitPolicy ?? Number.POSITIVE_INFINITY,
    inhibitPolicyMapping: constraints?.inhibitPolicyMapping ?? Number.POSITIVE_INFINITY,
    inhibitAnyPolicy: inhibitAnyPolicy ?? Number.POSITIVE_INFINITY,
  };
}

/** An extension that cannot be read is a problem of its own, and counts here as absent. */
export function toPolicyStatement(
  certificate: Certificate,
  isSelfIssued: boolean,
  limits: PolicyLimits = toPolicyLimits(certificate),
): PolicyStatement {
  return {
    ...limits,
    policies: read(certificate.certificatePolicies),
    mappings: read(certificate.policyMappings) ?? [],
    isSelfIssued,
  };
}
