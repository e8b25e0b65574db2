import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Verdict, verify } from '../../../src/index.ts';
import { FakeVerifier } from '../../support/pki-fake.ts';
import { type Cost, compareCosts, enumerate, type Graph, graphTime, randomGraph } from '../../support/random-graph.ts';

const graphs = 20_000;

const test = suite('the search against trying every path');

test(`${graphs} random graphs: the same are accepted, and no refusal tells of a worse path than need be`, () => {
  let accepted = 0;
  for (let seed = 1; seed <= graphs; seed++) {
    const graph = randomGraph(seed, false);
    const { cheapest, isAcceptable } = enumerate(graph);
    const verdict = run(graph, graph.others);
    assert.is(verdict.ok, isAcceptable, `seed ${seed}`);
    if (verdict.ok) accepted++;
    else assert.ok(compareCosts(costOf(verdict), cheapest) <= 0, `seed ${seed}: ${costOf(verdict)} > ${cheapest}`);
  }
  assert.ok(accepted > graphs / 10, `only ${accepted} graphs have a good path`);
});

test('5000 random graphs with constraints on the names of CAs: the same are accepted', () => {
  for (let seed = 1; seed <= 5000; seed++) {
    const graph = randomGraph(seed, true);
    assert.is(run(graph, graph.others).ok, enumerate(graph).isAcceptable, `seed ${seed}`);
  }
});

test('the verdict does not depend on the order of pool and anchors', () => {
  for (let seed = 1; seed <= 3000; seed++) {
    const graph = randomGraph(seed, seed % 2 === 0);
    const there = run(graph, graph.others);
    const back = run(graph, [...graph.others].reverse());
    assert.equal(summary(back), summary(there), `seed ${seed}`);
  }
});

function run(graph: Graph, others: Graph['others']): Verdict {
  return verify({
    leaf: graph.leaf.der,
    pool: others.filter(({ isInPool }) => isInPool).map(({ der }) => der),
    anchors: others.filter(({ isAnchor }) => isAnchor).map(({ der }) => der),
    time: graphTime,
    maxIntermediates: graph.maxIntermediates,
    peerVerifyDepth: graph.peerVerifyDepth,
    provider: new FakeVerifier(),
  });
}

function costOf(verdict: Verdict): Cost {
  const { problems } = verdict;
  const signatures = problems.filter(({ code }) => code.startsWith('signature-')).length;
  return [signatures, problems.length - signatures];
}

function summary({ ok, problems, spent }: Verdict): unknown {
  return { ok, problems: problems.map(({ code, depth, certificate }) => [code, depth, certificate]), spent };
}

test.run();
