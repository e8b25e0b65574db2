import type { GeneralSubtree, NameConstraints } from '../../x509/extensions/name-constraints.ts';
import type { GeneralNameType } from '../../x509/general-name.ts';
import type { Subtrees } from './name-form.ts';
import { nameFormOf } from './name-forms.ts';

/** The constraints on one name form. */
export interface FormConstraints {
  /** How many subtrees there are. */
  count: number;
  /** Undefined when the form is not restricted to permitted subtrees. */
  permitted: Subtrees<unknown> | undefined;
  excluded: Subtrees<unknown> | undefined;
  /**
   * Why a name of this form cannot be judged: `form` when RFC 5280 gives its constraints no meaning, `subtree` when one
   * of them is malformed or bounded by minimum or maximum.
   */
  fault: 'form' | 'subtree' | undefined;
}

/** Name constraints by name form, ready to be asked. */
export type ConstraintIndex = ReadonlyMap<GeneralNameType, FormConstraints>;

const cache = /* @__PURE__ */ new WeakMap<NameConstraints, ConstraintIndex>();

/** Builds the index in one pass over the subtrees; kept for as long as the constraints are. */
export function constraintIndex(constraints: NameConstraints): ConstraintIndex {
  const known = cache.get(constraints);
  if (known !== undefined) return known;
  const index = new Map<GeneralNameType, FormConstraints>();
  for (const subtree of constraints.permittedSubtrees) addSubtree(index, subtree, 'permitted');
  for (const subtree of constraints.excludedSubtrees) addSubtree(index, subtree, 'excluded');
  cache.set(constraints, index);
  return index;
}

function addSubtree(
  index: Map<GeneralNameType, FormConstraints>,
  { base, minimum, maximum }: GeneralSubtree,
  side: 'permitted' | 'excluded',
): void {
  const form = nameFormOf(base.type);
  const fault = form === undefined ? 'form' : undefined;
  const constraints = index.get(base.type) ?? { count: 0, permitted: undefined, excluded: undefined, fault };
  index.set(base.type, constraints);
  constraints.count++;
  if (form === undefined) return;
  constraints[side] ??= form.createSubtrees();
  // "Within this profile, the minimum and maximum fields are not used with any name forms" (RFC 5280 §4.2.1.10).
  const isBounded = minimum !== 0 || maximum !== undefined;
  if (isBounded || !constraints[side].add(base)) constraints.fault = 'subtree';
}
