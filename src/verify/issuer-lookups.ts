import type { IssuerLookup } from '../revocation/question.ts';
import type { Certificate } from '../x509/certificate.ts';

/** Whoever made the certificates says where their issuers are: a verification must not send its user everywhere. */
export const maximumLookups = 4;

/** What one verification has asked about issuers so far. */
export class IssuerLookups {
  readonly lookup: IssuerLookup;
  private readonly asked: Set<Certificate> = new Set();

  constructor(lookup: IssuerLookup) {
    this.lookup = lookup;
  }

  /** Notes that a certificate is asked about; false when it has been, or too many have. */
  take(certificate: Certificate): boolean {
    if (this.asked.size >= maximumLookups || this.asked.has(certificate)) return false;
    this.asked.add(certificate);
    return true;
  }
}
