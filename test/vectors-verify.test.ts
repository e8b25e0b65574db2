import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Verdict, verify } from '../src/index.ts';
import { hex } from './support/hex.ts';
import { readCases, type StoredCase } from './support/pki-cases.ts';

const vectors = suite('verdicts on the vectors');

for (const each of readCases()) {
  vectors(each.name, () => {
    assert.is(describe(judge(each, each.pool)), expectation(each));
    assert.is(describe(judge(each, [...each.pool].reverse())), expectation(each), 'with the pool in reverse order');
  });
}

vectors.run();

function judge({ file, leaf, anchors }: StoredCase, pool: readonly Uint8Array[]): Verdict {
  const { purpose, profile, identity } = file;
  return verify({
    leaf,
    pool,
    anchors,
    time: Date.parse(file.time),
    identity: identity ?? undefined,
    purpose,
    profile,
  });
}

/** The verdict in the form of {@link expectation}, so that a difference is a difference of two readable texts. */
function describe(verdict: Verdict): string {
  if (verdict.ok) return ['accepted', ...verdict.path.map(({ der }) => hex(der))].join('\n');
  const errors = verdict.problems.filter(({ severity }) => severity === 'error');
  return ['refused', ...errors.map(({ code, depth }) => `${code} at ${depth}`).sort()].join('\n');
}

function expectation({ file, certificates }: StoredCase): string {
  const { expect } = file;
  if (!expect.ok)
    return ['refused', ...expect.problems.map(({ code, depth }) => `${code} at ${depth}`).sort()].join('\n');
  return ['accepted', ...expect.path.map((label) => hex(certificates.get(label) ?? new Uint8Array()))].join('\n');
}
