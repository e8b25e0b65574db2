import type { Problem } from '../problem.ts';
import type { RevocationOutcome } from '../revocation/evidence.ts';
import type { TransparencyOutcome } from '../transparency/transparency-requirement.ts';
import type { Anchor } from '../trust/anchor.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RejectedSource } from '../x509/certificate-source.ts';
import type { BudgetCounter } from './budget.ts';
import type { ConstrainedPolicies } from './certificate-policies/policy-set.ts';

/** What is known of the signature on a certificate: checked and right, checked and wrong, or never checked. */
export type SignatureState = 'good' | 'bad' | 'unchecked';

/** One certificate's place in a reported path. */
export interface PathStep {
  /** Undefined for an anchor that is a bare name and key. */
  readonly certificate: Certificate | undefined;
  /** The signature on this certificate, by the next one's key; undefined for the last step. */
  readonly signature: SignatureState | undefined;
  /** What is known of its revocation, and from what; undefined where that was not asked: for an anchor, for one. */
  readonly revocation: RevocationOutcome | undefined;
}

/** A path that was tried and what is wrong with it. */
export interface PathReport {
  /** Leaf first. The last step is the anchor, or where the search came to an end. */
  readonly steps: readonly PathStep[];
  /** Undefined when the path reaches no anchor. */
  readonly anchor: Anchor | undefined;
  readonly problems: readonly Problem[];
}

interface VerdictBase {
  /** What the verification cost. */
  readonly spent: Readonly<Record<BudgetCounter, number>>;
  /** The counter that ran out, or undefined. The answer then holds for the budget given, not for all that is possible. */
  readonly exhausted: BudgetCounter | undefined;
  /** Members of the pool that could not be read. */
  readonly ignored: readonly RejectedSource[];
  /**
   * The leaf's SCTs and what the policy says, below the path accepted or `best`; undefined where the option
   * `transparency` was not given, or the leaf's own signature is not known to be good.
   */
  readonly transparency: TransparencyOutcome | undefined;
}

export interface AcceptedVerdict extends VerdictBase {
  readonly ok: true;
  /** Leaf to anchor; the anchor is not among them when it is a bare key. */
  readonly path: readonly Certificate[];
  readonly anchor: Anchor;
  /** The purpose of `anyOf` that the path is good for, as a dotted OID; undefined when none was asked for. */
  readonly matchedPurpose: string | undefined;
  /** The certificate policies that the path is valid under; undefined unless the option `policies` was given. */
  readonly policies: ConstrainedPolicies | undefined;
  /** Warnings: what a reader may want to know about an accepted path. */
  readonly problems: readonly Problem[];
  readonly report: PathReport;
}

export interface RefusedVerdict extends VerdictBase {
  readonly ok: false;
  /** The path with the least wrong about it; undefined when not even the leaf could be read. */
  readonly best: PathReport | undefined;
  /** At most 16 paths that were judged and refused, the best first. */
  readonly tried: readonly PathReport[];
  /** How many more were refused beyond those in `tried`. */
  readonly untold: number;
  /** The problems of `best`, those of signatures first. */
  readonly problems: readonly Problem[];
}

/**
 * The answer of a verification. `toJSON` is plain data: certificates as SHA-256 in hexadecimal.
 */
export type Verdict = AcceptedVerdict | RefusedVerdict;
