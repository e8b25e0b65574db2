import type { EcPublicKey } from '../ec-key.ts';
import { toBigInt } from './big-endian.ts';
import type { CurvePoint } from './curve-backend.ts';
import type { CurveParameters } from './curve-parameters.ts';

/**
 * The key's point, or undefined where it lies not on the curve (SEC 1 §3.2.2.1): a coordinate beyond the field, or an
 * equation that does not hold. Infinity has no uncompressed encoding, and as the cofactor is 1 every other point has the
 * right order.
 */
export function pointOnCurve(key: EcPublicKey, { p, b }: CurveParameters): CurvePoint | undefined {
  const x = toBigInt(key.x);
  const y = toBigInt(key.y);
  if (x >= p || y >= p) return undefined;
  return (y * y - (x * x - 3n) * x - b) % p === 0n ? { x, y } : undefined;
}
