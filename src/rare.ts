import { createRareProvider as createProvider } from './crypto/rare/rare-provider.ts';
import type { SignatureVerifier } from './crypto/signature-job.ts';

export type { SignatureJob, SignatureResult, SignatureVerifier } from './crypto/signature-job.ts';

/**
 * Checks the signatures that `certpath/portable` leaves out, on any runtime: SHA-3 and SHAKE (RFC 8692, RFC 9688); ECDSA
 * on P-192, P-224, secp256k1 and the brainpool curves; Ed448; ML-DSA (RFC 9881) and SLH-DSA (RFC 9909). It
 * needs the packages `@noble/curves`, `@noble/hashes` and `@noble/post-quantum`.
 *
 * Whether these algorithms are strong enough is for the profile to say, not for the provider.
 *
 * @example
 * ```ts
 * const provider = combine(createPortableProvider(), createRareProvider());
 * const verdict = verify({ leaf, anchors, provider });
 * ```
 */
export function createRareProvider(): SignatureVerifier {
  return createProvider();
}
