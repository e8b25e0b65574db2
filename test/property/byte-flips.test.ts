import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createStore, verify } from '../../src/index.ts';
import { ca, makeChain, rsaKey, type TestChain } from '../support/pki.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const test = suite('one octet changed');

/** Each bit by itself, and all of them. */
const masks = [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff];

/**
 * The places where a change is not noticed. There should be none: every octet of the TBSCertificate is signed, the outer
 * algorithm must equal the inner one, DER leaves the headers no choice, and neither of the two ways to write an ECDSA
 * signature for the same data (s and n - s) is one octet away from the other.
 */
function unnoticed(der: Uint8Array, accepts: (changed: Uint8Array) => boolean): string[] {
  const places: string[] = [];
  for (let at = 0; at < der.length; at++) {
    for (const mask of masks) {
      const changed = der.slice();
      changed[at] = (changed[at] ?? 0) ^ mask;
      if (accepts(changed)) places.push(`${at} ^ ${mask}`);
    }
  }
  return places;
}

function rsaChain(): TestChain {
  const root = ca('Root', { key: rsaKey('rsa2048-1') });
  const intermediate = root.issueCa('Intermediate', { key: rsaKey('rsa2048-2') });
  return { root, intermediates: [intermediate], leaf: intermediate.issueLeaf(), pool: [intermediate.der] };
}

for (const [kind, chain] of [
  ['P-256', makeChain()],
  ['RSA', rsaChain()],
] as const) {
  const store = createStore([chain.root.der]);
  const [intermediate] = chain.pool as [Uint8Array];
  const judge = (leaf: Uint8Array, middle: Uint8Array): string =>
    outcomeOf(verify({ leaf, pool: [middle], store, time: testTime }));

  test(`in the leaf of a good ${kind} chain refuses it, wherever`, () => {
    assert.is(judge(chain.leaf.der, intermediate), 'accepted');
    assert.equal(
      unnoticed(chain.leaf.der, (changed) => judge(changed, intermediate) === 'accepted'),
      [],
    );
  });

  test(`in the intermediate of a good ${kind} chain refuses it, wherever`, () => {
    assert.equal(
      unnoticed(intermediate, (changed) => judge(chain.leaf.der, changed) === 'accepted'),
      [],
    );
  });
}

test.run();
