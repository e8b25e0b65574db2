import type { GeneralName } from '../../x509/general-name.ts';

/**
 * The subtrees of one name form on one side, permitted or excluded, laid out so that a name is looked up in them: the
 * cost of a look-up depends on the name, never on how many subtrees there are.
 */
export interface Subtrees<Value> {
  /** Takes up one subtree; false when its base is malformed (RFC 5280 §4.2.1.10). */
  add(base: GeneralName): boolean;
  /** Whether everything that the name stands for lies inside some subtree. */
  permits(name: Value): boolean;
  /** Whether anything that the name stands for lies inside some subtree. The two differ for wildcards alone. */
  excludes(name: Value): boolean;
}

/** How the names of one form are read, and where their subtrees are kept. */
export interface NameForm<Value> {
  /** What the name stands for; undefined when it is malformed, which no subtree permits and every one excludes. */
  parse(name: GeneralName): Value | undefined;
  createSubtrees(): Subtrees<Value>;
}
