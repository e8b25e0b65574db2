import { type HashName, hashLength } from '../../crypto/hash.ts';
import type { PublicKey, WholeKeyType } from '../../crypto/public-key.ts';
import type { SignatureAlgorithm } from '../../crypto/signature-algorithm.ts';
import type { StrengthPolicy } from '../../crypto/strength.ts';
import type { SslCipher } from '../ssl-cipher.ts';

/** OpenSSL's security levels: nothing is asked at 0, and 80, 112, 128, 192 and 256 bits of security from 1 on. */
export type SecurityLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** Bits of security, and of the keys that are worth as much. */
interface LevelMinimum {
  readonly security: number;
  /** Of the modulus or p. */
  readonly factoring: number;
  readonly curve: number;
}

const minima: Readonly<Record<SecurityLevel, LevelMinimum>> = {
  0: { security: 0, factoring: 0, curve: 0 },
  1: { security: 80, factoring: 1024, curve: 160 },
  2: { security: 112, factoring: 2048, curve: 224 },
  3: { security: 128, factoring: 3072, curve: 256 },
  4: { security: 192, factoring: 7680, curve: 384 },
  5: { security: 256, factoring: 15360, curve: 512 },
};

/** Bits of security: RFC 8032, FIPS 204 table 1, FIPS 205 table 2. */
const wholeKeyStrength: Readonly<Record<WholeKeyType, number>> = {
  Ed25519: 128,
  Ed448: 224,
  'ML-DSA-44': 128,
  'ML-DSA-65': 192,
  'ML-DSA-87': 256,
  'SLH-DSA-SHA2-128s': 128,
  'SLH-DSA-SHA2-128f': 128,
  'SLH-DSA-SHA2-192s': 192,
  'SLH-DSA-SHA2-192f': 192,
  'SLH-DSA-SHA2-256s': 256,
  'SLH-DSA-SHA2-256f': 256,
  'SLH-DSA-SHAKE-128s': 128,
  'SLH-DSA-SHAKE-128f': 128,
  'SLH-DSA-SHAKE-192s': 192,
  'SLH-DSA-SHAKE-192f': 192,
  'SLH-DSA-SHAKE-256s': 256,
  'SLH-DSA-SHAKE-256f': 256,
};

/** What is known of broken digests' strength (OpenSSL 3); the others are worth half their length. */
const brokenStrength: ReadonlyMap<HashName, number> = /* @__PURE__ */ new Map<HashName, number>([
  ['MD2', 0],
  ['MD5', 39],
  ['SHA-1', 63],
]);

/** A measure that falls short, in bits, with the least that the level takes. */
export interface Shortfall {
  readonly bits: number;
  readonly minimum: number;
}

/** What a key lacks for a level; the bits are the key's own, but those of security for one without a choice of sizes. */
export function keyShortfall(key: PublicKey, level: SecurityLevel): Shortfall | undefined {
  const { security, factoring, curve } = minima[level];
  switch (key.family) {
    case 'RSA':
    case 'DSA':
      return shortfall(key.bits, factoring);
    case 'EC':
      return shortfall(key.bits, curve);
    case 'whole':
      return shortfall(wholeKeyStrength[key.type], security);
    case 'unknown':
      return shortfall(0, security);
  }
}

/** What a signature lacks for a level, in bits of security. */
export function signatureShortfall(algorithm: SignatureAlgorithm, level: SecurityLevel): Shortfall | undefined {
  const bits = 'hash' in algorithm ? hashStrength(algorithm.hash) : wholeKeyStrength[algorithm.name];
  return shortfall(bits, minima[level].security);
}

/** What nobody can tell the strength of, at a level that asks for any. */
export function unknownShortfall(level: SecurityLevel): Shortfall | undefined {
  return shortfall(0, minima[level].security);
}

/** Whether a level lets a cipher be used: from 3 on with forward secrecy only, from 4 on without SHA-1. */
export function isCipherAllowed(cipher: SslCipher, level: SecurityLevel): boolean {
  if (cipher.usedBits() < minima[level].security) return false;
  if (level >= 3 && !/^(?:any|DH|ECDH|DHEPSK|ECDHEPSK)$/.test(cipher.keyExchangeMethod())) return false;
  return level < 4 || !cipher.name().endsWith('-SHA');
}

/** A strength policy that also asks for what a level asks of digests, RSA and DSA. */
export function strengthOfLevel(level: SecurityLevel, base: StrengthPolicy): StrengthPolicy {
  const { security, factoring } = minima[level];
  return {
    ...base,
    hashes: base.hashes.filter((hash) => hashStrength(hash) >= security),
    minimumRsaBits: Math.max(base.minimumRsaBits, factoring),
    minimumDsaBits: Math.max(base.minimumDsaBits, factoring),
  };
}

function hashStrength(hash: HashName): number {
  return brokenStrength.get(hash) ?? hashLength[hash] * 4;
}

function shortfall(bits: number, minimum: number): Shortfall | undefined {
  return bits < minimum ? { bits, minimum } : undefined;
}
