import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { combine } from '../../../src/crypto/combine.ts';
import type { HashName } from '../../../src/crypto/hash.ts';
import { createPortableProvider as createInner } from '../../../src/crypto/portable/portable-provider.ts';
import type { SignatureJob } from '../../../src/crypto/signature-job.ts';
import { verify } from '../../../src/index.ts';
import { createPortableProvider } from '../../../src/portable.ts';
import { algorithm, ecKey, NULL, OID, pssSha256 } from '../../support/keys.ts';
import { makeChain, rsaKey, ecKey as signingKey } from '../../support/pki.ts';
import { flipped, jobOf, signedJob } from '../../support/signing.ts';
import { outcomeOf, testTime } from '../../support/verification.ts';

const DATA = new TextEncoder().encode('to be signed');
const SHA256_RSA = algorithm('1.2.840.113549.1.1.11', NULL);
const ECDSA_SHA256 = algorithm('1.2.840.10045.4.3.2');
const rsaPair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecPair = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const provider = createPortableProvider();
const portable = suite('portable provider');

portable('answers good and bad for each scheme', () => {
  const saltLength = 32;
  const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
  const jobs: SignatureJob[] = [
    signedJob(rsaPair, SHA256_RSA, 'sha256', DATA),
    signedJob(rsaPair, algorithm(OID.rsassaPss, pssSha256()), 'sha256', DATA, { padding, saltLength }),
    signedJob(ecPair, ECDSA_SHA256, 'sha256', DATA),
    signedJob(
      crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
      algorithm('1.2.840.10040.4.3'),
      'sha1',
      DATA,
    ),
  ];
  for (const job of jobs) {
    const { scheme } = job.algorithm;
    assert.is(provider.verify(job), 'good', scheme);
    assert.is(provider.verify({ ...job, data: flipped(DATA, 0) }), 'bad', scheme);
    assert.is(provider.verify({ ...job, data: new Uint8Array(0) }), 'bad', scheme);
  }
  assert.is(provider.name, 'portable');
});

portable('says unsupported for the curves and schemes that it lacks', () => {
  const signature = Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1);
  for (const [oid, length] of [
    ['1.2.840.10045.3.1.1', 24],
    ['1.3.132.0.33', 28],
    ['1.3.132.0.10', 32],
    ['1.3.36.3.3.2.8.1.1.7', 32],
    ['1.3.36.3.3.2.8.1.1.13', 64],
  ] as const) {
    assert.is(provider.verify(jobOf(ECDSA_SHA256, ecKey(oid, length), DATA, signature)), 'unsupported', oid);
  }
  for (const [name, oid] of [['ed448', '1.3.101.113']] as const) {
    const pair = crypto.generateKeyPairSync(name);
    assert.is(provider.verify(signedJob(pair, algorithm(oid), null, DATA)), 'unsupported', name);
  }
});

portable('says unsupported for the digests that it lacks, whatever the key', () => {
  const good = [
    signedJob(rsaPair, SHA256_RSA, 'sha256', DATA),
    signedJob(ecPair, ECDSA_SHA256, 'sha256', DATA),
    signedJob(rsaPair, algorithm(OID.rsassaPss, pssSha256()), 'sha256', DATA, {
      padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    }),
  ];
  const lacking: readonly HashName[] = ['MD2', 'MD5', 'SHA3-224', 'SHA3-256', 'SHA3-384', 'SHA3-512'];
  for (const job of good) {
    for (const hash of lacking) {
      const other = { ...job, algorithm: { ...job.algorithm, hash } } as SignatureJob;
      assert.is(provider.verify(other), 'unsupported', `${job.algorithm.name} ${hash}`);
    }
  }
  const [, , pss] = good as [SignatureJob, SignatureJob, SignatureJob];
  const mixed = { ...pss, algorithm: { ...pss.algorithm, mgfHash: 'SHA3-256' } } as SignatureJob;
  assert.is(provider.verify(mixed), 'unsupported');
});

portable('takes other digests from whoever has them', () => {
  const sha3 = (bytes: Uint8Array) => crypto.createHash('sha3-256').update(bytes).digest();
  const wider = createInner({ findDigest: (hash) => (hash === 'SHA3-256' ? sha3 : undefined) });
  const job = signedJob(ecPair, algorithm('2.16.840.1.101.3.4.3.10'), 'sha3-256', DATA);
  assert.is(wider.verify(job), 'good');
  assert.is(combine(provider, wider).verify(job), 'good');
  assert.is(wider.verify(signedJob(ecPair, ECDSA_SHA256, 'sha256', DATA)), 'unsupported');
});

portable('answers alike before, during and after the trial of a backend', () => {
  let time = 0;
  const clocks = [undefined, () => 0, () => time++, () => performance.now()];
  const job = signedJob(ecPair, ECDSA_SHA256, 'sha256', DATA);
  for (const now of clocks) {
    const timed = createInner({ now });
    for (let i = 0; i < 30; i++) {
      assert.is(timed.verify(job), 'good', `${i}`);
      assert.is(timed.verify({ ...job, data: flipped(DATA, i) }), 'bad', `${i}`);
    }
  }
});

portable('reads the clock that it is given, and one of its own otherwise', () => {
  let reads = 0;
  const now = () => reads++;
  const job = signedJob(ecPair, ECDSA_SHA256, 'sha256', DATA);
  assert.is(createPortableProvider({ now }).verify(job), 'good');
  assert.ok(reads > 0);
  const { performance } = globalThis;
  let looks = 0;
  const watched = { now: () => performance.now() + looks++ };
  for (const value of [watched, undefined]) {
    Object.defineProperty(globalThis, 'performance', { value, configurable: true, writable: true });
    assert.is(createPortableProvider().verify(job), 'good');
  }
  Object.defineProperty(globalThis, 'performance', { value: performance, configurable: true, writable: true });
  assert.ok(looks > 0);
});

portable('lets a chain be verified without anything native', () => {
  for (const key of [signingKey('Portable'), signingKey('Portable', 'P-384'), rsaKey('rsa2048-1')]) {
    const { root, leaf, pool } = makeChain({ root: { key }, intermediates: [{ key: signingKey('Below', 'P-521') }] });
    const input = { leaf: leaf.der, pool, anchors: [root.der], time: testTime, provider };
    assert.is(outcomeOf(verify(input)), 'accepted');
    const [below] = pool as [Uint8Array];
    assert.match(outcomeOf(verify({ ...input, pool: [flipped(below, 8 * (below.length - 3))] })), 'signature-invalid');
  }
});

portable.run();
