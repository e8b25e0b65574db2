import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requireSuite } from '../support/vectors.ts';
import type { LimboCase } from './limbo-case.ts';
import { judgeLimbo } from './limbo-results.ts';

const folder = requireSuite('x509-limbo', 1);
const test = suite('x509-limbo');

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
        return actual_result === testcase.expected_result ? [] : [`${testcase.id}: ${actual_result} ${context ?? ''}`];
      });
      assert.equal(wrong, []);
    });
  }
}

test.run();
