import type { AsyncSignatureVerifier, SignatureVerifier } from '../crypto/signature-job.ts';

/** Checks signatures at once, later, or either. */
export type Provider = SignatureVerifier | AsyncSignatureVerifier;

/** What the engine takes from its surroundings; entries bind it. */
export interface Platform {
  /** The provider for who names none; called when it is needed. */
  readonly provider: () => Provider;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
