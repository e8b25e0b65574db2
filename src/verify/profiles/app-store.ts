import { defaultStrength } from '../../crypto/strength.ts';
import type { Profile } from '../profile.ts';

/**
 * Signed transactions and notifications of Apple's App Store, with an `x5c` of leaf, intermediate and root. As Apple's
 * App Store Server Library has it: one intermediate, marked as one of Worldwide Developer Relations
 * (`1.2.840.113635.100.6.2.1`), and a leaf marked as a signer of receipts (`1.2.840.113635.100.6.11.1`). The anchor is
 * Apple's root, never the one in `x5c`.
 */
export const appStore: Profile = {
  name: 'app-store',
  strength: defaultStrength,
  conformance: ['end-entity', 'subscriber-key'],
  purpose: 'any',
  maxIntermediates: 1,
  extensions: { required: { leaf: ['1.2.840.113635.100.6.11.1'], issuer: ['1.2.840.113635.100.6.2.1'] } },
};
