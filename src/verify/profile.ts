import { defaultStrength, type StrengthPolicy, webpkiStrength } from '../crypto/strength.ts';
import type { ConformanceGroup } from './conformance/groups.ts';

/** The profiles that come with the library. */
export type ProfileName = 'webpki' | 'rfc5280';

/** A table of what a relying party demands beyond RFC 5280 §6.1, which always holds. */
export interface Profile {
  readonly name: string;
  /** Algorithms and key sizes for every signature and every key that signs. */
  readonly strength: StrengthPolicy;
  /** Groups of rules on how certificates are made. */
  readonly conformance: readonly ConformanceGroup[];
}

/** What public TLS demands: RFC 5280 with the rules of the CA/Browser Forum that a relying party can check. */
export const webpki: Profile = {
  name: 'webpki',
  strength: webpkiStrength,
  conformance: ['baseline'],
};

/** RFC 5280 §6 and nothing else. */
export const rfc5280: Profile = {
  name: 'rfc5280',
  strength: defaultStrength,
  conformance: [],
};

/** @throws TypeError for an unknown name. */
export function resolveProfile(profile: ProfileName | Profile): Profile {
  if (typeof profile !== 'string') return profile;
  if (profile === 'webpki') return webpki;
  if (profile === 'rfc5280') return rfc5280;
  throw new TypeError(`no profile is called ${String(profile)}`);
}
