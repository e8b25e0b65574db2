import type { SubtreesInput } from '../trust/subtrees.ts';

/** What Mozilla's program trusts a root for beside its being a root. */
export interface RootTerms {
  /** ISO 8601. */
  readonly distrustAfter?: string;
  readonly constraints?: SubtreesInput;
}

/** A root as the snapshot holds it. */
export interface EmbeddedRoot extends RootTerms {
  /** Its common name, or all of its subject where it has none. */
  readonly label: string;
  /** `comparisonHash` of its subject, by which it is found before it is decoded. */
  readonly subjectHash: number;
  /** DER in base64. */
  readonly certificate: string;
}
