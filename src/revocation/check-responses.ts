import type { OcspResponse } from '../x509/ocsp-response.ts';
import type { Findings } from './findings.ts';
import type { ListPool } from './list-pool.ts';
import type { Asking } from './question.ts';
import type { Subject } from './subject.ts';
export function* checkResponses(
  _subject: Subject,
  _responses: readonly OcspResponse[],
  _lists: ListPool,
  _findings: Findings,
): Asking<void> {}
