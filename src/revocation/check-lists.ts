import { ParseError } from '../asn1/parse-error.ts';
import type { CertificateList, RevokedCertificate } from '../x509/certificate-list.ts';
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts';
import { matchName } from '../x509/name.ts';
import { DocumentEvidence, type EvidenceFault } from './evidence.ts';
import type { Findings } from './findings.ts';
import type { ListPool } from './list-pool.ts';
import { allReasons, distributionPointsOf, listIssuersOf, reasonsCovered } from './list-scope.ts';
import type { Asking } from './question.ts';
import { checkSignature, matchesKeyIdentifier, maySignLists, type Signer } from './signer.ts';
import type { Subject } from './subject.ts';

/**
 * What CRLs say about a certificate: RFC 5280 §6.3.3. Every distribution point is tried with every CRL of its issuer
 * until all reasons are covered or the certificate is revoked.
 *
 * @param findings takes a `good` only when all reasons are covered.
 */
export function* checkLists(subject: Subject, lists: ListPool, findings: Findings): Asking<void> {
  if (lists.isEmpty) return;
  const { certificate } = subject;
  const state: Coverage = { covered: 0, tried: new Set(), signers: new Map() };
  for (const point of distributionPointsOf(certificate)) {
    for (const issuer of listIssuersOf(point, certificate)) {
      for (const list of lists.completeOf(issuer)) {
        if (state.covered === allReasons || findings.isRevoked) return;
        yield* checkList(list, point, subject, lists, state, findings);
      }
    }
  }
}

interface Coverage {
  /** Reasons for which the certificate is known not to be revoked. */
  covered: number;
  /** CRLs that are of no use, whatever the distribution point. */
  readonly tried: Set<CertificateList>;
  readonly signers: Map<CertificateList, Signer>;
}

function* checkList(
  list: CertificateList,
  point: DistributionPoint,
  subject: Subject,
  lists: ListPool,
  state: Coverage,
  findings: Findings,
): Asking<void> {
  if (state.tried.has(list)) return;
  const reasons = reasonsCovered(list, point, subject.certificate);
  const refuse = (why: EvidenceFault): void => {
    state.tried.add(list);
    findings.addFault({ kind: 'crl', why, nextUpdate: list.nextUpdate ?? null });
  };
  if (reasons instanceof ParseError) return refuse('malformed');
  if ((reasons & ~state.covered) === 0) return;
  const signer = state.signers.get(list) ?? (yield* findSigner(list, subject, findings));
  if (typeof signer === 'string') return refuse(signer);
  state.signers.set(list, signer);
  const delta = yield* findDelta(list, signer, lists, subject, findings);
  const fault = usabilityFault(list, subject) ?? timeFault(list, delta, subject);
  if (fault !== undefined) return refuse(fault);
  const entry = lookUp(list, delta, subject);
  if (entry instanceof ParseError) return refuse('malformed');
  findings.addEvidence(new DocumentEvidence('crl', list.issuer, list, list.der));
  if (delta !== undefined) findings.addEvidence(new DocumentEvidence('delta-crl', delta.issuer, delta, delta.der));
  if (entry !== undefined && isRevokedAt(entry, subject)) return findings.revoke(entry.reason, entry.revocationDate);
  state.covered |= reasons;
  if (state.covered === allReasons) findings.addGood();
}

/** RFC 5280 §6.3.3 (f) and (g): the issuer of the certificate, or somebody off the path whose own path is good. */
function* findSigner(list: CertificateList, subject: Subject, findings: Findings): Asking<Signer | EvidenceFault> {
  let fault: EvidenceFault | undefined;
  for (const signer of signersOf(list, subject, findings)) {
    const isOwnIssuer = signer === subject.issuer;
    const hint = matchesKeyIdentifier(signer, list.authorityKeyIdentifier);
    const outcome = yield* checkSignature(list, signedDataOf(list), signer.key, subject);
    if (outcome === 'budget' || outcome === 'algorithm-refused') fault ??= outcome;
    // Of one name there may be several keys; whose identifier differs, or who merely shares the name, did not sign.
    else if (outcome === 'signature-invalid' && hint !== false && isOwnIssuer) fault ??= outcome;
    if (outcome !== 'good') continue;
    if (!maySignLists(signer)) fault = 'signer-not-allowed';
    else if (isOwnIssuer || (yield* subject.vouch(signer))) return signer;
  }
  return fault ?? 'signer-not-found';
}

function* signersOf(list: CertificateList, { issuer, candidates }: Subject, findings: Findings): Generator<Signer> {
  if (matchName(issuer.subject, list.issuer)) yield issuer;
  // Below another anchor there may be others.
  findings.dependsOnAnchor = true;
  yield* candidates(list.issuer);
}

function signedDataOf({ signatureAlgorithm, tbsCertList, signature }: CertificateList) {
  return { algorithm: signatureAlgorithm, data: tbsCertList, signature };
}

/** The newest delta CRL that is current and signed with the same key (RFC 5280 §6.3.3 (h)). */
function* findDelta(
  list: CertificateList,
  signer: Signer,
  lists: ListPool,
  subject: Subject,
  findings: Findings,
): Asking<CertificateList | undefined> {
  for (const delta of lists.deltasFor(list)) {
    if (timeFault(delta, undefined, subject) !== undefined) continue;
    const outcome = yield* checkSignature(delta, signedDataOf(delta), signer.key, subject);
    if (outcome !== 'good') findings.addFault({ kind: 'crl', why: outcome, nextUpdate: delta.nextUpdate ?? null });
    // The entries are read only of what is signed.
    else if (usabilityFault(delta, subject) === undefined) return delta;
  }
  return undefined;
}

/** What stands in the way of using a CRL at any time. */
function usabilityFault(list: CertificateList, { isConformanceChecked }: Subject): EvidenceFault | undefined {
  const unknown = list.unknownCritical;
  if (unknown instanceof ParseError) return 'malformed';
  if (unknown !== undefined) return 'critical-extension-unknown';
  // RFC 5280 §5.2.3: "CRL issuers conforming to this profile MUST include this extension in all CRLs".
  return isConformanceChecked && !list.hasConformingNumber ? 'number-missing' : undefined;
}

/** An expired CRL still serves below a delta CRL that is current (RFC 5280 §6.3.3 (a)(1)(i)). */
function timeFault(
  { thisUpdate, nextUpdate }: CertificateList,
  delta: CertificateList | undefined,
  { evidenceTime, skew }: Subject,
): EvidenceFault | undefined {
  if (thisUpdate > evidenceTime + skew) return 'not-yet-current';
  if (nextUpdate === undefined) return 'next-update-missing';
  return nextUpdate < evidenceTime - skew && delta === undefined ? 'expired' : undefined;
}

/** RFC 5280 §6.3.3 (i) to (k): the delta CRL's entry goes before the complete CRL's. */
function lookUp(
  list: CertificateList,
  delta: CertificateList | undefined,
  { certificate }: Subject,
): RevokedCertificate | ParseError | undefined {
  const { serialNumber, issuer } = certificate;
  const entry = delta?.findRevoked(serialNumber, issuer) ?? list.findRevoked(serialNumber, issuer);
  return entry !== undefined && !(entry instanceof ParseError) && entry.reason === 'removeFromCRL' ? undefined : entry;
}

/** Evidence younger than the moment judged may list what was still good then. */
function isRevokedAt({ revocationDate, invalidityDate }: RevokedCertificate, subject: Subject): boolean {
  if (subject.evidenceTime <= subject.time) return true;
  return Math.min(revocationDate, invalidityDate ?? revocationDate) <= subject.time;
}
