import { defaultStrength } from '../../crypto/strength.ts';
import { aaguidExtension } from '../conformance/packed-attestation.ts';
import type { Profile } from '../profile.ts';

/**
 * Authenticators' certificates in WebAuthn's packed attestation (§8.2.1): version 3, the vendor's subject, no CA. That
 * the value of the extension with the AAGUID is the authenticator's is for a handler of `1.3.6.1.4.1.45724.1.1.4`.
 *
 * Metadata statements list anchors that are roots, intermediates, or the authenticator's own certificate: give the last
 * with `mayBeLeaf` (FIDO Metadata Statements, attestationRootCertificates).
 */
export const packedAttestation: Profile = {
  name: 'packed-attestation',
  strength: defaultStrength,
  conformance: ['packed-attestation'],
  purpose: 'any',
  extensions: { tolerated: [aaguidExtension] },
};

/**
 * Android Key Attestation (WebAuthn §8.4): the leaf holds a KeyDescription in `1.3.6.1.4.1.11129.2.1.17`. What the
 * description says, its challenge above all, is for a handler of that OID; one in any role but the leaf's is not that
 * of the key attested.
 */
export const androidAttestation: Profile = {
  name: 'android-attestation',
  strength: defaultStrength,
  conformance: ['end-entity'],
  purpose: 'any',
  extensions: { required: { leaf: ['1.3.6.1.4.1.11129.2.1.17'] } },
};

/**
 * Apple's anonymous attestation and App Attest (WebAuthn §8.8): the leaf holds the nonce in `1.2.840.113635.100.8.2`.
 * Whether it is the nonce expected is for a handler of that OID.
 */
export const appleAttestation: Profile = {
  name: 'apple-attestation',
  strength: defaultStrength,
  conformance: ['end-entity'],
  purpose: 'any',
  extensions: { required: { leaf: ['1.2.840.113635.100.8.2'] } },
};
