import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fingerprint } from '../../src/x509/fingerprint.ts';
import { sha256 } from '../../src/x509/sha256.ts';
import { hex } from '../support/hex.ts';
import { buildCertificate, parseOk } from './build.ts';

function expected(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const hashing = suite('SHA-256');

hashing('the empty message and abc (FIPS 180-4)', () => {
  assert.is(hex(sha256(new Uint8Array(0))), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.is(
    hex(sha256(Uint8Array.of(0x61, 0x62, 0x63))),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

hashing('every length around the block boundaries', () => {
  const bytes = Uint8Array.from({ length: 260 }, (_, i) => (i * 7) & 0xff);
  for (let length = 0; length <= bytes.length; length++) {
    assert.is(hex(sha256(bytes.subarray(0, length))), expected(bytes.subarray(0, length)), `${length} bytes`);
  }
});

hashing('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => assert.is(hex(sha256(bytes)), expected(bytes))));
});

hashing('the fingerprint is that of the whole certificate, and kept', () => {
  const der = buildCertificate();
  const certificate = parseOk(der);
  const digest = expected(der);
  assert.is(fingerprint(certificate), digest);
  der[der.length - 1] = 0xff;
  assert.is(fingerprint(certificate), digest, 'not computed again');
});

hashing.run();
