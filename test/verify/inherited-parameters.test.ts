import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowDsa, allowSha1, checkPath, defaultStrength, defineProfile, verify } from '../../src/index.ts';
import { requireSuite } from '../support/vectors.ts';
import { outcomeOf, problemsOf } from '../support/verification.ts';

const folder = requireSuite('pkits', 405);
const test = suite('DSA keys with inherited parameters (RFC 5280 §6.1.4 (e))');

if (folder !== undefined) {
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, 'certs', `${name}.crt`)));
  const root = read('TrustAnchorRootCertificate');
  const dsa = read('DSACACert');
  const heir = read('DSAParametersInheritedCACert');
  const leaf = read('ValidDSAParameterInheritanceTest5EE');
  const profile = defineProfile('rfc5280', { name: 'old', strength: allowDsa(allowSha1(defaultStrength), 1024) });
  const options = { time: Date.UTC(2011, 3, 15), profile, purpose: 'any' } as const;

  test('are completed from the issuer, whatever the order of the pool', () => {
    for (const pool of [
      [dsa, heir],
      [heir, dsa],
    ]) {
      assert.is(outcomeOf(verify({ ...options, leaf, pool, anchors: [root] })), 'accepted');
    }
  });

  test('are completed in a path that somebody else put together', () => {
    assert.equal(problemsOf({ problems: checkPath([leaf, heir, dsa, root], options) }), []);
  });

  test('are refused where nobody above has any', () => {
    const verdict = verify({
      ...options,
      leaf,
      pool: [heir],
      anchors: [{ certificate: root, enforceConstraints: false }],
    });
    assert.not(verdict.ok);
    assert.match(outcomeOf(verdict), 'issuer-key-malformed');
  });

  test('are refused with DSA itself unless it is allowed', () => {
    assert.not(verify({ ...options, profile: 'rfc5280', leaf, pool: [dsa, heir], anchors: [root] }).ok);
  });
}

test.run();
