import { getPublicSuffix } from 'tldts';
import { verify } from '../../src/index.ts';
import { type LimboCase, toVerifyInput } from './limbo-case.ts';

export interface LimboSuite {
  readonly version: 1;
  readonly testcases: readonly LimboCase[];
}

export interface LimboResult {
  readonly id: string;
  readonly actual_result: 'SUCCESS' | 'FAILURE' | 'SKIPPED' | 'HANG';
  readonly context: string | null;
}

/** Judges one case; what it expects is not looked at. */
export function judgeLimbo(testcase: LimboCase): LimboResult {
  const { id } = testcase;
  const verdict = verify(toVerifyInput(testcase, isPublicSuffix));
  if (verdict.ok) return { id, actual_result: 'SUCCESS', context: null };
  const codes = verdict.problems.map(({ code, depth }) => `${code} at ${depth}`);
  const context = [...codes, ...(verdict.exhausted === undefined ? [] : [`out of ${verdict.exhausted}`])].join(', ');
  return { id, actual_result: 'FAILURE', context };
}

function isPublicSuffix(domain: string): boolean {
  return getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
}
