import * as crypto from 'node:crypto';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import type { PublicKey } from '../../src/crypto/public-key.ts';
import type { SignatureJob } from '../../src/crypto/signature-job.ts';
import { isFinding } from '../../src/problem.ts';
import type { AlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import { keyOf, textOf } from './keys.ts';

/** The key that a provider is given for one of `node:crypto`. */
export function publicKeyOf(key: crypto.KeyObject): PublicKey {
  return keyOf(key.export({ type: 'spki', format: 'der' }));
}

/** A job that has passed every check before a provider's; a finding fails the test. */
export function jobOf(
  algorithm: AlgorithmIdentifier,
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): SignatureJob {
  const job = prepareSignature({ algorithm, data, signature }, key);
  if (isFinding(job)) throw new Error(textOf(job));
  return job;
}

/** A job whose signature is good. */
export function signedJob(
  pair: crypto.KeyPairKeyObjectResult,
  algorithm: AlgorithmIdentifier,
  hash: string | null,
  data: Uint8Array,
  options: crypto.SigningOptions = {},
): SignatureJob {
  const signature = crypto.sign(hash, data, { key: pair.privateKey, ...options });
  return jobOf(algorithm, publicKeyOf(pair.publicKey), data, signature);
}

/** A copy of `bytes` with one bit another. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}
