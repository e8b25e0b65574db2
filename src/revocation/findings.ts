import type { RevocationReason } from '../x509/certificate-list.ts';
import {
  type FaultyEvidence,
  isStale,
  type Revocation,
  type RevocationEvidence,
  type RevocationOutcome,
  type RevocationStatus,
} from './evidence.ts';

/** What evidence has said so far about one certificate. */
export class Findings {
  dependsOnAnchor = false;
  /** Whether a source was asked and could not answer. */
  isUnreachable = false;
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

  /** @param isOffered whether the certificate says where its status can be learnt. */
  toOutcome(isOffered: boolean): RevocationOutcome {
    const { revocation, evidence, faults, dependsOnAnchor } = this;
    return { status: this.statusOf(isOffered), revocation, evidence, faults, dependsOnAnchor };
  }

  /** Revoked by any evidence outweighs good by any other. */
  private statusOf(isOffered: boolean): RevocationStatus {
    if (this.isRevoked) return 'revoked';
    if (this.isGood) return 'good';
    if (this.faults.some(isStale)) return 'stale';
    if (this.isUnreachable) return 'unreachable';
    return isOffered || this.faults.length > 0 || this.evidence.length > 0 ? 'unknown' : 'not-offered';
  }
}
