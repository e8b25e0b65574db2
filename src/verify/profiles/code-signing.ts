import { defaultStrength } from '../../crypto/strength.ts';
import type { Profile } from '../profile.ts';

const keyUsage = '2.5.29.15';

/**
 * Code signing (CA/Browser Forum, Code Signing Baseline Requirements §7.1.2.3): extKeyUsage and keyUsage are there and
 * say so. Without a time stamp judge at the current time. With one, whose own chain {@link timeStamping} has accepted,
 * set `validity: { leaf: { at: signedAt } }` for CAs that must still be good now, or `time: signedAt` for all.
 *
 * The minimum of 3072 bits (§6.1.5.2) came in 2021: for signatures since, `defineProfile(codeSigning, { strength:
 * { minimumRsaBits: 3072 } })`.
 */
export const codeSigning: Profile = {
  name: 'code-signing',
  strength: defaultStrength,
  conformance: ['end-entity', 'subscriber-key'],
  purpose: { anyOf: ['codeSigning'], whenAbsent: 'refuse' },
  keyUsage: ['digitalSignature'],
  extensions: { required: { leaf: [keyUsage] } },
};

/** The certificate of a time-stamping authority (RFC 3161 §2.3): for time stamps, critically and for nothing else. */
export const timeStamping: Profile = {
  name: 'time-stamping',
  strength: defaultStrength,
  conformance: ['end-entity', 'subscriber-key', 'time-stamping'],
  purpose: { anyOf: ['timeStamping'], whenAbsent: 'refuse' },
};
