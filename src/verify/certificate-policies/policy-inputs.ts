import { oidToString, parseOidText } from '../../asn1/oid.ts';
import { ParseError } from '../../asn1/parse-error.ts';
import { anyPolicy } from './policy-oids.ts';

/** The inputs of RFC 5280 §6.1.1 (c) and (e) to (g). */
export interface PolicyOptions {
  /**
   * The user-initial-policy-set: dotted OIDs of the policies that will do; default: any. By itself it only narrows what
   * the verdict tells; to refuse a path that is valid under none of them, set `requireExplicit` too.
   */
  readonly initial?: readonly string[] | undefined;
  /** Refuses a path that is valid under no policy of `initial`; default false, which leaves that to the certificates. */
  readonly requireExplicit?: boolean | undefined;
  /** Lets no certificate map one policy to another; default false. */
  readonly inhibitMapping?: boolean | undefined;
  /** Lets anyPolicy in a certificate stand for no other policy; default false. */
  readonly inhibitAny?: boolean | undefined;
}

/** The state that RFC 5280 §6.1.2 starts from. Counters are Infinity where the RFC has n + 1: neither runs down. */
export interface PolicyInputs {
  /** Undefined: anyPolicy. */
  readonly initial: ReadonlySet<string> | undefined;
  readonly explicitPolicy: number;
  readonly policyMapping: number;
  readonly inhibitAnyPolicy: number;
}

/** @throws TypeError for a policy that is no OID, and for a list without any. */
export function resolvePolicyInputs(options: PolicyOptions | undefined): PolicyInputs {
  return {
    initial: options?.initial === undefined ? undefined : resolveInitial(options.initial),
    explicitPolicy: startOf(options?.requireExplicit),
    policyMapping: startOf(options?.inhibitMapping),
    inhibitAnyPolicy: startOf(options?.inhibitAny),
  };
}

function startOf(isDemanded: boolean | undefined): number {
  return isDemanded === true ? 0 : Number.POSITIVE_INFINITY;
}

function resolveInitial(oids: readonly string[]): ReadonlySet<string> | undefined {
  if (!Array.isArray(oids) || oids.length === 0) throw new TypeError('policies.initial is a list of at least one OID');
  const initial = new Set(oids.map(canonicalOid));
  return initial.has(anyPolicy) ? undefined : initial;
}

/** The text that an OID in a certificate reads as. */
function canonicalOid(text: string): string {
  const content = typeof text === 'string' ? parseOidText(text) : undefined;
  if (content === undefined || content instanceof ParseError) {
    throw new TypeError(`policies.initial: not a dotted OID: ${String(text)}`);
  }
  return oidToString(content);
}
