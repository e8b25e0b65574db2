import type { Certificate } from '../x509/certificate.ts';
import type { RevocationReason } from '../x509/certificate-list.ts';
import {
  type FaultyEvidence,
  isStale,
  type Revocation,
  type RevocationEvidence,
  type RevocationOutcome,
  type RevocationStatus,
} from './evidence.ts';
import { isStatusOffered } from './offered.ts';

/** What evidence has said so far about one certificate. */
export class Findings {
  dependsOnAnchor = false;
  /** Whether a source was asked and could not answer. */
  isUnreachable = false;
  /** Whether what came with the certificate has decided. */
  isStapled = false;
  private revocation: Revocation | undefined;
  private isGood = false;
  private readonly evidence: RevocationEvidence[] = [];
  private readonly faults: FaultyEvidence[] = [];

  get isRevoked(): boolean {
    return this.revocation !== undefined;
  }

  /** Whether nothing more needs to be asked for. */
  get isDecided(): boolean {
    return this.isGood || this.isRevoked;
  }

  /** Whether a signature was left unchecked that might have told of a revocation. */
  get isCutShort(): boolean {
    return this.faults.some(({ why }) => why === 'budget');
  }

  addGood(): void {
    this.isGood = true;
  }

  revoke(reason: RevocationReason | undefined, at: number): void {
    this.revocation ??= { reason, at };
  }

  addEvidence(evidence: RevocationEvidence): void {
    this.evidence.push(evidence);
  }

  addFault(fault: FaultyEvidence): void {
    this.faults.push(fault);
  }

  /** @param certificate whose status this is. */
  toOutcome(certificate: Certificate): RevocationOutcome {
    const { revocation, evidence, faults, dependsOnAnchor, isStapled } = this;
    return { status: this.statusOf(certificate), revocation, evidence, faults, dependsOnAnchor, isStapled };
  }

  /** Revoked by any evidence outweighs good by any other, and good is not known while some could not be looked at. */
  private statusOf(certificate: Certificate): RevocationStatus {
    if (this.isRevoked) return 'revoked';
    if (this.isGood && !this.isCutShort) return 'good';
    if (this.faults.some(isStale)) return 'stale';
    if (this.isUnreachable) return 'unreachable';
    if (this.faults.length > 0 || this.evidence.length > 0) return 'unknown';
    return isStatusOffered(certificate) ? 'unknown' : 'not-offered';
  }
}
