import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type HashName, hashLength } from '../../../src/crypto/hash.ts';
import { findSha2 } from '../../../src/crypto/portable/digest.ts';
import { hex } from '../../support/hex.ts';

/** With the names that `node:crypto` has for them. */
const names: Partial<Record<HashName, string>> = {
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512/224': 'sha512-224',
  'SHA-512/256': 'sha512-256',
};

const digests = suite('digests');

for (const [hash, native] of Object.entries(names)) {
  digests(`${hash}: every length around the block boundaries`, () => {
    const digest = findSha2(hash as HashName);
    assert.ok(digest);
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i * i * 7) & 0xff);
    for (let length = 0; length <= bytes.length; length++) {
      const message = bytes.subarray(0, length);
      assert.is(hex(digest(message)), createHash(native).update(message).digest('hex'), `${length} bytes`);
    }
  });
}

digests('the others are none of this', () => {
  const known = Object.keys(names);
  for (const hash of Object.keys(hashLength)) {
    assert.is(findSha2(hash as HashName) !== undefined, known.includes(hash), hash);
  }
});

digests.run();
