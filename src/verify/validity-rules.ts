/** How the validity period of the certificates of one role is judged. */
export interface ValidityRule {
  /** The time to judge at; default: the verification's time. */
  readonly at?: Date | number | undefined;
  /** Default `enforce`. */
  readonly notBefore?: 'enforce' | 'ignore' | undefined;
  /** Default `enforce`. */
  readonly notAfter?: 'enforce' | 'ignore' | undefined;
}

/** Validity by role: for example the leaf at its signing time and the CAs now. */
export interface ValidityRules {
  readonly leaf?: ValidityRule | undefined;
  readonly issuer?: ValidityRule | undefined;
  readonly anchor?: ValidityRule | undefined;
}
