import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider } from '../../src/crypto/native.ts';
import { reportSkipped } from '../support/skipped.ts';
import { requireSuite } from '../support/vectors.ts';
import { readWycheproof, runWycheproof, type WycheproofFile, type WycheproofOutcome } from '../support/wycheproof.ts';

const wycheproof = suite('Wycheproof with the native provider');
const folder = requireSuite('wycheproof', 92);
const files = folder === undefined ? [] : readWycheproof(folder);

/** Files of each family, tests accepted and refused, and tests that X.509 has no use for (a context string). */
const FAMILIES = {
  rsa_signature: { files: 24, accepted: 173, refused: 6029, inapplicable: 0 },
  rsa_pss: { files: 21, accepted: 1856, refused: 861, inapplicable: 0 },
  ecdsa: { files: 31, accepted: 6235, refused: 9493, inapplicable: 0 },
  ed: { files: 2, accepted: 105, refused: 133, inapplicable: 0 },
} as const;

const SHAKE = files.filter((file) => file.name.includes('shake'));
const MLDSA = files.filter((file) => file.name.startsWith('mldsa'));

function run(chosen: readonly WycheproofFile[]): WycheproofOutcome {
  const provider = createNativeProvider(crypto);
  const total: WycheproofOutcome = { accepted: 0, refused: 0, unsupported: 0, inapplicable: 0, wrong: [] };
  for (const file of chosen) {
    const outcome = runWycheproof(file, provider);
    total.accepted += outcome.accepted;
    total.refused += outcome.refused;
    total.unsupported += outcome.unsupported;
    total.inapplicable += outcome.inapplicable;
    total.wrong.push(...outcome.wrong);
  }
  return total;
}

for (const [family, expected] of Object.entries(FAMILIES)) {
  if (folder === undefined) break;
  wycheproof(`${family}: every valid signature is accepted, every other one refused`, () => {
    const chosen = files.filter((file) => file.name.startsWith(family) && !SHAKE.includes(file));
    const { wrong, ...counts } = run(chosen);
    assert.is(wrong.join('\n'), '');
    assert.equal({ files: chosen.length, ...counts }, { ...expected, unsupported: 0 });
  });
}

if (folder !== undefined) {
  wycheproof('SHAKE (RFC 8692) is unsupported, by name', () => {
    assert.is(
      SHAKE.map((file) => file.name.replace('_test.json', '')).join(' '),
      'ecdsa_secp224r1_shake128 ecdsa_secp256k1_shake128 ecdsa_secp256k1_shake256 ecdsa_secp256r1_shake128 ' +
        'ecdsa_secp384r1_shake256 ecdsa_secp521r1_shake256 rsa_pss_2048_shake128 rsa_pss_2048_shake256 ' +
        'rsa_pss_3072_shake128 rsa_pss_3072_shake256 rsa_pss_4096_shake256',
    );
    assert.equal(run(SHAKE), { accepted: 0, refused: 0, unsupported: 3825, inapplicable: 0, wrong: [] });
  });

  wycheproof('ML-DSA is answered where the runtime has it, and unsupported elsewhere', () => {
    const { wrong, ...counts } = run(MLDSA);
    assert.is(wrong.join('\n'), '');
    assert.is(MLDSA.length, 3);
    if (counts.unsupported === 0) {
      assert.equal(counts, { accepted: 221, refused: 389, unsupported: 0, inapplicable: 21 });
    } else {
      // Keys of a wrong length are refused even so.
      assert.equal(counts, { accepted: 0, refused: 21, unsupported: 589, inapplicable: 21 });
      reportSkipped('Wycheproof ML-DSA: not in this runtime', counts.unsupported);
    }
  });

  wycheproof('nothing is left out', () => {
    const chosen = Object.values(FAMILIES).reduce((sum, family) => sum + family.files, SHAKE.length + MLDSA.length);
    assert.is(chosen, files.length);
    assert.is(files.flatMap((file) => file.testGroups.flatMap((group) => group.tests)).length, 29341);
  });
}

wycheproof.run();
