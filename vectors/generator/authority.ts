import {
  authorityKeyIdentifier,
  basicConstraints,
  type ConstraintsInput,
  type ExtensionInput,
  extendedKeyUsage,
  type KeyUsageName,
  keyUsage,
  nameConstraints,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from './extensions.ts';
import { type Edits, type Issued, issue } from './issue.ts';
import { ecKey, type TestKey } from './keys.ts';
import type { SignatureAlgorithmInput } from './signature-algorithms.ts';

/** What can be said of any certificate; each member has a default that makes a good one. */
export interface CertificateOptions {
  readonly label?: string;
  /** The P-256 key of the subject's name unless given. */
  readonly key?: TestKey;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly serial?: Uint8Array;
  readonly version?: 1 | 2 | 3;
  readonly signatureAlgorithm?: SignatureAlgorithmInput;
  readonly innerAlgorithm?: SignatureAlgorithmInput;
  readonly edits?: Edits;
  /** `null` leaves the extension out. */
  readonly keyUsage?: readonly KeyUsageName[] | null;
  /** Purposes by name or OID; `null` leaves the extension out. */
  readonly extendedKeyUsage?: readonly string[] | null;
  /** Whether subjectKeyIdentifier and authorityKeyIdentifier are there; they are unless `false`. */
  readonly keyIdentifiers?: boolean;
  /** Put behind the others: unknown, malformed or second ones. */
  readonly moreExtensions?: readonly ExtensionInput[];
  /** Instead of all others. */
  readonly extensions?: readonly ExtensionInput[];
}

export interface CaOptions extends CertificateOptions {
  /** `null` leaves basicConstraints out; `false` says that this is no CA. */
  readonly cA?: boolean | null;
  readonly pathLenConstraint?: number;
  readonly nameConstraints?: ConstraintsInput;
}

export interface LeafOptions extends CertificateOptions {
  /** The first of `names` without its kind unless given. */
  readonly subject?: string;
  /** The subject alternative names, as `generalName` reads them; none: no extension. */
  readonly names?: readonly string[];
  /** Adds basicConstraints. */
  readonly cA?: boolean;
}

/** A certificate together with its key. */
export interface IssuedWithKey extends Issued {
  readonly key: TestKey;
}

/** A CA's certificate, and what the CA can do. A cross-certificate is `issueCa` by another CA with the same name and key. */
export interface Authority extends IssuedWithKey {
  issueCa(subject: string, options?: CaOptions): Authority;
  issueLeaf(options?: LeafOptions): IssuedWithKey;
}

/** Whose name and key sign. Any certificate will do: that a leaf issues certificates is a case too. */
export interface Issuer {
  readonly subject: string;
  readonly key: TestKey;
}

/** A self-signed CA. */
export function ca(subject: string, options: CaOptions = {}): Authority {
  return authority({ subject, key: options.key ?? ecKey(subject) }, subject, options);
}

/** A CA's certificate signed by whoever is given. */
export function authority(issuer: Issuer, subject: string, options: CaOptions = {}): Authority {
  const issued = issueBy(issuer, subject, options, caExtensions(options), ['2020-01-01', '2045-01-01']);
  return {
    ...issued,
    issueCa: (name, more) => authority(issued, name, more),
    issueLeaf: (more) => endEntity(issued, more),
  };
}

/** An end entity's certificate signed by whoever is given. */
export function endEntity(issuer: Issuer, options: LeafOptions = {}): IssuedWithKey {
  const names = options.names ?? ['dns:www.example.com'];
  const subject = options.subject ?? names[0]?.slice(names[0].indexOf(':') + 1) ?? '';
  return issueBy(issuer, subject, options, leafExtensions(options, names), ['2025-01-01', '2026-01-01']);
}

function issueBy(
  issuer: Issuer,
  subject: string,
  options: CertificateOptions,
  own: readonly ExtensionInput[],
  [notBefore, notAfter]: readonly [string, string],
): IssuedWithKey {
  const key = options.key ?? ecKey(subject);
  const isSelfSigned = issuer.subject === subject && issuer.key === key;
  const issuerId = isSelfSigned ? [] : [authorityKeyIdentifier(issuer.key.spki)];
  const keyIds = options.keyIdentifiers === false ? [] : [subjectKeyIdentifier(key.spki), ...issuerId];
  const issued = issue({
    notBefore,
    notAfter,
    ...options,
    subject,
    issuer: issuer.subject,
    key,
    issuerKey: issuer.key,
    extensions: options.extensions ?? [...keyIds, ...own, ...(options.moreExtensions ?? [])],
  });
  return { ...issued, key };
}

function caExtensions(options: CaOptions): ExtensionInput[] {
  const usage = options.keyUsage === undefined ? (['keyCertSign', 'cRLSign'] as const) : options.keyUsage;
  return [
    ...(options.cA === null ? [] : [basicConstraints(options.cA ?? true, options.pathLenConstraint)]),
    ...(usage === null ? [] : [keyUsage(...usage)]),
    ...(options.extendedKeyUsage ? [extendedKeyUsage(...options.extendedKeyUsage)] : []),
    ...(options.nameConstraints ? [nameConstraints(options.nameConstraints)] : []),
  ];
}

function leafExtensions(options: LeafOptions, names: readonly string[]): ExtensionInput[] {
  const usage = options.keyUsage === undefined ? (['digitalSignature'] as const) : options.keyUsage;
  const purposes = options.extendedKeyUsage === undefined ? ['serverAuth'] : options.extendedKeyUsage;
  const isNameless = options.subject === '';
  return [
    ...(options.cA === undefined ? [] : [basicConstraints(options.cA)]),
    ...(usage === null ? [] : [keyUsage(...usage)]),
    ...(purposes === null ? [] : [extendedKeyUsage(...purposes)]),
    // "If the subject field contains an empty sequence, … the subjectAltName extension MUST be critical" (RFC 5280 §4.2.1.6).
    ...(names.length > 0 ? [subjectAlternativeName(names, isNameless)] : []),
  ];
}
