import type { Finding } from '../problem.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';

/**
 * What one policy and one store have against CA certificates at any time and above any leaf, worked out once for each.
 * Anchors are remembered as they are met, intermediates only after {@link keep}: others come once and are gone.
 */
export class StandingFindings {
  private readonly anchors: WeakMap<Anchor, readonly Finding[]> = new WeakMap();
  private readonly intermediates: WeakMap<Certificate, { findings: readonly Finding[] | undefined }> = new WeakMap();

  ofAnchor(anchor: Anchor, work: () => readonly Finding[]): readonly Finding[] {
    const known = this.anchors.get(anchor);
    if (known !== undefined) return known;
    const findings = work();
    this.anchors.set(anchor, findings);
    return findings;
  }

  ofIntermediate(certificate: Certificate, work: () => readonly Finding[]): readonly Finding[] {
    const entry = this.intermediates.get(certificate);
    if (entry === undefined) return work();
    entry.findings ??= work();
    return entry.findings;
  }

  /** This certificate will be met again. */
  keep(certificate: Certificate): void {
    if (!this.intermediates.has(certificate)) this.intermediates.set(certificate, { findings: undefined });
  }
}
