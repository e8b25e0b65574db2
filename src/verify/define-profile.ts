import { parseOidText } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { defaultStrength, type StrengthPolicy } from '../crypto/strength.ts';
import { keyUsageNames } from '../x509/extensions/key-usage.ts';
import type { ExtensionRules, RequiredExtensions } from './extension-rules.ts';
import { definedOf, resolvePolicy } from './policy.ts';
import { type Profile, type ProfileName, resolveProfile } from './profile.ts';
import type { PurposeRules } from './purpose.ts';
import type { ValidityRule, ValidityRules } from './validity-rules.ts';

/** What is different from the profile one starts with; a field that is absent or undefined changes nothing. */
export interface ProfileOverrides extends Partial<Omit<Profile, 'strength'>> {
  readonly strength?: Partial<StrengthPolicy> | undefined;
}

/** The names of all fields of a table; the compiler demands that none is missing. */
type Fields<Table> = Readonly<Record<keyof Table, true>>;

const profileFields: Fields<Profile> = {
  name: true,
  strength: true,
  conformance: true,
  purpose: true,
  keyUsage: true,
  validity: true,
  maxIntermediates: true,
  extensions: true,
  partialChains: true,
  matchIdentity: true,
};
const purposeFields: Fields<PurposeRules> = { anyOf: true, whenAbsent: true, throughIssuers: true };
const validityFields: Fields<ValidityRules> = { leaf: true, issuer: true, anchor: true };
const validityRuleFields: Fields<ValidityRule> = { at: true, notBefore: true, notAfter: true };
const extensionFields: Fields<ExtensionRules> = { required: true, tolerated: true, handlers: true };
const requiredFields: Fields<RequiredExtensions> = { leaf: true, issuer: true };

/**
 * A profile of one's own: another one with some fields replaced. `strength` is overridden field by field, `validity` and
 * required extensions role by role, handlers OID by OID; lists and everything else are replaced as a whole.
 *
 * @returns a frozen copy; what happens to the arguments afterwards has no effect.
 * @throws TypeError for a field, a group of rules, a purpose or a usage that does not exist, or what is no OID;
 *   RangeError for a limit that is no whole number from 0.
 * @example
 * ```ts
 * const device = defineProfile('rfc5280', {
 *   name: 'device',
 *   purpose: { anyOf: ['1.3.6.1.4.1.32473.7'], whenAbsent: 'refuse' },
 *   strength: { minimumRsaBits: 3072 },
 *   validity: { anchor: { notAfter: 'ignore' } },
 *   extensions: { required: { leaf: ['1.3.6.1.4.1.32473.8'] } },
 * });
 * ```
 */
export function defineProfile(base: ProfileName | Profile, overrides: ProfileOverrides): Profile {
  const from = resolveProfile(base);
  checkFields(overrides, profileFields, 'profile');
  const validity = { ...from.validity, ...definedOf(overrides.validity) };
  const profile: Profile = {
    ...from,
    ...definedOf(overrides),
    strength: { ...from.strength, ...definedOf(overrides.strength) },
    validity,
    extensions: mergeExtensions(from.extensions, overrides.extensions),
  };
  checkStrength(profile.strength);
  checkChoices(profile);
  checkTables(profile);
  resolvePolicy({ profile });
  return toFrozen(profile) as Profile;
}

function mergeExtensions(base: ExtensionRules = {}, overrides: ExtensionRules = {}): ExtensionRules {
  checkFields(overrides, extensionFields, 'extensions');
  return {
    ...base,
    ...definedOf(overrides),
    required: { ...base.required, ...definedOf(overrides.required) },
    handlers: { ...base.handlers, ...overrides.handlers },
  };
}

/** Nothing is smaller than a minimum that is no number: every key would pass. */
function checkStrength(strength: StrengthPolicy): void {
  checkFields(strength, defaultStrength, 'strength');
  for (const [name, example] of Object.entries(defaultStrength)) {
    const value: unknown = strength[name as keyof StrengthPolicy];
    const fits = typeof value === typeof example && Array.isArray(value) === Array.isArray(example);
    if (!fits || Number.isNaN(value)) throw new TypeError(`strength.${name} is not usable`);
  }
}

function checkChoices({ partialChains = 'accept', matchIdentity }: Profile): void {
  if (partialChains !== 'accept' && partialChains !== 'refuse') {
    throw new TypeError('partialChains is accept or refuse');
  }
  if (matchIdentity !== undefined && typeof matchIdentity !== 'function') {
    throw new TypeError('matchIdentity is a function');
  }
}

function checkTables({ purpose, keyUsage = [], validity = {}, extensions = {} }: Profile): void {
  if (typeof purpose === 'object') checkFields(purpose, purposeFields, 'purpose');
  checkFields(validity, validityFields, 'validity');
  for (const rule of Object.values(validity)) checkValidityRule(rule ?? {});
  const { required = {}, tolerated = [], handlers = {} } = extensions;
  checkFields(required, requiredFields, 'extensions.required');
  for (const oid of [...Object.values(required).flat(), ...tolerated, ...Object.keys(handlers)]) checkOid(oid);
  for (const [oid, handler] of Object.entries(handlers)) {
    if (typeof handler !== 'function') throw new TypeError(`extensions.handlers: ${oid} has no function`);
  }
  for (const name of keyUsage) if (!keyUsageNames.includes(name)) throw new TypeError(`keyUsage has no bit ${name}`);
}

function checkValidityRule(rule: ValidityRule): void {
  checkFields(rule, validityRuleFields, 'validity');
  for (const value of [rule.notBefore, rule.notAfter]) {
    if (value !== undefined && value !== 'enforce' && value !== 'ignore') {
      throw new TypeError('validity: notBefore and notAfter are enforce or ignore');
    }
  }
}

function checkOid(text: string): void {
  if (parseOidText(text) instanceof ParseError) throw new TypeError(`extensions: ${text} is no OID`);
}

function checkFields(table: object, known: object, where: string): void {
  for (const name of Object.keys(table)) {
    if (!Object.hasOwn(known, name)) throw new TypeError(`${where} has no field ${name}`);
  }
}

/** A copy that nobody can change, all the way down; a Date becomes its milliseconds. */
function toFrozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.getTime();
  if (Array.isArray(value)) return Object.freeze(value.map(toFrozen));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toFrozen(each)])));
}
