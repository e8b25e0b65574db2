import { type Authority, type CaOptions, ca, type IssuedWithKey, type LeafOptions } from '../authority.ts';

/** Root, intermediate and leaf with nothing odd about them: each case changes what it is about. */
export interface OrdinaryChain {
  readonly root: Authority;
  readonly intermediate: Authority;
  readonly leaf: IssuedWithKey;
}

/** What a case changes in the ordinary chain. */
export interface OrdinaryChanges {
  readonly root?: CaOptions;
  readonly intermediate?: CaOptions;
  readonly leaf?: LeafOptions;
}

export function ordinaryChain(changes: OrdinaryChanges = {}): OrdinaryChain {
  const root = ca('Root', { label: 'root', ...changes.root });
  const intermediate = root.issueCa('Intermediate', { label: 'intermediate', ...changes.intermediate });
  const leaf = intermediate.issueLeaf({ label: 'leaf', ...changes.leaf });
  return { root, intermediate, leaf };
}

/** The certificates of a case: the pool holds the intermediate, and the root is the anchor. */
export function certificatesOf({ root, intermediate, leaf }: OrdinaryChain): {
  leaf: IssuedWithKey;
  pool: Authority[];
  anchors: Authority[];
} {
  return { leaf, pool: [intermediate], anchors: [root] };
}

/** The ordinary chain with changes, as the certificates of a case that is refused. */
export function ordinary(changes: OrdinaryChanges = {}): ReturnType<typeof certificatesOf> {
  return certificatesOf(ordinaryChain(changes));
}

/** The same for a case that is accepted: leaf, intermediate, root. */
export function accepted(changes: OrdinaryChanges = {}): ReturnType<typeof certificatesOf> & {
  accepted: true;
} {
  return { ...ordinary(changes), accepted: true };
}
