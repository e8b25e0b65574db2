import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider } from '../../src/crypto/native.ts';
import { probed } from '../../src/crypto/probed.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { algorithm, NULL, OID, pssSha256 } from '../support/keys.ts';
import { flipped, jobOf, publicKeyOf, signedJob } from '../support/signing.ts';

const DATA = new TextEncoder().encode('to be signed');
const native = createNativeProvider(crypto);
const rsaPair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const PSS = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

function ecdsa(namedCurve: string, hash: 'sha256' | 'sha384' | 'sha224'): SignatureJob {
  const arc = { sha224: 1, sha256: 2, sha384: 3 }[hash];
  const pair = crypto.generateKeyPairSync('ec', { namedCurve });
  return signedJob(pair, algorithm(`1.2.840.10045.4.3.${arc}`), hash, DATA);
}

/** The provider, and every job it was asked about. */
function observed(verify: (job: SignatureJob) => SignatureResult): {
  readonly provider: SignatureVerifier;
  readonly asked: readonly SignatureJob[];
} {
  const asked: SignatureJob[] = [];
  const provider: SignatureVerifier = {
    name: 'observed',
    verify(job) {
      asked.push(job);
      return verify(job);
    },
  };
  return { provider: probed(provider), asked };
}

const probing = suite('probed provider');

probing('believes a provider that knows the known answers', () => {
  const provider = probed(native);
  assert.is(provider.name, 'native');
  const jobs = [
    signedJob(rsaPair, algorithm('1.2.840.113549.1.1.5', NULL), 'sha1', DATA),
    signedJob(rsaPair, algorithm('1.2.840.113549.1.1.11', NULL), 'sha256', DATA),
    signedJob(rsaPair, algorithm(OID.rsassaPss, pssSha256()), 'sha256', DATA, PSS),
    signedJob(rsaPair, algorithm(OID.rsassaPss, pssSha256(20)), 'sha256', DATA, { ...PSS, saltLength: 20 }),
    ecdsa('P-256', 'sha256'),
    ecdsa('P-256', 'sha384'),
    ecdsa('P-384', 'sha384'),
    ecdsa('P-521', 'sha256'),
    signedJob(crypto.generateKeyPairSync('ed25519'), algorithm('1.3.101.112'), null, DATA),
  ];
  for (const job of jobs) {
    assert.is(provider.verify(job), 'good', job.algorithm.name);
    assert.is(provider.verify({ ...job, data: flipped(DATA, 0) }), 'bad', job.algorithm.name);
  }
});

probing('believes nobody who answers wrongly, always alike, or throws', () => {
  const job = ecdsa('P-256', 'sha256');
  const opposite = { good: 'bad', bad: 'good', unsupported: 'unsupported', 'key-malformed': 'good' } as const;
  const wrong: ((job: SignatureJob) => SignatureResult)[] = [
    () => 'good',
    () => 'bad',
    () => 'unsupported',
    () => 'key-malformed',
    (each) => opposite[native.verify(each)],
    () => {
      throw new Error('not implemented');
    },
  ];
  for (const verify of wrong) {
    const { provider } = observed(verify);
    for (const each of [job, { ...job, data: flipped(DATA, 0) }, job]) assert.is(provider.verify(each), 'unsupported');
  }
});

probing('proves each scheme, key type and digest by itself, once, and before the first signature', () => {
  const { provider, asked } = observed((job) => (job.key.type === 'P-384' ? 'good' : native.verify(job)));
  assert.is(asked.length, 0);
  const job = ecdsa('P-256', 'sha256');
  assert.is(provider.verify(job), 'good');
  assert.is(asked.length, 3);
  assert.is(asked[2], job);
  assert.is(provider.verify({ ...job, data: flipped(DATA, 0) }), 'bad');
  assert.is(asked.length, 4);
  assert.is(provider.verify(ecdsa('P-256', 'sha384')), 'good');
  assert.is(asked.length, 7);
  const liedAbout = ecdsa('P-384', 'sha384');
  assert.is(provider.verify(liedAbout), 'unsupported');
  assert.is(provider.verify(liedAbout), 'unsupported');
  assert.is(asked.length, 9);
  assert.ok(!asked.includes(liedAbout));
  assert.is(provider.verify(ecdsa('P-256', 'sha256')), 'good');
});

probing('asks nothing about what has no known answer', () => {
  const { provider, asked } = observed((job) => native.verify(job));
  const unknown = [ecdsa('P-256', 'sha224'), ecdsa('brainpoolP256r1', 'sha256')];
  for (const job of unknown) assert.is(provider.verify(job), 'unsupported');
  assert.is(asked.length, 0);
});

probing('does not believe in PSS with another digest in MGF1 because of PSS with one', () => {
  const { provider, asked } = observed((job) => native.verify(job));
  const uniform = signedJob(rsaPair, algorithm(OID.rsassaPss, pssSha256()), 'sha256', DATA, PSS);
  assert.is(provider.verify(uniform), 'good');
  const before = asked.length;
  const mixed = jobOf(
    algorithm(OID.rsassaPss, pssSha256(32, OID.sha384)),
    publicKeyOf(rsaPair.publicKey),
    DATA,
    uniform.signature,
  );
  assert.is(provider.verify(mixed), 'unsupported');
  assert.is(asked.length, before);
});

probing('takes an RSA-PSS key for the RSA key that it is imported as', () => {
  const pair = crypto.generateKeyPairSync('rsa-pss' as 'rsa', { modulusLength: 2048 });
  const job = signedJob(pair, algorithm(OID.rsassaPss, pssSha256()), 'sha256', DATA, PSS);
  assert.is(job.key.type, 'RSA-PSS');
  assert.is(probed(native).verify(job), 'good');
});

probing.run();
