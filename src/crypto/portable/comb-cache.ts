import { Comb, type CombShape } from './comb.ts';
import type { CurvePoint } from './curve-backend.ts';
import type { LimbCurve } from './limb-curve.ts';

/** Uses from which on a key's comb is worth the making, which takes about as long as one or two checks without it. */
const usesBeforeComb = 3;
/** Keys remembered. A comb has 64 points: of P-256 some 27,000 bytes, of P-384 some 32,000. */
const keysKept = 32;

interface Entry {
  readonly key: CurvePoint;
  uses: number;
  comb: Comb | undefined;
}

/** Combs of the keys that are seen again and again; the key least recently used makes room for a new one. */
export class CombCache {
  private readonly curve: LimbCurve;
  private readonly shape: CombShape;
  /** By x, in the order of use, the last used last. */
  private readonly entries = new Map<bigint, Entry>();

  constructor(curve: LimbCurve, shape: CombShape) {
    this.curve = curve;
    this.shape = shape;
  }

  /** The key's comb, or undefined as long as it has none. */
  use(key: CurvePoint): Comb | undefined {
    const entry = this.touch(key);
    if (entry.uses < usesBeforeComb) entry.uses++;
    else entry.comb ??= new Comb(this.curve, this.curve.toPoint(key), this.shape);
    return entry.comb;
  }

  private touch(key: CurvePoint): Entry {
    const known = this.entries.get(key.x);
    const entry = known !== undefined && known.key.y === key.y ? known : { key, uses: 0, comb: undefined };
    this.entries.delete(key.x);
    this.entries.set(key.x, entry);
    if (this.entries.size > keysKept) this.entries.delete(this.entries.keys().next().value as bigint);
    return entry;
  }
}
