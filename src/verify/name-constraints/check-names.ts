import { type Finding, finding, type Severity } from '../../problem.ts';
import type { Budget } from '../budget.ts';
import type { CertificateNames, ConstrainedName } from './certificate-names.ts';
import type { ConstraintIndex, FormConstraints } from './constraint-index.ts';

/**
 * Checks the names of one certificate against the constraints of one certificate above it (RFC 5280 §6.1.3 (b) and
 * (c)). Constraints of several certificates are checked one after the other, which is what their intersection and
 * union in §6.1.4 (g) come to. Names × constraints are never compared: each name is looked up.
 *
 * - A name that is malformed is neither permitted nor free of any exclusion of its form.
 * - A form whose constraints cannot be processed refuses every name of that form, and none of another.
 *
 * Charged are the pairs of names and subtrees of one form, before the work, though it is far less: it is the measure that
 * BoringSSL and pyca bound, so that a certificate within the budget here is within it there. When the budget runs out the
 * check stops, and the findings so far are not all there are.
 *
 * @param constrainedBy says in a problem whose constraints these are.
 * @param isCritical of the extension. Constraints on a form that RFC 5280 gives no meaning are no more than a warning
 *   when they are not critical: "either process the constraint or reject the certificate" is about critical ones.
 * @returns at most one finding of each code and severity, about the first name in the order of the certificate.
 */
export function checkNames(
  names: CertificateNames,
  index: ConstraintIndex,
  constrainedBy: string,
  budget: Budget,
  isCritical = true,
): Finding[] {
  const found = new Map<Fault, { readonly place: number; readonly finding: Finding }>();
  for (const [type, constraints] of index) {
    for (const name of names.byType.get(type) ?? []) {
      if (!budget.charge('nameComparisons', constraints.count)) break;
      for (const fault of faultsOf(name.value, constraints, isCritical)) {
        const { place } = name;
        const isFirst = place < (found.get(fault)?.place ?? Number.POSITIVE_INFINITY);
        if (isFirst) found.set(fault, { place, finding: toFinding(fault, name, constrainedBy) });
      }
    }
  }
  // Of one name, in the order of the faults' own list: the map keeps the order in which they were met first.
  const inOrder = faultOrder
    .flatMap((fault) => found.get(fault) ?? [])
    .sort((a, b) => a.place - b.place)
    .map(({ finding }) => finding);
  const isUnknown = names.isMalformed && index.size > 0;
  return isUnknown ? [unsupported('subjectAltName', constrainedBy, 'error'), ...inOrder] : inOrder;
}

const faultOrder = ['not-permitted', 'excluded', 'unsupported', 'unsupported-warning'] as const;
type Fault = (typeof faultOrder)[number];

function faultsOf(value: unknown, { permitted, excluded, fault }: FormConstraints, isCritical: boolean): Fault[] {
  if (fault !== undefined) return [fault === 'form' && !isCritical ? 'unsupported-warning' : 'unsupported'];
  const faults: Fault[] = [];
  if (permitted !== undefined && (value === undefined || !permitted.permits(value))) faults.push('not-permitted');
  if (excluded !== undefined && (value === undefined || excluded.excludes(value))) faults.push('excluded');
  return faults;
}

function toFinding(fault: Fault, { type, text }: ConstrainedName, constrainedBy: string): Finding {
  switch (fault) {
    case 'not-permitted':
      return finding('name-not-permitted', { name: text, type, constrainedBy });
    case 'excluded':
      return finding('name-excluded', { name: text, type, constrainedBy });
    default:
      return unsupported(type, constrainedBy, fault === 'unsupported' ? 'error' : 'warning');
  }
}

function unsupported(type: string, constrainedBy: string, severity: Severity): Finding {
  return finding('name-constraint-unsupported', { type, constrainedBy }, severity);
}
