import { type Certificate, parseOwnBytes } from '../x509/certificate.ts';
import type { Anchor } from './anchor.ts';
import type { AnchorTerms } from './anchor-terms.ts';

/** What a store keeps of an anchor that nobody has looked for yet: just enough to find it. */
export abstract class LazyAnchor {
  /** `comparisonHash` of the anchor's subject. */
  abstract readonly subjectHash: number;
  /** See `AnchorOptions`. */
  abstract readonly mayBeLeaf: boolean | undefined;

  /** Makes the anchor, which cannot fail: what is in it was found readable before. */
  abstract load(): Anchor;
}

/** A certificate that was read once and let go: its bytes take a fraction of the memory of its objects. */
export class CertificateAnchor extends LazyAnchor {
  readonly subjectHash: number;
  private readonly der: Uint8Array;
  private readonly terms: AnchorTerms;

  /** @param certificate one that owns its bytes. */
  constructor(certificate: Certificate, terms: AnchorTerms) {
    super();
    this.subjectHash = certificate.subject.comparisonHash;
    this.der = certificate.der;
    this.terms = terms;
  }

  get mayBeLeaf(): boolean {
    return this.terms.mayBeLeaf;
  }

  load(): Anchor {
    return toAnchor(parseOwnBytes(this.der), this.terms);
  }
}

/** The anchor that a certificate is on these terms. */
export function toAnchor(certificate: Certificate, terms: AnchorTerms): Anchor {
  return { certificate, subject: certificate.subject, publicKey: certificate.publicKey, ...terms };
}
