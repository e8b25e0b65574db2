import { concatenate, equalBytes } from '../../asn1/bytes.ts';
import { sha512 } from '../../x509/sha512.ts';
import { KeyCache } from '../key-cache.ts';
import { EdwardsCurve, type ExtendedPoint, type ReadyPoint } from './edwards-curve.ts';
import { LimbField } from './limb-field.ts';
import { p25519Kernel } from './limb-field-p25519.ts';
import { fromLittleEndian } from './limb-number.ts';
import { toNonAdjacentForm } from './wnaf.ts';

/** The order of B (RFC 8032 §5.1). */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
/** B: y = 4/5, x even. */
const encodedBase: Uint8Array = new Uint8Array(32).fill(0x66).fill(0x58, 0, 1);

const scalarBits = 254;
/** Bits of a window: many multiples of B, and few of a key. */
const baseWidth = 8;
const keyWidth = 5;
/** Keys whose multiples are kept, some 7,000 bytes each. */
const keysKept = 32;

/** Made when it is first needed. */
let verifier: Ed25519Verifier | undefined;

/**
 * Whether it is a signature of the message (RFC 8032 §5.1.7), without the cofactor as OpenSSL, BoringSSL and their kin
 * have it: R must be the encoding of S·B − k·A to the last bit, and S below the order.
 *
 * @param key 32 octets; any other number of them is no key.
 * @param signature 64 octets; any other number of them is no signature.
 */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== 32 || signature.length !== 64) return false;
  verifier ??= new Ed25519Verifier();
  return verifier.verify(key, message, signature);
}

class Ed25519Verifier {
  private readonly curve = new EdwardsCurve(new LimbField(p25519Kernel));
  private readonly keys = new KeyCache<readonly ReadyPoint[]>(keysKept);
  private baseMultiples: readonly ReadyPoint[] | undefined;

  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    const r = signature.subarray(0, 32);
    const s = fromLittleEndian(signature.subarray(32));
    if (s >= order) return false;
    const multiples = this.keys.get(key) ?? this.rememberKey(key);
    this.baseMultiples ??= this.multiplesOf(encodedBase, baseWidth);
    if (multiples === undefined || this.baseMultiples === undefined) return false;
    const k = fromLittleEndian(sha512(concatenate(r, key, message))) % order;
    return equalBytes(r, this.curve.encode(this.difference(s, this.baseMultiples, k, multiples)));
  }

  private rememberKey(key: Uint8Array): readonly ReadyPoint[] | undefined {
    const multiples = this.multiplesOf(key, keyWidth);
    if (multiples !== undefined) this.keys.set(key, multiples);
    return multiples;
  }

  /** s · B − k · A with the doublings shared. */
  private difference(s: bigint, base: readonly ReadyPoint[], k: bigint, key: readonly ReadyPoint[]): ExtendedPoint {
    const { curve } = this;
    const baseDigits = toNonAdjacentForm(s, baseWidth, scalarBits);
    const keyDigits = toNonAdjacentForm(k, keyWidth, scalarBits);
    const sum = curve.neutral();
    for (let i = scalarBits - 1; i >= 0; i--) {
      const [baseDigit, keyDigit] = [baseDigits[i] as number, keyDigits[i] as number];
      curve.double(sum, baseDigit !== 0 || keyDigit !== 0);
      if (baseDigit !== 0) addMultiple(curve, sum, base, baseDigit);
      if (keyDigit !== 0) addMultiple(curve, sum, key, -keyDigit);
    }
    return sum;
  }

  /** 1, 3, 5 … times a point, as many as windows of that width need. */
  private multiplesOf(encoded: Uint8Array, width: number): ReadyPoint[] | undefined {
    const { curve } = this;
    const multiple = curve.decode(encoded);
    if (multiple === undefined) return undefined;
    const double = curve.copy(multiple);
    curve.double(double, true);
    const difference = curve.toReady(double);
    const multiples = [curve.toReady(multiple)];
    while (multiples.length < 2 ** (width - 2)) {
      curve.add(multiple, difference, 1);
      multiples.push(curve.toReady(multiple));
    }
    return multiples;
  }
}

/** @param digit odd. */
function addMultiple(curve: EdwardsCurve, sum: ExtendedPoint, multiples: readonly ReadyPoint[], digit: number): void {
  const multiple = multiples[(Math.abs(digit) - 1) / 2] as ReadyPoint;
  curve.add(sum, multiple, digit > 0 ? 1 : -1);
}
