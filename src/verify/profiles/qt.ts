import { defaultStrength, type StrengthPolicy } from '../../crypto/strength.ts';
import { matchQtIdentity } from '../identity/qt-matcher.ts';
import type { Profile } from '../profile.ts';

/**
 * OpenSSL's level 0, as Qt's verify has it: SHA-1, DSA and every curve. What nobody can defend is left out: MD2 and MD5,
 * whose collisions forge CAs, and RSA or DSA below 1024 bits.
 */
const qtStrength: StrengthPolicy = {
  ...defaultStrength,
  schemes: [...defaultStrength.schemes, 'DSA'],
  hashes: [...defaultStrength.hashes, 'SHA-1'],
  keyTypes: [...defaultStrength.keyTypes, 'DSA', 'P-192', 'P-224', 'brainpoolP224r1'],
  minimumRsaBits: 1024,
  maximumRsaBits: 16384,
  minimumDsaBits: 1024,
};

/**
 * What Qt's certificate verification accepts: paths end at a self-signed anchor and nowhere else, any purpose will do
 * unless one is asked for, keys and digests may be old, names match as QSslSocket matches them. RFC 5280 §6.1 holds as
 * it does with every profile.
 *
 * Anchors are the CA database. Give each `mayBeLeaf`, as the `SslConfiguration` does: Qt takes a self-signed certificate
 * of the database as its own root.
 */
export const qt: Profile = {
  name: 'qt',
  strength: qtStrength,
  conformance: [],
  purpose: 'any',
  partialChains: 'refuse',
  matchIdentity: matchQtIdentity,
};
