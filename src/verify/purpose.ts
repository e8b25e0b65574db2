import { oid, parseOidText } from '../asn1/oid.ts';
import { ParseError } from '../asn1/parse-error.ts';
import type { ExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts';
import type { PurposeInput, PurposeName } from './input.ts';

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
  if (rules.anyOf.length === 0) throw new TypeError('purpose: anyOf is empty');
  return {
    wanted: rules.anyOf.map(resolveOne),
    anyPurpose: oid(anyExtendedKeyUsage),
    whenAbsent: rules.whenAbsent ?? 'accept',
    throughIssuers: rules.throughIssuers ?? true,
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
