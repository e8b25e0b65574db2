import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { ParseError } from '../../asn1/parse-error.ts';
import type { EcPublicKey } from '../ec-key.ts';
import type { SignatureResult } from '../signature-job.ts';
import { encodeFixedPair, parseSignaturePair } from '../signature-pair.ts';

/** ECDSA (SEC 1 §4.1.4) on a curve of `@noble/curves`. */
export class NobleEcdsaVerifier {
  private readonly curve: ECDSA;

  constructor(curve: ECDSA) {
    this.curve = curve;
  }

  verify(key: EcPublicKey, messageDigest: Uint8Array, signature: Uint8Array): SignatureResult {
    const point = key.spki.publicKey;
    if (!this.isOnCurve(point)) return 'key-malformed';
    const pair = parseSignaturePair(signature);
    const octets = pair instanceof ParseError ? undefined : encodeFixedPair(pair, key.x.length);
    if (octets === undefined) return 'bad';
    // A large s is as good as a small one: the rule against it is that of Bitcoin.
    return this.curve.verify(octets, messageDigest, point, { prehash: false, lowS: false }) ? 'good' : 'bad';
  }

  /** SEC 1 §3.2.2.1. As the cofactor is 1, every point of the curve has the right order. */
  private isOnCurve(point: Uint8Array): boolean {
    try {
      this.curve.Point.fromBytes(point);
      return true;
    } catch {
      return false;
    }
  }
}
