import type { LeafOptions } from '../authority.ts';
import type { VectorCase } from '../case.ts';
import type { ConstraintsInput } from '../extensions.ts';
import { accepted, ordinary } from './ordinary.ts';

type Question = Pick<VectorCase, 'name' | 'what' | 'why' | 'clause' | 'identity'>;

/** A leaf with these names below an intermediate with these constraints, which let it pass. */
export function accepting(
  question: Question,
  nameConstraints: ConstraintsInput,
  names: readonly string[],
  leaf?: LeafOptions,
): VectorCase {
  return { ...question, ...accepted(changes(nameConstraints, names, leaf)), profile: 'rfc5280' };
}

/** The same where they do not let it pass. */
export function refusing(
  question: Question,
  nameConstraints: ConstraintsInput,
  names: readonly string[],
  leaf?: LeafOptions,
): VectorCase {
  return { ...question, ...ordinary(changes(nameConstraints, names, leaf)), profile: 'rfc5280' };
}

function changes(nameConstraints: ConstraintsInput, names: readonly string[], leaf: LeafOptions = {}) {
  return { intermediate: { nameConstraints }, leaf: { names, subject: 'O=Example, CN=leaf', ...leaf } };
}
