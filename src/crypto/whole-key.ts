/** The parameter sets of FIPS 205 that sign the message itself; those that sign its digest (HashSLH-DSA) are not known. */
export type SlhDsaName =
  | 'SLH-DSA-SHA2-128s'
  | 'SLH-DSA-SHA2-128f'
  | 'SLH-DSA-SHA2-192s'
  | 'SLH-DSA-SHA2-192f'
  | 'SLH-DSA-SHA2-256s'
  | 'SLH-DSA-SHA2-256f'
  | 'SLH-DSA-SHAKE-128s'
  | 'SLH-DSA-SHAKE-128f'
  | 'SLH-DSA-SHAKE-192s'
  | 'SLH-DSA-SHAKE-192f'
  | 'SLH-DSA-SHAKE-256s'
  | 'SLH-DSA-SHAKE-256f';

/** Keys that say all about how they sign; the name is the signature algorithm's too. */
export type WholeKeyType = 'Ed25519' | 'Ed448' | 'ML-DSA-44' | 'ML-DSA-65' | 'ML-DSA-87' | SlhDsaName;

/** Bytes. */
interface WholeKeyLengths {
  readonly key: number;
  readonly signature: number;
}

/** RFC 8032 §5.1.5, §5.1.6, §5.2.5 and §5.2.6; FIPS 204 table 2; FIPS 205 table 2. */
export const wholeKeyLengths: Readonly<Record<WholeKeyType, WholeKeyLengths>> = {
  Ed25519: { key: 32, signature: 64 },
  Ed448: { key: 57, signature: 114 },
  'ML-DSA-44': { key: 1312, signature: 2420 },
  'ML-DSA-65': { key: 1952, signature: 3309 },
  'ML-DSA-87': { key: 2592, signature: 4627 },
  'SLH-DSA-SHA2-128s': { key: 32, signature: 7856 },
  'SLH-DSA-SHA2-128f': { key: 32, signature: 17088 },
  'SLH-DSA-SHA2-192s': { key: 48, signature: 16224 },
  'SLH-DSA-SHA2-192f': { key: 48, signature: 35664 },
  'SLH-DSA-SHA2-256s': { key: 64, signature: 29792 },
  'SLH-DSA-SHA2-256f': { key: 64, signature: 49856 },
  'SLH-DSA-SHAKE-128s': { key: 32, signature: 7856 },
  'SLH-DSA-SHAKE-128f': { key: 32, signature: 17088 },
  'SLH-DSA-SHAKE-192s': { key: 48, signature: 16224 },
  'SLH-DSA-SHAKE-192f': { key: 48, signature: 35664 },
  'SLH-DSA-SHAKE-256s': { key: 64, signature: 29792 },
  'SLH-DSA-SHAKE-256f': { key: 64, signature: 49856 },
};
