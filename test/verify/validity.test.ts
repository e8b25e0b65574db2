import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ValidityRules } from '../../src/index.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, problemsOf, testTime } from '../support/verification.ts';

const day = 86_400_000;
const second = 1000;
const root = fakeCa('Root');
const leaf = fakeLeaf('Root');

/** Verifies a chain of three whose validity periods may differ by role. */
function chain(
  periods: Partial<Record<'leaf' | 'issuer' | 'anchor', { notBefore?: number; notAfter?: number }>>,
  validity?: ValidityRules,
  time: number = testTime,
): string {
  const verdict = fakeVerify({
    leaf: fakeLeaf('Intermediate', periods.leaf),
    pool: [fakeCa('Intermediate', 'Root', periods.issuer)],
    anchors: [fakeCa('Root', 'Root', periods.anchor)],
    validity,
    time,
  });
  return outcomeOf(verdict);
}

const test = suite('validity');

for (const [role, depth] of [
  ['leaf', 0],
  ['issuer', 1],
  ['anchor', 2],
] as const) {
  test(`an expired ${role} is refused at depth ${depth}, and not with notAfter ignored for its role`, () => {
    const periods = { [role]: { notAfter: testTime - day } };
    assert.is(chain(periods), `${depth} expired`);
    assert.is(chain(periods, { [role]: { notAfter: 'ignore' } }), 'accepted');
    assert.is(chain(periods, { [role]: { notBefore: 'ignore' } }), `${depth} expired`);
  });

  test(`a ${role} not valid yet is refused at depth ${depth}, and not with notBefore ignored for its role`, () => {
    const periods = { [role]: { notBefore: testTime + day } };
    assert.is(chain(periods), `${depth} not-yet-valid`);
    assert.is(chain(periods, { [role]: { notBefore: 'ignore' } }), 'accepted');
    assert.is(chain(periods, { [role]: { notAfter: 'ignore' } }), `${depth} not-yet-valid`);
  });

  test(`the ${role} can be judged at a time of its own, and the others are not`, () => {
    const periods = { [role]: { notAfter: testTime - day } };
    assert.is(chain(periods, { [role]: { at: testTime - 2 * day } }), 'accepted');
    assert.is(chain({}, { [role]: { at: Date.UTC(2050, 0) } }), `${depth} expired`);
  });

  test(`ignoring the validity of the ${role} spares no other role`, () => {
    const expired = { notAfter: testTime - day };
    const all = { leaf: expired, issuer: expired, anchor: expired };
    const rule = { [role]: { notBefore: 'ignore', notAfter: 'ignore' } } as const;
    const left = [0, 1, 2].filter((other) => other !== depth).map((other) => `${other} expired`);
    assert.is(chain(all, rule), left.join(', '));
  });
}

test('a signature of the past is judged with the leaf at its signing time and the CAs now', () => {
  const periods = { leaf: { notAfter: testTime - day } };
  assert.is(chain(periods, { leaf: { at: new Date(testTime - 3 * day) } }), 'accepted');
});

test('both ends belong to the period, to the second', () => {
  const period = { notBefore: testTime, notAfter: testTime };
  const bounded = fakeLeaf('Root', period);
  const at = (time: number): string => outcomeOf(fakeVerify({ leaf: bounded, anchors: [root], time }));
  assert.is(at(testTime - second), '0 not-yet-valid');
  assert.is(at(testTime - 1), '0 not-yet-valid');
  assert.is(at(testTime), 'accepted');
  assert.is(at(testTime + 999), 'accepted');
  assert.is(at(testTime + second), '0 expired');
});

test('fractions of a second do not count in a time of its own either', () => {
  const bounded = fakeLeaf('Root', { notAfter: testTime });
  const validity = { leaf: { at: testTime + 999 } };
  assert.is(outcomeOf(fakeVerify({ leaf: bounded, anchors: [root], validity })), 'accepted');
});

test('times before 1970 are rounded towards the past like all others', () => {
  const old = fakeLeaf('Root', { notBefore: Date.UTC(1960, 0), notAfter: Date.UTC(1960, 1) });
  const problems = (time: number): string[] => problemsOf(fakeVerify({ leaf: old, anchors: [root], time }));
  assert.not(problems(Date.UTC(1960, 1) + 1).includes('0 expired'));
  assert.ok(problems(Date.UTC(1960, 0) - 1).includes('0 not-yet-valid'));
});

test('the problem says at what time was judged, and when the validity ended', () => {
  const [problem] = fakeVerify({ leaf, anchors: [root], time: Date.UTC(2040, 0, 2) + 7 }).problems;
  assert.equal(problem?.parameters, { notAfter: Date.UTC(2040, 0), at: Date.UTC(2040, 0, 2) });
});

test.run();
