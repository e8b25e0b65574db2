import { SslCertificate } from './ssl-certificate.ts';

/** QOcspCertificateStatus. */
export const OcspCertificateStatus = { Good: 0, Revoked: 1, Unknown: 2 } as const;
export type OcspCertificateStatus = (typeof OcspCertificateStatus)[keyof typeof OcspCertificateStatus];

/** QOcspRevocationReason. Not RFC 5280's numbers: RemoveFromCRL is 8 there. */
export const OcspRevocationReason = {
  None: -1,
  Unspecified: 0,
  KeyCompromise: 1,
  CACompromise: 2,
  AffiliationChanged: 3,
  Superseded: 4,
  CessationOfOperation: 5,
  CertificateHold: 6,
  RemoveFromCRL: 7,
} as const;
export type OcspRevocationReason = (typeof OcspRevocationReason)[keyof typeof OcspRevocationReason];

/** What an OCSP response said; each member has the value of a response that said nothing. */
export interface OcspResponseValues {
  readonly certificateStatus?: OcspCertificateStatus;
  readonly revocationReason?: OcspRevocationReason;
  readonly responder?: SslCertificate;
  readonly subject?: SslCertificate;
}

/** What a stapled OCSP response said about the peer's certificate, as QOcspResponse. Immutable. */
export class OcspResponse {
  private readonly values: Required<OcspResponseValues>;

  constructor(values: OcspResponseValues = {}) {
    this.values = {
      certificateStatus: OcspCertificateStatus.Unknown,
      revocationReason: OcspRevocationReason.None,
      responder: SslCertificate.null,
      subject: SslCertificate.null,
      ...values,
    };
  }

  certificateStatus(): OcspCertificateStatus {
    return this.values.certificateStatus;
  }

  revocationReason(): OcspRevocationReason {
    return this.values.revocationReason;
  }

  /** Who signed the response; the null certificate where nobody was found who may. */
  responder(): SslCertificate {
    return this.values.responder;
  }

  /** Whom the response is about; the null certificate where it is not the peer. */
  subject(): SslCertificate {
    return this.values.subject;
  }

  equals(other: OcspResponse): boolean {
    return (
      this.certificateStatus() === other.certificateStatus() &&
      this.revocationReason() === other.revocationReason() &&
      this.responder().equals(other.responder()) &&
      this.subject().equals(other.subject())
    );
  }
}
