import { equalBytes } from '../asn1/bytes.ts';
import { oid } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { describePublicKey } from '../crypto/public-key.ts';
import { checkKeyStrength } from '../crypto/strength.ts';
import { isFinding } from '../problem.ts';
import type { Certificate } from '../x509/certificate.ts';
import { KeyUsageBit } from '../x509/extensions/key-usage.ts';
import { hashIssuer, sha1Oid } from '../x509/issuer-hashes.ts';
import { matchName, type Name } from '../x509/name.ts';
import type { BasicOcspResponse, OcspResponse } from '../x509/ocsp-response.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { checkLists } from './check-lists.ts';
import type { EvidenceFault } from './evidence.ts';
import { Findings } from './findings.ts';
import type { ListPool } from './list-pool.ts';
import type { Asking } from './question.ts';
import { checkSignature, type Signer } from './signer.ts';
import type { Subject } from './subject.ts';

/** id-kp-OCSPSigning (RFC 6960 §4.2.2.2). */
const ocspSigning = '1.3.6.1.5.5.7.3.9';
/** id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1). */
const noCheck = '1.3.6.1.5.5.7.48.1.5';

/**
 * Who signed a response, if he may (RFC 6960 §4.2.2.2): the issuer of the certificate, or a responder whom that very
 * issuer has certified for it.
 */
export function* findResponder(
  response: OcspResponse,
  basic: BasicOcspResponse,
  subject: Subject,
  lists: ListPool,
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
  for (const signer of delegatesOf(basic, subject)) {
    if (typeof signer === 'string') {
      fault = signer;
      continue;
    }
    const outcome = yield* checkSignature(response, signed, signer.key, subject);
    const authority = outcome === 'good' ? yield* checkAuthority(signer, subject, lists, findings) : outcome;
    if (authority === 'good') return signer;
    fault = authority;
  }
  return fault;
}

interface Delegate extends Signer {
  readonly certificate: Certificate;
}

/** The certificates in the response as far as the responder's id is theirs. */
function* delegatesOf(basic: BasicOcspResponse, { memo }: Subject): Generator<Delegate | EvidenceFault> {
  for (const der of basic.certificates) {
    const certificate = memo.readResponder(der);
    if (certificate instanceof ParseError) continue;
    const { publicKey } = certificate;
    if (publicKey instanceof ParseError || !isIdOf(basic, certificate.subject, publicKey)) continue;
    const key = describePublicKey(publicKey);
    yield isFinding(key) ? 'signer-not-allowed' : { subject: certificate.subject, certificate, key };
  }
}

function isIdOf({ responderId }: BasicOcspResponse, name: Name, key: SubjectPublicKeyInfo): boolean {
  if ('byName' in responderId) return matchName(responderId.byName, name);
  const hashes = hashIssuer(name, key, sha1Oid);
  return hashes !== undefined && equalBytes(responderId.byKey, hashes.key);
}

function* checkAuthority(
  signer: Delegate,
  subject: Subject,
  lists: ListPool,
  findings: Findings,
): Asking<'good' | EvidenceFault> {
  const { issuer } = subject;
  const { certificate, key } = signer;
  // The issuer's own certificate may come along.
  if (equalBytes(key.spki.der, issuer.key.spki.der) && matchName(signer.subject, issuer.subject)) return 'good';
  const isDelegate = isFit(certificate, subject) && matchName(certificate.issuer, issuer.subject);
  if (!isDelegate || checkKeyStrength(key, subject.strength) !== undefined) return 'signer-not-allowed';
  const { signatureAlgorithm: algorithm, tbsCertificate: data, signature } = certificate;
  const outcome = yield* checkSignature(certificate, { algorithm, data, signature }, issuer.key, subject);
  if (outcome === 'signature-invalid') return 'signer-not-allowed';
  if (outcome !== 'good') return outcome;
  subject.memo.keepResponder(certificate);
  return yield* checkRevocation(certificate, subject, lists, findings);
}

/** What the responder's certificate says: its purpose, that it signs, and that it is in force. */
function isFit(certificate: Certificate, { evidenceTime }: Subject): boolean {
  const { extendedKeyUsage, keyUsage, notBefore, notAfter } = certificate;
  if (notBefore instanceof ParseError || notAfter instanceof ParseError) return false;
  if (evidenceTime < notBefore || evidenceTime > notAfter) return false;
  if (extendedKeyUsage === undefined || extendedKeyUsage instanceof ParseError) return false;
  const signs = KeyUsageBit.digitalSignature | KeyUsageBit.contentCommitment;
  if (keyUsage !== undefined && (keyUsage instanceof ParseError || (keyUsage.bits & signs) === 0)) return false;
  return extendedKeyUsage.has(oid(ocspSigning)) && !hasUnknownCritical(certificate);
}

function hasUnknownCritical(certificate: Certificate): boolean {
  return certificate.extensions.some(
    ({ critical, oid: id }, index) => critical && certificate.extensionKindAt(index) < 0 && id !== noCheck,
  );
}

/**
 * Without id-pkix-ocsp-nocheck the CRLs at hand count; what they do not tell is left open (RFC 6960 §4.2.2.2.1). The
 * responder must be good when it answers, which may be later than the moment it is asked about.
 */
function* checkRevocation(
  certificate: Certificate,
  subject: Subject,
  lists: ListPool,
  findings: Findings,
): Asking<'good' | EvidenceFault> {
  if (certificate.extensions.some(({ oid: id }) => id === noCheck)) return 'good';
  const own = new Findings();
  yield* checkLists({ ...subject, certificate, time: subject.evidenceTime }, lists, own);
  findings.dependsOnAnchor ||= own.dependsOnAnchor;
  if (own.isRevoked) return 'responder-revoked';
  return own.isCutShort ? 'budget' : 'good';
}
