import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { describePublicKey, keyName, type PublicKey } from '../../src/crypto/public-key.ts';
import { isFinding } from '../../src/problem.ts';
import type { SubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';
import { hex } from '../support/hex.ts';
import {
  describe,
  ecSpki,
  hashIdentifier,
  keyOf,
  NULL,
  OID,
  pssParameters,
  pssSha256,
  rsaSpki,
  spki,
  textOf,
  uncompressed,
} from '../support/keys.ts';

const MODULUS = (1n << 2048n) - 1n;

function refusalOf(info: SubjectPublicKeyInfo): string {
  return textOf(describePublicKey(info));
}

function describeWhole(info: SubjectPublicKeyInfo): string {
  const key = describePublicKey(info);
  return isFinding(key) ? textOf(key) : `${key.family} ${key.type} ${key.bits}`;
}

function exported(type: 'ec' | 'ed25519' | 'ed448', namedCurve?: string): PublicKey {
  const options = namedCurve === undefined ? {} : { namedCurve };
  const pair = generateKeyPairSync(type as 'ec', options as { namedCurve: string });
  return keyOf(pair.publicKey.export({ type: 'spki', format: 'der' }));
}

const rsa = suite('RSA keys');

rsa('have their numbers without leading zeros', () => {
  const key = describePublicKey(rsaSpki(MODULUS, 65537));
  assert.ok(!isFinding(key) && key.family === 'RSA');
  assert.is(key.type, 'RSA');
  assert.is(key.bits, 2048);
  assert.is(hex(key.modulus), 'ff'.repeat(256));
  assert.is(hex(key.exponent), '010001');
  assert.is(key.restriction, undefined);
});

rsa('count the bits of the modulus exactly', () => {
  for (const bits of [1023, 2048, 2049, 2052, 2055, 2056]) {
    assert.is(describeWhole(rsaSpki((1n << BigInt(bits)) - 1n, 3)), `RSA RSA ${bits}`);
  }
});

rsa('have NULL parameters (RFC 3279 §2.3.1)', () => {
  const { publicKey } = rsaSpki(MODULUS, 65537);
  const refusal = 'issuer-key-malformed {"expected":"rsaEncryption parameters: NULL"}';
  assert.is(refusalOf(spki(OID.rsaEncryption, [], publicKey)), refusal);
  assert.is(refusalOf(spki(OID.rsaEncryption, [encodeInteger(0)], publicKey)), refusal);
});

rsa('are RSAPublicKey in DER, without anything behind', () => {
  const trailing = encodeSequence(encodeInteger(MODULUS), encodeInteger(3), encodeInteger(1));
  const padded = encodeSequence(Uint8Array.of(2, 2, 0, 0x7f), encodeInteger(3));
  const cases: [Uint8Array, string][] = [
    [new Uint8Array(0), 'RSAPublicKey: SEQUENCE'],
    [trailing, 'RSAPublicKey: no more data'],
    [Uint8Array.of(...encodeSequence(encodeInteger(MODULUS), encodeInteger(3)), 0), 'RSAPublicKey: no trailing data'],
    [padded, 'RSAPublicKey.modulus: INTEGER without needless leading bytes'],
    [encodeSequence(encodeInteger(MODULUS)), 'RSAPublicKey.publicExponent: INTEGER'],
  ];
  for (const [key, expected] of cases) {
    assert.is(refusalOf(spki(OID.rsaEncryption, [NULL], key)), `issuer-key-malformed ${JSON.stringify({ expected })}`);
  }
});

rsa('have odd positive numbers, and an exponent above 1', () => {
  const refusal = (field: string, expected: string) =>
    `issuer-key-malformed ${JSON.stringify({ expected: `RSAPublicKey.${field}: ${expected}` })}`;
  assert.is(refusalOf(rsaSpki(MODULUS - 1n, 3)), refusal('modulus', 'an odd number'));
  assert.is(refusalOf(rsaSpki(0n, 3)), refusal('modulus', 'a positive INTEGER'));
  assert.is(refusalOf(rsaSpki(-MODULUS, 3)), refusal('modulus', 'a positive INTEGER'));
  assert.is(refusalOf(rsaSpki(MODULUS, 1)), refusal('publicExponent', 'an odd number above 1'));
  assert.is(refusalOf(rsaSpki(MODULUS, 4)), refusal('publicExponent', 'an odd number above 1'));
  assert.is(refusalOf(rsaSpki(MODULUS, -3)), refusal('publicExponent', 'a positive INTEGER'));
  assert.is(describeWhole(rsaSpki(MODULUS, 3)), 'RSA RSA 2048');
});

rsa('are bounded: 16384 bits of modulus, 33 of exponent', () => {
  assert.is(describeWhole(rsaSpki((1n << 16384n) - 1n, 3)), 'RSA RSA 16384');
  assert.is(
    refusalOf(rsaSpki((1n << 16385n) - 1n, 3)),
    'key-refused {"key":"RSA","why":"a modulus of more than 16384 bits"}',
  );
  assert.is(describeWhole(rsaSpki(MODULUS, (1n << 33n) - 1n)), 'RSA RSA 2048');
  assert.is(
    refusalOf(rsaSpki(MODULUS, (1n << 33n) + 1n)),
    'key-refused {"key":"RSA","why":"a public exponent of more than 33 bits"}',
  );
});

rsa('restricted to PSS keep their restriction', () => {
  const { publicKey } = rsaSpki(MODULUS, 65537);
  const free = describePublicKey(spki(OID.rsassaPss, [], publicKey));
  assert.ok(!isFinding(free) && free.family === 'RSA' && free.type === 'RSA-PSS');
  assert.is(free.restriction, undefined);
  const bound = describePublicKey(spki(OID.rsassaPss, [pssSha256(20, OID.sha384)], publicKey));
  assert.ok(!isFinding(bound) && bound.family === 'RSA');
  assert.equal(bound.restriction, { hash: 'SHA-256', mgfHash: 'SHA-384', saltLength: 20 });
  const defaults = describePublicKey(spki(OID.rsassaPss, [pssParameters({})], publicKey));
  assert.ok(!isFinding(defaults) && defaults.family === 'RSA');
  assert.equal(defaults.restriction, { hash: 'SHA-1', mgfHash: 'SHA-1', saltLength: 20 });
});

rsa('restricted by nonsense are malformed', () => {
  const { publicKey } = rsaSpki(MODULUS, 65537);
  assert.match(refusalOf(spki(OID.rsassaPss, [NULL], publicKey)), 'issuer-key-malformed');
  const unknownHash = pssParameters({ hash: hashIdentifier('1.2.3', NULL) });
  assert.match(refusalOf(spki(OID.rsassaPss, [unknownHash], publicKey)), 'a known digest without parameters');
});

rsa.run();

const curves = suite('elliptic curve keys');

curves('are named by their curve and split into coordinates', () => {
  const sizes: Record<string, number> = {
    'P-192': 192,
    'P-224': 224,
    'P-256': 256,
    'P-384': 384,
    'P-521': 521,
    secp256k1: 256,
    brainpoolP224r1: 224,
    brainpoolP256r1: 256,
    brainpoolP320r1: 320,
    brainpoolP384r1: 384,
    brainpoolP512r1: 512,
  };
  for (const [curve, bits] of Object.entries(sizes)) {
    const key = exported('ec', curve);
    assert.ok(key.family === 'EC');
    assert.is(key.type, curve);
    assert.is(key.bits, bits);
    assert.is(`04${hex(key.x)}${hex(key.y)}`, hex(key.spki.publicKey));
    assert.is(key.x.length, Math.ceil(bits / 8));
  }
});

curves('that are not known keep their OID', () => {
  const key = describePublicKey(ecSpki('1.3.132.0.30', uncompressed(21)));
  assert.ok(!isFinding(key) && key.family === 'unknown');
  assert.is(key.type, 'EC-other');
  assert.is(keyName(key), '1.3.132.0.30');
});

curves('are named curves, never spelled out or implied (RFC 5480 §2.1.1)', () => {
  const point = uncompressed(32);
  const explicit = encodeSequence(encodeInteger(1));
  const { ecPublicKey } = OID;
  assert.is(
    refusalOf(spki(ecPublicKey, [explicit], point)),
    'key-refused {"key":"EC","why":"explicit curve parameters"}',
  );
  assert.is(refusalOf(spki(ecPublicKey, [NULL], point)), 'key-refused {"key":"EC","why":"an implicit curve"}');
  assert.is(refusalOf(spki(ecPublicKey, [], point)), 'issuer-key-malformed {"expected":"EC parameters"}');
  assert.match(refusalOf(spki(ecPublicKey, [encodeInteger(7)], point)), 'issuer-key-malformed');
  assert.match(refusalOf(spki(ecPublicKey, [Uint8Array.of(6, 1, 0x80)], point)), 'issuer-key-malformed');
});

curves('take an uncompressed point of the right length', () => {
  const wrong = 'issuer-key-malformed {"expected":"an uncompressed point on P-256"}';
  const compressed = 'key-refused {"key":"P-256","why":"a compressed point"}';
  const starting = (first: number, length: number) => uncompressed(length).fill(first, 0, 1);
  assert.is(describeWhole(ecSpki(OID.p256, uncompressed(32))), 'EC P-256 256');
  assert.is(refusalOf(ecSpki(OID.p256, uncompressed(31))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, uncompressed(33))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, uncompressed(32).subarray(1))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, new Uint8Array(0))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, Uint8Array.of(0))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, starting(2, 16))), compressed);
  assert.is(refusalOf(ecSpki(OID.p256, starting(3, 16))), compressed);
  assert.is(refusalOf(ecSpki(OID.p256, starting(2, 32))), wrong);
  assert.is(refusalOf(ecSpki(OID.p256, starting(6, 32))), wrong);
});

curves.run();

const others = suite('other keys');

const WHOLE: readonly [oid: string, type: string, length: number][] = [
  ['1.3.101.112', 'Ed25519', 32],
  ['1.3.101.113', 'Ed448', 57],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44', 1312],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65', 1952],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87', 2592],
  ['2.16.840.1.101.3.4.3.20', 'SLH-DSA-SHA2-128s', 32],
  ['2.16.840.1.101.3.4.3.21', 'SLH-DSA-SHA2-128f', 32],
  ['2.16.840.1.101.3.4.3.22', 'SLH-DSA-SHA2-192s', 48],
  ['2.16.840.1.101.3.4.3.23', 'SLH-DSA-SHA2-192f', 48],
  ['2.16.840.1.101.3.4.3.24', 'SLH-DSA-SHA2-256s', 64],
  ['2.16.840.1.101.3.4.3.25', 'SLH-DSA-SHA2-256f', 64],
  ['2.16.840.1.101.3.4.3.26', 'SLH-DSA-SHAKE-128s', 32],
  ['2.16.840.1.101.3.4.3.27', 'SLH-DSA-SHAKE-128f', 32],
  ['2.16.840.1.101.3.4.3.28', 'SLH-DSA-SHAKE-192s', 48],
  ['2.16.840.1.101.3.4.3.29', 'SLH-DSA-SHAKE-192f', 48],
  ['2.16.840.1.101.3.4.3.30', 'SLH-DSA-SHAKE-256s', 64],
  ['2.16.840.1.101.3.4.3.31', 'SLH-DSA-SHAKE-256f', 64],
];

others('of one piece have no parameters and one length (RFC 8410 §3, RFC 9881 §2, RFC 9909 §3)', () => {
  for (const [oid, type, length] of WHOLE) {
    assert.is(describeWhole(spki(oid, [], new Uint8Array(length).fill(3))), `whole ${type} ${length * 8}`);
    const wrongLength = `issuer-key-malformed {"expected":"${type} key of ${length} bytes"}`;
    assert.is(refusalOf(spki(oid, [], new Uint8Array(length - 1))), wrongLength);
    assert.is(refusalOf(spki(oid, [], new Uint8Array(length + 1))), wrongLength);
    const withParameters = `issuer-key-malformed {"expected":"${type} without parameters"}`;
    assert.is(refusalOf(spki(oid, [NULL], new Uint8Array(length))), withParameters);
  }
  assert.is(exported('ed25519').type, 'Ed25519');
  assert.is(exported('ed448').type, 'Ed448');
});

/** y and sign of the points of order 1, 2, 4 and 8, those included that only a lenient decoder takes; little-endian. */
function smallOrderKeys(): [oid: string, octets: Uint8Array][] {
  const eighth = '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05';
  const p25519 = (1n << 255n) - 19n;
  const y8 = BigInt(`0x${Buffer.from(eighth, 'hex').reverse().toString('hex')}`);
  const p448 = (1n << 448n) - (1n << 224n) - 1n;
  const octetsOf = (y: bigint, length: number, sign: number): Uint8Array => {
    const octets = Uint8Array.from({ length }, (_, i) => Number((y >> BigInt(8 * i)) & 0xffn));
    octets[length - 1] = (octets[length - 1] as number) | sign;
    return octets;
  };
  return [0, 0x80].flatMap((sign) => [
    ...[0n, 1n, p25519 - 1n, p25519, p25519 + 1n, y8, p25519 - y8].map((y): [string, Uint8Array] => [
      '1.3.101.112',
      octetsOf(y, 32, sign),
    ]),
    ...[0n, 1n, p448 - 1n].map((y): [string, Uint8Array] => ['1.3.101.113', octetsOf(y, 57, sign)]),
  ]);
}

others('that anybody can sign with are refused', () => {
  for (const [oid, octets] of smallOrderKeys()) {
    assert.match(refusalOf(spki(oid, [], octets)), 'a point of small order', hex(octets));
    const other = Uint8Array.from(octets);
    other[10] = (other[10] as number) ^ 1;
    assert.match(describeWhole(spki(oid, [], other)), 'whole Ed');
  }
});

others('of RSA may be for SHAKE alone, which their OID says (RFC 8692 §4.2)', () => {
  const { publicKey } = rsaSpki((1n << 2048n) - 1n, 65537);
  for (const [oid, hash, saltLength] of [
    ['1.3.6.1.5.5.7.6.30', 'SHAKE128', 32],
    ['1.3.6.1.5.5.7.6.31', 'SHAKE256', 64],
  ] as const) {
    const key = keyOf(spki(oid, [], publicKey).der);
    assert.is(key.type, 'RSA-PSS');
    assert.equal(key.family === 'RSA' && key.restriction, { hash, mgfHash: hash, saltLength });
    assert.match(refusalOf(spki(oid, [NULL], publicKey)), `RSASSA-PSS-${hash} without parameters`);
  }
});

others('of an unknown algorithm are described by its OID', () => {
  const key = keyOf(spki('1.3.101.110', [encodeOid('1.2.3')], new Uint8Array(32)).der);
  assert.is(key.type, 'other');
  assert.is(keyName(key), '1.3.101.110');
  assert.is(keyName(exported('ed25519')), 'Ed25519');
});

others('give a key or a finding whatever the octets are', () => {
  const oids = [OID.rsaEncryption, OID.rsassaPss, OID.ecPublicKey, OID.dsa, ...WHOLE.map(([oid]) => oid)];
  const parameters = fc.constantFrom([], [NULL], [encodeOid(OID.p256)], [pssSha256()]);
  fc.assert(
    fc.property(fc.constantFrom(...oids), parameters, fc.uint8Array({ maxLength: 80 }), (oid, given, key) => {
      const described = describe(spki(oid, given, key).der);
      assert.ok(isFinding(described) || described.spki.publicKey.length === key.length);
    }),
  );
});

others.run();
