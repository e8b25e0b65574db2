import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeImplicit, encodeInteger, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { defaultBudget, type Verdict } from '../../src/index.ts';
import { fakeExtension } from '../support/pki-fake.ts';
import { graphTime, randomGraph, randomNumbers } from '../support/random-graph.ts';
import { fakeCa, fakeLeaf, fakeVerify, outcomeOf, problemsOf, shuffled, statesOf } from '../support/verification.ts';

const test = suite('budget');

const root = fakeCa('Root');
const bound = fakeCa('A', 'Root', { excluded: ['a.test', 'b.test', 'c.test'] });
const leaf = fakeLeaf('A', { dns: ['www.example.com', 'mail.example.com'] });

test('the defaults are those that are documented', () => {
  assert.equal(defaultBudget, { signatures: 256, steps: 200_000, nameComparisons: 2 ** 20 });
});

test('what was spent is told, and nothing is exhausted', () => {
  const verdict = fakeVerify({ leaf, pool: [bound], anchors: [root] });
  assert.equal(verdict.spent, { signatures: 2, steps: 2, nameComparisons: 6 });
  assert.is(verdict.exhausted, undefined);
});

for (const counter of ['signatures', 'steps', 'nameComparisons'] as const) {
  test(`exactly enough ${counter} accept, one less refuses with ${counter} exhausted`, () => {
    const input = { leaf, pool: [bound], anchors: [root] };
    const needed = fakeVerify(input).spent[counter];
    const enough = fakeVerify({ ...input, budget: { [counter]: needed } });
    assert.is(outcomeOf(enough), 'accepted');
    assert.is(enough.exhausted, undefined);
    const short = fakeVerify({ ...input, budget: { [counter]: needed - 1 } });
    assert.is(short.ok, false);
    assert.is(short.exhausted, counter);
    assert.ok(short.spent[counter] < needed);
  });

  test(`no ${counter} at all refuse`, () => {
    const verdict = fakeVerify({ leaf, pool: [bound], anchors: [root], budget: { [counter]: 0 } });
    assert.is(verdict.ok, false);
    assert.is(verdict.spent[counter], 0);
  });
}

test('policies cost steps, and with too few of them a path that requires one is refused', () => {
  const policies = encodeSequence(encodeSequence(encodeOid('1.2.3.4')));
  const required = encodeSequence(encodeImplicit(0, encodeInteger(0)));
  const named = fakeExtension('2.5.29.32', policies);
  const strict = fakeCa('A', 'Root', { moreExtensions: [named, fakeExtension('2.5.29.36', required, true)] });
  const input = { leaf: fakeLeaf('A', { moreExtensions: [named] }), pool: [strict], anchors: [root] };
  const verdict = fakeVerify(input);
  assert.is(outcomeOf(verdict), 'accepted');
  const { steps } = verdict.spent;
  assert.ok(steps > 2, `${steps}`);
  assert.is(outcomeOf(fakeVerify({ ...input, budget: { steps } })), 'accepted');
  const short = fakeVerify({ ...input, budget: { steps: steps - 1 } });
  assert.equal([short.ok, short.exhausted], [false, 'steps']);
});

test('a budget given in part leaves the other counters at their defaults', () => {
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [bound], anchors: [root], budget: { steps: 10 } })), 'accepted');
});

test('an infinite budget is one', () => {
  const budget = { signatures: Infinity, steps: Infinity, nameComparisons: Infinity };
  assert.is(outcomeOf(fakeVerify({ leaf, pool: [bound], anchors: [root], budget })), 'accepted');
});

test('constraints that could not be compared to the end never accept, even if all that was compared fits', () => {
  const huge = fakeLeaf('A', { dns: Array.from({ length: 2000 }, (_, i) => `h${i}.example`) });
  const excluding = fakeCa('A', 'Root', { excluded: Array.from({ length: 1000 }, (_, i) => `x${i}.test`) });
  const verdict = fakeVerify({ leaf: huge, pool: [excluding], anchors: [root] });
  assert.is(verdict.ok, false);
  assert.is(verdict.exhausted, 'nameComparisons');
  assert.ok(verdict.spent.nameComparisons <= defaultBudget.nameComparisons);
});

test('an exhausted budget is no problem of a certificate', () => {
  const verdict = fakeVerify({ leaf, pool: [bound], anchors: [root], budget: { nameComparisons: 0 } });
  assert.equal(problemsOf(verdict), []);
});

test('whatever runs out, the order of pool and anchors never shows', () => {
  let exhausted = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomNumbers(seed);
    const budget = { signatures: random(6), steps: random(14), nameComparisons: random(4) + 1 };
    const graph = randomGraph(seed, true);
    const verdict = judge(graph, graph.others, budget);
    if (verdict.exhausted !== undefined) exhausted++;
    const again = judge(graph, shuffled(graph.others, random), budget);
    assert.equal(summary(again), summary(verdict), `seed ${seed}`);
  }
  assert.ok(exhausted > 500, `${exhausted} ran out`);
});

function judge(
  graph: ReturnType<typeof randomGraph>,
  others: ReturnType<typeof randomGraph>['others'],
  budget: object,
): Verdict {
  return fakeVerify({
    leaf: graph.leaf.der,
    pool: others.filter(({ isInPool }) => isInPool).map(({ der }) => der),
    anchors: others.filter(({ isAnchor }) => isAnchor).map(({ der }) => der),
    time: graphTime,
    budget,
  });
}

function summary(verdict: Verdict): unknown {
  const { ok, exhausted, spent } = verdict;
  return { ok, exhausted, spent, outcome: outcomeOf(verdict), states: statesOf(verdict) };
}

test.run();
