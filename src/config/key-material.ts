import type { KeyAlgorithm } from './enumerations.ts';

/** A key as {@link SslKey} keeps it: what it is and how it is written. */
export interface KeyMaterial {
  readonly algorithm: KeyAlgorithm;
  /** Of the modulus, of p, of the curve's field; for ML-DSA its strength. */
  readonly bits: number;
  /** PEM label that belongs to `der`. */
  readonly label: string;
  /**
   * RSA and EC private keys in their traditional form, other private keys as PKCS #8, public keys as
   * SubjectPublicKeyInfo: whatever form a key was read in, equal keys have equal bytes.
   */
  readonly der: Uint8Array;
  /**
   * What identifies the public half: modulus and exponent, y, or the point, as {@link publicPartOf} has it of a
   * SubjectPublicKeyInfo. Undefined where a private key does not carry it.
   */
  readonly publicPart: Uint8Array | undefined;
}
