import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeBitString, encodeOid, encodeSequence } from '../../../src/asn1/der-writer.ts';
import { parsePem } from '../../../src/asn1/pem.ts';
import { checkCipherPolicy } from '../../../src/config/cipher-policy/check-cipher-policy.ts';
import type { CertificateOwner } from '../../../src/config/cipher-policy/check-handshake.ts';
import type { CipherPolicyProblem } from '../../../src/config/cipher-policy/problem.ts';
import { cipherPolicyProblemText } from '../../../src/config/cipher-policy/problem.ts';
import { SslProtocol } from '../../../src/config/enumerations.ts';
import type { Certificate } from '../../../src/x509/certificate.ts';
import { type TestKey, withSpki } from '../../../vectors/generator/keys.ts';
import { ca, ecKey, ed25519Key, type LeafOptions, replaceAt, rsaKey, tbsField } from '../../support/pki.ts';
import { read } from '../../support/revocation.ts';
import { requireSuite } from '../../support/vectors.ts';
import { policyOf, type Settings } from './policies.ts';

const test = suite('cipher policy');

const root = ca('Root');
const rsaRoot = ca('Rsa root', { key: rsaKey('rsa2048-1') });

function pathOf(options: LeafOptions, issuer = root): Certificate[] {
  return [read(issuer.issueLeaf(options).der), read(issuer.der)];
}

const ecPath = pathOf({});
const rsaPath = pathOf({ key: rsaKey('rsa2048-2') });
const edPath = pathOf({ key: ed25519Key('leaf') });

function check(settings: Settings, path: readonly Certificate[], owner?: CertificateOwner): CipherPolicyProblem[] {
  return checkCipherPolicy(policyOf(settings), path, owner);
}

function codes(settings: Settings, path: readonly Certificate[], owner?: CertificateOwner): string[] {
  return check(settings, path, owner).map(({ code, depth }) => `${code} ${depth}`);
}

const tls12 = { protocol: SslProtocol.TlsV1_2 };
const onlyEcdsa = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384';
const onlyRsa = 'ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA';

test('nothing is held against ordinary certificates', () => {
  for (const path of [ecPath, rsaPath, edPath]) {
    assert.equal(codes({}, path), []);
    assert.equal(codes({ securityLevel: 2 }, path), []);
    assert.equal(codes({ securityLevel: 2 }, path, 'client'), []);
  }
  assert.equal(check({}, []), []);
});

test('TLS 1.2: the leaf’s kind of key must go with a cipher', () => {
  assert.equal(codes({ ...tls12, ciphers: onlyEcdsa }, rsaPath), ['CipherAuthMismatch 0']);
  assert.equal(codes({ ...tls12, ciphers: onlyRsa }, ecPath), ['CipherAuthMismatch 0']);
  assert.equal(codes({ ...tls12, ciphers: onlyRsa }, edPath), ['CipherAuthMismatch 0']);
  assert.equal(codes({ ...tls12, ciphers: onlyEcdsa }, ecPath), []);
  assert.equal(codes({ ...tls12, ciphers: onlyEcdsa }, edPath), []);
  assert.equal(codes({ ...tls12, ciphers: onlyRsa }, rsaPath), []);
  const [problem] = check({ ...tls12, ciphers: onlyEcdsa }, rsaPath);
  assert.equal(problem?.parameters, { key: 'RSA', allowed: ['ECDSA'] });
});

test('a version that stays open takes what the listed ciphers do not', () => {
  assert.equal(codes({ ciphers: onlyEcdsa }, rsaPath), []);
  assert.equal(codes({ ciphers: onlyEcdsa, backend: { MaxProtocol: 'TLSv1.2' } }, rsaPath), ['CipherAuthMismatch 0']);
  assert.equal(codes({ ciphers: 'TLS_AES_128_GCM_SHA256', ...tls12 }, rsaPath), []);
});

test('PSK and SRP show no certificate; RSA-PSK shows one with an RSA key', () => {
  const psk = { ...tls12, ciphers: 'PSK-AES128-GCM-SHA256:SRP-AES-128-CBC-SHA' };
  assert.equal(codes(psk, rsaPath), ['CipherAuthMismatch 0']);
  const rsaPsk = { ...tls12, ciphers: 'RSA-PSK-AES128-GCM-SHA256' };
  const encipher = pathOf({ key: rsaKey('rsa2048-2'), keyUsage: ['keyEncipherment'] });
  assert.equal(codes(rsaPsk, encipher), []);
  assert.equal(codes(rsaPsk, ecPath), ['CipherAuthMismatch 0']);
});

test('Ed25519 needs TLS 1.2', () => {
  assert.equal(codes({ protocol: SslProtocol.TlsV1_1 }, edPath), ['CipherAuthMismatch 0']);
  assert.equal(codes({ protocol: SslProtocol.TlsV1_1 }, ecPath), []);
});

test('static RSA needs keyEncipherment and everything else digitalSignature, where there is a keyUsage', () => {
  const withUsage = (...keyUsage: NonNullable<LeafOptions['keyUsage']>): Certificate[] =>
    pathOf({ key: rsaKey('rsa2048-2'), keyUsage });
  const none = pathOf({ key: rsaKey('rsa2048-2'), keyUsage: null });
  const isStatic = { ...tls12, ciphers: 'AES128-SHA' };
  const ephemeral = { ...tls12, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' };
  assert.equal(codes(isStatic, withUsage('digitalSignature')), ['KeyUsageMissing 0']);
  assert.equal(codes(isStatic, withUsage('keyEncipherment')), []);
  assert.equal(codes(isStatic, none), []);
  assert.equal(codes(ephemeral, withUsage('keyEncipherment')), ['KeyUsageMissing 0']);
  assert.equal(codes(ephemeral, withUsage('digitalSignature')), []);
  assert.equal(codes({ protocol: SslProtocol.TlsV1_3 }, withUsage('keyEncipherment')), ['KeyUsageMissing 0']);
  assert.equal(codes({ ...tls12, ciphers: onlyRsa }, withUsage('keyAgreement')), ['KeyUsageMissing 0']);
  assert.equal(codes({}, withUsage('keyEncipherment')), [], 'static RSA is among the default ciphers of TLS 1.2');
  assert.equal(codes({ securityLevel: 3 }, withUsage('keyEncipherment')).includes('KeyUsageMissing 0'), true);
  assert.equal(codes({}, withUsage('keyEncipherment'), 'client'), ['KeyUsageMissing 0']);
  assert.equal(check(isStatic, withUsage('digitalSignature'))[0]?.parameters, { missing: ['keyEncipherment'] });
});

test('signature algorithms bind the leaf’s key and the signatures of the path, but that of a self-signed anchor', () => {
  const allow = (value: string): Settings => ({ backend: { SignatureAlgorithms: value } });
  assert.equal(codes(allow('ECDSA+SHA256'), ecPath), []);
  assert.equal(codes(allow('RSA+SHA512'), ecPath), ['SigAlgNotAllowed 0', 'SigAlgNotAllowed 0']);
  // An EC root signs an RSA leaf.
  assert.equal(codes(allow('rsa_pss_rsae_sha256'), rsaPath), ['SigAlgNotAllowed 0']);
  assert.equal(codes(allow('rsa_pss_rsae_sha256:ECDSA+SHA256'), rsaPath), []);
  assert.equal(codes(allow('ed25519:ECDSA+SHA256'), edPath), []);
  assert.equal(codes(allow('ed448:ECDSA+SHA256'), edPath), ['SigAlgNotAllowed 0']);
  const middle = rsaRoot.issueCa('Middle');
  const long = [read(middle.issueLeaf().der), read(middle.der), read(rsaRoot.der)];
  assert.equal(codes(allow('ECDSA+SHA256'), long), ['SigAlgNotAllowed 1']);
  assert.equal(codes(allow('ECDSA+SHA256'), long.slice(0, 2)), ['SigAlgNotAllowed 1'], 'an anchor that signs nothing');
});

test('TLS 1.3 knows PKCS #1 and SHA-1 in certificates only, and ties ECDSA to its curve', () => {
  const at = (protocol: SslProtocol, value: string, path: readonly Certificate[]): string[] =>
    codes({ protocol, backend: { SignatureAlgorithms: value } }, path);
  const rsaAll = pathOf({ key: rsaKey('rsa2048-2') }, rsaRoot);
  assert.equal(at(SslProtocol.TlsV1_3, 'RSA+SHA256', rsaAll), ['SigAlgNotAllowed 0']);
  assert.equal(at(SslProtocol.TlsV1_2, 'RSA+SHA256', rsaAll), []);
  const p384 = pathOf({ key: ecKey('p384', 'P-384') });
  assert.equal(at(SslProtocol.TlsV1_3, 'ECDSA+SHA256', p384), ['SigAlgNotAllowed 0']);
  assert.equal(at(SslProtocol.TlsV1_3, 'ECDSA+SHA256:ECDSA+SHA384', p384), []);
  assert.equal(at(SslProtocol.TlsV1_2, 'ECDSA+SHA256', p384), []);
});

test('what a server takes from clients may differ, and ciphers and groups do not matter to those', () => {
  const backend = { SignatureAlgorithms: 'RSA+SHA512', ClientSignatureAlgorithms: 'ECDSA+SHA256' };
  assert.equal(codes({ backend }, ecPath, 'client'), []);
  assert.equal(codes({ ...tls12, ciphers: onlyRsa, curves: ['secp384r1'] }, ecPath, 'client'), []);
  assert.equal(codes({ backend: { ClientSignatureAlgorithms: 'ed25519' } }, ecPath, 'client')[0], 'SigAlgNotAllowed 0');
});

test('up to TLS 1.2 the leaf’s curve is among the groups', () => {
  assert.equal(codes({ ...tls12, curves: ['secp384r1', 'X25519'] }, ecPath), ['CurveNotAllowed 0']);
  assert.equal(codes({ ...tls12, curves: ['secp384r1', 'prime256v1'] }, ecPath), []);
  assert.equal(codes({ ...tls12, curves: ['secp384r1'] }, rsaPath), []);
  assert.equal(codes({ ...tls12, curves: ['secp384r1'] }, edPath), []);
  assert.equal(codes({ curves: ['secp384r1'] }, ecPath), [], 'TLS 1.3 is open');
  assert.equal(codes({ ...tls12, backend: { Groups: 'P-384' } }, ecPath), ['CurveNotAllowed 0']);
});

test('where no version works, the one that comes farthest tells why', () => {
  const settings: Settings = { ciphers: onlyEcdsa, backend: { SignatureAlgorithms: 'ECDSA+SHA256' } };
  // TLS 1.2 has no cipher for an RSA key; TLS 1.3 would, but no signature.
  assert.equal(codes(settings, rsaPath), ['SigAlgNotAllowed 0']);
});

test('a curve that is refused in TLS 1.2 is farther than a signature that TLS 1.3 does not have', () => {
  const settings: Settings = { curves: ['prime256v1'], backend: { SignatureAlgorithms: 'ECDSA+SHA256' } };
  assert.equal(codes(settings, pathOf({ key: ecKey('p384', 'P-384') })), ['CurveNotAllowed 0']);
});

test('static RSA needs no signature', () => {
  const settings: Settings = { ...tls12, ciphers: 'AES128-SHA', backend: { SignatureAlgorithms: 'ECDSA+SHA256' } };
  assert.equal(codes(settings, pathOf({ key: rsaKey('rsa2048-2'), keyUsage: ['keyEncipherment'] })), []);
  const ephemeral = { ...settings, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' };
  assert.equal(codes(ephemeral, rsaPath), ['SigAlgNotAllowed 0']);
});

test('signatures on brainpool curves and ML-DSA have names that TLS 1.3 alone knows', () => {
  const point = new Uint8Array(65).fill(4);
  const curve = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.3.36.3.3.2.8.1.1.7'));
  const brainpool = withSpki(ecKey('leaf'), encodeSequence(curve, encodeBitString(point)));
  const quantum = encodeSequence(encodeOid('2.16.840.1.101.3.4.3.18'));
  const mlDsa = withSpki(ecKey('leaf'), encodeSequence(quantum, encodeBitString(new Uint8Array(1952))));
  const at = (protocol: SslProtocol, name: string, key: TestKey): string[] =>
    codes({ protocol, backend: { SignatureAlgorithms: `${name}:RSA+SHA256` } }, pathOf({ key }, rsaRoot));
  const name = 'ecdsa_brainpoolP256r1tls13_sha256';
  assert.equal(at(SslProtocol.TlsV1_3, name, brainpool), []);
  assert.equal(at(SslProtocol.TlsV1_2, name, brainpool), ['SigAlgNotAllowed 0']);
  assert.equal(at(SslProtocol.TlsV1_2, 'ECDSA+SHA256', brainpool), []);
  assert.equal(at(SslProtocol.TlsV1_3, 'ECDSA+SHA256', brainpool), ['SigAlgNotAllowed 0']);
  assert.equal(at(SslProtocol.TlsV1_3, 'mldsa65', mlDsa), []);
  assert.equal(at(SslProtocol.TlsV1_3, 'mldsa44', mlDsa), ['SigAlgNotAllowed 0']);
  assert.equal(at(SslProtocol.TlsV1_2, 'mldsa65', mlDsa), ['CipherAuthMismatch 0']);
});

const levels = [0, 1, 2, 3, 4, 5] as const;

/** The levels at which a path is refused, with what is said first. */
function refusedAt(path: readonly Certificate[]): string[] {
  return levels.flatMap((securityLevel) => {
    const [first] = codes({ securityLevel }, path).filter((code) => !code.startsWith('Cipher'));
    return first === undefined ? [] : [`${securityLevel} ${first}`];
  });
}

test('each level asks for so many bits of the leaf’s key', () => {
  const strongRoot = ca('Strong', { key: ecKey('strong', 'P-521') });
  const leafOn = (key: NonNullable<LeafOptions['key']>): Certificate[] => pathOf({ key }, strongRoot);
  assert.equal(refusedAt(leafOn(rsaKey('rsa1024-1'))).slice(0, 2), ['2 EeKeyTooSmall 0', '3 EeKeyTooSmall 0']);
  assert.equal(refusedAt(leafOn(rsaKey('rsa2048-2')))[0], '3 EeKeyTooSmall 0');
  assert.equal(refusedAt(leafOn(ecKey('small')))[0], '4 EeKeyTooSmall 0');
  assert.equal(refusedAt(leafOn(ecKey('middle', 'P-384')))[0], '5 EeKeyTooSmall 0');
  assert.equal(refusedAt(leafOn(ecKey('large', 'P-521'))), []);
  assert.equal(refusedAt(leafOn(ed25519Key('leaf')))[0], '4 EeKeyTooSmall 0');
  const [problem] = check({ securityLevel: 2 }, leafOn(rsaKey('rsa1024-1')));
  assert.equal(problem?.parameters, { key: 'RSA', bits: 1024, minimum: 2048 });
});

test('the keys of all CAs are measured, the anchor’s too', () => {
  const small = ca('Small', { key: rsaKey('rsa1024-1') });
  const middle = small.issueCa('Middle');
  const path = [read(middle.issueLeaf().der), read(middle.der), read(small.der)];
  assert.equal(codes({ securityLevel: 2 }, path), ['CaKeyTooSmall 2']);
  assert.equal(codes({ securityLevel: 1 }, path), []);
});

test('digests are measured but for a self-signed anchor', () => {
  const old = ca('Old', { key: rsaKey('rsa2048-1'), signatureAlgorithm: 'sha1WithRSAEncryption' });
  const signed = (signatureAlgorithm: NonNullable<LeafOptions['signatureAlgorithm']>): Certificate[] =>
    pathOf({ signatureAlgorithm }, old);
  assert.equal(codes({ securityLevel: 1 }, signed('sha256WithRSAEncryption')), []);
  assert.equal(codes({ securityLevel: 0 }, signed('sha1WithRSAEncryption')), []);
  assert.equal(codes({ securityLevel: 1 }, signed('sha1WithRSAEncryption')), ['CaDigestTooWeak 0']);
  assert.equal(codes({ securityLevel: 1 }, signed('md5WithRSAEncryption')), ['CaDigestTooWeak 0']);
  const [problem] = check({ securityLevel: 1 }, signed('sha1WithRSAEncryption'));
  assert.equal(problem?.parameters, { algorithm: 'sha1WithRSAEncryption', bits: 63, minimum: 80 });
  const byP521 = ca('Strong', { key: ecKey('strong', 'P-521') });
  const leaf = { key: ecKey('large', 'P-521'), signatureAlgorithm: 'ecdsa-with-SHA384' } as const;
  assert.equal(codes({ securityLevel: 4 }, pathOf(leaf, byP521)), []);
  assert.equal(codes({ securityLevel: 5 }, pathOf(leaf, byP521)), ['CaDigestTooWeak 0']);
  const middle = old.issueCa('Middle', { signatureAlgorithm: 'sha1WithRSAEncryption' });
  const partial = [read(middle.issueLeaf().der), read(middle.der)];
  assert.equal(codes({ securityLevel: 1 }, partial), ['CaDigestTooWeak 1'], 'an anchor signed by another');
});

test('a key or signature that nobody can read is too weak for any level but 0', () => {
  const junk = Uint8Array.of(0x30, 0x00);
  const unreadable = pathOf({ edits: { tbs: replaceAt([tbsField.spki], junk) } });
  assert.equal(codes({ securityLevel: 0 }, unreadable), []);
  assert.equal(codes({ securityLevel: 1 }, unreadable), ['EeKeyTooSmall 0']);
  const unknown = Uint8Array.of(0x30, 0x04, 0x06, 0x02, 0x2a, 0x03);
  const unsigned = pathOf({ edits: { tbs: replaceAt([tbsField.signature], unknown), algorithm: () => unknown } });
  assert.equal(codes({ securityLevel: 0 }, unsigned), []);
  assert.equal(codes({ securityLevel: 1 }, unsigned), ['CaDigestTooWeak 0']);
  assert.equal(codes({ backend: { SignatureAlgorithms: 'ECDSA+SHA256' } }, unsigned), ['SigAlgNotAllowed 0']);
});

test('every problem is a sentence', () => {
  const settings: Settings = {
    ...tls12,
    ciphers: onlyEcdsa,
    securityLevel: 5,
    backend: { SignatureAlgorithms: 'ed448' },
  };
  for (const path of [rsaPath, ecPath]) {
    for (const problem of check(settings, path)) {
      assert.match(cipherPolicyProblemText(problem), /^the (leaf|certificate at depth \d) \S+/);
    }
  }
});

const folder = requireSuite('qt', 8);

if (folder !== undefined) {
  const certificate = (name: string): Certificate => {
    const [block] = parsePem(readFileSync(join(folder, 'certs', `${name}.pem`))).blocks;
    return read(block?.bytes as Uint8Array);
  };
  const to = (name: string): Certificate[] => [certificate(name), certificate('root')];

  test('handshakes that Qt was seen to refuse or to make', () => {
    const level2 = { securityLevel: 2 } as const;
    assert.equal(codes(level2, to('rsa1024')), ['EeKeyTooSmall 0']);
    assert.equal(codes({ ...level2, backend: { CipherString: 'DEFAULT@SECLEVEL=0' } }, to('rsa1024')), []);
    assert.equal(codes({ ...level2, ...tls12, ciphers: onlyEcdsa }, to('rsa2048')), ['CipherAuthMismatch 0']);
    assert.equal(codes({ ...level2, ...tls12, ciphers: onlyRsa }, to('leaf0')), ['CipherAuthMismatch 0']);
    assert.equal(codes({ ...level2, ...tls12, ciphers: onlyEcdsa }, to('ed')), []);
    assert.equal(codes({ ...level2, ciphers: onlyEcdsa }, to('rsa2048')), []);
    assert.equal(codes({ ...level2, ciphers: 'TLS_AES_256_GCM_SHA384', ...tls12 }, to('leaf0')), []);
    const sigalgs = (value: string): Settings => ({ ...level2, backend: { SignatureAlgorithms: value } });
    assert.equal(codes(sigalgs('RSA+SHA512'), to('leaf0'))[0], 'SigAlgNotAllowed 0');
    assert.equal(codes(sigalgs('ECDSA+SHA256'), to('leaf0')), []);
    assert.equal(codes({ securityLevel: 3 }, to('ed')), []);
    assert.equal(codes({ securityLevel: 3 }, to('rsa2048')), ['EeKeyTooSmall 0']);
  });
}

test.run();
