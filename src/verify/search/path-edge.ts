import type { PublicKey } from '../../crypto/public-key.ts';
import type { Finding } from '../../problem.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { PathNode } from './path-node.ts';

/**
 * What is known of one certificate's signature under one key. Cross-signed twins of an issuer share a key, so several
 * edges may share one check, and none is asked twice.
 */
export interface SignatureCheck {
  readonly child: Certificate;
  readonly key: PublicKey | Finding;
  /** `unsupported`: nobody here can check it, which for a path is as good as bad. */
  state: 'unknown' | 'good' | 'bad' | 'unsupported';
  /** Why it is not good. */
  finding: Finding | undefined;
  readonly edges: PathEdge[];
}

/** "Could have issued": the issuer's subject is the child's issuer name. */
export interface PathEdge {
  readonly child: PathNode;
  readonly issuer: PathNode;
  readonly signature: SignatureCheck;
  /** What the key identifiers say: 0 they match, 1 they are silent, 2 they differ. Only breaks ties. */
  readonly implausibility: 0 | 1 | 2;
}

/** Whether the edge is known to be no edge. */
export function isRefuted(edge: PathEdge): boolean {
  return edge.signature.state === 'bad' || edge.signature.state === 'unsupported';
}
