import type { SignaturesQuestion } from '../crypto/question.ts';
import type { SignatureResult } from '../crypto/signature-job.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { CertificateSource } from '../x509/certificate-source.ts';
import type { RevocationAnswer, RevocationQuery, RevocationSource } from './source.ts';

/** What a source has to say about one certificate; whoever drives the engine writes the answer into the question. */
export interface RevocationQuestion {
  readonly kind: 'revocation';
  readonly source: RevocationSource;
  readonly query: RevocationQuery;
  answer: RevocationAnswer;
}

/** Finds certificates that may have issued one; what it finds is judged like any other of the pool. */
export type IssuerLookup = (
  certificate: Certificate,
) => readonly CertificateSource[] | Promise<readonly CertificateSource[]>;

/**
 * Who may have issued a certificate; asked where a path ends too early, that of a CRL's signer among them. Whoever drives
 * the engine writes the answer into the question.
 */
export interface IssuersQuestion {
  readonly kind: 'issuers';
  readonly lookup: IssuerLookup;
  readonly certificate: Certificate;
  answer: readonly CertificateSource[];
}

export type Question = SignaturesQuestion | RevocationQuestion | IssuersQuestion;

/** Results in the order of the jobs; nothing for the questions that hold their answers. */
export type Answer = readonly SignatureResult[];

/** Work under way that asks for what it cannot find out itself. */
export type Asking<Outcome> = Generator<Question, Outcome, Answer>;
