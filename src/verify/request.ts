import type { Store } from '../trust/store.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RejectedSource } from '../x509/certificate-source.ts';
import type { Budget } from './budget.ts';
import type { ReferenceIdentity } from './identity/identity.ts';
import type { IssuerLookups } from './issuer-lookups.ts';
import type { Policy } from './policy.ts';
import type { Pool } from './pool.ts';
import type { RevocationChecks } from './revocation/revocation-checks.ts';
import type { SignatureMemo } from './signature-memo.ts';
import type { StandingFindings } from './standing-findings.ts';
import type { TransparencyChecks } from './transparency-checks.ts';

/** One verification made ready: everything the rules and the search ask for. */
export interface Request {
  readonly policy: Policy;
  readonly leaf: Certificate;
  readonly pool: Pool;
  readonly store: Store;
  /** Milliseconds since 1970, a whole second. */
  readonly time: number;
  readonly identities: readonly ReferenceIdentity[];
  readonly budget: Budget;
  /** Members of the pool that could not be read. */
  readonly ignored: readonly RejectedSource[];
  /** What is known of CAs from before; undefined where nothing is kept. */
  readonly standing: StandingFindings | undefined;
  readonly memo: SignatureMemo | undefined;
  /** Undefined where nobody is asked about issuers. */
  readonly issuers: IssuerLookups | undefined;
  /** What is known of revocation so far. */
  readonly revocation: RevocationChecks;
  /** What is known of the leaf's SCTs so far. */
  readonly transparency: TransparencyChecks;
}
