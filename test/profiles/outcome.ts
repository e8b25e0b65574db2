import type { Problem, Verdict } from '../../src/index.ts';

/** 2025-06-01: every certificate of `pki.ts` is valid then unless it says otherwise. */
export const now: number = Date.UTC(2025, 5, 1);

/** `accepted: leaf < issuer < …` by common name, or the problems on one line, each with its depth, code and detail. */
export function outcome(verdict: Verdict): string {
  if (!verdict.ok) return verdict.problems.map(problemOf).join(', ');
  const names = verdict.path.map(({ subject }) => subject.textsOf('2.5.4.3').join(' ') || '-');
  return `accepted: ${names.join(' < ')}`;
}

function problemOf({ depth, code, parameters }: Problem): string {
  const detail = 'rule' in parameters ? ` ${parameters.rule}` : 'oid' in parameters ? ` ${parameters.oid}` : '';
  return `${depth} ${code}${detail}`;
}
