import type { TransparencyRequirement } from '../transparency/transparency-requirement.ts';
import type { KeyUsageName } from '../x509/extensions/key-usage.ts';
import type { BudgetLimits } from './budget.ts';
import { defaultBudget } from './budget.ts';
import { type PolicyInputs, resolvePolicyInputs } from './certificate-policies/policy-inputs.ts';
import type { ConformanceRule } from './conformance/conformance-rule.ts';
import { rulesOf } from './conformance/groups.ts';
import type { ExtensionHandler } from './extension-rules.ts';
import type { IdentityMatcher } from './identity/check-identity.ts';
import { createRfc9525Matcher } from './identity/rfc9525-matcher.ts';
import type { VerifyOptions } from './input.ts';
import { type Profile, resolveProfile } from './profile.ts';
import { type Purpose, resolvePurpose } from './purpose.ts';
import { type RevocationPolicy, resolveRevocation } from './revocation/revocation-policy.ts';
import type { Role } from './role.ts';
import type { ValidityRule } from './validity-rules.ts';

/** A {@link ValidityRule} without gaps; `at` undefined is the verification's time. */
export interface ResolvedValidity {
  readonly at: number | undefined;
  readonly enforceNotBefore: boolean;
  readonly enforceNotAfter: boolean;
}

/** The options of a verification, resolved once and shared by all verifications that have them. */
export interface Policy {
  readonly profile: Profile;
  /** Undefined: any. */
  readonly purpose: Purpose | undefined;
  readonly validity: Readonly<Record<Role, ResolvedValidity>>;
  /** Infinity: no limit. */
  readonly maxIntermediates: number;
  readonly peerVerifyDepth: number;
  /** What the processing of certificate policies starts from. */
  readonly policies: PolicyInputs;
  /** Whether a verdict tells under which policies its path is valid: it costs more than the rest of the judgement. */
  readonly reportsPolicies: boolean;
  readonly extensionHandlers: ReadonlyMap<string, ExtensionHandler>;
  /** Dotted OIDs. */
  readonly toleratedExtensions: readonly string[];
  /** Dotted OIDs. */
  readonly requiredExtensions: Readonly<Record<Role, readonly string[]>>;
  readonly conformanceRules: readonly ConformanceRule[];
  readonly matchIdentity: IdentityMatcher;
  /** Bits the leaf's keyUsage must have, where it has the extension. */
  readonly keyUsage: readonly KeyUsageName[];
  readonly budgetLimits: BudgetLimits;
  /** Undefined: revocation is not checked. */
  readonly revocation: RevocationPolicy | undefined;
  /** Undefined: nobody asks for SCTs. */
  readonly transparency: TransparencyRequirement | undefined;
  /** Whether CRLs must be made as RFC 5280 §5 demands of conforming CAs. */
  readonly isListConformanceChecked: boolean;
}

/** @throws TypeError or RangeError for options that no verification could follow: a mistake in the program. */
export function resolvePolicy(options: VerifyOptions): Policy {
  const profile = resolveProfile(options.profile ?? 'rfc5280');
  const validity = { ...profile.validity, ...definedOf(options.validity) };
  const { required, tolerated, handlers } = profile.extensions ?? {};
  const conformance = [...profile.conformance, ...(options.certificateConformance ?? [])];
  return {
    profile,
    purpose: resolvePurpose(options.purpose ?? profile.purpose ?? 'serverAuth'),
    validity: {
      leaf: resolveValidity(validity.leaf),
      intermediate: resolveValidity(validity.issuer),
      anchor: resolveValidity(validity.anchor),
    },
    maxIntermediates: resolveLimit(options.maxIntermediates ?? profile.maxIntermediates, 'maxIntermediates'),
    peerVerifyDepth: resolveLimit(options.peerVerifyDepth || undefined, 'peerVerifyDepth'),
    policies: resolvePolicyInputs(options.policies),
    reportsPolicies: options.policies !== undefined,
    extensionHandlers: new Map(Object.entries({ ...handlers, ...options.extensionHandlers })),
    toleratedExtensions: tolerated ?? [],
    requiredExtensions: { leaf: required?.leaf ?? [], intermediate: required?.issuer ?? [], anchor: [] },
    conformanceRules: rulesOf(conformance),
    matchIdentity: profile.matchIdentity ?? createRfc9525Matcher({ isPublicSuffix: options.isPublicSuffix }),
    keyUsage: options.keyUsage ?? profile.keyUsage ?? [],
    budgetLimits: resolveBudget(options.budget),
    revocation: resolveRevocation(options.revocation),
    transparency: resolveTransparency(options.transparency),
    isListConformanceChecked: conformance.includes('rfc5280'),
  };
}

/** @throws TypeError for what no `requireTimestamps` has made, such as its options. */
export function resolveTransparency(
  requirement: TransparencyRequirement | undefined,
): TransparencyRequirement | undefined {
  if (requirement === undefined || typeof requirement?.check === 'function') return requirement;
  throw new TypeError('transparency is made by requireTimestamps');
}

/** Whole seconds: certificates know nothing finer (RFC 5280 §4.1.2.5). */
export function toWholeSecond(time: Date | number): number {
  const milliseconds = typeof time === 'number' ? time : time.getTime();
  if (!Number.isFinite(milliseconds)) throw new TypeError('time is not a moment in milliseconds since 1970');
  return Math.floor(milliseconds / 1000) * 1000;
}

/** The fields that say something: an undefined one overrides nothing. */
export function definedOf<Table extends object>(table: Table | undefined): Partial<Table> {
  const entries = Object.entries(table ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Table>;
}

function resolveValidity(rule: ValidityRule | undefined): ResolvedValidity {
  return {
    at: rule?.at === undefined ? undefined : toWholeSecond(rule.at),
    enforceNotBefore: rule?.notBefore !== 'ignore',
    enforceNotAfter: rule?.notAfter !== 'ignore',
  };
}

function resolveLimit(limit: number | undefined, name: string): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (!(limit >= 0) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
    throw new RangeError(`${name} is a whole number from 0`);
  }
  return limit;
}

function resolveBudget(budget: VerifyOptions['budget']): BudgetLimits {
  return {
    signatures: resolveLimit(budget?.signatures ?? defaultBudget.signatures, 'budget.signatures'),
    steps: resolveLimit(budget?.steps ?? defaultBudget.steps, 'budget.steps'),
    nameComparisons: resolveLimit(budget?.nameComparisons ?? defaultBudget.nameComparisons, 'budget.nameComparisons'),
  };
}
