import type { ParseError } from '../asn1/parse-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { CertificateSource } from '../x509/certificate-source.ts';
import type { NameConstraints } from '../x509/extensions/name-constraints.ts';
import type { Name } from '../x509/name.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { SubtreesInput } from './subtrees.ts';

/** What is known about an anchor beside its name and key. Every field may be left out or undefined. */
export interface AnchorOptions {
  /** Shown in verdicts; default: none. */
  readonly label?: string | undefined;
  /** The anchor serves no verification at an earlier time. */
  readonly usableFrom?: Date | number | undefined;
  /** The anchor serves no verification at a later time. */
  readonly usableUntil?: Date | number | undefined;
  /** A leaf whose validity starts later must not chain to this anchor. */
  readonly distrustAfter?: Date | number | undefined;
  /** Name constraints imposed on the anchor, beside those in its certificate: subtrees, or a NameConstraints in DER. */
  readonly constraints?: SubtreesInput | Uint8Array | undefined;
  /** Purposes this anchor is trusted for, as dotted OIDs; default: every purpose. */
  readonly purposes?: readonly string[] | undefined;
  /** Whether the validity period of the anchor's certificate counts; default true. RFC 5280 §6.1.1 (d) has none. */
  readonly enforceValidity?: boolean | undefined;
  /**
   * Whether what the anchor's certificate says about paths counts, as RFC 5937 has it: basicConstraints, key usage,
   * pathLenConstraint, name constraints, policies, EKU and critical extensions; default true.
   */
  readonly enforceConstraints?: boolean | undefined;
  /** Whether its certificate may also stand as an intermediate below another anchor; default true. */
  readonly mayBeIntermediate?: boolean | undefined;
  /** Whether the leaf itself may be this anchor, with no certificate above it; default false. */
  readonly mayBeLeaf?: boolean | undefined;
  /** Spares it the rules of `certificateConformance`, which real roots break; default false. */
  readonly exemptFromConformance?: boolean | undefined;
}

/** A certificate as an anchor. PEM text may hold several: each becomes an anchor with the same options. */
export interface CertificateAnchorInput extends AnchorOptions {
  readonly certificate: CertificateSource;
}

/** A bare anchor (RFC 5280 §6.1.1 (d)): a distinguished name and a public key, both in DER. */
export interface KeyAnchorInput extends AnchorOptions {
  readonly name: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly key: Uint8Array;
}

export type AnchorInput = CertificateSource | CertificateAnchorInput | KeyAnchorInput;

/** A trust anchor: a value that does not change. Times are milliseconds since 1970. */
export interface Anchor {
  /** Undefined for a bare name and key. */
  readonly certificate: Certificate | undefined;
  readonly subject: Name;
  readonly publicKey: SubjectPublicKeyInfo | ParseError;
  readonly label: string | undefined;
  readonly usableFrom: number | undefined;
  readonly usableUntil: number | undefined;
  readonly distrustAfter: number | undefined;
  readonly imposedConstraints: NameConstraints | undefined;
  readonly purposes: readonly string[] | undefined;
  readonly enforceValidity: boolean;
  readonly enforceConstraints: boolean;
  readonly mayBeIntermediate: boolean;
  readonly mayBeLeaf: boolean;
  readonly exemptFromConformance: boolean;
}
