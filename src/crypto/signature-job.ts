import type { PublicKey } from './public-key.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** One signature to be checked. Everything that can be refused without arithmetic has been refused before. */
export interface SignatureJob {
  readonly algorithm: SignatureAlgorithm;
  /** The issuer's working public key, of a kind that fits the algorithm. */
  readonly key: PublicKey;
  /** The signed bytes. */
  readonly data: Uint8Array;
  /** The octets of the signature BIT STRING. */
  readonly signature: Uint8Array;
}

/**
 * - `good`, `bad`: the answer.
 * - `unsupported`: this provider does not know the algorithm, the curve or the size.
 * - `key-malformed`: the key cannot be used at all: a point off its curve, an even modulus.
 */
export type SignatureResult = 'good' | 'bad' | 'unsupported' | 'key-malformed';

/** Checks signatures at once; what `verify()` needs. Never throws on a job's content. */
export interface SignatureVerifier {
  /** For a verdict's reader: `native`, `portable`. */
  readonly name: string;
  verify(job: SignatureJob): SignatureResult;
}

/** Checks signatures later, several together so that cores can be filled; what `verifyAsync()` may use instead. */
export interface AsyncSignatureVerifier {
  readonly name: string;
  /** Answers in the order of the jobs. Never rejects because of a job's content. */
  verifyAsync(jobs: readonly SignatureJob[]): Promise<readonly SignatureResult[]>;
}
