import { defaultStrength } from '../../crypto/strength.ts';
import type { Profile } from '../profile.ts';

/**
 * Fulcio's certificates (Fulcio Certificate Specification; Sigstore Client Specification, Verification): good for some
 * minutes, for code signing. `time` is a *verified* timestamp, of a time-stamping authority or the transparency log:
 * never the certificate's own notBefore, which proves nothing. The trusted root's `validFor` goes into `usableFrom` and
 * `usableUntil` of its anchors. Inclusion proofs, SCTs and the signer's identity in the OIDC issuer's extension are the
 * caller's to check.
 */
export const sigstore: Profile = {
  name: 'sigstore',
  strength: defaultStrength,
  conformance: ['end-entity', 'subscriber-key'],
  purpose: { anyOf: ['codeSigning'], whenAbsent: 'refuse' },
  keyUsage: ['digitalSignature'],
};
