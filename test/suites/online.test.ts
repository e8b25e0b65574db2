import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore, type VerifyInput, verify } from '../../src/index.ts';
import { mozillaStore } from '../../src/mozilla.ts';
import { requireSuite } from '../support/vectors.ts';
import { outcomeOf } from '../support/verification.ts';
import { type LimboCase, toVerifyInput } from './limbo-case.ts';

const online = suite('x509-limbo online:: with the embedded Mozilla roots');

/** A chain as its server sent it, and the case's own root left out: the roots are Mozilla's. */
function toInput(testcase: LimboCase, profile: 'rfc5280' | 'webpki'): VerifyInput {
  const { leaf, pool, identity, purpose, time } = toVerifyInput(testcase, () => false);
  return { leaf, pool, identity, purpose, time, profile, store: mozillaStore() };
}

/** Whether Mozilla's list has the root that the case trusts, by name. */
function hasRoot({ trusted_certs }: LimboCase): boolean {
  return createStore(trusted_certs).anchors.some(({ subject }) => mozillaStore().findBySubject(subject).length > 0);
}

const folder = requireSuite('x509-limbo', 1);
if (folder !== undefined) {
  const { testcases } = JSON.parse(readFileSync(join(folder, 'limbo.json'), 'utf8')) as { testcases: LimboCase[] };
  const chains = testcases.filter(({ id }) => id.startsWith('online::'));

  online('there are 14 real chains, and none ends at a root that is not in the list', () => {
    assert.is(chains.length, 14);
    assert.equal(
      chains.filter((each) => !hasRoot(each)).map(({ id }) => id),
      [],
    );
  });

  for (const testcase of chains) {
    online(`${testcase.id} is accepted, at its time and for its host`, () => {
      assert.is(outcomeOf(verify(toInput(testcase, 'rfc5280'))), 'accepted');
      assert.is(outcomeOf(verify(toInput(testcase, 'webpki'))), 'accepted');
    });

    online(`${testcase.id} is refused for another host`, () => {
      const verdict = verify({ ...toInput(testcase, 'rfc5280'), identity: { dns: 'example.invalid' } });
      assert.is(outcomeOf(verdict), '0 host-mismatch');
    });
  }
}

online.run();
