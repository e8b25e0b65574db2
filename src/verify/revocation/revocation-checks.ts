import type { Finding } from '../../problem.ts';
import type { RevocationOutcome } from '../../revocation/evidence.ts';
import { EvidenceMemo } from '../../revocation/evidence-memo.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { PathEdge } from '../search/path-node.ts';

/** What was found out about one certificate under one issuer and one anchor. */
export interface EdgeRevocation {
  readonly outcome: RevocationOutcome;
  readonly findings: readonly Finding[];
  /** How many of the findings refuse. */
  readonly weight: number;
}

/** What one verification knows of revocation; nothing but the memo is kept for the next one. */
export class RevocationChecks {
  readonly memo: EvidenceMemo;
  /** Signers of CRLs whose own paths are being verified, the outermost first. */
  readonly underWay: readonly Certificate[];
  private readonly known: Map<PathEdge, { readonly anchor: Anchor | undefined; readonly entry: EdgeRevocation }[]> =
    new Map();
  private readonly vouched: Map<Anchor, Map<Certificate, boolean>> = new Map();

  /** @param memo what the verifier remembers; default: nothing yet. */
  constructor(memo: EvidenceMemo = new EvidenceMemo(), underWay: readonly Certificate[] = []) {
    this.memo = memo;
    this.underWay = underWay;
  }

  find(edge: PathEdge, anchor: Anchor | undefined): EdgeRevocation | undefined {
    return this.known.get(edge)?.find((known) => known.anchor === anchor)?.entry;
  }

  keep(
    edge: PathEdge,
    anchor: Anchor | undefined,
    outcome: RevocationOutcome,
    findings: readonly Finding[],
  ): EdgeRevocation {
    const entry: EdgeRevocation = {
      outcome,
      findings,
      weight: findings.filter(({ severity }) => severity === 'error').length,
    };
    const known = this.known.get(edge);
    if (known === undefined) this.known.set(edge, [{ anchor, entry }]);
    else known.push({ anchor, entry });
    return entry;
  }

  isVouched(anchor: Anchor, signer: Certificate): boolean | undefined {
    return this.vouched.get(anchor)?.get(signer);
  }

  vouch(anchor: Anchor, signer: Certificate, isGood: boolean): void {
    const known = this.vouched.get(anchor);
    if (known === undefined) this.vouched.set(anchor, new Map([[signer, isGood]]));
    else known.set(signer, isGood);
  }
}
