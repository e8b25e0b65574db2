import type { AsyncSignatureVerifier, SignatureVerifier } from './crypto/signature-job.ts';
import { createWebCryptoProvider as createProvider, type WebCryptoSubtle } from './crypto/webcrypto.ts';

export type {
  AsyncSignatureVerifier,
  SignatureJob,
  SignatureResult,
  SignatureVerifier,
} from './crypto/signature-job.ts';
export type { WebCryptoAlgorithm, WebCryptoSubtle } from './crypto/webcrypto.ts';

/** What {@link createWebCryptoProvider} may be told. */
export interface WebCryptoProviderOptions {
  /** Default: the runtime's own, `globalThis.crypto.subtle`. A browser has it in secure contexts alone. */
  readonly subtle?: WebCryptoSubtle | undefined;
  /** Answers what WebCrypto does not support; without one that is `unsupported`. */
  readonly fallback?: SignatureVerifier | undefined;
}

/**
 * Checks signatures with WebCrypto, for `verifyAsync`: RSA, ECDSA on P-256, P-384 and P-521, and Ed25519, as far as the
 * runtime has them, over SHA-1 and SHA-2 from 256 bits. Everything that a path needs checked is in flight at once.
 *
 * @throws TypeError where the runtime has no WebCrypto and none is given.
 *
 * @example
 * ```ts
 * const provider = createWebCryptoProvider({ fallback: createPortableProvider() });
 * const verdict = await verifyAsync({ leaf, anchors, provider });
 * ```
 */
export function createWebCryptoProvider(options: WebCryptoProviderOptions = {}): AsyncSignatureVerifier {
  const subtle = options.subtle ?? (globalThis as Host).crypto?.subtle;
  if (subtle === undefined) {
    throw new TypeError('this runtime has no crypto.subtle, or not in this context: give one as the option subtle');
  }
  return createProvider(subtle, options.fallback);
}

interface Host {
  readonly crypto?: { readonly subtle?: WebCryptoSubtle };
}
