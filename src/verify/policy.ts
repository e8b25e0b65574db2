import type { KeyUsageName } from '../x509/extensions/key-usage.ts';
import type { BudgetLimits } from './budget.ts';
import { defaultBudget } from './budget.ts';
import type { ConformanceRule } from './conformance/conformance-rule.ts';
import { rulesOf } from './conformance/groups.ts';
import type { IdentityMatcher } from './identity/check-identity.ts';
import { createRfc9525Matcher } from './identity/rfc9525-matcher.ts';
import type { ExtensionHandler, ValidityRule, VerifyOptions } from './input.ts';
import { type Profile, resolveProfile } from './profile.ts';
import { type Purpose, resolvePurpose } from './purpose.ts';
import type { Role } from './role.ts';

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
  readonly extensionHandlers: ReadonlyMap<string, ExtensionHandler>;
  readonly conformanceRules: readonly ConformanceRule[];
  readonly matchIdentity: IdentityMatcher;
  /** Bits the leaf's keyUsage must have, where it has the extension. */
  readonly keyUsage: readonly KeyUsageName[];
  readonly budgetLimits: BudgetLimits;
}

/** @throws TypeError or RangeError for options that no verification could follow: a mistake in the program. */
export function resolvePolicy(options: VerifyOptions): Policy {
  const profile = resolveProfile(options.profile ?? 'rfc5280');
  return {
    profile,
    purpose: resolvePurpose(options.purpose ?? 'serverAuth'),
    validity: {
      leaf: resolveValidity(options.validity?.leaf),
      intermediate: resolveValidity(options.validity?.issuer),
      anchor: resolveValidity(options.validity?.anchor),
    },
    maxIntermediates: resolveLimit(options.maxIntermediates, 'maxIntermediates'),
    peerVerifyDepth: resolveLimit(options.peerVerifyDepth || undefined, 'peerVerifyDepth'),
    extensionHandlers: new Map(Object.entries(options.extensionHandlers ?? {})),
    conformanceRules: rulesOf([...profile.conformance, ...(options.certificateConformance ?? [])]),
    matchIdentity: createRfc9525Matcher({ isPublicSuffix: options.isPublicSuffix }),
    keyUsage: options.keyUsage ?? [],
    budgetLimits: resolveBudget(options.budget),
  };
}

/** Whole seconds: certificates know nothing finer (RFC 5280 §4.1.2.5). */
export function toWholeSecond(time: Date | number): number {
  const milliseconds = typeof time === 'number' ? time : time.getTime();
  if (!Number.isFinite(milliseconds)) throw new TypeError('time is not a moment in milliseconds since 1970');
  return Math.floor(milliseconds / 1000) * 1000;
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
