import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BackendConfigurationError } from '../../../src/config/cipher-policy/backend-configuration-error.ts';
import { type CipherPolicy, cipherPolicyOf } from '../../../src/config/cipher-policy/cipher-policy.ts';
import { SslProtocol } from '../../../src/config/enumerations.ts';
import { policyOf, type Settings, sourceOf } from './policies.ts';

const test = suite('cipher policy of a configuration');

function refusal(settings: Settings): BackendConfigurationError {
  const error = cipherPolicyOf(sourceOf(settings));
  if (!(error instanceof BackendConfigurationError)) throw new Error('a policy');
  return error;
}

function namesOf({ ciphers }: CipherPolicy): string[] {
  return ciphers.map((cipher) => cipher.name());
}

test('the protocol says which versions there are', () => {
  const rows: readonly (readonly [SslProtocol, readonly string[]])[] = [
    [SslProtocol.SecureProtocols, ['TLSv1.3', 'TLSv1.2']],
    [SslProtocol.TlsV1_2OrLater, ['TLSv1.3', 'TLSv1.2']],
    [SslProtocol.AnyProtocol, ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1']],
    [SslProtocol.TlsV1_1, ['TLSv1.1']],
    [SslProtocol.TlsV1_3OrLater, ['TLSv1.3']],
    [SslProtocol.DtlsV1_2OrLater, ['TLSv1.2']],
    [SslProtocol.DtlsV1_0OrLater, ['TLSv1.2', 'TLSv1.1']],
  ];
  for (const [protocol, versions] of rows) assert.equal(policyOf({ protocol }).versions, versions);
  assert.is(refusal({ protocol: SslProtocol.UnknownProtocol }).command, 'protocol');
});

test('a category of ciphers with none listed has its default ones', () => {
  const old = policyOf({ ciphers: 'AES128-SHA' });
  assert.equal(namesOf(old), [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'AES128-SHA',
  ]);
  assert.is(namesOf(policyOf({ ciphers: 'TLS_AES_128_GCM_SHA256' })).length, 58);
  assert.is(namesOf(policyOf()).length, 60);
});

test('curves become groups, none means all', () => {
  assert.is(policyOf().groups, undefined);
  assert.equal(policyOf({ curves: ['prime256v1', 'X25519', 'sect163k1'] }).groups, ['P-256', 'X25519', 'sect163k1']);
  assert.equal(policyOf({ curves: ['prime256v1'], backend: { Groups: 'P-384:secp521r1' } }).groups, ['P-384', 'P-521']);
  assert.equal(policyOf({ backend: { Curves: 'X448:brainpoolP256r1' } }).groups, ['X448', 'brainpoolP256r1']);
});

test('a group has several names, in any case', () => {
  const rows: Record<string, readonly string[]> = {
    'P-192': ['p-192', 'prime192v1', 'secp192r1'],
    'P-224': ['P-224', 'secp224r1'],
    'P-256': ['P-256', 'prime256v1', 'SECP256R1'],
    'P-384': ['P-384', 'secp384r1'],
    'P-521': ['P-521', 'secp521r1'],
    X25519: ['x25519'],
    brainpoolP512r1: ['brainpoolp512r1'],
    ffdhe8192: ['ffdhe8192'],
  };
  for (const [name, aliases] of Object.entries(rows)) {
    const Groups = aliases.join(':');
    assert.equal(
      policyOf({ backend: { Groups } }).groups,
      aliases.map(() => name),
    );
  }
});

test('backend commands go before the settings, whatever their case', () => {
  const backend = { minprotocol: 'TLSv1.1', MAXPROTOCOL: 'TLSv1.2' };
  assert.equal(policyOf({ protocol: SslProtocol.TlsV1_3, backend }).versions, ['TLSv1.2', 'TLSv1.1']);
  assert.equal(policyOf({ backend: { MinProtocol: 'None' } }).versions.length, 4);
  assert.equal(namesOf(policyOf({ backend: { CipherString: 'AES128-SHA' }, ciphers: 'AES256-SHA' })).slice(3), [
    'AES128-SHA',
  ]);
  const one = policyOf({ backend: { Ciphersuites: 'TLS_AES_128_GCM_SHA256', CipherString: 'AES128-SHA' } });
  assert.equal(namesOf(one), ['TLS_AES_128_GCM_SHA256', 'AES128-SHA']);
});

test('no ciphersuite at all takes TLS 1.3 away', () => {
  assert.equal(policyOf({ backend: { Ciphersuites: '' } }).versions, ['TLSv1.2']);
});

test('signature algorithms are named in either way; those for clients are the same unless said otherwise', () => {
  const signatures = (value: string): string[] =>
    policyOf({ backend: { SignatureAlgorithms: value } }).signatures?.map(({ name }) => name) ?? [];
  assert.equal(signatures('RSA+SHA512'), ['rsa_pkcs1_sha512']);
  assert.equal(signatures('ecdsa_secp256r1_sha256:ed25519'), ['ecdsa_secp256r1_sha256', 'ed25519']);
  assert.equal(signatures('ECDSA+SHA256'), ['ecdsa_secp256r1_sha256']);
  assert.equal(signatures('RSA-PSS+SHA256').sort(), ['rsa_pss_pss_sha256', 'rsa_pss_rsae_sha256']);
  assert.is(policyOf().signatures, undefined);
  const both = policyOf({ backend: { SignatureAlgorithms: 'ed25519', ClientSignatureAlgorithms: 'ed448' } });
  assert.equal(
    both.clientSignatures?.map(({ name }) => name),
    ['ed448'],
  );
  assert.is(policyOf({ backend: { SignatureAlgorithms: 'ed25519' } }).clientSignatures?.[0]?.name, 'ed25519');
});

test('the level is the one given, 2 unless any is, and @SECLEVEL goes before', () => {
  const level = (backend: Record<string, unknown>, options = {}): number =>
    (cipherPolicyOf(sourceOf({ backend }), options) as CipherPolicy).securityLevel;
  assert.is(level({}), 2);
  assert.is(level({}, { securityLevel: 0 }), 0);
  assert.is(level({ CipherString: 'DEFAULT@SECLEVEL=0' }), 0);
  assert.is(level({ CipherString: '@SECLEVEL=3:DEFAULT' }, { securityLevel: 1 }), 3);
});

test('from level 3 on ciphers have forward secrecy, from 4 on no SHA-1, and as many bits as the level', () => {
  const at = (securityLevel: 2 | 3 | 4 | 5): string[] => namesOf(policyOf({ securityLevel }));
  assert.is(at(2).length, 60);
  assert.ok(at(2).includes('AES128-SHA'));
  assert.not(at(3).includes('AES128-SHA'));
  assert.not(at(3).includes('AES256-GCM-SHA384'));
  assert.ok(at(3).includes('ECDHE-RSA-AES256-SHA'));
  assert.ok(at(3).includes('TLS_AES_128_GCM_SHA256'));
  assert.not(at(4).includes('ECDHE-RSA-AES256-SHA'));
  assert.not(at(4).includes('TLS_AES_128_GCM_SHA256'));
  assert.ok(at(5).includes('ECDHE-RSA-AES256-GCM-SHA384'));
});

test('a command that is not known, or a value that cannot be taken, is an error that names the command', () => {
  const rows: Record<string, unknown> = {
    NoSuchCommand: 'x',
    CipherString: 'DEFAULT:!aNUL',
    SignatureAlgorithms: 'RSA+SHA999',
    ClientSignatureAlgorithms: '',
    Groups: 'P-256:P-257',
    Curves: '',
    MinProtocol: 'TLSv1.4',
    MaxProtocol: 'tlsv1.2',
    Ciphersuites: 'AES128-SHA',
    Options: 7,
  };
  for (const [command, value] of Object.entries(rows)) {
    const error = refusal({ backend: { [command]: value } });
    assert.is(error.command, command);
    assert.ok(error.message.includes(command), error.message);
  }
  assert.is(refusal({ backend: { CipherString: 'aNULL' } }).expected, 'at least one cipher');
  assert.is(refusal({ backend: { CipherString: 'DEFAULT@SECLEVEL=6' } }).command, 'CipherString');
});

test('settings that leave no version are an error', () => {
  assert.is(refusal({ backend: { MinProtocol: 'TLSv1.3', MaxProtocol: 'TLSv1.2' } }).command, 'protocol');
  assert.is(refusal({ protocol: SslProtocol.TlsV1_3, backend: { MaxProtocol: 'TLSv1.2' } }).command, 'protocol');
  assert.is(refusal({ protocol: SslProtocol.TlsV1_3, backend: { Ciphersuites: '' } }).command, 'protocol');
});

test('an error shows the value at fault escaped and cut', () => {
  const error = refusal({ backend: { Groups: `\u0007${'x'.repeat(5000)}` } });
  assert.ok(error.message.length < 400);
  assert.not.ok(error.message.includes('\u0007'));
});

test('commands that say nothing about certificates are let pass', () => {
  assert.equal(policyOf({ backend: { Options: 'SessionTicket', NumTickets: '2' } }), policyOf());
});

test.run();
