import type {
  AnchorTerms,
  CaseFile,
  CaseIdentity,
  CaseOptions,
  CaseProfile,
  CasePurpose,
  CaseRevocationMode,
  RevocationFile,
} from './case-file.ts';
import type { Issued } from './issue.ts';

/** One question to a verifier together with the right answer and the reason for it. */
export interface VectorCase {
  /** Name of its folder, unique in its group. */
  readonly name: string;
  /** What is special about the certificates, in a sentence. */
  readonly what: string;
  /** What goes wrong in a verifier that lacks the rule, in a sentence. */
  readonly why: string;
  /** The rule's source. */
  readonly clause: string;
  /** Whether a good path exists, by the clause; it does not unless said so. */
  readonly accepted?: true;
  readonly leaf: Issued;
  readonly pool: readonly Issued[];
  readonly anchors: readonly TrustedCertificate[];
  /** ISO 8601; 2025-06-01T12:00:00Z unless given. */
  readonly time?: string;
  /** Nobody in particular unless given; of a list, every one. */
  readonly identity?: CaseIdentity | readonly CaseIdentity[];
  /** `serverAuth` unless given. */
  readonly purpose?: CasePurpose;
  /** `webpki` unless given. */
  readonly profile?: CaseProfile;
  readonly options?: CaseOptions;
  /** Not asked about unless given. */
  readonly revocation?: CaseRevocation;
}

/** What there is to go by about revocation. */
export interface CaseRevocation {
  readonly mode: CaseRevocationMode;
  readonly crls?: readonly CaseEvidence[];
  readonly ocsp?: readonly CaseEvidence[];
  /** The OCSP response that came with the leaf. */
  readonly stapled?: CaseEvidence;
}

/** A CRL or an OCSP response. */
export interface CaseEvidence {
  readonly label: string;
  readonly der: Uint8Array;
}

/** A certificate that is trusted, on terms if there are any. */
export type TrustedCertificate = Issued & { readonly terms?: AnchorTerms };

/** The same with labels in place of certificates and every default written out. */
export function toCaseFile(source: VectorCase): CaseFile {
  return {
    what: source.what,
    why: source.why,
    clause: source.clause,
    accepted: source.accepted ?? false,
    chain: [source.leaf, ...source.pool].map(({ label }) => label),
    anchors: source.anchors.map(({ label, terms }) => ({ label, ...terms })),
    time: source.time ?? '2025-06-01T12:00:00Z',
    identity: source.identity ?? null,
    purpose: source.purpose ?? 'serverAuth',
    profile: source.profile ?? 'webpki',
    options: source.options ?? {},
    ...(source.revocation && { revocation: toRevocationFile(source.revocation) }),
  };
}

function toRevocationFile({ mode, crls = [], ocsp = [], stapled }: CaseRevocation): RevocationFile {
  const labels = (evidence: readonly CaseEvidence[]): string[] => evidence.map(({ label }) => label);
  return { mode, crls: labels(crls), ocsp: labels(ocsp), ...(stapled && { stapled: stapled.label }) };
}

/** All evidence in the order in which it stands in `evidence.pem`. */
export function evidenceOf({ crls = [], ocsp = [], stapled }: CaseRevocation): readonly CaseEvidence[] {
  return [...crls, ...ocsp, ...(stapled === undefined ? [] : [stapled])];
}
