import type { Finding } from '../problem.ts';
import { withDomainOf } from './dsa-key.ts';
import type { PublicKey } from './public-key.ts';

/**
 * The key to check the next certificate with: `key`, with the domain parameters it leaves out taken from the working key
 * of its issuer (RFC 5280 §6.1.4 (d) to (f)). Only DSA keys leave any out.
 *
 * The result is a key of its own: an edge checked with it says nothing about the same certificate under another issuer.
 *
 * @returns the finding of {@link describePublicKey} where key and inherited parameters do not go together.
 */
export function toWorkingKey(key: PublicKey, issuer: PublicKey | undefined): PublicKey | Finding {
  if (key.family !== 'DSA' || key.domain !== undefined) return key;
  if (issuer?.family !== 'DSA' || issuer.domain === undefined) return key;
  return withDomainOf(key, issuer);
}
