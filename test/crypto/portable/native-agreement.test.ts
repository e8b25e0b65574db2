import * as crypto from 'node:crypto';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeInteger } from '../../../src/asn1/der-writer.ts';
import { createNativeProvider } from '../../../src/crypto/native.ts';
import { prepareSignature } from '../../../src/crypto/prepare-signature.ts';
import type { PublicKey } from '../../../src/crypto/public-key.ts';
import { createPortableProvider } from '../../../src/portable.ts';
import { isFinding } from '../../../src/problem.ts';
import type { AlgorithmIdentifier } from '../../../src/x509/algorithm-identifier.ts';
import { algorithm, describe, hashIdentifier, mgf1, NULL, OID, pssParameters } from '../../support/keys.ts';
import { flipped } from '../../support/signing.ts';

/** One way to sign, with the key that signs so. */
interface Signer {
  readonly name: string;
  readonly pair: crypto.KeyPairKeyObjectResult;
  readonly algorithm: AlgorithmIdentifier;
  readonly hash: string;
  readonly options: crypto.SigningOptions;
}

const digests = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
const rsaOids: Record<string, string> = {
  sha1: '5',
  sha224: '14',
  sha256: '11',
  sha384: '12',
  sha512: '13',
  'sha512-224': '15',
  'sha512-256': '16',
};
const hashOids: Record<string, string> = {
  sha1: OID.sha1,
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: OID.sha256,
  sha384: OID.sha384,
  sha512: '2.16.840.1.101.3.4.2.3',
  'sha512-256': '2.16.840.1.101.3.4.2.6',
};
const ecdsaOids = {
  sha1: '1.2.840.10045.4.1',
  sha224: '1.2.840.10045.4.3.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const dsaOids = {
  sha1: '1.2.840.10040.4.3',
  sha224: '2.16.840.1.101.3.4.3.1',
  sha256: '2.16.840.1.101.3.4.3.2',
  sha384: '2.16.840.1.101.3.4.3.3',
  sha512: '2.16.840.1.101.3.4.3.4',
};

function rsaSigners(modulusLength: number, publicExponent: number): Signer[] {
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength, publicExponent });
  const name = `RSA-${modulusLength}`;
  const pkcs1 = Object.entries(rsaOids).map(([hash, arc]) => ({
    name: `${name} ${hash}`,
    pair,
    hash,
    options: {},
    algorithm: algorithm(`1.2.840.113549.1.1.${arc}`, NULL),
  }));
  const pss = Object.entries(hashOids).flatMap(([hash, oid]) =>
    [0, 20].map((saltLength) => {
      const fields = { hash: hashIdentifier(oid, NULL), mask: mgf1(oid), salt: encodeInteger(saltLength) };
      const options = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength };
      return {
        name: `${name} PSS ${hash} ${saltLength}`,
        pair,
        hash,
        options,
        algorithm: algorithm(OID.rsassaPss, pssParameters(fields)),
      };
    }),
  );
  return [...pkcs1, ...pss];
}

function ecSigners(namedCurve: string): Signer[] {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve });
  return digests.map((hash) => ({
    name: `${namedCurve} ${hash}`,
    pair,
    hash,
    options: {},
    algorithm: algorithm(ecdsaOids[hash]),
  }));
}

function dsaSigners(modulusLength: number, divisorLength: number): Signer[] {
  const pair = crypto.generateKeyPairSync('dsa', { modulusLength, divisorLength });
  return digests.map((hash) => ({
    name: `DSA-${modulusLength} ${hash}`,
    pair,
    hash,
    options: {},
    algorithm: algorithm(dsaOids[hash]),
  }));
}

const native = createNativeProvider(crypto);
const portable = createPortableProvider();

/** What either provider answers, or the refusal before any is asked. */
function answers(signer: Signer, key: PublicKey, data: Uint8Array, signature: Uint8Array): [string, string] {
  const job = prepareSignature({ algorithm: signer.algorithm, data, signature }, key);
  return isFinding(job) ? [job.code, job.code] : [native.verify(job), portable.verify(job)];
}

/** Fresh keys of every kind that both providers have. */
function freshSigners(): Signer[] {
  return [
    ...rsaSigners(1024, 3),
    ...rsaSigners(1027, 65537),
    ...['P-256', 'P-384', 'P-521'].flatMap(ecSigners),
    ...dsaSigners(1024, 160),
  ];
}

const agreement = suite('native and portable agree');
const signers = freshSigners();
const anySigner = fc.integer({ min: 0, max: signers.length - 1 }).map((i) => signers[i] as Signer);
const anyData = fc.uint8Array({ maxLength: 300 });
const anyBit = fc.nat(1 << 16);

agreement('on every algorithm once', () => {
  for (const signer of signers) {
    const key = describe(signer.pair.publicKey.export({ type: 'spki', format: 'der' })) as PublicKey;
    const data = crypto.randomBytes(100);
    const signature = crypto.sign(signer.hash, data, { key: signer.pair.privateKey, ...signer.options });
    assert.equal(answers(signer, key, data, signature), ['good', 'good'], signer.name);
  }
});

agreement('on good signatures, and on those with a bit turned in the data or the signature', () => {
  fc.assert(
    fc.property(anySigner, anyData, anyBit, (signer, data, bit) => {
      const key = describe(signer.pair.publicKey.export({ type: 'spki', format: 'der' })) as PublicKey;
      const signature = crypto.sign(signer.hash, data, { key: signer.pair.privateKey, ...signer.options });
      assert.equal(answers(signer, key, data, signature), ['good', 'good'], signer.name);
      const [left, right] = answers(signer, key, data, flipped(signature, bit % (8 * signature.length)));
      assert.is(right, left, signer.name);
      if (data.length > 0) {
        assert.equal(
          answers(signer, key, flipped(data, bit % (8 * data.length)), signature),
          ['bad', 'bad'],
          signer.name,
        );
      }
    }),
    { numRuns: 300 },
  );
});

agreement('on keys with a bit turned', () => {
  fc.assert(
    fc.property(
      anySigner.filter(({ name }) => !name.startsWith('DSA')),
      anyData,
      anyBit,
      (signer, data, bit) => {
        const der = signer.pair.publicKey.export({ type: 'spki', format: 'der' });
        const signature = crypto.sign(signer.hash, data, { key: signer.pair.privateKey, ...signer.options });
        // The last octets hold the numbers of the key.
        const key = describe(flipped(der, 8 * (der.length - 1) - (bit % 400)));
        if (isFinding(key)) return;
        const [left, right] = answers(signer, key, data, signature);
        assert.is(right, left, signer.name);
      },
    ),
    { numRuns: 200 },
  );
});

agreement.run();
