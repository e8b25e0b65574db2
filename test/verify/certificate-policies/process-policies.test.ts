import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PolicyStatement } from '../../../src/verify/certificate-policies/policy-statement.ts';
import { type PolicyOutcome, processPolicies } from '../../../src/verify/certificate-policies/process-policies.ts';
import { any, inputs, noInputs, says, textOf } from './statements.ts';

const test = suite('policies of a path');

/** The certificate below the anchor first, as one draws a path. */
function run(statements: readonly PolicyStatement[], given = noInputs): PolicyOutcome {
  return processPolicies([...statements].reverse(), given);
}

function authority(...statements: readonly PolicyStatement[]): string {
  return textOf(run(statements).authorityConstrained);
}

test('a policy is valid that every certificate asserts (§5.3 (d)(1)(i))', () => {
  assert.is(authority(says('A B'), says('B C'), says('B')), 'B');
  assert.is(authority(says('A'), says('B')), '');
});

test('anyPolicy lets what is below it speak (§5.3 (d)(1)(ii))', () => {
  assert.is(authority(says(any), says('A B')), 'A B');
  assert.is(authority(says(any), says(any)), any);
  assert.is(authority(says(`A ${any}`), says('A B')), 'A B');
});

test('anyPolicy carries on what is above it (§5.3 (d)(2))', () => {
  assert.is(authority(says('A B'), says(any), says('A')), 'A');
  assert.is(authority(says('A B'), says(any)), 'A B');
});

test('a certificate without policies ends all (§5.3 (e))', () => {
  assert.is(authority(says('A'), says(undefined), says('A')), '');
  assert.is(authority(says(any), says(undefined)), '');
});

test('a mapping makes the policies below valid in the terms of the one above (§5.4 (b)(1))', () => {
  assert.is(authority(says('A', 'A>X'), says('X')), 'A');
  assert.is(authority(says('A', 'A>X A>Y'), says('Y')), 'A');
  assert.is(authority(says('A B', 'A>X B>X'), says('X')), 'A B');
  assert.is(authority(says('A', 'A>X'), says('A')), '', 'the mapped policy itself is no longer expected');
  assert.is(authority(says('A', 'A>A A>X'), says('A')), 'A');
  assert.is(authority(says('A B', 'A>B B>C'), says('B')), 'A', 'mappings of one certificate do not chain');
  assert.is(authority(says('A', 'A>X'), says('X', 'X>Y'), says('Y')), 'A');
  assert.is(authority(says('A', 'A>X'), says(any), says('X')), 'A');
});

test('a mapping of a policy that only anyPolicy covers (§5.4 (b)(1))', () => {
  assert.is(authority(says(any, 'A>X'), says('X')), 'A');
  assert.is(authority(says(any, 'A>X'), says('A')), 'A', 'below anyPolicy it may start anew');
  assert.is(authority(says('B', 'A>X'), says('X')), '');
});

test('mappings of the last certificate do not count', () => {
  assert.is(authority(says('A'), says('A', 'A>X')), 'A');
});

test('mappings from or to anyPolicy have no effect', () => {
  assert.is(authority(says('A', `A>${any}`), says('B')), '');
  assert.is(authority(says(any, `${any}>A`), says('A')), 'A');
});

test('an inhibited mapping drops the policy (§5.4 (b)(2))', () => {
  const inhibited = inputs(undefined, { policyMapping: 0 });
  assert.is(textOf(run([says('A B', 'A>X'), says('X A B')], inhibited).authorityConstrained), 'B');
  assert.is(textOf(run([says(any, 'A>X'), says('X')], inhibited).authorityConstrained), 'X');
});

test('inhibitPolicyMapping counts certificates that are not self-issued (RFC 5280 §6.1.4 (h) and (j))', () => {
  const limit = says('A', '', { inhibitPolicyMapping: 1 });
  const selfIssued = says('A', '', { isSelfIssued: true });
  assert.is(authority(limit, says('A', 'A>X'), says('X')), 'A');
  assert.is(authority(limit, selfIssued, says('A', 'A>X'), says('X')), 'A');
  assert.is(authority(limit, says('A'), says('A', 'A>X'), says('X')), '');
});

test('inhibitAnyPolicy counts likewise, and spares self-issued certificates that are not the last', () => {
  const limit = says('A', '', { inhibitAnyPolicy: 0 });
  assert.is(authority(limit, says(any), says('A')), '');
  assert.is(authority(limit, says(any, '', { isSelfIssued: true }), says('A')), 'A');
  assert.is(authority(limit, says(any, '', { isSelfIssued: true })), '');
  assert.is(authority(says('A', '', { inhibitAnyPolicy: 1 }), says(any), says('A')), 'A');
  assert.is(authority(says('A', '', { inhibitAnyPolicy: 1 }), says('A'), says(any)), '');
  assert.is(textOf(run([says(any)], inputs(undefined, { inhibitAnyPolicy: 0 })).authorityConstrained), '');
});

test('requireExplicitPolicy refuses a path without a valid policy, from its place on', () => {
  const required = (skip: number, more = 'A'): PolicyStatement => says(more, '', { requireExplicitPolicy: skip });
  assert.not.ok(run([required(0), says('B')]).isAccepted);
  assert.ok(run([required(0), says('A')]).isAccepted);
  assert.ok(run([required(1 + 1), says('B')]).isAccepted, 'two more may pass');
  assert.not.ok(run([required(1), says('B')]).isAccepted);
  assert.ok(run([required(2), says('A', '', { isSelfIssued: true }), says('B')]).isAccepted);
  assert.not.ok(run([required(1), says('B', '', { isSelfIssued: true })]).isAccepted, 'the last one always counts');
  assert.not.ok(run([says('A'), required(0, 'B')]).isAccepted, 'in the last one a value of 0 counts');
  assert.ok(run([says('A'), required(1, 'B')]).isAccepted, 'and no other');
});

test('the initial inputs require a policy of the user', () => {
  assert.ok(run([says('A')], inputs('B')).isAccepted, 'the set alone refuses nothing');
  assert.not.ok(run([says('A')], inputs('B', { explicitPolicy: 0 })).isAccepted);
  assert.ok(run([says('A')], inputs('B A', { explicitPolicy: 0 })).isAccepted);
  assert.ok(run([says('A')], inputs(undefined, { explicitPolicy: 0 })).isAccepted);
  assert.not.ok(run([says(undefined)], inputs(undefined, { explicitPolicy: 0 })).isAccepted);
});

test('the user constrained set (§5.5 (g)(5) and (6))', () => {
  const user = (statement: PolicyStatement, initial: string | undefined): string =>
    textOf(run([statement], inputs(initial)).userConstrained);
  assert.is(user(says('A B'), 'B C'), 'B');
  assert.is(user(says('A B'), undefined), 'A B');
  assert.is(user(says(`A ${any}#7`), 'B A'), 'A B#7');
  assert.is(user(says(any), undefined), any);
});

test('the sets say whether they hold anyPolicy', () => {
  const { authorityConstrained, userConstrained } = run([says(any)], inputs('A'));
  assert.ok(authorityConstrained.anyPolicy);
  assert.not.ok(userConstrained.anyPolicy);
});

test('a policy comes with the qualifiers of its node, its ancestors and its descendants, none twice', () => {
  assert.is(authority(says(`${any}#1`), says('A#2 B#3'), says('A#2#4')), 'A#1#2#4');
  assert.is(authority(says('A#1', 'A>X A>Y'), says('X#2 Y#3'), says('X#4 Y#5')), 'A#1#2#3#4#5');
  assert.is(authority(says('A#1 B#2', 'A>X B>X'), says('X#3')), 'A#1#3 B#2#3');
  assert.is(authority(says('A#1'), says(`${any}#2`), says('A#3')), 'A#1#2#3', 'where anyPolicy carried it on');
  assert.is(authority(says('A#1'), says(`A#2 ${any}#9`)), 'A#1#2', 'and not where it was named beside it');
  assert.is(authority(says('A#1 B#2'), says('A')), 'A#1', 'a policy that came to an end leaves nothing');
});

test('a path without certificates below the anchor is valid under every policy', () => {
  assert.is(textOf(run([]).authorityConstrained), any);
});

test.run();
