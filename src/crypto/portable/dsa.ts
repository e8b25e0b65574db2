import { ParseError } from '../../asn1/parse-error.ts';
import type { DsaDomain, DsaPublicKey } from '../dsa-key.ts';
import { KeyCache } from '../key-cache.ts';
import type { SignatureResult } from '../signature-job.ts';
import { parseSignaturePair } from '../signature-pair.ts';
import { toBigInt } from './big-endian.ts';
import { invertModulo } from './mod-inverse.ts';
import { modularPower, modularPowerProduct } from './modular-power.ts';

/** Keys whose numbers have been checked are kept: a check costs more than a signature. */
const cachedKeys = 16;

/** A key's numbers with its domain parameters. */
interface DsaNumbers {
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
  /** Of q, and of as much of a digest as counts. */
  readonly bytes: number;
}

/** DSA (FIPS 186-4 §4.7). */
export class DsaVerifier {
  private readonly keys = new KeyCache<DsaNumbers | 'key-malformed'>(cachedKeys);

  verify(key: DsaPublicKey, messageDigest: Uint8Array, signature: Uint8Array): SignatureResult {
    const numbers = this.numbersOf(key);
    if (numbers === 'key-malformed') return numbers;
    const pair = parseSignaturePair(signature);
    if (pair instanceof ParseError) return 'bad';
    return isSignature(toBigInt(pair.r), toBigInt(pair.s), messageDigest, numbers) ? 'good' : 'bad';
  }

  private numbersOf(key: DsaPublicKey): DsaNumbers | 'key-malformed' {
    const { der } = key.spki;
    const cached = this.keys.get(der);
    if (cached !== undefined) return cached;
    const numbers = key.domain === undefined ? 'key-malformed' : checkedNumbers(key.y, key.domain);
    this.keys.set(der, numbers);
    return numbers;
  }
}

/**
 * What can be told of a key in bounded time (FIPS 186-4 appendix A.2.2, NIST SP 800-89 §5.3.1): that q divides p − 1,
 * and that g and y, which lie between 1 and p, generate the group of order q. Whether p and q are primes is left to
 * whoever chose them: a wrong choice makes no signatures good but their own.
 */
function checkedNumbers(publicValue: Uint8Array, domain: DsaDomain): DsaNumbers | 'key-malformed' {
  const [p, q, g, y] = [domain.p, domain.q, domain.g, publicValue].map(toBigInt) as [bigint, bigint, bigint, bigint];
  const isSound = (p - 1n) % q === 0n && modularPower(g, q, p) === 1n && modularPower(y, q, p) === 1n;
  return isSound ? { p, q, g, y, bytes: domain.q.length } : 'key-malformed';
}

function isSignature(r: bigint, s: bigint, messageDigest: Uint8Array, { p, q, g, y, bytes }: DsaNumbers): boolean {
  if (r >= q || s >= q) return false;
  const inverse = invertModulo(s, q);
  if (inverse === 0n) return false;
  // The leftmost bits of q's length, and q has 160, 224 or 256: whole bytes.
  const z = toBigInt(messageDigest.subarray(0, bytes));
  return modularPowerProduct(g, (z * inverse) % q, y, (r * inverse) % q, p) % q === r;
}
