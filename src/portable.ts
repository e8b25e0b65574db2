import { createPortableProvider as createProvider } from './crypto/portable/portable-provider.ts';
import type { SignatureVerifier } from './crypto/signature-job.ts';

export type { SignatureJob, SignatureResult, SignatureVerifier } from './crypto/signature-job.ts';

/** What {@link createPortableProvider} may be told. */
export interface PortableProviderOptions {
  /**
   * Milliseconds from any start, by which the faster of two ways to compute is chosen after a few signatures; default:
   * the runtime's clock. A clock that stands still leaves the provider with the way that is at hand at once.
   */
  readonly now?: (() => number) | undefined;
}

/**
 * Checks signatures in the language alone, on any runtime: RSA (PKCS #1 v1.5 and PSS), ECDSA on P-256, P-384 and P-521,
 * and DSA, over SHA-1 and SHA-2; Ed25519. What else there is it answers with `unsupported`.
 *
 * @example
 * ```ts
 * const verdict = verify({ leaf, anchors, provider: createPortableProvider() });
 * ```
 */
export function createPortableProvider(options: PortableProviderOptions = {}): SignatureVerifier {
  return createProvider({ now: options.now ?? clock() });
}

/** The finest clock there is. Some runtimes have no `performance`. */
function clock(): () => number {
  const { performance } = globalThis as { performance?: { now(): number } };
  return performance === undefined ? Date.now : () => performance.now();
}
