import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowDsa, allowSha1, defaultStrength, defineProfile, type Verdict, verify } from '../../src/index.ts';
import { requireSuite } from '../support/vectors.ts';

interface PkitsCase {
  readonly id: string;
  readonly name: string;
  /** File names: the anchor first, the target last, between them CAs and signers of CRLs. */
  readonly certs: readonly string[];
  readonly crls: readonly string[];
  readonly should_validate: boolean;
  readonly initial_policy_set: readonly string[];
  readonly initial_explicit_policy: boolean;
  readonly initial_policy_mapping_inhibit: boolean;
  readonly initial_inhibit_any_policy: boolean;
  readonly user_constrained_policy_set: readonly string[];
}

const allCases = 249;
const folder = requireSuite('pkits', 405);
const test = suite('NIST PKITS');

/** The suite has CAs with DSA keys of 1024 bits, which sign over SHA-1. */
const profile = defineProfile('rfc5280', { name: 'pkits', strength: allowDsa(allowSha1(defaultStrength), 1024) });

if (folder !== undefined) {
  const { time, tests } = JSON.parse(readFileSync(join(folder, 'pkits.json'), 'utf8')) as {
    readonly time: string;
    readonly tests: readonly PkitsCase[];
  };
  if (tests.length !== allCases) throw new Error(`${tests.length} cases, ${allCases} are known`);
  for (const each of tests) test(`${each.id} ${each.name}`, () => judge(each, run(each, folder, Date.parse(time))));
}

/** The anchor is a name and a key, as RFC 5280 has it; every other certificate must be known not to be revoked. */
function run(each: PkitsCase, root: string, time: number): Verdict {
  const [anchor, ...below] = each.certs.map((name) => readFileSync(join(root, 'certs', name)));
  const leaf = below.pop();
  assert.ok(anchor !== undefined && leaf !== undefined);
  return verify({
    leaf,
    pool: below,
    anchors: [{ certificate: anchor, enforceConstraints: false }],
    time,
    profile,
    purpose: 'any',
    policies: {
      initial: each.initial_policy_set,
      requireExplicit: each.initial_explicit_policy,
      inhibitMapping: each.initial_policy_mapping_inhibit,
      inhibitAny: each.initial_inhibit_any_policy,
    },
    revocation: { mode: 'hard', crls: each.crls.map((name) => readFileSync(join(root, 'crls', name))) },
  });
}

function judge({ should_validate, user_constrained_policy_set }: PkitsCase, verdict: Verdict): void {
  const found = verdict.problems.map(({ code, depth }) => `${code} at ${depth}`).join(', ');
  assert.is(verdict.ok, should_validate, found);
  if (!verdict.ok) return;
  const policies = verdict.policies?.userConstrained.policies.map(({ oid }) => oid) ?? [];
  assert.equal(policies.sort(), [...user_constrained_policy_set].sort());
}

test.run();
