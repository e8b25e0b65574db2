import type { PublicKey } from '../../crypto/public-key.ts';
import type { Finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Name } from '../../x509/name.ts';
import type { Role } from '../role.ts';

/** A certificate, or a bare anchor, in one role; the problems it brings to every path it is part of are known. */
export interface PathNode {
  readonly role: Role;
  /** Undefined only for an anchor that is a bare name and key. */
  readonly certificate: Certificate | undefined;
  /** Set exactly for the role `anchor`. */
  readonly anchor: Anchor | undefined;
  readonly subject: Name;
  /** The key to check the next certificate below with, or why it cannot be used; undefined for the leaf. */
  readonly key: PublicKey | Finding | undefined;
  readonly findings: readonly Finding[];
  /** How many of the findings refuse a path. */
  readonly weight: number;
  /** Whether pathLenConstraint counts it: an intermediate whose issuer and subject differ (RFC 5280 §6.1.4 (l)). */
  readonly isCounted: boolean;
  /** How many counted intermediates may stand below; Infinity for no limit. */
  readonly pathLenConstraint: number;
  /**
   * The certificates that could have issued this one; undefined until the search comes here. One list for all that name
   * the same issuer, themselves included where they do so too.
   */
  issuers: readonly PathNode[] | undefined;
  /** The edges to those of them that were looked at; undefined until one was. */
  edges: Map<PathNode, PathEdge> | undefined;
  /** The working key with inherited parameters (RFC 5280 §6.1.4 (e)): the issuer must have the same. */
  readonly inheritsFrom: PublicKey | undefined;
}

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
  /** Problems that the child's SCTs bring to every path with this key above it; 0 until it is asked for. */
  transparencyWeight: number;
}

/** "Could have issued": the issuer's subject is the child's issuer name. */
export interface PathEdge {
  readonly child: PathNode;
  readonly issuer: PathNode;
  readonly signature: SignatureCheck;
  /** What the key identifiers say: 0 they match, 1 they are silent, 2 they differ. Only breaks ties. */
  readonly implausibility: 0 | 1 | 2;
  /** Problems that the revocation of the child brings to every path over this edge; 0 until it is asked for. */
  revocationWeight: number;
}

/** A refuted signature outranks every other problem that a path can have. */
export const refutedWeight: number = 2 ** 20;

/** What is known to stand against an edge. */
export function priceOf(edge: PathEdge): number {
  return (isRefuted(edge) ? refutedWeight : 0) + edge.revocationWeight + edge.signature.transparencyWeight;
}

/** Whether the edge is known to be no edge. */
export function isRefuted(edge: PathEdge): boolean {
  return edge.signature.state === 'bad' || edge.signature.state === 'unsupported';
}
