import { equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { checkKeyStrength } from '../crypto/strength.ts';
import type { Certificate } from '../x509/certificate.ts';
import { hashIssuer, sha1Oid } from '../x509/issuer-hashes.ts';
import { matchName, type Name } from '../x509/name.ts';
import type { BasicOcspResponse, OcspResponse } from '../x509/ocsp-response.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { AtHand } from './at-hand.ts';
import { checkLists } from './check-lists.ts';
import { type Delegate, describeDelegate } from './delegate.ts';
import type { EvidenceFault } from './evidence.ts';
import { Findings } from './findings.ts';
import type { Asking } from './question.ts';
import { checkSignature, type Signer } from './signer.ts';
import { contentFault, singlesAbout, timeFault } from './single-responses.ts';
import type { Subject } from './subject.ts';

/**
 * Who signed a response, if he may (RFC 6960 §4.2.2.2): the issuer of the certificate, or a responder whom that very
 * issuer has certified for it.
 */
export function* findResponder(
  response: OcspResponse,
  basic: BasicOcspResponse,
  subject: Subject,
  atHand: AtHand,
  findings: Findings,
): Asking<Signer | EvidenceFault> {
  const { issuer } = subject;
  const signed = { algorithm: basic.signatureAlgorithm, data: basic.tbsResponseData, signature: basic.signature };
  let fault: EvidenceFault = 'signer-not-found';
  if (isIdOf(basic, issuer.subject, issuer.key.spki)) {
    const outcome = yield* checkSignature(response, signed, issuer.key, subject);
    if (outcome === 'good') return issuer;
    fault = outcome;
  }
  for (const delegate of delegatesOf(basic, subject)) {
    if (typeof delegate === 'string') {
      fault = delegate;
      continue;
    }
    const outcome = yield* checkSignature(response, signed, delegate.key, subject);
    const authority = outcome === 'good' ? yield* checkAuthority(delegate, subject, atHand, findings) : outcome;
    if (authority === 'good') return delegate;
    fault = authority;
  }
  return fault;
}

/** The certificates in the response as far as the responder's id is theirs. */
function* delegatesOf(basic: BasicOcspResponse, { memo }: Subject): Generator<Delegate | EvidenceFault> {
  for (const der of basic.certificates) {
    const certificate = memo.readResponder(der);
    if (certificate instanceof ParseError) continue;
    const { publicKey } = certificate;
    if (publicKey instanceof ParseError || !isIdOf(basic, certificate.subject, publicKey)) continue;
    yield describeDelegate(certificate) ?? 'signer-not-allowed';
  }
}

function isIdOf({ responderId }: BasicOcspResponse, name: Name, key: SubjectPublicKeyInfo): boolean {
  if ('byName' in responderId) return matchName(responderId.byName, name);
  const hashes = hashIssuer(name, key, sha1Oid);
  return hashes !== undefined && equalBytes(responderId.byKey, hashes.key);
}

function* checkAuthority(
  delegate: Delegate,
  subject: Subject,
  atHand: AtHand,
  findings: Findings,
): Asking<'good' | EvidenceFault> {
  const { issuer } = subject;
  const { certificate, key } = delegate;
  // The issuer's own certificate may come along.
  if (equalBytes(key.spki.der, issuer.key.spki.der) && matchName(delegate.subject, issuer.subject)) return 'good';
  const isDelegate =
    delegate.mayAnswer && isInForce(certificate, subject) && matchName(certificate.issuer, issuer.subject);
  if (!isDelegate || checkKeyStrength(key, subject.strength) !== undefined) return 'signer-not-allowed';
  const { signatureAlgorithm: algorithm, tbsCertificate: data, signature } = certificate;
  const outcome = yield* checkSignature(certificate, { algorithm, data, signature }, issuer.key, subject);
  if (outcome === 'signature-invalid') return 'signer-not-allowed';
  if (outcome !== 'good') return outcome;
  subject.memo.keepResponder(certificate);
  return delegate.hasNoCheck ? 'good' : yield* checkRevocation(certificate, subject, atHand, findings);
}

function isInForce({ notBefore, notAfter }: Certificate, { evidenceTime }: Subject): boolean {
  if (notBefore instanceof ParseError || notAfter instanceof ParseError) return false;
  return evidenceTime >= notBefore && evidenceTime <= notAfter;
}

/**
 * Without id-pkix-ocsp-nocheck the evidence at hand counts; what it does not tell is left open (RFC 6960 §4.2.2.2.1).
 * The responder must be good when it answers, which may be later than the moment it is asked about.
 */
function* checkRevocation(
  certificate: Certificate,
  subject: Subject,
  atHand: AtHand,
  findings: Findings,
): Asking<'good' | EvidenceFault> {
  const own = new Findings();
  yield* checkLists({ ...subject, certificate, time: subject.evidenceTime }, atHand.lists, own);
  findings.dependsOnAnchor ||= own.dependsOnAnchor;
  if (own.isRevoked) return 'responder-revoked';
  return own.isCutShort ? 'budget' : yield* checkAnswers(certificate, subject, atHand);
}

/** Of the responses at hand those by the issuer itself: what another responder says of this one hangs on that one. */
function* checkAnswers(
  certificate: Certificate,
  subject: Subject,
  { responses }: AtHand,
): Asking<'good' | EvidenceFault> {
  const { issuer } = subject;
  for (const response of responses.of(certificate.serialNumber)) {
    const { basic } = response;
    if (basic === undefined || !isIdOf(basic, issuer.subject, issuer.key.spki)) continue;
    const isRevoked = singlesAbout(certificate, issuer, basic).some(
      (single) => single.certStatus.status === 'revoked' && timeFault(single, basic, subject) === undefined,
    );
    // The nonce went out for an answer about another certificate.
    if (!isRevoked || contentFault(response, basic, { ...subject, nonce: undefined }) !== undefined) continue;
    const signed = { algorithm: basic.signatureAlgorithm, data: basic.tbsResponseData, signature: basic.signature };
    const outcome = yield* checkSignature(response, signed, issuer.key, subject);
    if (outcome === 'good') return 'responder-revoked';
    if (outcome === 'budget') return outcome;
  }
  return 'good';
}
