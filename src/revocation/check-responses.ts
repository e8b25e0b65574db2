import { parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { readGeneralizedTime } from '../asn1/time.ts';
import type { Extension } from '../x509/extension-table.ts';
import type { OcspResponse, SingleResponse } from '../x509/ocsp-response.ts';
import type { AtHand } from './at-hand.ts';
import { DocumentEvidence, type EvidenceFault } from './evidence.ts';
import type { Findings } from './findings.ts';
import type { Asking } from './question.ts';
import { findResponder } from './responder.ts';
import { contentFault, singlesAbout, timeFault } from './single-responses.ts';
import type { Subject } from './subject.ts';

/** id-ce-invalidityDate (RFC 5280 §5.3.2). */
const invalidityDate = '2.5.29.24';

/** Whether a response that is not about the certificate is a fault: of one that was asked for or sent along, it is. */
export type Matching = 'must-match' | 'may-match';

/** What OCSP responses say about a certificate: RFC 6960 §3.2. */
export function* checkResponses(
  subject: Subject,
  responses: readonly OcspResponse[],
  matching: Matching,
  atHand: AtHand,
  findings: Findings,
): Asking<void> {
  for (const response of responses) {
    if (findings.isRevoked) return;
    const fault = yield* checkResponse(subject, response, matching, atHand, findings);
    const nextUpdate = response.basic?.responses[0]?.nextUpdate ?? null;
    if (fault !== undefined) findings.addFault({ kind: 'ocsp', why: fault, nextUpdate });
  }
}

function* checkResponse(
  subject: Subject,
  response: OcspResponse,
  matching: Matching,
  atHand: AtHand,
  findings: Findings,
): Asking<EvidenceFault | undefined> {
  const { basic } = response;
  if (basic === undefined) return 'responder-unable';
  const singles = singlesAbout(subject.certificate, subject.issuer, basic);
  if (singles.length === 0) return matching === 'must-match' ? 'certificate-mismatch' : undefined;
  const responder = yield* findResponder(response, basic, subject, atHand, findings);
  if (typeof responder === 'string') return responder;
  const fault = contentFault(response, basic, subject);
  if (fault !== undefined) return fault;
  let untimely: EvidenceFault | undefined;
  for (const single of singles) {
    const why = timeFault(single, basic, subject);
    if (why !== undefined) {
      untimely ??= why;
      continue;
    }
    findings.addEvidence(new DocumentEvidence('ocsp', responder.subject, single, response.der));
    const unreadable = take(single, subject, findings);
    if (unreadable !== undefined) return unreadable;
  }
  return untimely;
}

function take(
  { certStatus, extensions }: SingleResponse,
  { time, evidenceTime }: Subject,
  findings: Findings,
): EvidenceFault | undefined {
  if (certStatus.status === 'good') findings.addGood();
  if (certStatus.status !== 'revoked') return undefined;
  const { revocationTime, reason } = certStatus;
  const invalidityTime = invalidityTimeOf(extensions);
  if (invalidityTime instanceof ParseError) return 'malformed';
  // Evidence younger than the moment judged may tell of what was still good then.
  if (evidenceTime > time && Math.min(revocationTime, invalidityTime ?? revocationTime) > time) findings.addGood();
  else findings.revoke(reason, revocationTime);
  return undefined;
}

/** The extensions of CRL entries may stand here too (RFC 6960 §4.4.5). */
function invalidityTimeOf(extensions: readonly Extension[]): number | ParseError | undefined {
  const extension = extensions.find(({ oid }) => oid === invalidityDate);
  if (extension === undefined) return undefined;
  return parseWhole((reader) => readGeneralizedTime(reader, ''), extension.value, 'invalidityDate');
}
