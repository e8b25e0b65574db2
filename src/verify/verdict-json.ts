import { encodeBase64 } from '../asn1/base64.ts';
import type { Problem } from '../problem.ts';
import type {
  FaultyEvidence,
  RevocationEvidence,
  RevocationOutcome,
  RevocationStatus,
} from '../revocation/evidence.ts';
import type { TransparencyOutcome } from '../transparency/transparency-requirement.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RejectedSource } from '../x509/certificate-source.ts';
import { fingerprint } from '../x509/fingerprint.ts';
import { nameToString } from '../x509/name-text.ts';
import type { BudgetCounter } from './budget.ts';
import type { ConstrainedPolicies, PolicySet } from './certificate-policies/policy-set.ts';
import type { PathReport, SignatureState, Verdict } from './verdict.ts';

/** A name may be megabytes long; nobody who reads a verdict wants them. */
const maximumNameLength = 1000;

/** A certificate as a verdict refers to it. */
export interface CertificateJson {
  /** SHA-256 of the DER, 64 hexadecimal digits in lower case. */
  readonly sha256: string;
  /** The subject as RFC 4514 writes it, cut when it is very long; untrusted text. */
  readonly subject: string;
  /** Base64 of the DER, where it was asked for. */
  readonly der?: string;
}

export interface AnchorJson {
  readonly label: string | null;
  /** The anchor's name as RFC 4514 writes it. */
  readonly subject: string;
  /** Null for an anchor that is a bare name and key. */
  readonly certificate: CertificateJson | null;
}

/** What is known of one certificate's revocation, and from what. Times are milliseconds since 1970. */
export interface RevocationJson {
  readonly status: RevocationStatus;
  /** Null unless the status is `revoked`. */
  readonly revoked: { readonly reason: string | null; readonly at: number } | null;
  readonly evidence: readonly RevocationEvidence[];
  /** Evidence that could not be used. */
  readonly faults: readonly FaultyEvidence[];
}

export interface PathStepJson {
  /** Null for an anchor that is a bare name and key. */
  readonly certificate: CertificateJson | null;
  /** The signature on this certificate by the next one's key; null for the last step. */
  readonly signature: SignatureState | null;
  /** Null where it was not asked about. */
  readonly revocation: RevocationJson | null;
}

export interface PathReportJson {
  /** Leaf first. */
  readonly steps: readonly PathStepJson[];
  /** Null when the path reaches no anchor. */
  readonly anchor: AnchorJson | null;
  readonly problems: readonly Problem[];
}

export interface ValidPolicyJson {
  /** Dotted OID; `2.5.29.32.0` is anyPolicy. */
  readonly oid: string;
  /** Base64 of each PolicyQualifierInfo in DER; null when the path has too many to collect. */
  readonly qualifiers: readonly string[] | null;
}

export interface PolicySetJson {
  readonly anyPolicy: boolean;
  readonly policies: readonly ValidPolicyJson[];
}

export interface ConstrainedPoliciesJson {
  readonly authorityConstrained: PolicySetJson;
  readonly userConstrained: PolicySetJson;
}

export interface RejectedSourceJson {
  /** Place in the pool that was given. */
  readonly index: number;
  /** Line of the PEM block, counted from 1; null where the member is no PEM. */
  readonly line: number | null;
  /** Why, in words, which may change. */
  readonly why: string;
}

interface VerdictJsonBase {
  readonly problems: readonly Problem[];
  readonly spent: Readonly<Record<BudgetCounter, number>>;
  /** The counter that ran out, or null. */
  readonly exhausted: BudgetCounter | null;
  readonly ignored: readonly RejectedSourceJson[];
  /** Null where the option `transparency` was not given, or nothing was found out. */
  readonly transparency: TransparencyOutcome | null;
}

export interface AcceptedVerdictJson extends VerdictJsonBase {
  readonly ok: true;
  readonly path: readonly CertificateJson[];
  readonly anchor: AnchorJson;
  /** Dotted OID; null when no purpose was asked for. */
  readonly matchedPurpose: string | null;
  /** Null unless the option `policies` was given. */
  readonly policies: ConstrainedPoliciesJson | null;
  readonly report: PathReportJson;
}

export interface RefusedVerdictJson extends VerdictJsonBase {
  readonly ok: false;
  /** Null when not even the leaf could be read. */
  readonly best: PathReportJson | null;
  readonly tried: readonly PathReportJson[];
  readonly untold: number;
}

/** A verdict as plain data. Fields are added, never renamed; what is not there is null, never left out. */
export type VerdictJson = AcceptedVerdictJson | RefusedVerdictJson;

export interface VerdictJsonOptions {
  /** How certificates are written: by SHA-256 alone, the default, or with their DER in base64 beside it. */
  readonly certificates?: 'sha256' | 'der' | undefined;
}

/**
 * A verdict as plain data, which `JSON.stringify` and `structuredClone` keep whole.
 *
 * @example
 * ```ts
 * log(JSON.stringify(toJson(verdict, { certificates: 'der' })));
 * ```
 */
export function toJson(verdict: Verdict, options: VerdictJsonOptions = {}): VerdictJson {
  const write = (certificate: Certificate): CertificateJson => toCertificateJson(certificate, options);
  const common = {
    problems: verdict.problems,
    spent: { ...verdict.spent },
    exhausted: verdict.exhausted ?? null,
    ignored: verdict.ignored.map(toRejectedJson),
    transparency: verdict.transparency ?? null,
  };
  if (!verdict.ok) {
    const best = verdict.best === undefined ? null : toReportJson(verdict.best, write);
    const tried = verdict.tried.map((report) => toReportJson(report, write));
    return { ok: false, ...common, best, tried, untold: verdict.untold };
  }
  return {
    ok: true,
    ...common,
    path: verdict.path.map(write),
    anchor: toAnchorJson(verdict.anchor, write),
    matchedPurpose: verdict.matchedPurpose ?? null,
    policies: verdict.policies === undefined ? null : toPoliciesJson(verdict.policies),
    report: toReportJson(verdict.report, write),
  };
}

type WriteCertificate = (certificate: Certificate) => CertificateJson;

function toCertificateJson(certificate: Certificate, { certificates }: VerdictJsonOptions): CertificateJson {
  const reference = { sha256: fingerprint(certificate), subject: nameToString(certificate.subject, maximumNameLength) };
  return certificates === 'der' ? { ...reference, der: encodeBase64(certificate.der) } : reference;
}

function toReportJson({ steps, anchor, problems }: PathReport, write: WriteCertificate): PathReportJson {
  return {
    steps: steps.map(({ certificate, signature, revocation }) => ({
      certificate: certificate === undefined ? null : write(certificate),
      signature: signature ?? null,
      revocation: revocation === undefined ? null : toRevocationJson(revocation),
    })),
    anchor: anchor === undefined ? null : toAnchorJson(anchor, write),
    problems,
  };
}

function toRevocationJson({ status, revocation, evidence, faults }: RevocationOutcome): RevocationJson {
  const revoked = revocation === undefined ? null : { reason: revocation.reason ?? null, at: revocation.at };
  return { status, revoked, evidence: evidence.map(toEvidenceJson), faults };
}

/** Field by field: some are worked out only when asked for. */
function toEvidenceJson({ kind, issuer, thisUpdate, nextUpdate, sha256 }: RevocationEvidence): RevocationEvidence {
  return { kind, issuer, thisUpdate, nextUpdate, sha256 };
}

function toAnchorJson({ label, subject, certificate }: Anchor, write: WriteCertificate): AnchorJson {
  return {
    label: label ?? null,
    subject: nameToString(subject, maximumNameLength),
    certificate: certificate === undefined ? null : write(certificate),
  };
}

function toPoliciesJson({ authorityConstrained, userConstrained }: ConstrainedPolicies): ConstrainedPoliciesJson {
  return {
    authorityConstrained: toPolicySetJson(authorityConstrained),
    userConstrained: toPolicySetJson(userConstrained),
  };
}

function toPolicySetJson(set: PolicySet): PolicySetJson {
  const policies = set.policies.map(({ oid, qualifiers }) => ({
    oid,
    qualifiers: qualifiers?.map((qualifier) => encodeBase64(qualifier)) ?? null,
  }));
  return { anyPolicy: set.anyPolicy, policies };
}

function toRejectedJson({ index, line, why }: RejectedSource): RejectedSourceJson {
  return { index, line: line ?? null, why };
}
