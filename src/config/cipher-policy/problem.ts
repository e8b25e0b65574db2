/**
 * What a cipher policy holds against a path: codes with their parameters. Sizes are bits; a `minimum` is what the
 * security level asks for.
 */
export interface CipherPolicyParameters {
  /** The leaf's key is too weak for the security level; OpenSSL's X509_V_ERR_EE_KEY_TOO_SMALL. */
  readonly EeKeyTooSmall: { readonly key: string; readonly bits: number; readonly minimum: number };
  /** The key of another certificate, the anchor's included; OpenSSL's X509_V_ERR_CA_KEY_TOO_SMALL. */
  readonly CaKeyTooSmall: { readonly key: string; readonly bits: number; readonly minimum: number };
  /** A signature in the path is of fewer bits of security than the level; OpenSSL's X509_V_ERR_CA_MD_TOO_WEAK. */
  readonly CaDigestTooWeak: { readonly algorithm: string; readonly bits: number; readonly minimum: number };
  /** No protocol version and cipher that the policy allows can authenticate with the leaf's kind of key. */
  readonly CipherAuthMismatch: { readonly key: string; readonly allowed: readonly string[] };
  /** The leaf's key can make no signature that the policy allows, or a signature in the path is of none it allows. */
  readonly SigAlgNotAllowed: { readonly algorithm: string };
  /** TLS 1.2 and below: the leaf's curve is none of the groups (RFC 8422 §5.4). */
  readonly CurveNotAllowed: { readonly curve: string };
  /** keyUsage has none of the bits that the ciphers left over need of the leaf (RFC 5246 §7.4.2). */
  readonly KeyUsageMissing: { readonly missing: readonly string[] };
}

export type CipherPolicyCode = keyof CipherPolicyParameters;

/** A finding before it is known where in a path its certificate stands. */
export type CipherPolicyFinding = {
  [Code in CipherPolicyCode]: { readonly code: Code; readonly parameters: CipherPolicyParameters[Code] };
}[CipherPolicyCode];

/** One thing that a cipher policy holds against a path. Plain data: `JSON.stringify` keeps it whole. */
export type CipherPolicyProblem = CipherPolicyFinding & {
  /** 0 is the leaf, the anchor stands last. */
  readonly depth: number;
};

type Texts = { readonly [Code in CipherPolicyCode]: (parameters: CipherPolicyParameters[Code]) => string };

const texts: Texts = {
  EeKeyTooSmall: ({ key, bits, minimum }) => `has a ${key} key of ${bits} bits, and the security level asks ${minimum}`,
  CaKeyTooSmall: ({ key, bits, minimum }) => `has a ${key} key of ${bits} bits, and the security level asks ${minimum}`,
  CaDigestTooWeak: ({ algorithm, bits, minimum }) =>
    `is signed with ${algorithm}, worth ${bits} bits, and the security level asks ${minimum}`,
  CipherAuthMismatch: ({ key, allowed }) =>
    `has a ${key} key, and the ciphers allowed authenticate with ${allowed.length === 0 ? 'no key' : allowed.join(' or ')}`,
  SigAlgNotAllowed: ({ algorithm }) => `needs ${algorithm}, which is not among the signature algorithms allowed`,
  CurveNotAllowed: ({ curve }) => `has a key on ${curve}, which is not among the groups allowed`,
  KeyUsageMissing: ({ missing }) => `has a keyUsage without ${missing.join(' or ')}, which the ciphers allowed need`,
};

/** A problem in one sentence, for people; it may change at any time and is never to be compared. */
export function cipherPolicyProblemText(problem: CipherPolicyProblem): string {
  // The compiler cannot see that the code and the parameters of one problem belong together.
  const text = texts[problem.code] as (parameters: CipherPolicyProblem['parameters']) => string;
  return `${problem.depth === 0 ? 'the leaf' : `the certificate at depth ${problem.depth}`} ${text(problem.parameters)}`;
}
