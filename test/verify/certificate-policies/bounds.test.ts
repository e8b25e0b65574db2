import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PolicyStatement } from '../../../src/verify/certificate-policies/policy-statement.ts';
import { processPolicies } from '../../../src/verify/certificate-policies/process-policies.ts';
import { any, inputs, noInputs, policyBlowUp, says } from './statements.ts';

const test = suite('the policy graph stays small');

/** Names `1 … count` behind a prefix. */
function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`);
}

function entriesOf(statements: readonly PolicyStatement[]): number {
  return statements.reduce((sum, { policies, mappings }) => sum + (policies?.length ?? 0) + mappings.length, 0);
}

test('where the tree is exponential, the graph grows with the input', () => {
  for (const [certificates, policies] of [
    [10, 2],
    [40, 10],
    [400, 10],
    [10, 60],
  ] as const) {
    const statements = policyBlowUp(certificates, policies);
    const { graphSize, authorityConstrained } = processPolicies(statements, noInputs);
    assert.is(authorityConstrained.policies.length, policies);
    assert.ok(graphSize <= 3 * entriesOf(statements) + 1, `${certificates} × ${policies}: ${graphSize}`);
  }
});

test('the blow-up chain is done in no time', () => {
  const statements = policyBlowUp(20, 32);
  const start = process.hrtime.bigint();
  processPolicies(statements, inputs('Q', { explicitPolicy: 0 }));
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  assert.ok(milliseconds < 500, `${milliseconds} ms`);
});

test('10,000 policies and 10,000 mappings in a certificate', () => {
  const own = names('P', 10_000);
  const big = says(own.join(' '), own.map((name, i) => `${name}>P${(i * 7) % 10_000}`).join(' '));
  const statements = [big, big, big];
  const { graphSize, authorityConstrained } = processPolicies(statements, noInputs);
  assert.is(authorityConstrained.policies.length, 10_000);
  assert.ok(graphSize <= 3 * entriesOf(statements) + 1);
});

test('10,000 policies carried on by anyPolicy through 2,000 certificates cost their own number', () => {
  const statements = [
    ...Array.from({ length: 2000 }, () => says(any)),
    says(
      names('P', 10_000).join(' '),
      names('P', 5000)
        .map((name) => `${name}>X${name}`)
        .join(' '),
    ),
  ];
  const { graphSize, authorityConstrained } = processPolicies(statements, noInputs);
  assert.is(authorityConstrained.policies.length, 10_000);
  assert.ok(graphSize <= 3 * entriesOf(statements) + 1, String(graphSize));
});

test('where every policy has all qualifiers below a funnel, they are not all told', () => {
  const above = names('P', 10_000);
  const below = names('Q', 10_000);
  const statements = [
    says(below.map((name, i) => `${name}#${i}`).join(' ')),
    says('X', below.map((name) => `X>${name}`).join(' ')),
    says(above.join(' '), above.map((name) => `${name}>X`).join(' ')),
  ];
  const { policies } = processPolicies(statements, noInputs).authorityConstrained;
  assert.is(policies.length, 10_000);
  assert.is(policies[0]?.qualifiers?.length, 10_000);
  assert.is(policies[9999]?.qualifiers, undefined);
});

test.run();
