import { defaultStrength } from '../../crypto/strength.ts';
import type { Profile } from '../profile.ts';

/**
 * The `x5c` of JOSE (RFC 7515 §4.1.6, RFC 7518 §3.3): a signer that is no CA, whose own key is as strong as a CA's, for
 * any purpose; give `purpose` where the application has one. The first certificate is the leaf, the others are the pool;
 * certificates of `x5c` are never anchors.
 *
 * @example
 * ```ts
 * const [leaf, ...pool] = header.x5c.map(fromBase64);
 * verify({ leaf, pool, anchors, profile: jose });
 * ```
 */
export const jose: Profile = {
  name: 'jose',
  strength: defaultStrength,
  conformance: ['end-entity', 'subscriber-key'],
  purpose: 'any',
};
