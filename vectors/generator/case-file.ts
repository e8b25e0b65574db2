/** `case.json`: one question to a verifier, in terms that need no knowledge of this library. See `vectors/README.md`. */
export interface CaseFile {
  readonly what: string;
  readonly why: string;
  readonly clause: string;
  /** The answer: whether a path of the chain to an anchor is good. It comes from the clause. */
  readonly accepted: boolean;
  /** Labels of the certificates of `chain.pem`, the leaf first. */
  readonly chain: readonly string[];
  /** The certificates of `anchors.pem`, and on which terms each is trusted. */
  readonly anchors: readonly AnchorFile[];
  readonly time: string;
  readonly identity: CaseIdentity | readonly CaseIdentity[] | null;
  readonly purpose: CasePurpose;
  readonly profile: CaseProfile;
  /** What is not as usual about the question; nothing for nearly every case. */
  readonly options: CaseOptions;
  /** Absent where revocation is not asked about. */
  readonly revocation?: RevocationFile;
}

/** `soft` refuses what is known to be revoked, `hard` whatever is not known to be good. */
export type CaseRevocationMode = 'soft' | 'hard';

/** Labels of what stands in `evidence.pem`, in this order: the CRLs, the OCSP responses, the one that came with the leaf. */
export interface RevocationFile {
  readonly mode: CaseRevocationMode;
  readonly crls: readonly string[];
  readonly ocsp: readonly string[];
  readonly stapled?: string;
}

/** Who the peer must be. */
export type CaseIdentity = { readonly dns: string } | { readonly ip: string } | { readonly email: string };

export type CaseProfile = 'webpki' | 'rfc5280';

/** A name of RFC 5280 §4.2.1.12, `any` for no question, or rules with names and OIDs. */
export type CasePurpose =
  | 'serverAuth'
  | 'clientAuth'
  | 'emailProtection'
  | 'any'
  | {
      readonly anyOf: readonly string[];
      /** What a leaf without extKeyUsage is worth; `accept` unless given. */
      readonly whenAbsent?: 'accept' | 'refuse';
      /** Whether the extKeyUsage of a CA restricts what is below it; true unless given. */
      readonly throughIssuers?: boolean;
    };

/** On which terms an anchor is trusted. Times are ISO 8601. */
export interface AnchorTerms {
  /** Only the name and the key of the certificate are the anchor. */
  readonly bare?: true;
  readonly usableFrom?: string;
  readonly usableUntil?: string;
  readonly distrustAfter?: string;
  readonly constraints?: { readonly permitted?: readonly DnsSubtree[]; readonly excluded?: readonly DnsSubtree[] };
  /** Dotted OIDs. */
  readonly purposes?: readonly string[];
  /** Whether the validity period of its certificate counts; true unless given. */
  readonly enforceValidity?: boolean;
  /** Whether the extensions of its certificate constrain paths (RFC 5937); true unless given. */
  readonly enforceConstraints?: boolean;
  /** Whether the leaf may be the anchor itself; false unless given. */
  readonly mayBeLeaf?: boolean;
}

interface DnsSubtree {
  readonly dns: string;
}

export interface AnchorFile extends AnchorTerms {
  readonly label: string;
}

export interface CaseOptions {
  /** Groups of rules on how certificates are made, beside those of the profile. */
  readonly certificateConformance?: readonly ('rfc5280' | 'serial-number' | 'baseline-eku' | 'subscriber-key')[];
  /** The most intermediates, those that are self-issued not counted. */
  readonly maxIntermediates?: number;
  /** The most intermediates, all counted. */
  readonly peerVerifyDepth?: number;
  /** Bits that the keyUsage of the leaf must have. */
  readonly keyUsage?: readonly 'keyEncipherment'[];
  /** Times at which the certificates of a role are judged instead. */
  readonly validity?: Readonly<Partial<Record<'leaf' | 'issuer' | 'anchor', { readonly at: string }>>>;
  /** Extensions that the caller judges himself, by dotted OID. */
  readonly extensions?: Readonly<Record<string, 'accept' | 'refuse'>>;
  /** Domains below which a wildcard stands for nothing. */
  readonly publicSuffixes?: readonly string[];
  /** Labels of certificates whose subject and key no path may hold. */
  readonly distrusted?: readonly string[];
  /** What the search may spend. The counters are this library's own. */
  readonly budget?: Readonly<Partial<Record<'signatures' | 'steps' | 'nameComparisons', number>>>;
}
