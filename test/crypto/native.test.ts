import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider, type NativeKeyInput, type NodeCrypto } from '../../src/crypto/native.ts';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import type { PublicKey } from '../../src/crypto/public-key.ts';
import type { SignatureJob, SignatureResult } from '../../src/crypto/signature-job.ts';
import { isFinding } from '../../src/problem.ts';
import type { AlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import { algorithm, ecKey, ecSpki, keyOf, NULL, OID, pssSha256, spki, textOf } from '../support/keys.ts';

const DATA = new TextEncoder().encode('to be signed');
const SHA256_RSA = algorithm('1.2.840.113549.1.1.11', NULL);
const ECDSA_SHA256 = algorithm('1.2.840.10045.4.3.2');
const ECDSA_SHA384 = algorithm('1.2.840.10045.4.3.3');

interface Signed {
  readonly job: SignatureJob;
  readonly tampered: SignatureJob;
}

function toJob(identifier: AlgorithmIdentifier, key: PublicKey, data: Uint8Array, signature: Uint8Array): SignatureJob {
  const job = prepareSignature({ algorithm: identifier, data, signature }, key);
  if (isFinding(job)) throw new Error(textOf(job));
  return job;
}

function sign(
  pair: crypto.KeyPairKeyObjectResult,
  identifier: AlgorithmIdentifier,
  hash: string | null,
  options: crypto.SigningOptions = {},
): Signed {
  const key = keyOf(pair.publicKey.export({ type: 'spki', format: 'der' }));
  const signature = crypto.sign(hash, DATA, { key: pair.privateKey, ...options });
  const other = DATA.map((octet) => octet ^ 1);
  return { job: toJob(identifier, key, DATA, signature), tampered: toJob(identifier, key, other, signature) };
}

const rsaPair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecPair = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PSS_PADDING = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING };

function wayOf(input: NativeKeyInput): string {
  return input.format === 'jwk' ? 'jwk' : String(input.type);
}

/** The module with every import counted, or refused. */
function observed(replaced: Readonly<Record<string, unknown>> = {}): {
  readonly module: NodeCrypto;
  readonly imports: string[];
} {
  const imports: string[] = [];
  const createPublicKey = (input: NativeKeyInput) => {
    imports.push(wayOf(input));
    return crypto.createPublicKey(input as crypto.PublicKeyInput);
  };
  const { verify, generateKeyPairSync, constants } = crypto;
  const module = { createPublicKey, verify, generateKeyPairSync, constants, ...replaced } as NodeCrypto;
  return { module, imports };
}

const native = suite('native provider');

native('answers good and bad for each scheme', () => {
  const provider = createNativeProvider(crypto);
  const ec = (namedCurve: string) => crypto.generateKeyPairSync('ec', { namedCurve });
  const cases: Record<string, Signed> = {
    pkcs1: sign(rsaPair, SHA256_RSA, 'sha256'),
    pss: sign(rsaPair, algorithm(OID.rsassaPss, pssSha256(20)), 'sha256', { ...PSS_PADDING, saltLength: 20 }),
    p256: sign(ecPair, ECDSA_SHA256, 'sha256'),
    'p256 with SHA-384': sign(ecPair, ECDSA_SHA384, 'sha384'),
    p384: sign(ec('P-384'), ECDSA_SHA384, 'sha384'),
    p521: sign(ec('P-521'), ECDSA_SHA384, 'sha384'),
    brainpool: sign(ec('brainpoolP256r1'), ECDSA_SHA256, 'sha256'),
    ed25519: sign(crypto.generateKeyPairSync('ed25519'), algorithm('1.3.101.112'), null),
    ed448: sign(crypto.generateKeyPairSync('ed448'), algorithm('1.3.101.113'), null),
  };
  for (const [name, { job, tampered }] of Object.entries(cases)) {
    assert.is(provider.verify(job), 'good', name);
    assert.is(provider.verify(tampered), 'bad', name);
  }
  assert.is(provider.name, 'native');
});

native('checks the salt length that the algorithm names', () => {
  const longer = algorithm(OID.rsassaPss, pssSha256(21));
  const { job } = sign(rsaPair, longer, 'sha256', { ...PSS_PADDING, saltLength: 20 });
  assert.is(createNativeProvider(crypto).verify(job), 'bad');
});

native('checks RSASSA-PSS with another digest in MGF1', () => {
  const details = { modulusLength: 2048, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha384', saltLength: 32 };
  const pair = crypto.generateKeyPairSync('rsa-pss' as 'rsa', details);
  const mixed = algorithm(OID.rsassaPss, pssSha256(32, OID.sha384));
  const { job, tampered } = sign(pair, mixed, 'sha256', { ...PSS_PADDING, saltLength: 32 });
  const provider = createNativeProvider(crypto);
  assert.is(provider.verify(job), 'good');
  assert.is(provider.verify(tampered), 'bad');
  // The same key without its restriction must not be answered from the restricted one.
  const plain = algorithm(OID.rsassaPss, pssSha256(32));
  assert.is(
    provider.verify(toJob(plain, { ...job.key, restriction: undefined } as PublicKey, DATA, job.signature)),
    'bad',
  );
  assert.is(provider.verify(job), 'good');
});

native('checks DSA', () => {
  const pair = crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const { job, tampered } = sign(pair, algorithm('1.2.840.10040.4.3'), 'sha1');
  const provider = createNativeProvider(crypto);
  assert.is(provider.verify(job), 'good');
  assert.is(provider.verify(tampered), 'bad');
});

native('imports a key once, by the cheap way', () => {
  const expected: [Signed, string][] = [
    [sign(rsaPair, SHA256_RSA, 'sha256'), 'pkcs1'],
    [sign(ecPair, ECDSA_SHA256, 'sha256'), 'jwk'],
    [sign(crypto.generateKeyPairSync('ec', { namedCurve: 'P-384' }), ECDSA_SHA256, 'sha256'), 'spki'],
    [sign(crypto.generateKeyPairSync('ed25519'), algorithm('1.3.101.112'), null), 'jwk'],
  ];
  for (const [{ job, tampered }, way] of expected) {
    const { module, imports } = observed();
    const provider = createNativeProvider(module);
    assert.equal(
      [job, tampered, job].map((each) => provider.verify(each)),
      ['good', 'bad', 'good'],
    );
    assert.is(imports.join(' '), way);
  }
});

native('does nothing before it is asked', () => {
  const { imports } = observed();
  createNativeProvider({} as NodeCrypto);
  assert.is(imports.length, 0);
});

native('is not deceived by a buffer used again', () => {
  const other = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { job } = sign(ecPair, ECDSA_SHA256, 'sha256');
  const buffer = job.key.spki.der.slice();
  const provider = createNativeProvider(crypto);
  assert.is(provider.verify({ ...job, key: keyOf(buffer) }), 'good');
  buffer.set(other.publicKey.export({ type: 'spki', format: 'der' }));
  assert.is(provider.verify({ ...job, key: keyOf(buffer) }), 'bad');
});

native('calls a point off its curve malformed, and remembers it', () => {
  const { module, imports } = observed();
  const provider = createNativeProvider(module);
  for (const [curve, length] of [
    [OID.p256, 32],
    ['1.3.132.0.34', 48],
  ] as const) {
    const job = toJob(ECDSA_SHA256, ecKey(curve, length), DATA, Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1));
    assert.is(provider.verify(job), 'key-malformed');
    const before = imports.length;
    assert.is(provider.verify(job), 'key-malformed');
    assert.is(imports.length, before);
  }
});

native('tells a runtime that lacks a curve from a key that is malformed', () => {
  const refuse = () => {
    throw new Error('unknown group');
  };
  const { module } = observed({ createPublicKey: refuse, generateKeyPairSync: refuse });
  const { job } = sign(ecPair, ECDSA_SHA256, 'sha256');
  assert.is(createNativeProvider(module).verify(job), 'unsupported');
  const mlDsa = keyOf(spki('2.16.840.1.101.3.4.3.17', [], new Uint8Array(1312)).der);
  const mlDsaJob = toJob(algorithm('2.16.840.1.101.3.4.3.17'), mlDsa, DATA, new Uint8Array(2420));
  assert.is(createNativeProvider(module).verify(mlDsaJob), 'unsupported');
});

native('tries SubjectPublicKeyInfo where a runtime does not take the cheap way', () => {
  const imports: string[] = [];
  const onlySpki = (input: NativeKeyInput) => {
    imports.push(wayOf(input));
    if (input.format === 'jwk') throw new Error('no JWK');
    return crypto.createPublicKey(input as crypto.PublicKeyInput);
  };
  const { module } = observed({ createPublicKey: onlySpki });
  assert.is(createNativeProvider(module).verify(sign(ecPair, ECDSA_SHA256, 'sha256').job), 'good');
  assert.is(imports.join(' '), 'jwk spki');
});

native('lets no error escape', () => {
  const refuse = (): never => {
    throw new Error('digest not supported');
  };
  const { module } = observed({ verify: refuse });
  const result: SignatureResult = createNativeProvider(module).verify(sign(rsaPair, SHA256_RSA, 'sha256').job);
  assert.is(result, 'unsupported');
  const { job } = sign(rsaPair, SHA256_RSA, 'sha256');
  const md2 = {
    ...job,
    algorithm: { name: 'md2WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'MD2' },
  } as const;
  assert.is(createNativeProvider(crypto).verify(md2), 'unsupported');
});

native('takes coordinates with leading zeros', () => {
  // (0, y) lies on P-256: y is a square root of b.
  const y = '66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4';
  const point = Uint8Array.from(Buffer.from(`04${'00'.repeat(32)}${y}`, 'hex'));
  const job = toJob(ECDSA_SHA256, keyOf(ecSpki(OID.p256, point).der), DATA, Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1));
  assert.is(createNativeProvider(crypto).verify(job), 'bad');
});

native.run();
