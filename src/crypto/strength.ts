import { type Finding, finding } from '../problem.ts';
import { type HashName, hashLength } from './hash.ts';
import { refusedKey } from './key-finding.ts';
import { type KeyType, keyName, type PublicKey } from './public-key.ts';
import type { SignatureAlgorithm, SignatureScheme } from './signature-algorithm.ts';

/** Which keys and signatures are strong enough. Plain data: take one of the policies here and spread over it. */
export interface StrengthPolicy {
  readonly schemes: readonly SignatureScheme[];
  readonly hashes: readonly HashName[];
  readonly keyTypes: readonly KeyType[];
  /** Bits of the modulus. */
  readonly minimumRsaBits: number;
  readonly maximumRsaBits: number;
  /** Whether an RSA modulus must have a multiple of eight bits. */
  readonly rsaModulusWholeBytes: boolean;
  /** Whether RSASSA-PSS must use its digest in MGF1 too, and as many bytes of salt as the digest has. */
  readonly pssUniform: boolean;
  /** Bits of p. */
  readonly minimumDsaBits: number;
}

/**
 * For RFC 5280, which leaves algorithms to others: at least 112 bits of security (NIST SP 800-57 part 1 §5.6.3, where
 * RSA has 2048 bits), elliptic curves from 256 bits on. No SHA-1, no DSA.
 *
 * The maximum of 8192 bits is that of Go and ring: a larger modulus is of use only to those who want a check to be slow.
 *
 * @example
 * ```ts
 * const strength: StrengthPolicy = { ...defaultStrength, minimumRsaBits: 3072 };
 * ```
 */
export const defaultStrength: StrengthPolicy = {
  schemes: ['RSASSA-PKCS1-v1_5', 'RSASSA-PSS', 'ECDSA', 'EdDSA', 'ML-DSA', 'SLH-DSA'],
  hashes: [
    'SHA-224',
    'SHA-256',
    'SHA-384',
    'SHA-512',
    'SHA-512/224',
    'SHA-512/256',
    'SHA3-224',
    'SHA3-256',
    'SHA3-384',
    'SHA3-512',
    'SHAKE128',
    'SHAKE256',
  ],
  keyTypes: [
    'RSA',
    'RSA-PSS',
    'P-256',
    'P-384',
    'P-521',
    'secp256k1',
    'brainpoolP256r1',
    'brainpoolP320r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
    'Ed25519',
    'Ed448',
    'ML-DSA-44',
    'ML-DSA-65',
    'ML-DSA-87',
    'SLH-DSA-SHA2-128s',
    'SLH-DSA-SHA2-128f',
    'SLH-DSA-SHA2-192s',
    'SLH-DSA-SHA2-192f',
    'SLH-DSA-SHA2-256s',
    'SLH-DSA-SHA2-256f',
    'SLH-DSA-SHAKE-128s',
    'SLH-DSA-SHAKE-128f',
    'SLH-DSA-SHAKE-192s',
    'SLH-DSA-SHAKE-192f',
    'SLH-DSA-SHAKE-256s',
    'SLH-DSA-SHAKE-256f',
  ],
  minimumRsaBits: 2048,
  maximumRsaBits: 8192,
  rsaModulusWholeBytes: false,
  pssUniform: false,
  minimumDsaBits: 2048,
};

/**
 * For TLS server certificates: CA/Browser Forum Baseline Requirements §6.1.5 (keys) and §7.1.3 (algorithms). Which
 * digest goes with which curve (§7.1.3.2.2) is left open, as the browsers do.
 */
export const webpkiStrength: StrengthPolicy = {
  schemes: ['RSASSA-PKCS1-v1_5', 'RSASSA-PSS', 'ECDSA'],
  hashes: ['SHA-256', 'SHA-384', 'SHA-512'],
  keyTypes: ['RSA', 'P-256', 'P-384', 'P-521'],
  minimumRsaBits: 2048,
  maximumRsaBits: 8192,
  rsaModulusWholeBytes: true,
  pssUniform: true,
  minimumDsaBits: 2048,
};

/** The policy with SHA-1 accepted wherever another digest is. Collisions are practical: for old archives and tests. */
export function allowSha1(policy: StrengthPolicy): StrengthPolicy {
  return { ...policy, hashes: [...policy.hashes, 'SHA-1'] };
}

/**
 * The policy with DSA accepted (FIPS 186-5 no longer approves it for signing).
 *
 * @param minimumDsaBits bits of p; the CAs of old had 1024.
 */
export function allowDsa(policy: StrengthPolicy, minimumDsaBits: number = policy.minimumDsaBits): StrengthPolicy {
  return { ...policy, schemes: [...policy.schemes, 'DSA'], keyTypes: [...policy.keyTypes, 'DSA'], minimumDsaBits };
}

/** The first thing the policy holds against a key: `key-refused` for its kind, `key-too-small` for its size. */
export function checkKeyStrength(key: PublicKey, policy: StrengthPolicy): Finding | undefined {
  if (!policy.keyTypes.includes(key.type)) return refusedKey(keyName(key), 'this kind of key is not accepted');
  if (key.family === 'RSA') return checkRsaStrength(key.bits, key.type, policy);
  return key.family === 'DSA' ? checkMinimum(key.bits, key.type, policy.minimumDsaBits) : undefined;
}

function checkRsaStrength(bits: number, key: string, policy: StrengthPolicy): Finding | undefined {
  if (bits > policy.maximumRsaBits) return refusedKey(key, `a modulus of more than ${policy.maximumRsaBits} bits`);
  if (policy.rsaModulusWholeBytes && bits % 8 !== 0) return refusedKey(key, 'a modulus of no multiple of eight bits');
  return checkMinimum(bits, key, policy.minimumRsaBits);
}

function checkMinimum(bits: number, key: string, minimum: number): Finding | undefined {
  return bits < minimum ? finding('key-too-small', { key, bits, minimum }) : undefined;
}

/** The first thing the policy holds against an algorithm: `digest-too-weak` or `algorithm-refused`. */
export function checkAlgorithmStrength(algorithm: SignatureAlgorithm, policy: StrengthPolicy): Finding | undefined {
  if (!policy.schemes.includes(algorithm.scheme)) return finding('algorithm-refused', { algorithm: algorithm.name });
  if (!('hash' in algorithm)) return undefined;
  const fault = checkHash(algorithm.hash, algorithm.name, policy);
  if (fault !== undefined || algorithm.scheme !== 'RSASSA-PSS') return fault;
  const isUniform = algorithm.mgfHash === algorithm.hash && algorithm.saltLength === hashLength[algorithm.hash];
  if (policy.pssUniform && !isUniform) return finding('algorithm-parameters-refused', { algorithm: algorithm.name });
  return checkHash(algorithm.mgfHash, algorithm.name, policy);
}

const weakHashes: readonly HashName[] = ['MD2', 'MD5', 'SHA-1'];

function checkHash(hash: HashName, algorithm: string, policy: StrengthPolicy): Finding | undefined {
  if (policy.hashes.includes(hash)) return undefined;
  return weakHashes.includes(hash)
    ? finding('digest-too-weak', { digest: hash })
    : finding('algorithm-refused', { algorithm });
}
