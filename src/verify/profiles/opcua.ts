import { defaultStrength } from '../../crypto/strength.ts';
import type { Profile } from '../profile.ts';

/**
 * OPC UA application instance certificates (OPC 10000-6 §6.2.2, OPC 10000-4 §6.1.3): for clients, servers or both, the
 * key as strong as a CA's. The trust list becomes the anchors, each with `mayBeLeaf`, so that a trusted member may stand
 * anywhere in the path; the issuer list goes into the pool, where nothing is trusted. Say which side the peer is by
 * `purpose: 'serverAuth'` or `'clientAuth'`.
 *
 * The path ends at the trusted member: what stands above it is not looked at, and where a complete chain up to a root
 * is demanded too, that is a second verification. The applicationUri is the caller's to compare.
 */
export const opcua: Profile = {
  name: 'opcua',
  strength: defaultStrength,
  conformance: ['subscriber-key'],
  purpose: { anyOf: ['serverAuth', 'clientAuth'] },
  keyUsage: ['digitalSignature'],
};
