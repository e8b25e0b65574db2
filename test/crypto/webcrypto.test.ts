import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SignatureJob, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { createWebCryptoProvider as createInner, type WebCryptoSubtle } from '../../src/crypto/webcrypto.ts';
import { verifyAsync } from '../../src/index.ts';
import { createWebCryptoProvider } from '../../src/webcrypto.ts';
import { algorithm, ecKey, NULL, OID, pssSha256 } from '../support/keys.ts';
import { makeChain } from '../support/pki.ts';
import { flipped, jobOf, signedJob } from '../support/signing.ts';
import { outcomeOf, testTime } from '../support/verification.ts';

const DATA = new TextEncoder().encode('to be signed');
const SHA256_RSA = algorithm('1.2.840.113549.1.1.11', NULL);
const ECDSA_SHA256 = algorithm('1.2.840.10045.4.3.2');
const PSS_SHA256 = algorithm(OID.rsassaPss, pssSha256());
const PSS = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const subtle: WebCryptoSubtle = crypto.webcrypto.subtle;

const rsaPair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = (namedCurve: string) => crypto.generateKeyPairSync('ec', { namedCurve });
const dsaPair = crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
const rsaJob = signedJob(rsaPair, SHA256_RSA, 'sha256', DATA);
const ecJob = signedJob(ec('P-256'), ECDSA_SHA256, 'sha256', DATA);

function tampered(job: SignatureJob): SignatureJob {
  return { ...job, data: flipped(job.data, 0) };
}

/** Answers one thing, and counts how often. */
function fixed(answer: 'good' | 'key-malformed'): SignatureVerifier & { readonly asked: SignatureJob[] } {
  const asked: SignatureJob[] = [];
  const verify = (job: SignatureJob) => {
    asked.push(job);
    return answer;
  };
  return { name: 'fixed', asked, verify };
}

/** The runtime's WebCrypto with something replaced, and the names of what was called, in order. */
function observed(replaced: Partial<WebCryptoSubtle> = {}): {
  readonly subtle: WebCryptoSubtle;
  readonly calls: string[];
} {
  const calls: string[] = [];
  return {
    calls,
    subtle: {
      importKey(...given) {
        calls.push('import');
        return (replaced.importKey ?? subtle.importKey.bind(subtle))(...given);
      },
      verify(...given) {
        calls.push('verify');
        return (replaced.verify ?? subtle.verify.bind(subtle))(...given);
      },
    },
  };
}

const web = suite('WebCrypto provider');

web('answers good and bad for each algorithm that the runtime has', async () => {
  const provider = createInner(subtle);
  const jobs = [
    rsaJob,
    signedJob(rsaPair, algorithm('1.2.840.113549.1.1.5', NULL), 'sha1', DATA),
    signedJob(rsaPair, PSS_SHA256, 'sha256', DATA, PSS),
    ecJob,
    signedJob(ec('P-384'), ECDSA_SHA256, 'sha256', DATA),
    signedJob(ec('P-521'), algorithm('1.2.840.10045.4.3.4'), 'sha512', DATA),
    signedJob(crypto.generateKeyPairSync('ed25519'), algorithm('1.3.101.112'), null, DATA),
  ];
  for (const job of jobs) {
    assert.equal(await provider.verifyAsync([job, tampered(job)]), ['good', 'bad'], job.algorithm.name);
  }
  assert.equal(await provider.verifyAsync([]), []);
  assert.is(provider.name, 'webcrypto');
  assert.is(createInner(subtle, fixed('good')).name, 'webcrypto+fixed');
});

web('has all signatures of a call in flight together, and answers in their order', async () => {
  const pending: (() => void)[] = [];
  const slow = observed({
    verify: (...given) =>
      new Promise((resolve) => {
        pending.push(() => resolve(subtle.verify(...given)));
      }),
  });
  const jobs = [rsaJob, tampered(ecJob), ecJob, tampered(rsaJob), rsaJob];
  const answers = createInner(slow.subtle).verifyAsync(jobs);
  while (pending.length < jobs.length) await new Promise((resolve) => setTimeout(resolve, 1));
  for (const release of pending.reverse()) release();
  assert.equal(await answers, ['good', 'bad', 'good', 'bad', 'good']);
});

web('imports a key once for each digest, also while the import is under way', async () => {
  const { subtle: counted, calls } = observed();
  const provider = createInner(counted);
  await provider.verifyAsync([rsaJob, tampered(rsaJob), ecJob, ecJob]);
  await provider.verifyAsync([rsaJob, ecJob]);
  const imports = () => calls.filter((call) => call === 'import').length;
  assert.is(imports(), 2);
  const sha384 = signedJob(rsaPair, algorithm('1.2.840.113549.1.1.12', NULL), 'sha384', DATA);
  const pss = signedJob(rsaPair, PSS_SHA256, 'sha256', DATA, PSS);
  assert.equal(await provider.verifyAsync([sha384, pss]), ['good', 'good']);
  assert.is(imports(), 4);
});

web('asks the fallback about what WebCrypto does not have, and about nothing else', async () => {
  const details = { modulusLength: 2048, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha384', saltLength: 32 };
  const mixedPair = crypto.generateKeyPairSync('rsa-pss' as 'rsa', details);
  const mixed = algorithm(OID.rsassaPss, pssSha256(32, OID.sha384));
  const lacking = [
    signedJob(mixedPair, mixed, 'sha256', DATA, PSS),
    signedJob(rsaPair, algorithm('1.2.840.113549.1.1.14', NULL), 'sha224', DATA),
    signedJob(ec('secp256k1'), ECDSA_SHA256, 'sha256', DATA),
    signedJob(crypto.generateKeyPairSync('ed448'), algorithm('1.3.101.113'), null, DATA),
    signedJob(dsaPair, algorithm('1.2.840.10040.4.3'), 'sha1', DATA),
  ];
  const { subtle: counted, calls } = observed();
  const fallback = fixed('good');
  const answers = await createInner(counted, fallback).verifyAsync([...lacking, tampered(ecJob)]);
  assert.equal(answers, [...lacking.map(() => 'good'), 'bad']);
  assert.equal(fallback.asked, lacking);
  assert.equal(calls, ['import', 'verify']);
  assert.equal(
    await createInner(subtle).verifyAsync(lacking),
    lacking.map(() => 'unsupported'),
  );
});

web('takes an RSA-PSS key, which WebCrypto knows as RSA alone', async () => {
  const pair = crypto.generateKeyPairSync('rsa-pss' as 'rsa', { modulusLength: 2048 });
  const job = signedJob(pair, PSS_SHA256, 'sha256', DATA, PSS);
  assert.is(job.key.type, 'RSA-PSS');
  assert.equal(await createInner(subtle).verifyAsync([job, tampered(job)]), ['good', 'bad']);
});

web('leaves a key that cannot be imported to the fallback', async () => {
  const pair = Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1);
  const malformed = jobOf(ECDSA_SHA256, ecKey(OID.p256, 32), DATA, pair);
  const fallback = fixed('key-malformed');
  assert.equal(await createInner(subtle, fallback).verifyAsync([malformed, ecJob]), ['key-malformed', 'good']);
  assert.equal(await createInner(subtle).verifyAsync([malformed, ecJob]), ['unsupported', 'good']);
});

web('lets no error escape, be it thrown or a rejection', async () => {
  const thrown = (): never => {
    throw new Error('not implemented');
  };
  const rejected = () => Promise.reject(new Error('not supported'));
  for (const failing of [thrown, rejected]) {
    for (const replaced of [{ importKey: failing }, { verify: failing }]) {
      const { subtle: broken } = observed(replaced);
      const jobs = [rsaJob, ecJob, rsaJob];
      assert.equal(await createInner(broken).verifyAsync(jobs), ['unsupported', 'unsupported', 'unsupported']);
      assert.equal(await createInner(broken, fixed('good')).verifyAsync(jobs), ['good', 'good', 'good']);
    }
  }
});

web('is not deceived by a buffer used again', async () => {
  const provider = createInner(subtle);
  const other = signedJob(ec('P-256'), ECDSA_SHA256, 'sha256', DATA);
  const der = Uint8Array.from(ecJob.key.spki.der);
  const job = { ...ecJob, key: { ...ecJob.key, spki: { ...ecJob.key.spki, der } } } as SignatureJob;
  assert.equal(await provider.verifyAsync([job]), ['good']);
  der.set(other.key.spki.der);
  assert.equal(await provider.verifyAsync([job]), ['bad']);
});

web('lets a chain be verified', async () => {
  const { root, leaf, pool } = makeChain();
  const input = { leaf: leaf.der, pool, anchors: [root.der], time: testTime, provider: createWebCryptoProvider() };
  assert.is(outcomeOf(await verifyAsync(input)), 'accepted');
  const forged = flipped(leaf.der, 8 * (leaf.der.length - 3));
  assert.match(outcomeOf(await verifyAsync({ ...input, leaf: forged })), 'signature-invalid');
});

web.run();

const entry = suite('certpath/webcrypto');

entry("takes the runtime's own WebCrypto unless another is given", async () => {
  assert.equal(await createWebCryptoProvider().verifyAsync([ecJob]), ['good']);
  assert.equal(await createWebCryptoProvider({ subtle: undefined, fallback: undefined }).verifyAsync([ecJob]), [
    'good',
  ]);
  const { subtle: counted, calls } = observed();
  assert.equal(await createWebCryptoProvider({ subtle: counted }).verifyAsync([ecJob]), ['good']);
  assert.equal(calls, ['import', 'verify']);
});

entry('says so where there is none', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto') as PropertyDescriptor;
  try {
    for (const value of [undefined, {}]) {
      Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
      assert.throws(
        () => createWebCryptoProvider(),
        (error: unknown) => error instanceof TypeError && /crypto\.subtle/.test(error.message),
      );
      assert.is(createWebCryptoProvider({ subtle }).name, 'webcrypto');
    }
  } finally {
    Object.defineProperty(globalThis, 'crypto', own);
  }
});

entry.run();
