import { ParseError } from '../../asn1/parse-error.ts';
import { isFinding } from '../../problem.ts';
import { evaluate } from '../../revocation/evaluate.ts';
import { hasNoRevocation } from '../../revocation/no-rev-avail.ts';
import type { Signer } from '../../revocation/signer.ts';
import type { Subject } from '../../revocation/subject.ts';
import type { Anchor } from '../../trust/anchor.ts';
import { Store } from '../../trust/store.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { matchName, type Name } from '../../x509/name.ts';
import { resolvePolicyInputs } from '../certificate-policies/policy-inputs.ts';
import type { Policy } from '../policy.ts';
import { publicKeyOf } from '../public-key-of.ts';
import type { Verification } from '../question.ts';
import type { Request } from '../request.ts';
import type { PathEdge, PathNode } from '../search/path-node.ts';
import type { Verdict } from '../verdict.ts';
import { type EdgeRevocation, RevocationChecks } from './revocation-checks.ts';
import { checkStapled, toFindings } from './revocation-findings.ts';
import type { RevocationPolicy } from './revocation-policy.ts';

/** Signers of CRLs that need CRLs of other signers: no honest hierarchy is deeper. */
const maximumSigners = 3;

/** Verifies the path of a signer that stands beside the path. */
export type Verify = (request: Request) => Verification<Verdict>;

/** An edge that revocation has something against. */
export interface RevocationFault {
  readonly edge: PathEdge;
  /** Whether the same edge may be good in a path to another anchor. */
  readonly dependsOnAnchor: boolean;
  readonly depth: number;
  readonly found: EdgeRevocation;
}

/**
 * Asks about the revocation of every certificate of a path, the anchor's side first.
 *
 * @param edges the path's edges, the leaf's first; their signatures are known to be good, or the edge is left out.
 * @param anchor undefined for a path that reaches none.
 * @param mode `until-first-fault` while searching; `all` for a path that is about to be reported.
 */
export function* askRevocation(
  edges: readonly PathEdge[],
  anchor: Anchor | undefined,
  mode: 'until-first-fault' | 'all',
  request: Request,
  verify: Verify,
): Verification<RevocationFault | undefined> {
  const { revocation: policy } = request.policy;
  if (policy === undefined) return undefined;
  let fault: RevocationFault | undefined;
  for (let depth = edges.length - 1; depth >= 0; depth--) {
    const edge = edges[depth] as PathEdge;
    if (edge.signature.state !== 'good' || isExempt(edge.child, policy)) continue;
    const found = request.revocation.find(edge, anchor) ?? (yield* askEdge(edge, anchor, policy, request, verify));
    if (found.weight === 0) continue;
    const dependsOnAnchor = found.outcome.dependsOnAnchor && request.store.size > 1;
    fault ??= { edge, depth, found, dependsOnAnchor };
    if (mode === 'until-first-fault') break;
  }
  return fault;
}

function isExempt({ role, certificate }: PathNode, { mode, shortLived }: RevocationPolicy): boolean {
  if (certificate === undefined || role === 'anchor' || mode[role] === 'off') return true;
  if (role === 'leaf' && hasNoRevocation(certificate)) return true;
  const { notBefore, notAfter } = certificate;
  if (notBefore instanceof ParseError || notAfter instanceof ParseError) return false;
  // Both ends belong to the period (CABF BR §1.6.1, "Short-lived Subscriber Certificate").
  return role === 'leaf' && shortLived > 0 && notAfter - notBefore + 1000 <= shortLived;
}

function* askEdge(
  edge: PathEdge,
  anchor: Anchor | undefined,
  policy: RevocationPolicy,
  request: Request,
  verify: Verify,
): Verification<EdgeRevocation> {
  const subject = toSubject(edge, anchor, policy, request, verify);
  const outcome = yield* evaluate(subject, policy.evidence);
  const role = edge.child.role === 'leaf' ? 'leaf' : 'intermediate';
  const findings = toFindings(outcome, role, policy);
  if (role === 'leaf') checkStapled(subject.certificate, outcome, policy, findings);
  return request.revocation.keep(edge, anchor, outcome, findings);
}

function toSubject(
  { child, issuer, signature }: PathEdge,
  anchor: Anchor | undefined,
  policy: RevocationPolicy,
  request: Request,
  verify: Verify,
): Subject {
  const { budget, time } = request;
  return {
    certificate: child.certificate as Certificate,
    issuer: toSigner(issuer, signature),
    time,
    evidenceTime: policy.evidenceTime ?? time,
    skew: policy.skew,
    maximumAge: policy.maximumAge,
    nonce: child.role === 'leaf' ? policy.nonce : undefined,
    presented: child.role === 'leaf' ? policy.stapled : [],
    isConformanceChecked: request.policy.isListConformanceChecked,
    strength: request.policy.profile.strength,
    memo: request.revocation.memo,
    charge: () => budget.charge('signatures', 1),
    candidates: (name) => (anchor === undefined ? [] : candidates(name, issuer, anchor, request)),
    vouch: (signer) => vouch(signer, anchor, request, verify),
  };
}

/** The key is the working key that the signature below was checked with. */
function toSigner({ subject, certificate, anchor }: PathNode, { key }: PathEdge['signature']): Signer {
  if (isFinding(key)) throw new TypeError('a good signature has a key');
  return { subject, certificate: anchor?.enforceConstraints === false ? undefined : certificate, key };
}

/** Who bears a CRL issuer's name beside the issuer itself: the anchor, and certificates of the pool. */
function candidates(name: Name, issuer: PathNode, anchor: Anchor, { pool }: Request): Signer[] {
  const signers: Signer[] = [];
  const add = (holder: Certificate | Anchor, certificate: Certificate | undefined): void => {
    const key = publicKeyOf(holder);
    if (!isFinding(key)) signers.push({ subject: holder.subject, certificate, key });
  };
  if (issuer.anchor !== anchor && matchName(anchor.subject, name)) {
    add(anchor, anchor.enforceConstraints ? anchor.certificate : undefined);
  }
  for (const certificate of pool.findBySubject(name)) {
    if (certificate !== issuer.certificate && certificate !== anchor.certificate) add(certificate, certificate);
  }
  return signers;
}

/** RFC 5280 §6.3.3 (f): "The trust anchor for the certification path MUST be the same as the trust anchor used to validate the target certificate." */
function* vouch(signer: Signer, anchor: Anchor | undefined, request: Request, verify: Verify): Verification<boolean> {
  const { certificate } = signer;
  const { revocation } = request;
  if (anchor === undefined) return false;
  if (certificate === undefined || certificate === anchor.certificate) return true;
  const known = revocation.isVouched(anchor, certificate);
  if (known !== undefined) return known;
  const { underWay } = revocation;
  // A CA may name a signer for the signer's own certificate too; the rest of its path is being verified.
  if (underWay.includes(certificate)) return true;
  if (underWay.length >= maximumSigners) return false;
  const verdict = yield* verify({
    ...request,
    // He vouches when his CRL is made, which may be later than the moment asked about.
    time: request.policy.revocation?.evidenceTime ?? request.time,
    leaf: certificate,
    store: new Store([anchor], [], request.store.distrusted),
    identities: [],
    standing: undefined,
    policy: toSignerPolicy(request.policy),
    revocation: new RevocationChecks(revocation.memo, [...underWay, certificate]),
  });
  revocation.vouch(anchor, certificate, verdict.ok);
  return verdict.ok;
}

/** A signer of CRLs is judged like any certificate of the path, but what the leaf is wanted for is not asked of it. */
function toSignerPolicy(policy: Policy): Policy {
  const { revocation } = policy;
  return {
    ...policy,
    purpose: undefined,
    // That it may sign CRLs has been found out before.
    keyUsage: [],
    maxIntermediates: Number.POSITIVE_INFINITY,
    peerVerifyDepth: Number.POSITIVE_INFINITY,
    policies: resolvePolicyInputs(undefined),
    requiredExtensions: { leaf: [], intermediate: [], anchor: [] },
    conformanceRules: [],
    transparency: undefined,
    revocation: revocation && {
      ...revocation,
      mode: { leaf: revocation.mode.intermediate, intermediate: revocation.mode.intermediate },
      malformed: [],
      stapled: [],
      shortLived: 0,
      isKnownUnstapled: false,
      nonce: undefined,
    },
  };
}
