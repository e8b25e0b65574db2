import type { PublicKey } from '../../crypto/public-key.ts';
import type { Finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Name } from '../../x509/name.ts';
import type { PathEdge } from './path-edge.ts';

/** What a certificate does in a path. The same certificate is a node of its own in each role. */
export type Role = 'leaf' | 'intermediate' | 'anchor';

/** A certificate, or a bare anchor, in one role; the problems it brings to every path it is part of are known. */
export interface PathNode {
  readonly role: Role;
  /** Undefined only for an anchor that is a bare name and key. */
  readonly certificate: Certificate | undefined;
  /** Set exactly for the role `anchor`. */
  readonly anchor: Anchor | undefined;
  readonly subject: Name;
  /** The key to check the next certificate below with, or why it cannot be used. */
  readonly key: PublicKey | Finding;
  readonly findings: readonly Finding[];
  /** How many of the findings refuse a path. */
  readonly weight: number;
  /** Whether pathLenConstraint counts it: an intermediate whose issuer and subject differ (RFC 5280 §6.1.4 (l)). */
  readonly isCounted: boolean;
  /** How many counted intermediates may stand below; Infinity for no limit. */
  readonly pathLenConstraint: number;
  /** The certificates that could have issued this one; undefined until the search comes here. */
  issuers: readonly PathEdge[] | undefined;
}
