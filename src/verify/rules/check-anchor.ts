import { ParseError } from '../../asn1/parse-error.ts';
import type { PublicKey } from '../../crypto/public-key.ts';
import { type Finding, finding } from '../../problem.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { purposeTexts } from '../purpose.ts';
import type { Request } from '../request.ts';
import { checkDistrust } from './check-certificate.ts';
import { checkConformance } from './check-conformance.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkIssuer } from './check-issuer.ts';
import { checkImposedConstraints, checkNameConstraints } from './check-name-constraints.ts';
import { checkPurpose } from './check-purpose.ts';
import { checkSigningKey } from './check-strength.ts';
import { checkStructure } from './check-structure.ts';
import { checkValidity } from './check-validity.ts';

/**
 * What an anchor brings to every path: its key and as much of its certificate as its owner lets count (RFC 5937 §3: it
 * may constrain the paths below it as an intermediate does). With the same policy and store the answer stays the same.
 */
export function checkAnchorStanding(
  anchor: Anchor,
  key: PublicKey | Finding,
  request: Request,
  findings: Finding[],
): void {
  const { certificate } = anchor;
  checkSigningKey(key, request.policy, findings);
  checkDistrust(anchor, request, findings);
  if (certificate === undefined) return;
  if (anchor.enforceConstraints) checkConstraints(certificate, request, findings);
  if (!anchor.exemptFromConformance) checkConformance(certificate, 'anchor', anchor, request, findings);
}

function checkConstraints(certificate: Certificate, request: Request, findings: Finding[]): void {
  checkStructure(certificate, findings);
  // A version 1 or 2 certificate has no way to say that it is a CA; that it is an anchor says so.
  if (certificate.version === 3) checkIssuer(certificate, findings);
  checkExtensions(certificate, 'anchor', request.policy, findings);
  checkPurpose(certificate, 'anchor', request.policy, findings);
}

/** The rest: validity at the time asked about, and what the anchor and this leaf have to do with each other. */
export function checkAnchorMoment(anchor: Anchor, request: Request, findings: Finding[]): void {
  const { certificate } = anchor;
  checkTerms(anchor, request, findings);
  if (certificate === undefined) return;
  if (anchor.enforceValidity) checkValidity(certificate, 'anchor', request, findings);
  if (anchor.enforceConstraints) checkNameConstraints(certificate, request.leaf, request, findings);
}

/** The terms on which its owner trusts an anchor. */
export function checkTerms(anchor: Anchor, request: Request, findings: Finding[]): void {
  checkWindow(anchor, request, findings);
  checkDistrustAfter(anchor, request, findings);
  checkAnchorPurposes(anchor, request, findings);
  checkImposedConstraints(anchor, request.leaf, request, findings);
}

function checkWindow(anchor: Anchor, { time: at }: Request, findings: Finding[]): void {
  const { usableFrom, usableUntil } = anchor;
  if (usableFrom !== undefined && at < usableFrom) findings.push(finding('anchor-not-usable-yet', { usableFrom, at }));
  if (usableUntil !== undefined && at > usableUntil) {
    findings.push(finding('anchor-no-longer-usable', { usableUntil, at }));
  }
}

/** Mozilla's and Chrome's way to retire a CA: what it issued before a date stays good. */
function checkDistrustAfter(anchor: Anchor, { leaf }: Request, findings: Finding[]): void {
  const { distrustAfter } = anchor;
  const { notBefore } = leaf;
  if (distrustAfter === undefined || notBefore instanceof ParseError || notBefore <= distrustAfter) return;
  findings.push(finding('distrusted-after', { distrustAfter, notBefore }));
}

function checkAnchorPurposes(anchor: Anchor, { policy: { purpose } }: Request, findings: Finding[]): void {
  if (anchor.purposes === undefined || purpose === undefined) return;
  const wanted = purposeTexts(purpose);
  if (!wanted.some((oid) => anchor.purposes?.includes(oid))) {
    findings.push(finding('anchor-purpose-refused', { wanted }));
  }
}
