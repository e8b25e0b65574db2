import { ParseError } from '../asn1/parse-error.ts';
import { parseOwnedCertificateList } from '../x509/certificate-list.ts';
import { type OcspResponse, parseOwnedOcspResponse } from '../x509/ocsp-response.ts';
import { checkLists } from './check-lists.ts';
import { checkResponses } from './check-responses.ts';
import type { RevocationOutcome } from './evidence.ts';
import { Findings } from './findings.ts';
import { ListPool } from './list-pool.ts';
import { isStatusOffered } from './offered.ts';
import type { Asking, RevocationQuestion } from './question.ts';
import type { ResponsePool } from './response-pool.ts';
import type { RevocationAnswer, RevocationQuery, RevocationSource } from './source.ts';
import type { Subject } from './subject.ts';

/** What there is to go by. */
export interface Evidence {
  readonly lists: ListPool;
  readonly responses: ResponsePool;
  /** Asked in turn, until one decides. */
  readonly sources: readonly RevocationSource[];
}

/** The status of one certificate: from the evidence at hand first, then from the sources. */
export function* evaluate(subject: Subject, evidence: Evidence): Asking<RevocationOutcome> {
  const findings = new Findings();
  const { lists, responses } = evidence;
  yield* checkResponses(subject, subject.presented, 'must-match', lists, findings);
  yield* checkResponses(subject, responses.of(subject.certificate.serialNumber), 'may-match', lists, findings);
  // A CRL may know better than a response that says good.
  if (!findings.isRevoked) yield* checkLists(subject, lists, findings);
  for (const source of evidence.sources) {
    if (findings.isDecided) break;
    const question: RevocationQuestion = { kind: 'revocation', source, query: toQuery(subject), answer: undefined };
    yield question;
    yield* weigh(question.answer, source, subject, findings);
  }
  return findings.toOutcome(isStatusOffered(subject.certificate));
}

function toQuery({ certificate, issuer, time }: Subject): RevocationQuery {
  return {
    certificate,
    issuer: issuer.certificate,
    issuerName: issuer.subject,
    issuerKey: issuer.key.spki,
    time,
  };
}

function* weigh(
  answer: RevocationAnswer,
  source: RevocationSource,
  subject: Subject,
  findings: Findings,
): Asking<void> {
  if (answer === undefined || typeof answer !== 'object' || answer === null) return;
  if (!('status' in answer)) return yield* weighDocuments(answer, subject, findings);
  if (answer.status === 'unreachable') findings.isUnreachable = true;
  if (answer.status !== 'good' && answer.status !== 'revoked') return;
  findings.addEvidence({ kind: 'source', issuer: source.name, thisUpdate: null, nextUpdate: null, sha256: null });
  if (answer.status === 'good') return findings.addGood();
  const at = answer.at === undefined ? subject.time : Number(answer.at);
  if (subject.evidenceTime > subject.time && at > subject.time) return findings.addGood();
  findings.revoke(answer.reason, at);
}

/** A source that was asked about one certificate and brings evidence about another one has been fooled, or fools. */
function* weighDocuments(
  {
    crls = [],
    ocsp = [],
  }: { readonly crls?: readonly Uint8Array[] | undefined; readonly ocsp?: readonly Uint8Array[] | undefined },
  subject: Subject,
  findings: Findings,
): Asking<void> {
  const lists = new ListPool();
  for (const der of crls) {
    const list = parseOwnedCertificateList(der);
    if (list instanceof ParseError) findings.addFault({ kind: 'crl', why: 'malformed', nextUpdate: null });
    else lists.add(list);
  }
  const responses: OcspResponse[] = [];
  for (const der of ocsp) {
    const response = parseOwnedOcspResponse(der);
    if (response instanceof ParseError) findings.addFault({ kind: 'ocsp', why: 'malformed', nextUpdate: null });
    else responses.push(response);
  }
  yield* checkResponses(subject, responses, 'must-match', lists, findings);
  if (!findings.isRevoked) yield* checkLists(subject, lists, findings);
}
