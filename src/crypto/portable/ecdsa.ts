import { ParseError } from '../../asn1/parse-error.ts';
import type { EcPublicKey } from '../ec-key.ts';
import { KeyCache } from '../key-cache.ts';
import type { SignatureResult } from '../signature-job.ts';
import { parseSignaturePair } from '../signature-pair.ts';
import { toBigInt } from './big-endian.ts';
import type { CurveBackend, CurvePoint } from './curve-backend.ts';
import type { CurveParameters } from './curve-parameters.ts';
import { invertModulo } from './mod-inverse.ts';
import { pointOnCurve } from './on-curve.ts';

/** Points of issuers' keys kept, so that a backend meets a recurring key as the same object. */
const cachedPoints = 256;

/** ECDSA on one curve (SEC 1 §4.1.4). */
export class EcdsaVerifier {
  private readonly curve: CurveParameters;
  private readonly backend: CurveBackend;
  private readonly points = new KeyCache<CurvePoint | 'key-malformed'>(cachedPoints);

  constructor(curve: CurveParameters, backend: CurveBackend) {
    this.curve = curve;
    this.backend = backend;
  }

  verify(key: EcPublicKey, messageDigest: Uint8Array, signature: Uint8Array): SignatureResult {
    const point = this.pointOf(key);
    if (point === 'key-malformed') return point;
    const pair = parseSignaturePair(signature);
    if (pair instanceof ParseError) return 'bad';
    return this.isSignature(toBigInt(pair.r), toBigInt(pair.s), messageDigest, point) ? 'good' : 'bad';
  }

  private isSignature(r: bigint, s: bigint, messageDigest: Uint8Array, point: CurvePoint): boolean {
    const { n, bits } = this.curve;
    if (r >= n || s >= n) return false;
    const inverse = invertModulo(s, n);
    const u1 = (leftmostBits(messageDigest, bits) * inverse) % n;
    return this.backend.isSignature(u1, (r * inverse) % n, point, r);
  }

  private pointOf(key: EcPublicKey): CurvePoint | 'key-malformed' {
    const { der } = key.spki;
    const cached = this.points.get(der);
    if (cached !== undefined) return cached;
    const point = pointOnCurve(key, this.curve) ?? 'key-malformed';
    this.points.set(der, point);
    return point;
  }
}

/** SEC 1 §4.1.4 step 3. */
function leftmostBits(digest: Uint8Array, bits: number): bigint {
  return toBigInt(digest) >> BigInt(Math.max(0, 8 * digest.length - bits));
}
