import { encodeSequence } from '../../../src/asn1/der-writer.ts';
import { ParseError } from '../../../src/asn1/parse-error.ts';
import type { Finding } from '../../../src/problem.ts';
import { Budget, defaultBudget } from '../../../src/verify/budget.ts';
import { certificateNames } from '../../../src/verify/name-constraints/certificate-names.ts';
import { checkNames } from '../../../src/verify/name-constraints/check-names.ts';
import { constraintIndex } from '../../../src/verify/name-constraints/constraint-index.ts';
import type { Certificate } from '../../../src/x509/certificate.ts';
import type { GeneralSubtree, NameConstraints } from '../../../src/x509/extensions/name-constraints.ts';
import { type GeneralName, parseGeneralNames } from '../../../src/x509/general-name.ts';
import { certificateOf } from '../identity/certificate-of.ts';

export function generalName(der: Uint8Array): GeneralName {
  const names = parseGeneralNames(encodeSequence(der));
  if (names instanceof ParseError) throw names;
  return names[0] as GeneralName;
}

export interface Sides {
  readonly permitted?: readonly Uint8Array[];
  readonly excluded?: readonly Uint8Array[];
}

/** Constraints whose subtrees are these GeneralNames. */
export function constraintsOf({ permitted = [], excluded = [] }: Sides): NameConstraints {
  return { permittedSubtrees: permitted.map(subtree), excludedSubtrees: excluded.map(subtree) };
}

export function subtree(der: Uint8Array): GeneralSubtree {
  return { base: generalName(der), minimum: 0, maximum: undefined };
}

export function check(certificate: Certificate, constraints: NameConstraints, isCritical?: boolean): Finding[] {
  const budget = new Budget(defaultBudget);
  return checkNames(certificateNames(certificate), constraintIndex(constraints), 'the CA', budget, isCritical);
}

/** The codes found for a certificate of these alternative names, in order, without their `name-`. */
export function faults(san: readonly Uint8Array[], sides: Sides): string {
  return codes(check(certificateOf({ san }), constraintsOf(sides)));
}

export function codes(findings: readonly Finding[]): string {
  return findings.map(({ code }) => code.replace('name-', '')).join(' ');
}
