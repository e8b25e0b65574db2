import { defaultStrength, type StrengthPolicy, webpkiStrength } from '../crypto/strength.ts';
import type { KeyUsageName } from '../x509/extensions/key-usage.ts';
import type { ConformanceGroup } from './conformance/groups.ts';
import type { ExtensionRules } from './extension-rules.ts';
import type { IdentityMatcher } from './identity/check-identity.ts';
import type { PurposeInput } from './purpose.ts';
import type { ValidityRules } from './validity-rules.ts';

/** The profiles that come with the library. */
export type ProfileName = 'webpki' | 'rfc5280';

/**
 * A table of what a relying party demands beyond RFC 5280 §6.1, which always holds. `strength` and `conformance` are the
 * profile's own; the rest are defaults, and an option of the same name given to a verification goes before them.
 */
export interface Profile {
  readonly name: string;
  /** Algorithms and key sizes for every signature and every key that signs. */
  readonly strength: StrengthPolicy;
  /** Groups of rules on how certificates are made. */
  readonly conformance: readonly ConformanceGroup[];
  /** What the leaf's key is used for; default `serverAuth`. */
  readonly purpose?: PurposeInput | undefined;
  /** Bits that the leaf's keyUsage must have, where it has one; default: none. */
  readonly keyUsage?: readonly KeyUsageName[] | undefined;
  /** Default: the verification's time, both ends enforced, for every role; options override it role by role. */
  readonly validity?: ValidityRules | undefined;
  /** The most intermediates, those that are self-issued not counted; default: no limit. */
  readonly maxIntermediates?: number | undefined;
  /** Default: nothing required, nothing tolerated; the option `extensionHandlers` overrides handlers OID by OID. */
  readonly extensions?: ExtensionRules | undefined;
  /**
   * Whether a path may end at an anchor that is not self-signed; default `accept`. With `refuse` such an anchor serves as
   * an intermediate only, and a leaf that is an anchor must be self-signed.
   */
  readonly partialChains?: 'accept' | 'refuse' | undefined;
  /** How names are compared; default: RFC 9525. Another matcher is not asked about public suffixes. */
  readonly matchIdentity?: IdentityMatcher | undefined;
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
