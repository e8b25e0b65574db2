import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { resolvePolicyInputs } from '../../../src/verify/certificate-policies/policy-inputs.ts';

const test = suite('policy options');
const none = Number.POSITIVE_INFINITY;

test('without options every policy will do and none is required', () => {
  const nothing = { initial: undefined, explicitPolicy: none, policyMapping: none, inhibitAnyPolicy: none };
  assert.equal(resolvePolicyInputs(undefined), nothing);
  assert.equal(resolvePolicyInputs({}), nothing);
  assert.equal(resolvePolicyInputs({ initial: ['1.2.3', '2.5.29.32.0'] }), nothing);
});

test('each option has its own counter', () => {
  const { initial } = resolvePolicyInputs({ initial: ['1.2.3', '1.2.3', '2.16.840.1'] });
  assert.equal([...(initial ?? [])], ['1.2.3', '2.16.840.1']);
  assert.is(resolvePolicyInputs({ requireExplicit: true }).explicitPolicy, 0);
  assert.is(resolvePolicyInputs({ inhibitMapping: true }).policyMapping, 0);
  assert.is(resolvePolicyInputs({ inhibitAny: true }).inhibitAnyPolicy, 0);
});

test('what is no list of OIDs is a mistake in the program', () => {
  for (const initial of [[], ['anyPolicy'], ['1.2.03'], ['3.1'], [''], [undefined], '1.2.3']) {
    assert.throws(() => resolvePolicyInputs({ initial: initial as string[] }), TypeError);
  }
});

test.run();
