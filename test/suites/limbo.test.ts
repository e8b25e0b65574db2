import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reportSkipped } from '../support/skipped.ts';
import { requireSuite } from '../support/vectors.ts';
import type { LimboCase } from './limbo-case.ts';
import { judgeLimbo } from './limbo-results.ts';

const folder = requireSuite('x509-limbo', 1);
const test = suite('x509-limbo');

/** Cases that need CRLs. */
const skippedCases = 8;
const allCases = 9780;

type ExpectedCase = LimboCase & { readonly expected_result: 'SUCCESS' | 'FAILURE' };

if (folder !== undefined) {
  const { testcases } = JSON.parse(readFileSync(join(folder, 'limbo.json'), 'utf8')) as { testcases: ExpectedCase[] };
  const byNamespace = new Map<string, ExpectedCase[]>();
  for (const testcase of testcases) {
    const namespace = testcase.id.slice(0, testcase.id.lastIndexOf('::'));
    const known = byNamespace.get(namespace);
    if (known === undefined) byNamespace.set(namespace, [testcase]);
    else known.push(testcase);
  }

  test('is the suite that is known', () => {
    assert.is(testcases.length, allCases);
  });

  for (const [namespace, cases] of byNamespace) {
    test(`${namespace}: ${cases.length} cases as expected`, () => {
      const wrong = cases.flatMap((testcase) => {
        const { actual_result, context } = judgeLimbo(testcase);
        const isRight = actual_result === testcase.expected_result || actual_result === 'SKIPPED';
        return isRight ? [] : [`${testcase.id}: ${actual_result} ${context ?? ''}`];
      });
      assert.equal(wrong, []);
    });
  }

  test(`${skippedCases} cases are skipped, all for their CRLs`, () => {
    const skipped = testcases.filter(({ features }) => features.includes('has-crl'));
    assert.is(skipped.length, skippedCases);
    assert.ok(skipped.every(({ id }) => id.startsWith('crl::')));
    reportSkipped('x509-limbo crl:: (CRLs are not processed)', skipped.length);
  });
}

test.run();
