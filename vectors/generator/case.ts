import type { ProblemCode } from '../../src/problem.ts';
import type { Issued } from './issue.ts';

/** Who the peer must be. */
export type CaseIdentity = { readonly dns: string } | { readonly ip: string } | { readonly email: string };

/** A problem and the depth at which it stands: 0 is the leaf. */
export type ExpectedProblem = readonly [code: ProblemCode, depth: number | 'path'];

/** One question to a verifier together with the right answer and the reason for it. */
export interface VectorCase {
  /** Name of its folder, unique in its group. */
  readonly name: string;
  /** What is special about the certificates, in a sentence. */
  readonly what: string;
  /** What goes wrong in a verifier that lacks the rule, in a sentence. */
  readonly why: string;
  /** The rule's source. */
  readonly clause: string;
  readonly leaf: Issued;
  readonly pool: readonly Issued[];
  readonly anchors: readonly Issued[];
  /** ISO 8601; 2025-06-01T12:00:00Z unless given. */
  readonly time?: string;
  /** Nobody in particular unless given. */
  readonly identity?: CaseIdentity;
  /** `serverAuth` unless given. */
  readonly purpose?: 'serverAuth' | 'clientAuth' | 'emailProtection' | 'any';
  /** `webpki` unless given. */
  readonly profile?: 'webpki' | 'rfc5280';
  /** The accepted path from leaf to anchor, or the problems of the best path in any order. */
  readonly expect: { readonly path: readonly Issued[] } | { readonly problems: readonly ExpectedProblem[] };
}

/** `case.json`: the same with labels in place of certificates, and every default written out. */
export interface CaseFile {
  readonly what: string;
  readonly why: string;
  readonly clause: string;
  /** Labels of the certificates of `chain.pem`, the leaf first. */
  readonly chain: readonly string[];
  /** Labels of the certificates of `anchors.pem`. */
  readonly anchors: readonly string[];
  readonly time: string;
  readonly identity: CaseIdentity | null;
  readonly purpose: 'serverAuth' | 'clientAuth' | 'emailProtection' | 'any';
  readonly profile: 'webpki' | 'rfc5280';
  readonly expect:
    | { readonly ok: true; readonly path: readonly string[] }
    | {
        readonly ok: false;
        readonly problems: readonly { readonly code: ProblemCode; readonly depth: number | 'path' }[];
      };
}

export function toCaseFile(source: VectorCase): CaseFile {
  const labels = (list: readonly Issued[]): string[] => list.map(({ label }) => label);
  return {
    what: source.what,
    why: source.why,
    clause: source.clause,
    chain: labels([source.leaf, ...source.pool]),
    anchors: labels(source.anchors),
    time: source.time ?? '2025-06-01T12:00:00Z',
    identity: source.identity ?? null,
    purpose: source.purpose ?? 'serverAuth',
    profile: source.profile ?? 'webpki',
    expect:
      'path' in source.expect
        ? { ok: true, path: labels(source.expect.path) }
        : { ok: false, problems: source.expect.problems.map(([code, depth]) => ({ code, depth })) },
  };
}
