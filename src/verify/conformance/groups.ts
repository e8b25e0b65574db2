import { baselineExtendedKeyUsageRules, baselineRules, subscriberKeyRules } from './baseline.ts';
import type { ConformanceRule } from './conformance-rule.ts';
import { endEntityRules } from './end-entity.ts';
import { packedAttestationRules } from './packed-attestation.ts';
import { crossSignedRootRules, section4Rules, serialNumberRules } from './rfc5280-section-4.ts';
import { timeStampingRules } from './time-stamping.ts';

/**
 * Groups of rules on how certificates are made. RFC 5280 §6 does not ask relying parties to check them, and real roots
 * break some, so each is chosen by name.
 *
 * - `rfc5280`: what RFC 5280 §4 demands of conforming CAs.
 * - `serial-number`: RFC 5280 §4.1.2.2; an anchor's serial number is exempt.
 * - `cross-signed-root`: an anchor that is not self-issued has an authority key identifier.
 * - `baseline`: the CA/Browser Forum's baseline requirements; part of the profile `webpki`.
 * - `baseline-eku`: its rules on extKeyUsage, which many private CAs break.
 * - `subscriber-key`: the leaf's own key is as strong as those of CAs.
 * - `end-entity`: the leaf is no CA.
 * - `packed-attestation`: WebAuthn §8.2.1 on authenticators' certificates.
 * - `time-stamping`: RFC 3161 §2.3 on time-stamping authorities' certificates.
 */
export type ConformanceGroup =
  | 'rfc5280'
  | 'serial-number'
  | 'cross-signed-root'
  | 'baseline'
  | 'baseline-eku'
  | 'subscriber-key'
  | 'end-entity'
  | 'packed-attestation'
  | 'time-stamping';

/** @throws TypeError for an unknown name. */
export function rulesOf(groups: readonly ConformanceGroup[]): ConformanceRule[] {
  return [...new Set(groups)].flatMap(rulesOfGroup);
}

function rulesOfGroup(group: ConformanceGroup): readonly ConformanceRule[] {
  switch (group) {
    case 'rfc5280':
      return section4Rules;
    case 'serial-number':
      return serialNumberRules;
    case 'cross-signed-root':
      return crossSignedRootRules;
    case 'baseline':
      return baselineRules;
    case 'baseline-eku':
      return baselineExtendedKeyUsageRules;
    case 'subscriber-key':
      return subscriberKeyRules;
    case 'end-entity':
      return endEntityRules;
    case 'packed-attestation':
      return packedAttestationRules;
    case 'time-stamping':
      return timeStampingRules;
    default:
      throw new TypeError(`no group of conformance rules is called ${String(group)}`);
  }
}
