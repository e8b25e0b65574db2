import type { Certificate } from '../../x509/certificate.ts';
import type { Anchor } from '../../trust/anchor.ts';
import type { Request } from '../request.ts';
import type { Role } from '../search/path-node.ts';

/** What a rule looks at. */
export interface Subject {
  readonly certificate: Certificate;
  readonly role: Role;
  /** Set for the role `anchor`. */
  readonly anchor: Anchor | undefined;
  readonly request: Request;
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
