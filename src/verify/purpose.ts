import { oid, parseOidText } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { ExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts';

/** The key purposes of RFC 5280 §4.2.1.12 by name. */
export type PurposeName =
  | 'serverAuth'
  | 'clientAuth'
  | 'codeSigning'
  | 'emailProtection'
  | 'timeStamping'
  | 'OCSPSigning';

/** A purpose spelled out. */
export interface PurposeRules {
  /** Names or dotted OIDs; the leaf must be good for one of them. */
  readonly anyOf: readonly string[];
  /** What a leaf without extKeyUsage is worth; default `accept` (RFC 5280 §4.2.1.12: it is not restricted). */
  readonly whenAbsent?: 'accept' | 'refuse' | undefined;
  /** Whether the extKeyUsage of a CA restricts what is below it; default true, as every TLS engine has it. */
  readonly throughIssuers?: boolean | undefined;
}

/** A name of {@link PurposeName}, a dotted OID, `any` for no check, or the rules in full. */
export type PurposeInput = PurposeName | 'any' | (string & {}) | PurposeRules;

export const serverAuth = '1.3.6.1.5.5.7.3.1';

/** id-kp, RFC 5280 §4.2.1.12. */
const purposeOids: Readonly<Record<PurposeName, string>> = {
  serverAuth,
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
};

const anyExtendedKeyUsage = '2.5.29.37.0';

/** A purpose made ready: OIDs as text for people and as bytes for comparing. */
export interface Purpose {
  readonly wanted: readonly { readonly text: string; readonly bytes: Uint8Array }[];
  readonly anyPurpose: Uint8Array;
  readonly whenAbsent: 'accept' | 'refuse';
  readonly throughIssuers: boolean;
}

/** @returns undefined for `any`. @throws TypeError for what is neither a name nor an OID. */
export function resolvePurpose(input: PurposeInput): Purpose | undefined {
  if (input === 'any') return undefined;
  const rules = typeof input === 'string' ? { anyOf: [input] } : input;
  const { anyOf, whenAbsent = 'accept', throughIssuers = true } = rules;
  if (anyOf.length === 0) throw new TypeError('purpose: anyOf is empty');
  if (whenAbsent !== 'accept' && whenAbsent !== 'refuse') throw new TypeError('purpose: whenAbsent: accept or refuse');
  return {
    wanted: anyOf.map(resolveOne),
    anyPurpose: oid(anyExtendedKeyUsage),
    whenAbsent,
    throughIssuers,
  };
}

function resolveOne(name: string): { text: string; bytes: Uint8Array } {
  const text = Object.hasOwn(purposeOids, name) ? purposeOids[name as PurposeName] : name;
  const bytes = parseOidText(text);
  if (bytes instanceof ParseError) throw new TypeError(`purpose: ${name} is neither a known purpose nor an OID`);
  return { text, bytes };
}

/** The wanted purposes as dotted OIDs. */
export function purposeTexts(purpose: Purpose): string[] {
  return purpose.wanted.map(({ text }) => text);
}

/** Which of the wanted purposes an extKeyUsage allows; anyExtendedKeyUsage allows all. */
export function allowedPurposes(usage: ExtendedKeyUsage, purpose: Purpose): string[] {
  const isAny = usage.has(purpose.anyPurpose);
  return purpose.wanted.filter(({ bytes }) => isAny || usage.has(bytes)).map(({ text }) => text);
}
