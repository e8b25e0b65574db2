import {
  type AnchorInput,
  createStore,
  type ExtensionHandler,
  ParseError,
  parseCertificate,
  type RevocationOptions,
  type Verdict,
  type VerifyOptions,
  verify,
} from '../../src/index.ts';
import type { AnchorFile, CaseFile, CaseOptions } from '../generator/case-file.ts';
import type { StoredCase } from './stored-case.ts';

/** Puts the question of a case to this library. */
export function judgeCase(each: StoredCase, pool: readonly Uint8Array[] = each.pool): Verdict {
  const { file, leaf, anchors, certificates } = each;
  const inputs = anchors.map((der, i) => toAnchorInput(der, file.anchors[i] as AnchorFile));
  const distrusted = (file.options.distrusted ?? []).map((label) => certificates.get(label) ?? new Uint8Array());
  const store = createStore(inputs, { distrusted });
  return verify({ leaf, pool, store, ...toVerifyOptions(file), revocation: toRevocation(each) });
}

function toRevocation({ file, evidence }: StoredCase): RevocationOptions | undefined {
  if (file.revocation === undefined) return undefined;
  const { mode, crls, ocsp, stapled } = file.revocation;
  const find = (label: string): Uint8Array => evidence.get(label) ?? new Uint8Array();
  return { mode, crls: crls.map(find), ocsp: ocsp.map(find), ...(stapled !== undefined && { stapled: find(stapled) }) };
}

function toAnchorInput(certificate: Uint8Array, file: AnchorFile): AnchorInput {
  const { bare, usableFrom, usableUntil, distrustAfter, ...others } = file;
  const terms = {
    ...others,
    usableFrom: toTime(usableFrom),
    usableUntil: toTime(usableUntil),
    distrustAfter: toTime(distrustAfter),
  };
  if (!bare) return { certificate, ...terms };
  const read = parseCertificate(certificate);
  if (read instanceof ParseError || read.publicKey instanceof ParseError) throw new Error(`unreadable: ${file.label}`);
  return { name: read.subject.der, key: read.publicKey.der, ...terms };
}

function toVerifyOptions({ time, identity, purpose, profile, options }: CaseFile): VerifyOptions {
  const { extensions = {}, publicSuffixes = [], validity = {}, distrusted: _, ...others } = options;
  return {
    ...others,
    time: Date.parse(time),
    identity: identity ?? undefined,
    purpose,
    profile,
    validity: { leaf: at(validity.leaf), issuer: at(validity.issuer), anchor: at(validity.anchor) },
    extensionHandlers: toHandlers(extensions),
    isPublicSuffix: (domain) => publicSuffixes.includes(domain),
  };
}

function toHandlers(extensions: NonNullable<CaseOptions['extensions']>): Record<string, ExtensionHandler> {
  const entries = Object.entries(extensions).map(([oid, answer]) => [oid, () => answer === 'accept'] as const);
  return Object.fromEntries(entries);
}

function at(rule: { readonly at: string } | undefined): { at: number | undefined } {
  return { at: toTime(rule?.at) };
}

function toTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
