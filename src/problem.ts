/**
 * What can be wrong with a certification path: stable codes with typed parameters. A code is never renamed and never
 * reused (SemVer); the sentence derived from it may change at any time and is never to be compared.
 *
 * Each code maps to the shape of its parameters. Times are milliseconds since 1970, OIDs dotted decimal, sizes bits.
 */
export interface ProblemParameters {
  // Reading
  /** The bytes are no certificate, or a field that every certificate has cannot be read. */
  'certificate-malformed': { readonly field: string; readonly expected: string; readonly offset: number };
  'extension-malformed': {
    readonly oid: string;
    readonly field: string;
    readonly expected: string;
    readonly offset: number;
  };
  'extension-duplicate': { readonly oid: string };
  'version-mismatch': { readonly version: number; readonly field: string };
  'algorithm-inconsistent': Record<string, never>;
  'not-before-malformed': { readonly expected: string; readonly offset: number };
  'not-after-malformed': { readonly expected: string; readonly offset: number };

  // Building
  'issuer-not-found': { readonly issuer: string };
  'self-signed-leaf': Record<string, never>;
  'self-signed-in-chain': Record<string, never>;
  'depth-exceeded': {
    readonly intermediates: number;
    readonly limit: number;
    readonly counted: 'all' | 'not-self-issued';
  };
  'name-chaining-broken': { readonly issuer: string; readonly subject: string };

  // Signatures and keys
  'signature-invalid': Record<string, never>;
  /** `not-needed`: the path was refused before, and another one is reported. */
  'signature-unchecked': { readonly why: 'budget' | 'not-needed' };
  'issuer-key-malformed': { readonly expected: string };
  'algorithm-unsupported': { readonly oid: string };
  'algorithm-refused': { readonly algorithm: string };
  'algorithm-parameters-refused': { readonly algorithm: string };
  'algorithm-key-mismatch': { readonly algorithm: string; readonly key: string };
  'digest-too-weak': { readonly digest: string };
  'key-too-small': { readonly key: string; readonly bits: number; readonly minimum: number };
  'key-refused': { readonly key: string; readonly why: string };

  // Certificates
  'not-yet-valid': { readonly notBefore: number; readonly at: number };
  expired: { readonly notAfter: number; readonly at: number };
  'not-a-ca': Record<string, never>;
  'key-cert-sign-missing': Record<string, never>;
  'path-length-exceeded': { readonly limit: number; readonly intermediates: number };
  'critical-extension-unknown': { readonly oid: string };
  'extension-refused': { readonly oid: string };
  /** The profile requires it. */
  'extension-missing': { readonly oid: string };
  'key-usage-missing': { readonly missing: readonly string[] };
  'purpose-refused': { readonly wanted: readonly string[]; readonly found: readonly string[] };
  /** The path, or the caller, requires a certificate policy that is valid all along (RFC 9618 §5.5). */
  'policy-required': Record<string, never>;
  /** certificatePolicies names a policy twice (RFC 5280 §4.2.1.4). */
  'policy-duplicate': { readonly oid: string };
  /** A critical certificatePolicies has a qualifier that nobody here can interpret (RFC 5280 §4.2.1.4). */
  'policy-qualifier-unknown': { readonly oid: string };
  /** policyMappings maps from or to anyPolicy (RFC 5280 §6.1.4 (a)). */
  'policy-mapping-invalid': Record<string, never>;
  /** A rule on how certificates must be made, as `certificateConformance` and the profiles select them. */
  'conformance-violation': { readonly rule: string; readonly clause: string };

  // Revocation
  /** `at`: when, in milliseconds since 1970. */
  revoked: { readonly reason: string; readonly at: number };
  /** Nothing good is known of it, and that was demanded; `why` is what was wrong with the evidence there was. */
  'revocation-unknown': { readonly status: 'unknown' | 'unreachable' | 'not-offered'; readonly why: string | null };
  /** What is known of it is out of date, or not in force yet. */
  'revocation-stale': { readonly kind: 'crl' | 'ocsp'; readonly why: string; readonly nextUpdate: number | null };
  /** A CRL or OCSP response that is malformed, signed by the wrong key or about another certificate. */
  'revocation-evidence-bad': { readonly kind: 'crl' | 'ocsp'; readonly why: string };
  /** The certificate promises a stapled OCSP response (RFC 7633), and none came that says good or revoked. */
  'must-staple-missing': Record<string, never>;
  /** noRevAvail stands beside an extension that contradicts it (RFC 9608 §3). */
  'no-rev-avail-conflict': { readonly with: string };

  // Certificate Transparency
  /** `why`: the policy's word. `presented`: SCTs that were looked at. */
  'transparency-policy-unmet': { readonly why: string; readonly good: number; readonly presented: number };
  'transparency-timestamp-malformed': FaultyTimestamps;
  'transparency-version-unsupported': FaultyTimestamps;
  'transparency-log-unknown': FaultyTimestamps;
  'transparency-timestamp-in-future': FaultyTimestamps;
  /** Signed outside the log's validity, after it was retired, or by a log that is pending or rejected. */
  'transparency-log-not-valid': FaultyTimestamps;
  /** No algorithm or key of RFC 6962 §2.1.4, or none that the provider can check. */
  'transparency-algorithm-unsupported': FaultyTimestamps;
  /** The SCT covers the key of an issuer that the path does not have. */
  'transparency-issuer-unknown': FaultyTimestamps;
  'transparency-signature-invalid': FaultyTimestamps;
  /** Beyond the signatures that are checked for one source, or beyond the budget. */
  'transparency-signature-unchecked': FaultyTimestamps;

  // Names
  'name-not-permitted': { readonly name: string; readonly type: string; readonly constrainedBy: string };
  'name-excluded': { readonly name: string; readonly type: string; readonly constrainedBy: string };
  /** Refused by constraints that the anchor's owner has put on it, not by those of a certificate. */
  'imposed-name-not-permitted': { readonly name: string; readonly type: string; readonly constrainedBy: string };
  'imposed-name-excluded': { readonly name: string; readonly type: string; readonly constrainedBy: string };
  'name-constraint-unsupported': { readonly type: string; readonly constrainedBy: string };
  'host-mismatch': { readonly expected: string; readonly presented: readonly string[] };
  'ip-mismatch': { readonly expected: string; readonly presented: readonly string[] };
  'email-mismatch': { readonly expected: string; readonly presented: readonly string[] };

  // Trust
  distrusted: Record<string, never>;
  'anchor-not-usable-yet': { readonly usableFrom: number; readonly at: number };
  'anchor-no-longer-usable': { readonly usableUntil: number; readonly at: number };
  'distrusted-after': { readonly distrustAfter: number; readonly notBefore: number };
  'anchor-purpose-refused': { readonly wanted: readonly string[] };
}

/** SCTs of one source that count for nothing, all for the same reason. */
export interface FaultyTimestamps {
  readonly source: 'certificate' | 'ocsp' | 'caller';
  readonly count: number;
  /** The first one's log, 64 hexadecimal digits; null where none can be read. */
  readonly logId: string | null;
  /** When the first one says it was made, in milliseconds since 1970. */
  readonly timestamp: number | null;
}

export type ProblemCode = keyof ProblemParameters;

/** A `warning` is told and does not refuse the path. */
export type Severity = 'error' | 'warning';

/** A rule's result before it is known where in a path its certificate stands. */
export type Finding = {
  [Code in ProblemCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly parameters: ProblemParameters[Code];
  };
}[ProblemCode];

/** One thing wrong with a path. Plain data: `JSON.stringify` keeps it whole. */
export type Problem = Finding & {
  /** 0 is the leaf, the anchor stands last; `path` for what no single certificate is to blame for. */
  readonly depth: number | 'path';
  /** SHA-256 of the certificate at that depth in hexadecimal; null for the path or an anchor that is a bare key. */
  readonly certificate: string | null;
};

/** An error with the parameters that its code wants. */
export function finding<Code extends ProblemCode>(
  code: Code,
  parameters: ProblemParameters[Code],
  severity: Severity = 'error',
): Finding {
  return { code, severity, parameters } as Finding;
}

/** Tells a finding from the value that a function gives when there is nothing to find fault with. */
export function isFinding(value: object): value is Finding {
  return 'code' in value && 'severity' in value && 'parameters' in value;
}
