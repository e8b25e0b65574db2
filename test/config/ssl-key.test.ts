import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type DerReader, parseWhole } from '../../src/asn1/der-reader.ts';
import { encodeInteger, encodeNull, encodeOctetString, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { Tag } from '../../src/asn1/tags.ts';
import { EncodingFormat, KeyAlgorithm, KeyType } from '../../src/config/enumerations.ts';
import { bindKeyProtection, bindSslPlatform, keyProtection, sslPlatform } from '../../src/config/platform.ts';
import { SslKey } from '../../src/config/ssl-key.ts';
import { decryptSslKey } from '../../src/interop/decrypt-ssl-key.ts';
import { nodeKeyProtection } from '../../src/node/key-protection.ts';
import { parseSubjectPublicKeyInfo, type SubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';
import { hex } from '../support/hex.ts';
import { contentOf } from '../support/pki.ts';

const { Der, Pem } = EncodingFormat;
const { PrivateKey, PublicKey } = KeyType;

const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const rsa = createPrivateKey(readFileSync(new URL('../../vectors/keys/rsa1024-1.pem', import.meta.url)));

function der(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' | 'spki'): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type } as never) as unknown as Uint8Array);
}

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', cipher?: string): string {
  const encryption = cipher === undefined ? {} : { cipher, passphrase: '1234' };
  return key.export({ format: 'pem', type, ...encryption } as never).toString();
}

/** Runs with other bindings than the entries', and collects the warnings. */
async function bound(
  protection: typeof nodeKeyProtection | undefined,
  run: () => void | Promise<void>,
): Promise<string[]> {
  const warnings: string[] = [];
  const before = [keyProtection(), tryPlatform()] as const;
  bindKeyProtection(protection);
  const provider = (): never => assert.unreachable('asks for a provider') as never;
  bindSslPlatform({ provider, now: () => 0, warn: (message) => warnings.push(message) });
  try {
    await run();
  } finally {
    bindKeyProtection(before[0]);
    if (before[1] !== undefined) bindSslPlatform(before[1]);
  }
  return warnings;
}

function tryPlatform(): ReturnType<typeof sslPlatform> | undefined {
  try {
    return sslPlatform();
  } catch {
    return undefined;
  }
}

const test = suite('SslKey');
test.before(() => bindKeyProtection(nodeKeyProtection));

test('reads traditional forms and writes them again', () => {
  for (const text of [pem(rsa, 'pkcs1'), pem(ec, 'sec1')]) assert.is(new SslKey(text).toPem(), text);
  assert.is(hex(new SslKey(der(rsa, 'pkcs1'), undefined, Der).toDer()), hex(der(rsa, 'pkcs1')));
  assert.is(hex(new SslKey(der(ec, 'pkcs8'), undefined, Der).toDer()), hex(der(ec, 'sec1')));
});

test('finds the key behind other blocks and text, and the first of several', () => {
  const parameters = encodePem('EC PARAMETERS', encodeOid('1.2.840.10045.3.1.7'));
  const certificate = encodePem('CERTIFICATE', Uint8Array.of(1));
  const text = `comment\n${certificate}${parameters}${pem(ec, 'sec1')}${pem(rsa, 'pkcs1')}`;
  assert.is(new SslKey(text).algorithm(), KeyAlgorithm.Ec);
  assert.is(new SslKey(new TextEncoder().encode(text)).algorithm(), KeyAlgorithm.Ec);
  assert.ok(new SslKey(text, KeyAlgorithm.Rsa).isNull());
});

test('reads traditional encrypted PEM, which has headers', () => {
  const plain = new SslKey(pem(rsa, 'pkcs1'));
  for (const cipher of ['des-ede3-cbc', 'aes-128-cbc', 'aes-256-cbc']) {
    const text = pem(rsa, 'pkcs1', cipher);
    assert.match(text, /Proc-Type: 4,ENCRYPTED/);
    assert.ok(new SslKey(text, KeyAlgorithm.Rsa, Pem, PrivateKey, '1234').equals(plain), cipher);
    assert.ok(new SslKey(text, KeyAlgorithm.Rsa, Pem, PrivateKey, '12345').isNull(), cipher);
  }
});

test('reads encrypted PKCS #8 as DER too', () => {
  const encrypted = ec.export({ format: 'der', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: '1234' });
  const bytes = new Uint8Array(encrypted);
  assert.ok(new SslKey(bytes, undefined, Der, PrivateKey, '1234').equals(new SslKey(pem(ec, 'pkcs8'))));
  assert.ok(new SslKey(bytes, undefined, Der, PrivateKey, 'wrong').isNull());
});

test('reads public keys, PKCS #1 among them', () => {
  const key = createPublicKey(rsa);
  const spki = new SslKey(der(key, 'spki'), KeyAlgorithm.Rsa, Der, PublicKey);
  const pkcs1 = key.export({ format: 'pem', type: 'pkcs1' }).toString();
  assert.is(spki.length(), 1024);
  assert.is(spki.type(), PublicKey);
  assert.ok(new SslKey(pkcs1, KeyAlgorithm.Rsa, Pem, PublicKey).equals(spki));
  assert.is(spki.toPem(), key.export({ format: 'pem', type: 'spki' }).toString());
  assert.not(spki.equals(new SslKey(pem(rsa, 'pkcs1'))));
});

test('knows ML-DSA and Diffie-Hellman by structure', () => {
  const mlDsa = encodeSequence(encodeOid('2.16.840.1.101.3.4.3.18'));
  const key = encodeSequence(encodeInteger(0), mlDsa, encodeOctetString(encodeOctetString(new Uint8Array(32))));
  assert.is(new SslKey(key, KeyAlgorithm.MlDsa, Der).length(), 192);
  const group = encodeSequence(encodeInteger(2n ** 511n + 1n), encodeInteger(2));
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.3.1'), group);
  const dh = encodeSequence(encodeInteger(0), algorithm, encodeOctetString(encodeInteger(5)));
  assert.is(new SslKey(dh, KeyAlgorithm.Dh, Der).length(), 512);
});

test('an opaque key is not null, has no length and no form, and equals by its handle', () => {
  const handle = {};
  const key = new SslKey({ handle });
  assert.not(key.isNull());
  assert.is(key.type(), PrivateKey);
  assert.is(key.algorithm(), KeyAlgorithm.Opaque);
  assert.is(key.length(), -1);
  assert.is(key.handle(), handle);
  assert.is(`${key.toPem()}${key.toDer().length}`, '0');
  assert.ok(key.equals(new SslKey({ handle })));
  assert.not(key.equals(new SslKey({ handle: {} })));
  assert.not(key.equals(new SslKey()));
});

test('what is handed in and out can be changed without effect', () => {
  const bytes = der(ec, 'sec1');
  const key = new SslKey(bytes, undefined, Der);
  const text = key.toPem();
  bytes.fill(0);
  key.toDer().fill(0);
  assert.is(key.toPem(), text);
});

test('says whether a private key belongs to a public one', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const half = (key: KeyObject): SslKey => new SslKey(der(createPublicKey(key), 'spki'), undefined, Der, PublicKey);
  assert.is(new SslKey(pem(ec, 'pkcs8')).matches(half(ec)), true);
  assert.is(new SslKey(pem(rsa, 'pkcs8')).matches(half(rsa)), true);
  assert.is(half(ec).matches(new SslKey(pem(ec, 'pkcs8'))), true);
  assert.is(new SslKey(pem(ec, 'pkcs8')).matches(half(other.privateKey)), false);
  assert.is(new SslKey(pem(ec, 'pkcs8')).matches(half(rsa)), false);
  assert.is(new SslKey(pem(dsa.privateKey, 'pkcs8')).matches(half(dsa.privateKey)), undefined);
  assert.is(new SslKey().matches(half(ec)), undefined);
  const { privateKey } = generateKeyPairSync('ed25519');
  assert.is(new SslKey(pem(privateKey, 'pkcs8')).matches(half(rsa)), false);
  assert.is(new SslKey(pem(privateKey, 'pkcs8')).matches(half(privateKey)), undefined);
});

test('a traditional DSA key is the same key, and says what it belongs to', () => {
  const { privateKey, publicKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const spki = parseSubjectPublicKeyInfo(der(publicKey, 'spki')) as SubjectPublicKeyInfo;
  const secret = parseWhole(readPkcs8Content, der(privateKey, 'pkcs8'), '') as Uint8Array;
  const domain = contentOf(spki.algorithm.parameters as Uint8Array);
  const traditional = encodeSequence(encodeInteger(0), domain, spki.publicKey, secret);
  const key = new SslKey(encodePem('DSA PRIVATE KEY', traditional), KeyAlgorithm.Dsa);
  assert.ok(key.equals(new SslKey(pem(privateKey, 'pkcs8'))));
  assert.is(key.matches(new SslKey(der(publicKey, 'spki'), undefined, Der, PublicKey)), true);
});

function readPkcs8Content(reader: DerReader): Uint8Array {
  reader.enter(Tag.sequence, '');
  reader.readSmallInteger('');
  reader.readValue(Tag.sequence, '');
  reader.readValue(Tag.octetString, '');
  return reader.content();
}

const bad = suite('SslKey: bad input');
bad.before(() => bindKeyProtection(nodeKeyProtection));

bad('garbage and truncation are null keys', () => {
  const texts = [
    '',
    'garbage',
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----',
  ];
  for (const text of texts) assert.ok(new SslKey(text).isNull(), text);
  for (const key of [der(rsa, 'pkcs1'), der(rsa, 'pkcs8'), der(ec, 'sec1'), der(ec, 'pkcs8')]) {
    for (let length = 0; length < key.length; length++) {
      assert.ok(new SslKey(key.subarray(0, length), undefined, Der).isNull(), String(length));
    }
    assert.ok(new SslKey(Uint8Array.from([...key, 0]), undefined, Der).isNull());
    assert.not(new SslKey(key, undefined, Der).isNull());
    assert.ok(new SslKey(key, undefined, Pem).isNull());
  }
  assert.ok(new SslKey(pem(ec, 'sec1'), undefined, Der).isNull());
  assert.not(new SslKey(`${' '.repeat(2 ** 19)}${pem(ec, 'sec1')}`).isNull());
  assert.ok(new SslKey(`${' '.repeat(2 ** 20)}${pem(ec, 'sec1')}`).isNull());
});

bad('any bytes are a key or none, and never thrown about', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.tuple(fc.nat(), fc.nat(255)).map(withOctet));
  const property = fc.property(bytes, fc.constantFrom(PrivateKey, PublicKey), (input, type) => {
    const read = new SslKey(input, undefined, Der, type);
    assert.is(read.isNull(), read.length() < 0);
  });
  fc.assert(property, { numRuns: 500 });
});

/** A key with one octet replaced. */
function withOctet([place, octet]: [number, number]): Uint8Array {
  const key = der(ec, 'pkcs8');
  key[place % key.length] = octet;
  return key;
}

bad('a pass phrase of half a surrogate pair is a wrong one', () => {
  const encrypted = pem(ec, 'pkcs8', 'aes-256-cbc');
  assert.ok(new SslKey(encrypted, undefined, Pem, PrivateKey, '\ud800').isNull());
});

bad('a curve that is not known, a scalar of another length and a wrong algorithm inside are null', () => {
  const ecKey = (curve: string, length: number): Uint8Array =>
    encodeSequence(
      encodeInteger(0),
      encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid(curve)),
      encodeOctetString(encodeSequence(encodeInteger(1), encodeOctetString(new Uint8Array(length).fill(1)))),
    );
  assert.is(new SslKey(ecKey('1.2.840.10045.3.1.7', 32), undefined, Der).length(), 256);
  assert.ok(new SslKey(ecKey('1.2.840.10045.3.1.7', 31), undefined, Der).isNull());
  assert.ok(new SslKey(ecKey('1.2.3.4', 32), undefined, Der).isNull());
  const dsa = encodeSequence(...[0, 7, 5, 3, 2, 4].map((number) => encodeInteger(number)));
  assert.ok(new SslKey(wrappedRsa(der(ec, 'sec1')), undefined, Der).isNull());
  assert.not(new SslKey(dsa, KeyAlgorithm.Dsa, Der).isNull());
  assert.ok(new SslKey(wrappedRsa(dsa), undefined, Der).isNull());
  const inner = der(rsa, 'pkcs1');
  assert.not(new SslKey(wrappedRsa(inner), undefined, Der).isNull());
  assert.ok(new SslKey(wrappedRsa(Uint8Array.from([...inner, 5, 0])), undefined, Der).isNull());
});

function wrappedRsa(inner: Uint8Array): Uint8Array {
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull());
  return encodeSequence(encodeInteger(0), algorithm, encodeOctetString(inner));
}

bad('a modulus has at most 16384 bits', () => {
  const rest = [3, 3, 3, 3, 3, 3, 3].map((number) => encodeInteger(number));
  const key = (bits: bigint): Uint8Array => encodeSequence(encodeInteger(0), encodeInteger(2n ** bits - 1n), ...rest);
  assert.is(new SslKey(key(16384n), undefined, Der).length(), 16384);
  assert.ok(new SslKey(key(16385n), undefined, Der).isNull());
});

bad('without means an encrypted key is null, and a warning says why', async () => {
  const encrypted = pem(ec, 'pkcs8', 'aes-256-cbc');
  const warnings = await bound(undefined, () => {
    assert.ok(new SslKey(encrypted, undefined, Pem, PrivateKey, '1234').isNull());
    assert.is(new SslKey(pem(ec, 'pkcs8')).toPem('pass'), '');
    assert.not(new SslKey(pem(ec, 'pkcs8')).isNull());
  });
  assert.is(warnings.length, 2);
  assert.match(warnings[0] ?? '', /encrypted.*certpath\/node/);
  assert.match(warnings[1] ?? '', /certpath\/node/);
});

bad('a key that is to keep the reader busy is not decrypted', async () => {
  const warnings = await bound(
    { ...nodeKeyProtection, decrypt: () => assert.unreachable('decrypts') as never },
    async () => {
      const bomb = encryptedKey(2 ** 31 - 1);
      assert.ok(new SslKey(bomb, undefined, Der, PrivateKey, '1234').isNull());
      assert.ok((await decryptSslKey(bomb, '1234', { format: Der })).isNull());
    },
  );
  assert.match(warnings.join('\n'), /iterations/);
});

const web = suite('decryptSslKey');

web('decrypts PBES2 without certpath/node', async () => {
  const warnings = await bound(undefined, async () => {
    const plain = new SslKey(pem(ec, 'pkcs8'));
    for (const cipher of ['aes-128-cbc', 'aes-256-cbc']) {
      const text = pem(ec, 'pkcs8', cipher);
      assert.ok((await decryptSslKey(text, '1234')).equals(plain), cipher);
      assert.ok((await decryptSslKey(text, '1234', { algorithm: KeyAlgorithm.Rsa })).isNull());
      assert.ok((await decryptSslKey(text, 'wrong')).isNull());
      assert.ok((await decryptSslKey(new TextEncoder().encode(text), new TextEncoder().encode('1234'))).equals(plain));
    }
    const bytes = new Uint8Array(
      ec.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: '1234' }),
    );
    assert.ok((await decryptSslKey(bytes, '1234', { format: Der })).equals(plain));
  });
  assert.equal(warnings, []);
});

web('leaves everything else to SslKey', async () => {
  assert.ok((await decryptSslKey('garbage', '')).isNull());
  assert.ok((await decryptSslKey(pem(ec, 'sec1'), '')).equals(new SslKey(pem(ec, 'sec1'))));
  const warnings = await bound(undefined, async () => {
    assert.ok((await decryptSslKey(pem(rsa, 'pkcs1', 'aes-128-cbc'), '1234')).isNull());
  });
  assert.match(warnings.join('\n'), /certpath\/node/);
});

web('leaves an initialization vector of another length than AES has to SslKey', async () => {
  const read = async (vectorLength: number): Promise<boolean> =>
    (await decryptSslKey(encryptedKey(1, vectorLength), '', { format: Der })).isNull();
  assert.equal(await bound(undefined, async () => assert.ok(await read(16))), []);
  assert.is((await bound(undefined, async () => assert.ok(await read(12)))).length, 1);
});

web('takes the key that stands first', async () => {
  const text = `${pem(rsa, 'pkcs8')}${pem(ec, 'pkcs8', 'aes-256-cbc')}`;
  assert.is((await decryptSslKey(text, '1234')).algorithm(), KeyAlgorithm.Rsa);
});

/** EncryptedPrivateKeyInfo that demands so many iterations. */
function encryptedKey(iterations: number, vectorLength = 16): Uint8Array {
  const derivation = encodeSequence(encodeOctetString(new Uint8Array(8)), encodeInteger(iterations));
  const scheme = encodeSequence(encodeOid('2.16.840.1.101.3.4.1.42'), encodeOctetString(new Uint8Array(vectorLength)));
  const parameters = encodeSequence(encodeSequence(encodeOid('1.2.840.113549.1.5.12'), derivation), scheme);
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.5.13'), parameters);
  return encodeSequence(algorithm, encodeOctetString(new Uint8Array(64)));
}

test.run();
bad.run();
web.run();
