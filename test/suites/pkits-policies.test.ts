import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Verdict, verify } from '../../src/index.ts';
import { requireSuite } from '../support/vectors.ts';

/** The sections about certificate policies; none of their verdicts depends on a CRL, and none is read. */
const sections = new Map([
  [8, 35],
  [9, 8],
  [10, 23],
  [11, 11],
  [12, 11],
]);

interface PkitsCase {
  readonly id: string;
  readonly name: string;
  readonly section: number;
  /** File names, the anchor first. */
  readonly path: readonly string[];
  readonly should_validate: boolean;
  readonly initial_policy_set: readonly string[];
  readonly initial_explicit_policy: boolean;
  readonly initial_policy_mapping_inhibit: boolean;
  readonly initial_inhibit_any_policy: boolean;
  readonly user_constrained_policy_set: readonly string[];
}

const folder = requireSuite('pkits', 405);
const test = suite('PKITS 4.8 to 4.12: certificate policies');

if (folder !== undefined) {
  const { time, tests } = JSON.parse(readFileSync(join(folder, 'pkits.json'), 'utf8')) as {
    readonly time: string;
    readonly tests: readonly PkitsCase[];
  };

  for (const [section, count] of sections) {
    const cases = tests.filter((each) => each.section === section);
    test(`4.${section}: ${cases.length} cases as expected`, () => {
      assert.is(cases.length, count);
      for (const each of cases) judge(each, run(each, folder, Date.parse(time)));
    });
  }
}

/** The anchor is a name and a key, as RFC 5280 has it. */
function run(each: PkitsCase, root: string, time: number): Verdict {
  const [anchor, ...below] = each.path.map((name) => readFileSync(join(root, 'certs', name)));
  const leaf = below.pop();
  assert.ok(anchor !== undefined && leaf !== undefined);
  return verify({
    leaf,
    pool: below,
    anchors: [{ certificate: anchor, enforceConstraints: false }],
    time,
    purpose: 'any',
    policies: {
      initial: each.initial_policy_set,
      requireExplicit: each.initial_explicit_policy,
      inhibitMapping: each.initial_policy_mapping_inhibit,
      inhibitAny: each.initial_inhibit_any_policy,
    },
  });
}

function judge({ id, name, should_validate, user_constrained_policy_set }: PkitsCase, verdict: Verdict): void {
  const codes = verdict.problems.map(({ code }) => code);
  assert.is(verdict.ok, should_validate, `${id} ${name}: ${codes}`);
  if (verdict.ok) {
    const oids = (verdict.policies?.userConstrained.policies ?? []).map(({ oid }) => oid);
    assert.equal(oids.sort(), [...user_constrained_policy_set].sort(), `${id} ${name}`);
  } else {
    const others = codes.filter((code) => code !== 'policy-required' && code !== 'policy-mapping-invalid');
    assert.equal(others, [], `${id} ${name}`);
  }
}

test.run();
