import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { ParseError } from '../../asn1/parse-error.ts';
import type { EcPublicKey } from '../ec-key.ts';
import type { SignatureResult } from '../signature-job.ts';
import { encodeFixedPair, parseSignaturePair } from '../signature-pair.ts';
import { type RareCurveName, rareCurve } from './rare-curves.ts';

/** ECDSA (SEC 1 §4.1.4) on the rarer curves, each set up when it is first met. */
export class RareEcdsaVerifier {
  private readonly curves = new Map<RareCurveName, ECDSA>();

  verify(name: RareCurveName, key: EcPublicKey, digest: Uint8Array, signature: Uint8Array): SignatureResult {
    const curve = this.curveOf(name);
    const point = key.spki.publicKey;
    if (!isOnCurve(curve, point)) return 'key-malformed';
    const pair = parseSignaturePair(signature);
    const octets = pair instanceof ParseError ? undefined : encodeFixedPair(pair, key.x.length);
    if (octets === undefined) return 'bad';
    // A large s is as good as a small one: the rule against it is Bitcoin's.
    return curve.verify(octets, digest, point, { prehash: false, lowS: false }) ? 'good' : 'bad';
  }

  private curveOf(name: RareCurveName): ECDSA {
    const known = this.curves.get(name);
    if (known !== undefined) return known;
    const made = rareCurve(name);
    this.curves.set(name, made);
    return made;
  }
}

/** SEC 1 §3.2.2.1. The cofactor is 1 on all these curves, so that every point has the right order. */
function isOnCurve({ Point }: ECDSA, point: Uint8Array): boolean {
  try {
    Point.fromBytes(point);
    return true;
  } catch {
    return false;
  }
}
