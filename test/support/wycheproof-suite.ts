import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AsyncSignatureVerifier, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { requireSuite } from './vectors.ts';
import {
  readWycheproof,
  runWycheproof,
  runWycheproofLater,
  type WycheproofAnswer,
  type WycheproofCase,
} from './wycheproof.ts';

const allFiles = 92;
const allCases = 29341;

/** What a provider must leave out, and nothing else. */
export interface WycheproofGaps {
  /** Names of the files, without `_test.json`, of which some tests are unsupported. */
  readonly unsupported: readonly string[];
  /** Tests of those files that are; others of theirs are refused before a provider is asked. */
  readonly unsupportedTests: number;
}

/**
 * Registers every test of the suite as one test: passed where the answer is right, skipped where the provider has none
 * or X.509 has no such question (a context string). Throws where the gaps are not those named.
 */
export async function registerWycheproof(
  wycheproof: Test,
  provider: SignatureVerifier | AsyncSignatureVerifier,
  gaps: WycheproofGaps,
): Promise<void> {
  const folder = requireSuite('wycheproof', allFiles);
  const files = folder === undefined ? [] : readWycheproof(folder);
  const cases: WycheproofCase[] = [];
  for (const file of files) {
    cases.push(...('verify' in provider ? runWycheproof(file, provider) : await runWycheproofLater(file, provider)));
  }
  if (folder !== undefined) checkGaps(files.length, cases, gaps);
  for (const each of cases) {
    const name = `${each.file} ${each.id}`;
    if (isAnswered(each.answer)) wycheproof(name, () => judge(each));
    else wycheproof.skip(name);
  }
}

function checkGaps(files: number, cases: readonly WycheproofCase[], gaps: WycheproofGaps): void {
  assert.equal([files, cases.length], [allFiles, allCases]);
  const unsupported = cases.filter(({ answer }) => answer === 'unsupported');
  const names = [...new Set(unsupported.map(({ file }) => file))];
  assert.equal(names, gaps.unsupported, 'files that are not supported');
  assert.is(unsupported.length, gaps.unsupportedTests, 'tests that are not supported');
}

function isAnswered(answer: WycheproofAnswer): boolean {
  return answer === 'accepted' || answer === 'refused';
}

function judge({ answer, expected }: WycheproofCase): void {
  assert.is(answer, expected);
}
