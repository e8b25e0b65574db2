/** A point of a key, known to lie on its curve and not to be the point at infinity. */
export interface CurvePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * The arithmetic that one check of an ECDSA signature needs, on one curve. Backends differ in speed alone: every one
 * answers every input alike.
 */
export interface CurveBackend {
  /** `bigint` or `limbs`, for a bench's reader. */
  readonly name: string;
  /**
   * Whether the x coordinate of `u1`·G + `u2`·Q, reduced modulo the group's order, is `r` (SEC 1 §4.1.4, steps 5 to 8).
   * The point at infinity is no signature.
   *
   * @param u1 from 0, below the order.
   * @param u2 from 1, below the order.
   * @param key the point Q.
   * @param r from 1, below the order.
   */
  isSignature(u1: bigint, u2: bigint, key: CurvePoint, r: bigint): boolean;
}
