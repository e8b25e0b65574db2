import { ParseError } from '../asn1/parse-error.ts';
import { parseOwnedCertificateList } from '../x509/certificate-list.ts';
import { parseOwnedOcspResponse } from '../x509/ocsp-response.ts';
import type { AtHand } from './at-hand.ts';
import { checkLists } from './check-lists.ts';
import { checkResponses } from './check-responses.ts';
import type { RevocationOutcome } from './evidence.ts';
import { Findings } from './findings.ts';
import { ListPool } from './list-pool.ts';
import type { Asking, RevocationQuestion } from './question.ts';
import { ResponsePool } from './response-pool.ts';
import type { RevocationAnswer, RevocationQuery, RevocationSource } from './source.ts';
import type { Subject } from './subject.ts';

/** What there is to go by. */
export interface Evidence extends AtHand {
  /** Asked in turn, until one decides. */
  readonly sources: readonly RevocationSource[];
}

/** The status of one certificate: from the evidence at hand first, then from the sources. */
export function* evaluate(subject: Subject, evidence: Evidence): Asking<RevocationOutcome> {
  const findings = new Findings();
  const { lists, responses } = evidence;
  const { presented, certificate } = subject;
  const others = responses.isEmpty ? [] : responses.of(certificate.serialNumber);
  if (presented.length > 0) yield* checkResponses(subject, presented, 'must-match', evidence, findings);
  findings.isStapled = findings.isDecided;
  if (others.length > 0) yield* checkResponses(subject, others, 'may-match', evidence, findings);
  // A CRL may know better than a response that says good.
  if (!findings.isRevoked && !lists.isEmpty) yield* checkLists(subject, lists, findings);
  for (const source of evidence.sources) {
    if (findings.isDecided) break;
    const question: RevocationQuestion = { kind: 'revocation', source, query: toQuery(subject), answer: undefined };
    yield question;
    yield* weigh(question.answer, source, subject, evidence, findings);
  }
  return findings.toOutcome(certificate);
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
  atHand: AtHand,
  findings: Findings,
): Asking<void> {
  if (answer === undefined || typeof answer !== 'object' || answer === null) return;
  if (!('status' in answer)) return yield* weighDocuments(answer, subject, atHand, findings);
  if (answer.status === 'unreachable') findings.isUnreachable = true;
  if (answer.status !== 'good' && answer.status !== 'revoked') return;
  findings.addEvidence({ kind: 'source', issuer: source.name, thisUpdate: null, nextUpdate: null, sha256: null });
  if (answer.status === 'good') return findings.addGood();
  const told = Number(answer.at);
  const at = Number.isFinite(told) ? told : subject.time;
  if (subject.evidenceTime > subject.time && at > subject.time) return findings.addGood();
  findings.revoke(answer.reason, at);
}

/** A source that was asked about one certificate and brings evidence about another one has been fooled, or fools. */
function* weighDocuments(
  { crls, ocsp }: { readonly crls?: unknown; readonly ocsp?: unknown },
  subject: Subject,
  atHand: AtHand,
  findings: Findings,
): Asking<void> {
  const lists = new ListPool(parseEach(crls, 'crl', parseOwnedCertificateList, findings));
  const responses = parseEach(ocsp, 'ocsp', parseOwnedOcspResponse, findings);
  // A responder may have been revoked by what was there before.
  const joined = (): AtHand => ({
    lists: new ListPool([...atHand.lists, ...lists]),
    responses: new ResponsePool([...atHand.responses, ...responses]),
  });
  if (responses.length > 0) yield* checkResponses(subject, responses, 'must-match', joined(), findings);
  if (!findings.isRevoked) yield* checkLists(subject, lists, findings);
}

/** Whoever wrote the source need not have been careful: what is no list holds nothing, and what is no bytes is malformed. */
function parseEach<Read extends object>(
  documents: unknown,
  kind: 'crl' | 'ocsp',
  parse: (der: Uint8Array) => Read | ParseError,
  findings: Findings,
): Read[] {
  const readable: Read[] = [];
  for (const der of Array.isArray(documents) ? documents : []) {
    const read = der instanceof Uint8Array ? parse(der) : undefined;
    if (read !== undefined && !(read instanceof ParseError)) readable.push(read);
    else findings.addFault({ kind, why: 'malformed', nextUpdate: null });
  }
  return readable;
}
