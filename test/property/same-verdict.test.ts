import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createVerifier,
  explain,
  type SignatureJob,
  toJson,
  type Verdict,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { type Graph, graphTime, randomGraph, randomNumbers } from '../support/random-graph.ts';
import { RecordingVerifier, shuffled } from '../support/verification.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 30 });
const graphs = fc.tuple(seeds, fc.boolean()).map(([seed, withConstraints]) => randomGraph(seed, withConstraints));
const budgets = fc.option(fc.record({ signatures: fc.nat(5), steps: fc.nat(30) }), { nil: undefined });

function inputOf(graph: Graph, others: Graph['others'] = graph.others): VerifyInput {
  return {
    leaf: graph.leaf.der,
    pool: others.filter(({ isInPool }) => isInPool).map(({ der }) => der),
    anchors: others.filter(({ isAnchor }) => isAnchor).map(({ der }) => der),
    time: graphTime,
    maxIntermediates: graph.maxIntermediates,
    peerVerifyDepth: graph.peerVerifyDepth,
    provider: new FakeVerifier(),
  };
}

/** Everything that a verdict says. */
function everything(verdict: Verdict): unknown {
  return [toJson(verdict, { certificates: 'der' }), explain(verdict)];
}

const test = suite('the same question has the same verdict');

test('in whatever order pool and anchors come', () => {
  fc.assert(
    fc.property(graphs, seeds, (graph, seed) => {
      const there = verify(inputOf(graph));
      const again = verify(inputOf(graph, shuffled(graph.others, randomNumbers(seed))));
      assert.equal(everything(again), everything(there));
    }),
    { numRuns: 1500 },
  );
});

test('at once or later, what was spent included', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, budgets, async (graph, budget) => {
      const fake = new FakeVerifier();
      const provider = {
        name: 'later',
        verifyAsync: async (jobs: readonly SignatureJob[]) => jobs.map((job) => fake.verify(job)),
      };
      const later = await verifyAsync({ ...inputOf(graph), budget, provider });
      assert.equal(everything(later), everything(verify({ ...inputOf(graph), budget })));
    }),
    { numRuns: 1500 },
  );
});

test('with the answers of another time replayed', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const recorder = new RecordingVerifier(new FakeVerifier());
      const recorded = verify({ ...inputOf(graph), provider: recorder });
      let next = 0;
      const replay = { name: 'replay', verify: () => recorder.results[next++] ?? ('unsupported' as const) };
      assert.equal(everything(verify({ ...inputOf(graph), provider: replay })), everything(recorded));
      assert.is(next, recorder.results.length);
    }),
    { numRuns: 500 },
  );
});

test('from a verifier that has seen other questions, but for what it costs', () => {
  fc.assert(
    fc.property(fc.array(graphs, { minLength: 2, maxLength: 4 }), (list) => {
      const anchors = list.flatMap(({ others }) => others.filter(({ isAnchor }) => isAnchor).map(({ der }) => der));
      const verifier = createVerifier({ anchors, time: graphTime, provider: new FakeVerifier() });
      for (const graph of [...list, ...list]) {
        const { anchors: _, provider, ...input } = inputOf(graph);
        const known = verifier.verify(input);
        const fresh = verify({ ...input, anchors, provider });
        assert.is(known.ok, fresh.ok);
        assert.equal(known.problems, fresh.problems);
        assert.ok(known.spent.signatures <= fresh.spent.signatures);
      }
    }),
    { numRuns: 300 },
  );
});

test('asked twice', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      assert.equal(everything(verify(inputOf(graph))), everything(verify(inputOf(graph))));
    }),
    { numRuns: 200 },
  );
});

test.run();
