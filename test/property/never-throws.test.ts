import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkPath, createStore, explain, toJson, type Verdict, type VerifyInput, verify } from '../../src/index.ts';
import { makeChain } from '../support/pki.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { testTime } from '../support/verification.ts';

const { root, pool, leaf } = makeChain({
  intermediates: [{ nameConstraints: { permitted: ['dns:example.com'], excluded: ['ip:10.0.0.0/8'] } }],
});
const genuine = [leaf.der, ...pool, root.der];

/** A genuine certificate with a few octets overwritten, cut, or something behind it. */
const mutated = fc
  .tuple(
    fc.constantFrom(...genuine),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 4 }),
    fc.option(fc.nat(1000), { nil: undefined }),
    fc.uint8Array({ maxLength: 3 }),
  )
  .map(([der, changes, end, tail]) => {
    const copy = der.slice(0, end === undefined ? der.length : Math.min(end, der.length));
    for (const [at, octet] of changes) if (copy.length > 0) copy[at % copy.length] = octet;
    return Uint8Array.from([...copy, ...(end === undefined && tail.length === 3 ? tail : [])]);
  });
const source = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: fc.constantFrom(...genuine) },
  fc.uint8Array({ maxLength: 60 }),
  fc.string({ maxLength: 40 }),
  mutated.map((der) => Buffer.from(der).toString('base64')),
  mutated.map(
    (der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----`,
  ),
);
const sources = fc.array(source, { maxLength: 5 });
const everything: Partial<VerifyInput> = {
  identity: [{ dns: 'www.example.com' }, { ip: '192.0.2.1' }, { email: 'a@example.com' }],
  keyUsage: ['digitalSignature'],
  certificateConformance: [
    'rfc5280',
    'serial-number',
    'cross-signed-root',
    'baseline',
    'baseline-eku',
    'subscriber-key',
  ],
  purpose: { anyOf: ['serverAuth', 'clientAuth'], whenAbsent: 'refuse' },
  maxIntermediates: 1,
};

/** Everything one can do with a verdict. */
function use(verdict: Verdict): void {
  assert.ok(explain(verdict).length > 0);
  const data = toJson(verdict, { certificates: 'der' });
  assert.equal(JSON.parse(JSON.stringify(data)), data);
}

const test = suite('whatever the certificates are, nothing throws');

test('junk as leaf, in the pool and among the anchors is a verdict that can be told', () => {
  fc.assert(
    fc.property(source, sources, sources, fc.boolean(), (end, others, anchors, isStrict) => {
      use(verify({ leaf: end, pool: others, anchors, time: testTime, ...(isStrict ? everything : {}) }));
    }),
    { numRuns: 1500 },
  );
});

test('a leaf that is nearly right under a genuine chain is a verdict', () => {
  const store = createStore([root.der]);
  fc.assert(
    fc.property(mutated, sources, (end, others) => {
      const verdict = verify({ leaf: end, pool: [...others, ...pool], store, time: testTime });
      use(verdict);
      if (verdict.ok)
        assert.ok(genuine.some((der) => Buffer.compare(der, verdict.path[0]?.der ?? new Uint8Array()) === 0));
    }),
    { numRuns: 1500 },
  );
});

test('junk as distrusted, and as a path to check, is a store and a list of problems', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 2, maxLength: 4 }), sources, (path, distrusted) => {
      const store = createStore([root.der], { distrusted });
      use(verify({ leaf: leaf.der, pool, store, time: testTime }));
      try {
        assert.ok(Array.isArray(checkPath(path, { time: testTime, anchor: root.der })));
      } catch (error) {
        // A PEM text may hold no certificate at all, so that there is no leaf.
        assert.instance(error, TypeError);
        assert.match((error as Error).message, 'a path has a leaf and one anchor');
      }
    }),
    { numRuns: 500 },
  );
});

test('with every signature taken for good, mutated certificates are judged to the end', () => {
  const provider = { name: 'credulous', verify: () => 'good' as const };
  fc.assert(
    fc.property(mutated, fc.array(mutated, { maxLength: 4 }), (end, others) => {
      use(
        verify({ leaf: end, pool: [...others, ...pool], anchors: [root.der], time: testTime, provider, ...everything }),
      );
    }),
    { numRuns: 1500 },
  );
});

test('a provider that knows nothing leads to a refusal', () => {
  const verdict = verify({ leaf: leaf.der, pool, anchors: [root.der], time: testTime, provider: new FakeVerifier() });
  assert.is(verdict.ok, false);
  use(verdict);
});

test.run();
