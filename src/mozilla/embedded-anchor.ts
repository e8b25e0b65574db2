import { decodeBase64 } from '../asn1/base64.ts';
import type { Anchor, CertificateAnchorInput } from '../trust/anchor.ts';
import { toAnchorTerms } from '../trust/anchor-terms.ts';
import { LazyAnchor, toAnchor } from '../trust/lazy-anchor.ts';
import type { SubtreesInput } from '../trust/subtrees.ts';
import { viewCertificate } from '../x509/certificate.ts';
import type { EmbeddedRoot } from './embedded-root.ts';

/** All that Node's list, which the snapshot is made of, says about its roots: they are for TLS servers. */
const purposes: readonly string[] = ['1.3.6.1.5.5.7.3.1'];

/** A root of the snapshot, decoded when it is first needed. Frozen, so that it stays the root that the snapshot has. */
export class EmbeddedAnchor extends LazyAnchor implements CertificateAnchorInput {
  readonly certificate: string;
  readonly label: string;
  readonly purposes: readonly string[] = purposes;
  readonly distrustAfter: number | undefined;
  readonly constraints: SubtreesInput | undefined;
  readonly mayBeLeaf = false;
  readonly exemptFromConformance = true;
  readonly subjectHash: number;

  constructor(root: EmbeddedRoot) {
    super();
    this.certificate = root.certificate;
    this.label = root.label;
    this.distrustAfter = root.distrustAfter === undefined ? undefined : Date.parse(root.distrustAfter);
    this.constraints = root.constraints;
    this.subjectHash = root.subjectHash;
    Object.freeze(this);
  }

  load(): Anchor {
    return toAnchor(viewCertificate(decodeBase64(this.certificate) as Uint8Array), toAnchorTerms(this));
  }
}
