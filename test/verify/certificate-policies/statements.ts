import type { PolicyInputs } from '../../../src/verify/certificate-policies/policy-inputs.ts';
import { resolvePolicyInputs } from '../../../src/verify/certificate-policies/policy-inputs.ts';
import type { PolicySet } from '../../../src/verify/certificate-policies/policy-set.ts';
import { noLimits, type PolicyStatement } from '../../../src/verify/certificate-policies/policy-statement.ts';
import type { PolicyInformation, PolicyMapping } from '../../../src/x509/extensions/policies.ts';

export const any = '2.5.29.32.0';

/** A qualifier that is nothing but a number. */
export function qualifier(number: number): Uint8Array {
  return Uint8Array.of(0x30, 0x02, number >> 8, number & 0xff);
}

/** `A` or `A#1#2`: a policy with the qualifiers 1 and 2. */
export function policy(text: string): PolicyInformation {
  const [policyIdentifier = '', ...numbers] = text.split('#');
  return { policyIdentifier, policyQualifiers: numbers.map((number) => qualifier(Number(number))) };
}

/** `A>B`. */
export function mapping(text: string): PolicyMapping {
  const [issuerDomainPolicy = '', subjectDomainPolicy = ''] = text.split('>');
  return { issuerDomainPolicy, subjectDomainPolicy };
}

/** `policies` and `mappings` with spaces between; no policies at all: no extension. */
export function says(policies?: string, mappings = '', more: Partial<PolicyStatement> = {}): PolicyStatement {
  return {
    ...noLimits,
    policies: policies?.split(' ').map(policy),
    mappings: mappings === '' ? [] : mappings.split(' ').map(mapping),
    isSelfIssued: false,
    ...more,
  };
}

/** RFC 9618 §3: every certificate maps each of its policies to each of the next one's, so a tree has m to the n nodes. */
export function policyBlowUp(certificates: number, policies: number): PolicyStatement[] {
  const own = Array.from({ length: policies }, (_, i) => `P${i}`);
  const mappings = own.flatMap((from) => own.map((to) => `${from}>${to}`)).join(' ');
  return Array.from({ length: certificates }, () => says(own.join(' '), mappings));
}

export const noInputs: PolicyInputs = resolvePolicyInputs(undefined);

/** Inputs with policies that are no OIDs. */
export function inputs(initial: string | undefined, more: Partial<PolicyInputs> = {}): PolicyInputs {
  return { ...noInputs, initial: initial === undefined ? undefined : new Set(initial.split(' ')), ...more };
}

/** Each policy with its qualifiers as {@link policy} reads it, in order. */
export function textOf({ policies }: PolicySet): string {
  return policies
    .map(({ oid, qualifiers }) => [oid, ...numbersOf(qualifiers)].join('#'))
    .sort()
    .join(' ');
}

function numbersOf(qualifiers: readonly Uint8Array[] | undefined): (number | string)[] {
  if (qualifiers === undefined) return ['many'];
  return qualifiers.map((bytes) => (bytes[2] as number) * 256 + (bytes[3] as number)).sort((a, b) => a - b);
}
