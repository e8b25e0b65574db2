import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeSequence } from '../../src/asn1/der-writer.ts';
import { describePublicKey, type PublicKey } from '../../src/crypto/public-key.ts';
import { toWorkingKey } from '../../src/crypto/working-key.ts';
import { isFinding } from '../../src/problem.ts';
import { hex } from '../support/hex.ts';
import { keyOf, NULL, OID, rsaKey, spki, textOf } from '../support/keys.ts';

const P = (1n << 1024n) - 105n;
const Q = (1n << 160n) - 47n;

function domain(p = P, q = Q, g = 5n): Uint8Array {
  return encodeSequence(encodeInteger(p), encodeInteger(q), encodeInteger(g));
}

function dsaKey(y: bigint, ...parameters: Uint8Array[]): PublicKey {
  return keyOf(spki(OID.dsa, parameters, encodeInteger(y)).der);
}

function refusalOf(y: bigint, ...parameters: Uint8Array[]): string {
  return textOf(describePublicKey(spki(OID.dsa, parameters, encodeInteger(y))));
}

const dsa = suite('DSA keys');

dsa('have the bits of p', () => {
  const key = dsaKey(7n, domain());
  assert.ok(key.family === 'DSA' && key.domain !== undefined);
  assert.is(key.bits, 1024);
  assert.is(hex(key.y), '07');
  assert.is(hex(key.domain.g), '05');
});

dsa('may leave their domain out: absent or NULL (RFC 5280 §6.1.4 (e))', () => {
  for (const key of [dsaKey(7n), dsaKey(7n, NULL)]) {
    assert.ok(key.family === 'DSA' && key.domain === undefined);
    assert.is(key.bits, 0);
  }
});

dsa('have numbers in their ranges (FIPS 186-4 §4.1 and §4.2)', () => {
  const malformed = (expected: string) => `issuer-key-malformed ${JSON.stringify({ expected })}`;
  assert.is(refusalOf(1n, domain()), malformed('a DSA public value between 1 and p'));
  assert.is(refusalOf(P, domain()), malformed('a DSA public value between 1 and p'));
  assert.is(refusalOf(P - 1n, domain()), 'no finding');
  assert.is(refusalOf(0n, domain()), malformed('DSAPublicKey: a positive INTEGER'));
  assert.is(refusalOf(7n, domain(P + 1n)), malformed('Dss-Parms.p: an odd number'));
  assert.is(refusalOf(7n, domain(P, Q + 1n)), malformed('Dss-Parms.q: an odd number of 160, 224 or 256 bits'));
  assert.is(refusalOf(7n, domain(P, Q >> 1n)), malformed('Dss-Parms.q: an odd number of 160, 224 or 256 bits'));
  assert.is(refusalOf(7n, domain(Q - 2n)), malformed('Dss-Parms.q: a number below p'));
  assert.is(refusalOf(7n, domain(P, Q, 1n)), malformed('Dss-Parms.g: a number between 1 and p'));
  assert.is(refusalOf(7n, domain(P, Q, P)), malformed('Dss-Parms.g: a number between 1 and p'));
  assert.is(refusalOf(7n, domain((1n << 3073n) - 1n)), 'key-refused {"key":"DSA","why":"a p of more than 3072 bits"}');
});

dsa.run();

const working = suite('working keys');

working('inherit the domain of the issuer (RFC 5280 §6.1.4 (d) to (f))', () => {
  const issuer = dsaKey(7n, domain());
  const key = toWorkingKey(dsaKey(9n), issuer);
  assert.ok(!isFinding(key) && key.family === 'DSA' && key.domain !== undefined);
  assert.is(key.bits, 1024);
  assert.is(hex(key.spki.der), hex(dsaKey(9n, domain()).spki.der));
  assert.is(hex(key.spki.publicKey), hex(dsaKey(9n).spki.publicKey));
});

working('that inherit are checked again', () => {
  assert.match(textOf(toWorkingKey(dsaKey(P + 2n), dsaKey(7n, domain()))), 'between 1 and p');
});

working('are the keys themselves where there is nothing to inherit', () => {
  const complete = dsaKey(9n, domain());
  const incomplete = dsaKey(9n);
  const rsa = rsaKey(2048);
  assert.is(toWorkingKey(complete, dsaKey(7n, domain(P, Q, 11n))), complete);
  assert.is(toWorkingKey(incomplete, undefined), incomplete);
  assert.is(toWorkingKey(incomplete, dsaKey(7n)), incomplete);
  assert.is(toWorkingKey(incomplete, rsa), incomplete);
  assert.is(toWorkingKey(rsa, complete), rsa);
});

working.run();
