import { ParseError } from '../asn1/parse-error.ts';
import { describePublicKey } from '../crypto/public-key.ts';
import { defaultStrength, type StrengthPolicy } from '../crypto/strength.ts';
import { isFinding } from '../problem.ts';
import { EvidenceMemo } from '../revocation/evidence-memo.ts';
import { Findings } from '../revocation/findings.ts';
import { ListPool } from '../revocation/list-pool.ts';
import type { Asking } from '../revocation/question.ts';
import { findResponder } from '../revocation/responder.ts';
import { ResponsePool } from '../revocation/response-pool.ts';
import { checkSignature, type SignatureMeans, type Signer } from '../revocation/signer.ts';
import type { Subject } from '../revocation/subject.ts';
import type { Certificate } from '../x509/certificate.ts';
import { matchName } from '../x509/name.ts';
import { createCertIdMatcher } from '../x509/ocsp-cert-id.ts';
import {
  type BasicOcspResponse,
  type OcspCertStatus,
  type OcspResponseStatus,
  type OcspResponse as ParsedOcspResponse,
  parseOwnedOcspResponse,
  type SingleResponse,
} from '../x509/ocsp-response.ts';
import { OcspCertificateStatus, OcspResponse, OcspRevocationReason } from './ocsp-response.ts';
import { SslCertificate } from './ssl-certificate.ts';
import { SslErrorCode } from './ssl-error-code.ts';

/** How far the responder's clock may differ, in milliseconds: Qt's bound. */
const skew = 60_000;
/** Signatures checked for one response: an honest one takes three, and its issuer may come along a few times. */
const maximumSignatures = 16;

/** A response as a TLS server has stapled it, and what takes to judge it. */
export interface StapledQuestion {
  /** DER of the OCSPResponse; undefined where none came. */
  readonly stapled: Uint8Array | undefined;
  readonly peer: Certificate;
  /** Among whom the peer's issuer is: the path found, or the chain as sent. */
  readonly issuers: readonly Certificate[];
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Which signatures on the response are strong enough. */
  readonly strength?: StrengthPolicy;
}

/** What a stapled response is worth. */
export interface StapledAnswer {
  /** False for bytes that are no OCSP response: the handshake fails, whatever errors are ignored. */
  readonly isReadable: boolean;
  /** Qt's codes in Qt's order, all about the peer's certificate; none for a good one. */
  readonly errors: readonly SslErrorCode[];
  /** At most one. */
  readonly responses: readonly OcspResponse[];
}

/** Codes of responses without an answer (RFC 6960 §4.2.1). */
const emptyCodes: Readonly<Record<OcspResponseStatus, SslErrorCode>> = {
  successful: SslErrorCode.OcspMalformedResponse,
  malformedRequest: SslErrorCode.OcspMalformedRequest,
  internalError: SslErrorCode.OcspInternalError,
  tryLater: SslErrorCode.OcspTryLater,
  sigRequired: SslErrorCode.OcspSigRequred,
  unauthorized: SslErrorCode.OcspUnauthorized,
};

/**
 * Judges the OCSP response that a peer has stapled, as Qt does: who signed it, that it holds one answer, whom that is
 * about, whether it is current, and what it says. Asks for signatures; the drivers of a verification answer.
 */
export function* checkStapledResponse(question: StapledQuestion): Asking<StapledAnswer> {
  const { stapled } = question;
  if (stapled === undefined || stapled.length === 0) return refused(SslErrorCode.OcspNoResponseFound);
  const response = parseOwnedOcspResponse(stapled);
  if (response instanceof ParseError) return { isReadable: false, errors: [], responses: [] };
  const { basic, responseStatus } = response;
  return basic === undefined ? refused(emptyCodes[responseStatus]) : yield* weigh(response, basic, question);
}

function refused(...errors: readonly SslErrorCode[]): StapledAnswer {
  return { isReadable: true, errors, responses: [] };
}

function* weigh(
  response: ParsedOcspResponse,
  basic: BasicOcspResponse,
  question: StapledQuestion,
): Asking<StapledAnswer> {
  const means = createMeans(question);
  const issuers = yield* findIssuers(question, means);
  const responder = yield* findTrustedResponder(response, basic, issuers, means, question);
  const errors: SslErrorCode[] = responder === undefined ? [SslErrorCode.OcspResponseCannotBeTrusted] : [];
  const [single, ...more] = basic.responses;
  if (single === undefined || more.length > 0) return refused(...errors, SslErrorCode.OcspMalformedResponse);
  const isAboutPeer = issuers.some((issuer) => isAbout(single, question.peer, issuer));
  if (!isAboutPeer) errors.push(SslErrorCode.OcspResponseCertIdUnknown);
  if (!isCurrent(single, question.time)) errors.push(SslErrorCode.OcspResponseExpired);
  const { status } = single.certStatus;
  if (status === 'revoked') errors.push(SslErrorCode.CertificateRevoked);
  if (status === 'unknown') errors.push(SslErrorCode.OcspStatusUnknown);
  return { isReadable: true, errors, responses: [toOcspResponse(single.certStatus, responder, isAboutPeer, question)] };
}

function createMeans({ strength = defaultStrength }: StapledQuestion): SignatureMeans {
  let left = maximumSignatures;
  return { strength, memo: new EvidenceMemo(), charge: () => left-- > 0 };
}

/** Who sends a chain may put anybody of the issuer's name into it: the key must be the one that signed the peer. */
function* findIssuers({ peer, issuers }: StapledQuestion, means: SignatureMeans): Asking<Signer[]> {
  const { signatureAlgorithm: algorithm, tbsCertificate: data, signature } = peer;
  const found: Signer[] = [];
  for (const certificate of issuers) {
    if (!matchName(certificate.subject, peer.issuer) || certificate.publicKey instanceof ParseError) continue;
    const key = describePublicKey(certificate.publicKey);
    if (isFinding(key)) continue;
    const outcome = yield* checkSignature(peer, { algorithm, data, signature }, key, means);
    if (outcome === 'good') found.push({ subject: certificate.subject, certificate, key });
  }
  return found;
}

function* findTrustedResponder(
  response: ParsedOcspResponse,
  basic: BasicOcspResponse,
  issuers: readonly Signer[],
  means: SignatureMeans,
  question: StapledQuestion,
): Asking<Signer | undefined> {
  for (const issuer of issuers) {
    const subject = toSubject(response, issuer, means, question);
    const nothing = { lists: new ListPool(), responses: new ResponsePool() };
    const responder = yield* findResponder(response, basic, subject, nothing, new Findings());
    if (typeof responder !== 'string') return responder;
  }
  return undefined;
}

function toSubject(
  response: ParsedOcspResponse,
  issuer: Signer,
  means: SignatureMeans,
  { peer, time }: StapledQuestion,
): Subject {
  return {
    ...means,
    certificate: peer,
    issuer,
    time,
    evidenceTime: time,
    skew,
    maximumAge: Number.POSITIVE_INFINITY,
    nonce: undefined,
    presented: [response],
    isConformanceChecked: false,
    candidates: () => [],
    // biome-ignore lint/correctness/useYield: nobody is asked for signers of CRLs
    vouch: function* () {
      return false;
    },
  };
}

function isAbout({ certId }: SingleResponse, { serialNumber, issuer }: Certificate, { key }: Signer): boolean {
  return createCertIdMatcher({ serialNumber, issuer, issuerKey: key.spki })(certId);
}

/** RFC 6960 §4.2.2.1, with Qt's minute of skew; without nextUpdate a response never grows old. */
function isCurrent({ thisUpdate, nextUpdate }: SingleResponse, time: number): boolean {
  if (thisUpdate > time + skew) return false;
  return nextUpdate === undefined || (nextUpdate >= thisUpdate && nextUpdate >= time - skew);
}

function toOcspResponse(
  certStatus: OcspCertStatus,
  responder: Signer | undefined,
  isAboutPeer: boolean,
  { peer }: StapledQuestion,
): OcspResponse {
  return new OcspResponse({
    certificateStatus: statuses[certStatus.status],
    revocationReason: reasonOf(certStatus),
    responder: toSslCertificate(responder?.certificate),
    subject: toSslCertificate(isAboutPeer ? peer : undefined),
  });
}

function toSslCertificate(certificate: Certificate | undefined): SslCertificate {
  return certificate === undefined ? SslCertificate.null : SslCertificate.fromCertificate(certificate);
}

const statuses: Readonly<Record<OcspCertStatus['status'], OcspCertificateStatus>> = {
  good: OcspCertificateStatus.Good,
  revoked: OcspCertificateStatus.Revoked,
  unknown: OcspCertificateStatus.Unknown,
};

const reasons: Readonly<Record<string, OcspRevocationReason>> = {
  unspecified: OcspRevocationReason.Unspecified,
  keyCompromise: OcspRevocationReason.KeyCompromise,
  cACompromise: OcspRevocationReason.CACompromise,
  affiliationChanged: OcspRevocationReason.AffiliationChanged,
  superseded: OcspRevocationReason.Superseded,
  cessationOfOperation: OcspRevocationReason.CessationOfOperation,
  certificateHold: OcspRevocationReason.CertificateHold,
  removeFromCRL: OcspRevocationReason.RemoveFromCRL,
};

/** A reason that Qt has no number for is no specified one. */
function reasonOf(certStatus: OcspCertStatus): OcspRevocationReason {
  if (certStatus.status !== 'revoked' || certStatus.reason === undefined) return OcspRevocationReason.None;
  return reasons[certStatus.reason] ?? OcspRevocationReason.Unspecified;
}
