import type { TransparencyAnswer } from '../transparency/transparency-requirement.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { PathEdge, PathNode, SignatureCheck } from './search/path-node.ts';

/** As much of a path as the leaf's SCTs depend on. */
export interface LeafPath {
  readonly nodes: readonly PathNode[];
  /** `edges[i]` leads from `nodes[i]` to `nodes[i + 1]`. */
  readonly edges: readonly PathEdge[];
}

/**
 * What one verification knows of the leaf's SCTs. Those in the leaf cover its issuer's key, and every issuer with that key
 * brings the same answer.
 */
export class TransparencyChecks {
  private readonly known: Map<SignatureCheck | Anchor, TransparencyAnswer> = new Map();

  find(path: LeafPath): TransparencyAnswer | undefined {
    const key = keyOf(path);
    return key && this.known.get(key);
  }

  keep(path: LeafPath, answer: TransparencyAnswer): void {
    const key = keyOf(path);
    if (key !== undefined) this.known.set(key, answer);
  }
}

/** An anchor where the leaf is one itself; undefined where the path ends at a leaf without an issuer. */
function keyOf({ nodes, edges }: LeafPath): SignatureCheck | Anchor | undefined {
  return edges[0]?.signature ?? nodes[0]?.anchor;
}
