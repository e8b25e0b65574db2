import { randomBytes } from 'node:crypto';
import { p256, p384 } from '@noble/curves/nist.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createBigIntBackend } from '../../../src/crypto/portable/bigint-backend.ts';
import type { CurvePoint } from '../../../src/crypto/portable/curve-backend.ts';
import { curveParameters } from '../../../src/crypto/portable/curve-parameters.ts';
import { limbBackendFor } from '../../../src/crypto/portable/limb-backend.ts';
import { checkBackend, pointFrom } from '../../support/backend-cases.ts';

const backend = suite('limb backend');

for (const [name, { Point }] of [
  ['P-256', p256],
  ['P-384', p384],
] as const) {
  const curve = curveParameters(name);
  const { n, p } = curve;
  const scalar = (): bigint => (BigInt(`0x${randomBytes(curve.bits / 8 + 8).toString('hex')}`) % (n - 1n)) + 1n;

  backend(`${name}: every sum is what another library has, with a comb for the key and without`, () => {
    const made = limbBackendFor(name);
    if (made === undefined) throw new Error('no limbs');
    assert.is(made.name, 'limbs');
    checkBackend(made, curve);
  });

  backend(`${name}: answers as big integers do, for new keys and for recurring ones`, () => {
    const [made, exact] = [limbBackendFor(name), createBigIntBackend(curve)];
    if (made === undefined) throw new Error('no limbs');
    const secrets = Array.from({ length: 20 }, scalar);
    const keys = secrets.map((secret): CurvePoint => Point.BASE.multiply(secret).toAffine());
    for (let i = 0; i < 120; i++) {
      const which = i % 3 === 0 ? (i / 3) % 20 : i % 5;
      const [u1, u2, key] = [scalar(), scalar(), keys[which] as CurvePoint];
      const r = Point.BASE.multiply((u1 + u2 * (secrets[which] as bigint)) % n).toAffine().x % n;
      assert.ok(made.isSignature(u1, u2, key, r), `signature ${i} is good`);
      const wrong = scalar();
      assert.is(made.isSignature(u1, u2, key, wrong), exact.isSignature(u1, u2, key, wrong));
      if (i % 10 === 0) assert.not(made.isSignature(u1, u2, { x: key.x, y: p - key.y }, r), 'the opposite key');
    }
  });

  backend(`${name}: an x from the order on counts modulo the order, with a comb too`, () => {
    const made = limbBackendFor(name);
    const key = pointFrom(n, curve);
    for (let use = 0; use < 6; use++) {
      assert.ok(made?.isSignature(0n, 1n, key, key.x - n));
      assert.not(made?.isSignature(0n, 1n, key, key.x - n + 1n));
    }
  });
}

backend('P-521 has none: unrolled code for a curve that rare would be too much of it', () => {
  assert.is(limbBackendFor('P-521'), undefined);
});

backend.run();
