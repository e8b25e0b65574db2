import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EncodingFormat, KeyAlgorithm, KeyType } from '../../../src/config/enumerations.ts';
import { bindKeyProtection } from '../../../src/config/platform.ts';
import { SslKey } from '../../../src/config/ssl-key.ts';
import { nodeKeyProtection } from '../../../src/node/key-protection.ts';
import { hex } from '../../support/hex.ts';

const { Der, Pem } = EncodingFormat;
const { PrivateKey, PublicKey } = KeyType;
const { Dsa, Ec, Ed25519, Ed448, Opaque, Rsa } = KeyAlgorithm;

interface KeyCase {
  readonly name: string;
  readonly algorithm: KeyAlgorithm;
  readonly bits: number;
  readonly key: KeyObject;
}

function rsaFile(bits: 1024 | 2048): KeyCase {
  const file = new URL(`../../../vectors/keys/rsa${bits}-1.pem`, import.meta.url);
  return { name: `rsa-${bits}`, algorithm: Rsa, bits, key: createPrivateKey(readFileSync(file)) };
}

function curve(name: string, bits: number): KeyCase {
  return { name, algorithm: Ec, bits, key: generateKeyPairSync('ec', { namedCurve: name }).privateKey };
}

const cases: readonly KeyCase[] = [
  rsaFile(1024),
  rsaFile(2048),
  curve('prime192v1', 192),
  curve('secp224r1', 224),
  curve('prime256v1', 256),
  curve('secp384r1', 384),
  curve('secp521r1', 521),
  curve('secp256k1', 256),
  curve('brainpoolP256r1', 256),
  {
    name: 'dsa-1024',
    algorithm: Dsa,
    bits: 1024,
    key: generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey,
  },
  { name: 'ed25519', algorithm: Ed25519, bits: 255, key: generateKeyPairSync('ed25519').privateKey },
  { name: 'ed448', algorithm: Ed448, bits: 448, key: generateKeyPairSync('ed448').privateKey },
];

function pkcs8(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

const protection = suite('assertion 44: keys');
protection.before(() => bindKeyProtection(nodeKeyProtection));

protection('assertion 44: the null key', () => {
  const none = new SslKey();
  assert.ok(none.isNull());
  assert.is(none.length(), -1);
  assert.is(none.type(), PublicKey);
  assert.is(none.algorithm(), Opaque);
  assert.is(none.toPem(), '');
  assert.is(none.toPem('pass'), '');
  assert.is(none.toDer().length, 0);
  assert.ok(none.equals(new SslKey()));
  assert.not(none.equals(new SslKey(pkcs8((cases[0] as KeyCase).key))));
});

for (const { name, algorithm, bits, key } of cases) {
  protection(`assertion 44: ${name}: length, and equal whatever form it was read in`, () => {
    const fromPkcs8 = new SslKey(pkcs8(key), algorithm);
    assert.is(fromPkcs8.length(), bits);
    assert.is(fromPkcs8.algorithm(), algorithm);
    assert.is(fromPkcs8.type(), PrivateKey);
    const der = new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }));
    assert.ok(new SslKey(der, algorithm, Der).equals(fromPkcs8));
    assert.ok(new SslKey(fromPkcs8.toPem(), algorithm).equals(fromPkcs8));
    assert.ok(new SslKey(fromPkcs8.toDer(), algorithm, Der).equals(fromPkcs8));
    assert.is(
      hex(new Uint8Array(createPrivateKey(fromPkcs8.toPem()).export({ format: 'der', type: 'pkcs8' }))),
      hex(der),
    );
  });

  protection(`assertion 44: ${name}: encrypted PEM and back`, () => {
    const plain = new SslKey(pkcs8(key), algorithm);
    const encrypted = plain.toPem('äpass');
    assert.match(encrypted, /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    assert.ok(new SslKey(encrypted, algorithm, Pem, PrivateKey, 'äpass').equals(plain));
    assert.ok(new SslKey(encrypted, algorithm, Pem, PrivateKey, new TextEncoder().encode('äpass')).equals(plain));
    assert.ok(new SslKey(encrypted, algorithm, Pem, PrivateKey, 'wrong').isNull());
    assert.ok(new SslKey(encrypted, algorithm).isNull());
    assert.is(plain.toDer('pass').length, 0);
  });

  protection(`assertion 44: ${name}: a pass phrase that is not needed does no harm, another algorithm is null`, () => {
    assert.not(new SslKey(pkcs8(key), algorithm, Pem, PrivateKey, 'needless').isNull());
    const other = algorithm === Rsa ? Ec : Rsa;
    assert.ok(new SslKey(pkcs8(key), other).isNull());
    assert.ok(new SslKey(pkcs8(key), algorithm, Pem, PublicKey).isNull());
  });
}

protection('assertion 44: a public key takes no notice of a pass phrase', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const key = new SslKey(pem, Ec, Pem, PublicKey, 'needless');
  assert.is(key.toPem('pass'), pem);
  assert.is(hex(key.toDer('pass')), hex(key.toDer()));
  assert.is(key.type(), PublicKey);
});

protection.run();
