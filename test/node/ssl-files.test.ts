import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodePem } from '../../src/asn1/pem.ts';
import { EncodingFormat, KeyAlgorithm, KeyType, PatternSyntax } from '../../src/config/enumerations.ts';
import { bindKeyProtection, keyProtection } from '../../src/config/platform.ts';
import { SslConfiguration } from '../../src/config/ssl-configuration.ts';
import { withKeyProtection } from '../../src/node/key-protection.ts';
import {
  addCaCertificatesFromPath,
  nodeKeyProtection,
  sslCertificatesFromFile,
  sslCertificatesFromPath,
  sslKeyFromFile,
} from '../../src/node.ts';
import { ca } from '../support/pki.ts';

const { Der } = EncodingFormat;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const { der } = ca('Root');

const test = suite('certificates and keys of files');
let folder = '';
let before: ReturnType<typeof keyProtection>;

test.before(() => {
  before = keyProtection();
  bindKeyProtection(nodeKeyProtection);
  folder = mkdtempSync(join(tmpdir(), 'certpath-ssl-'));
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  write('root.pem', encodePem('CERTIFICATE', der));
  write('root.der', der);
  write('key.pem', privateKey.export({ format: 'pem', type: 'sec1' }));
  write('key.der', privateKey.export({ format: 'der', type: 'pkcs8' }));
  write('public.pem', publicKey.export({ format: 'pem', type: 'spki' }));
  const encryption = { cipher: 'aes-256-cbc', passphrase: 'secret' };
  write('locked.pem', privateKey.export({ format: 'pem', type: 'pkcs8', ...encryption }));
});

test.after(() => {
  bindKeyProtection(before);
  rmSync(folder, { recursive: true });
});

test('certificates of a file', () => {
  assert.is(sslCertificatesFromFile(join(folder, 'root.pem')).length, 1);
  assert.is(sslCertificatesFromFile(join(folder, 'root.der'), Der).length, 1);
  assert.is(sslCertificatesFromFile(join(folder, 'root.der')).length, 0);
  assert.is(sslCertificatesFromFile(join(folder, 'missing')).length, 0);
  assert.is(sslCertificatesFromFile(folder).length, 0);
  assert.is(sslCertificatesFromPath(`${folder}/*`, Der, PatternSyntax.Wildcard).length, 1);
});

test('keys of a file', () => {
  const key = sslKeyFromFile(join(folder, 'key.pem'));
  assert.is(key.length(), 256);
  assert.ok(sslKeyFromFile(join(folder, 'key.der'), { format: Der }).equals(key));
  assert.ok(sslKeyFromFile(join(folder, 'locked.pem'), { passPhrase: 'secret' }).equals(key));
  assert.ok(sslKeyFromFile(join(folder, 'locked.pem'), { passPhrase: 'wrong' }).isNull());
  assert.ok(sslKeyFromFile(join(folder, 'locked.pem')).isNull());
  assert.ok(sslKeyFromFile(join(folder, 'key.pem'), { algorithm: KeyAlgorithm.Rsa }).isNull());
  assert.is(sslKeyFromFile(join(folder, 'public.pem'), { type: KeyType.PublicKey }).length(), 256);
  assert.ok(sslKeyFromFile(join(folder, 'missing')).isNull());
});

test('what the entry exports has bound the decryption', () => {
  bindKeyProtection(undefined);
  assert.is(withKeyProtection(test), test);
  assert.is(keyProtection(), nodeKeyProtection);
});

test('what cannot be encrypted, or decrypted, is undefined', () => {
  assert.is(nodeKeyProtection.encrypt('no key', Uint8Array.of(1)), undefined);
  assert.is(nodeKeyProtection.decrypt('no key', Uint8Array.of(1)), undefined);
});

test('CA certificates of a path stand beside the system’s', () => {
  const configuration = new SslConfiguration();
  assert.not(addCaCertificatesFromPath(configuration, join(folder, 'missing.pem')));
  assert.ok(configuration.isNull());
  assert.ok(addCaCertificatesFromPath(configuration, join(folder, 'root.pem')));
  assert.is(configuration.caCertificates().length, 1);
  const other = new SslConfiguration();
  other.addCaCertificates(sslCertificatesFromFile(join(folder, 'root.pem')));
  assert.not(configuration.equals(other));
});

test.run();
