import type { StrengthPolicy } from '../../crypto/strength.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Certificate } from '../../x509/certificate.ts';
import type { Role } from '../role.ts';

/** What a rule looks at. */
export interface Subject {
  readonly certificate: Certificate;
  readonly role: Role;
  /** Set for the role `anchor`. */
  readonly anchor: Anchor | undefined;
  readonly strength: StrengthPolicy;
  /** Whether the leaf is to serve as a TLS server. */
  readonly isForServer: boolean;
}

/** One rule on how certificates are made: a row of a table. */
export interface ConformanceRule {
  /** Kebab-case, stable: it is a parameter of the problem `conformance-violation`. */
  readonly rule: string;
  /** The clause that says so. */
  readonly clause: string;
  readonly roles: readonly Role[];
  isBroken(subject: Subject): boolean;
}
