import type { Certificate } from '../x509/certificate.ts';
import type { Anchor } from './anchor.ts';
import type { AnchorTerms } from './anchor-terms.ts';

/** An anchor that is made when a store first needs it. Only what finding it takes is there before. */
export abstract class LazyAnchor {
  /** `comparisonHash` of the anchor's subject. */
  abstract readonly subjectHash: number;
  /** See `AnchorOptions`. */
  abstract readonly mayBeLeaf?: boolean | undefined;

  /** Makes the anchor, which cannot fail: what is in it was found readable before. */
  abstract load(): Anchor;
}

/** The anchor that a certificate is on these terms. Field by field: a spread takes several times as long. */
export function toAnchor(certificate: Certificate, terms: AnchorTerms): Anchor {
  return {
    certificate,
    subject: certificate.subject,
    publicKey: certificate.publicKey,
    label: terms.label,
    usableFrom: terms.usableFrom,
    usableUntil: terms.usableUntil,
    distrustAfter: terms.distrustAfter,
    imposedConstraints: terms.imposedConstraints,
    purposes: terms.purposes,
    enforceValidity: terms.enforceValidity,
    enforceConstraints: terms.enforceConstraints,
    mayBeIntermediate: terms.mayBeIntermediate,
    mayBeLeaf: terms.mayBeLeaf,
    exemptFromConformance: terms.exemptFromConformance,
  };
}
