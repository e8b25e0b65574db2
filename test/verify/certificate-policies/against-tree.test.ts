import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PolicyInputs } from '../../../src/verify/certificate-policies/policy-inputs.ts';
import type { PolicySet } from '../../../src/verify/certificate-policies/policy-set.ts';
import type { PolicyStatement } from '../../../src/verify/certificate-policies/policy-statement.ts';
import { processPolicies } from '../../../src/verify/certificate-policies/process-policies.ts';
import { processTree } from './naive-tree.ts';
import { any, qualifier } from './statements.ts';

const paths = 8000;
const test = suite('the policy graph against the policy tree');

const named = fc.constantFrom('A', 'B', 'C', 'D');
const qualifiers = fc.uniqueArray(fc.nat(3), { maxLength: 2 }).map((numbers) => numbers.map(qualifier));
const information = fc.record({
  policyIdentifier: fc.oneof({ weight: 3, arbitrary: named }, { weight: 1, arbitrary: fc.constant(any) }),
  policyQualifiers: qualifiers,
});
const policies = fc.uniqueArray(information, {
  minLength: 1,
  maxLength: 4,
  selector: ({ policyIdentifier }) => policyIdentifier,
});
const mappings = fc.array(fc.record({ issuerDomainPolicy: named, subjectDomainPolicy: named }), { maxLength: 4 });
const limit = fc.oneof(
  { weight: 4, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  { weight: 1, arbitrary: fc.nat(2) },
);
const statement: fc.Arbitrary<PolicyStatement> = fc.record({
  policies: fc.oneof(
    { weight: 12, arbitrary: policies },
    { weight: 1, arbitrary: fc.constant(undefined as PolicyStatement['policies']) },
  ),
  mappings: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: mappings }),
  requireExplicitPolicy: limit,
  inhibitPolicyMapping: limit,
  inhibitAnyPolicy: limit,
  isSelfIssued: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
});
const flag = fc.constantFrom(0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
const inputs: fc.Arbitrary<PolicyInputs> = fc.record({
  initial: fc.option(
    fc.uniqueArray(named, { minLength: 1, maxLength: 3 }).map((oids) => new Set(oids)),
    { nil: undefined },
  ),
  explicitPolicy: flag,
  policyMapping: flag,
  inhibitAnyPolicy: flag,
});

test(`${paths} random paths: the same verdict, the same policies with the same qualifiers`, () => {
  const seen = { accepted: 0, refused: 0, withPolicies: 0, withAny: 0 };
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 6 }), inputs, (statements, given) => {
      const graph = processPolicies(statements, given);
      const tree = processTree(statements, given);
      assert.is(graph.isAccepted, tree.isAccepted);
      assert.equal(toRecord(graph.authorityConstrained), fromMap(tree.authority));
      assert.equal(toRecord(graph.userConstrained), fromMap(tree.user));
      assert.is(graph.authorityConstrained.anyPolicy, tree.authority.has(any));
      if (graph.isAccepted) seen.accepted++;
      else seen.refused++;
      if (graph.userConstrained.policies.length > 0) seen.withPolicies++;
      if (graph.authorityConstrained.anyPolicy) seen.withAny++;
    }),
    { numRuns: paths, seed: 9618 },
  );
  for (const [kind, count] of Object.entries(seen)) assert.ok(count > paths / 20, `${kind}: only ${count}`);
});

function toRecord({ policies: found }: PolicySet): unknown[] {
  const hex = (bytes: readonly Uint8Array[] | undefined): string[] | undefined =>
    bytes?.map((each) => Buffer.from(each).toString('hex')).sort();
  return found.map(({ oid, qualifiers: bytes }) => [oid, hex(bytes)]).sort(byOid);
}

function fromMap(found: ReadonlyMap<string, ReadonlySet<string>>): unknown[] {
  return [...found].map(([oid, hex]) => [oid, [...hex].sort()]).sort(byOid);
}

function byOid([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

test.run();
