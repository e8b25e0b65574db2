import * as crypto from 'node:crypto';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { combine } from '../../src/crypto/combine.ts';
import { createNativeProvider } from '../../src/crypto/native.ts';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import type { PublicKey } from '../../src/crypto/public-key.ts';
import { createPortableProvider } from '../../src/portable.ts';
import { isFinding } from '../../src/problem.ts';
import { createRareProvider } from '../../src/rare.ts';
import { createWebCryptoProvider } from '../../src/webcrypto.ts';
import { describe } from '../support/keys.ts';
import { dsaSigners, ecSigners, rsaSigners, type Signer, wholeSigners } from '../support/signers.ts';
import { flipped, publicKeyOf } from '../support/signing.ts';

const nativeProvider = createNativeProvider(crypto);
const portable = combine(createPortableProvider(), createRareProvider());
const webcrypto = createWebCryptoProvider();

const curves = `P-256 P-384 P-521 P-192 P-224 secp256k1 brainpoolP224r1 brainpoolP256r1 brainpoolP320r1
  brainpoolP384r1 brainpoolP512r1`;

/** Fresh keys of every kind that the native provider has here. */
const signers: readonly Signer[] = [
  ...rsaSigners(1024, 3),
  ...rsaSigners(1027, 65537),
  ...curves.split(/\s+/).flatMap(ecSigners),
  ...dsaSigners(1024, 160),
  ...wholeSigners('ed25519', '1.3.101.112'),
  ...wholeSigners('ed448', '1.3.101.113'),
  ...['44', '65', '87'].flatMap((set, i) => wholeSigners(`ml-dsa-${set}`, `2.16.840.1.101.3.4.3.${17 + i}`)),
  ...wholeSigners('slh-dsa-sha2-128f', '2.16.840.1.101.3.4.3.21'),
  ...wholeSigners('slh-dsa-shake-128f', '2.16.840.1.101.3.4.3.27'),
];

/** What each provider answers, or the refusal before any is asked; WebCrypto counts where it has an answer. */
async function answersTo(signer: Signer, key: PublicKey, data: Uint8Array, signature: Uint8Array): Promise<string[]> {
  const job = prepareSignature({ algorithm: signer.algorithm, data, signature }, key);
  if (isFinding(job)) return [job.code];
  const [later = 'unsupported'] = await webcrypto.verifyAsync([job]);
  const answers = [nativeProvider.verify(job), portable.verify(job)];
  return [...new Set(later === 'unsupported' ? answers : [...answers, later])];
}

function sign({ hash, pair, options }: Signer, data: Uint8Array): Uint8Array {
  return crypto.sign(hash, data, { key: pair.privateKey, ...options });
}

const agreement = suite('native, portable with rare, and WebCrypto agree');
const anySigner = fc.constantFrom(...signers);
const anyData = fc.uint8Array({ maxLength: 300 });
const anyBit = fc.nat(1 << 16);

agreement('on every algorithm once', async () => {
  for (const signer of signers) {
    const key = publicKeyOf(signer.pair.publicKey);
    const data = crypto.randomBytes(100);
    const signature = sign(signer, data);
    assert.equal(await answersTo(signer, key, data, signature), ['good'], signer.name);
    assert.equal(await answersTo(signer, key, flipped(data, 5), signature), ['bad'], signer.name);
  }
});

agreement('on good signatures, and on those with a bit turned in the data or the signature', async () => {
  await fc.assert(
    fc.asyncProperty(anySigner, anyData, anyBit, async (signer, data, bit) => {
      const key = publicKeyOf(signer.pair.publicKey);
      const signature = sign(signer, data);
      assert.equal(await answersTo(signer, key, data, signature), ['good'], signer.name);
      const other = await answersTo(signer, key, data, flipped(signature, bit % (8 * signature.length)));
      assert.is(other.length, 1, `${signer.name}: ${other}`);
      if (data.length === 0) return;
      assert.equal(
        await answersTo(signer, key, flipped(data, bit % (8 * data.length)), signature),
        ['bad'],
        signer.name,
      );
    }),
    { numRuns: 200 },
  );
});

agreement('on keys with a bit turned', async () => {
  // WebCrypto does not tell a malformed key from one that it does not know.
  const answersBelow = (signer: Signer, key: PublicKey, data: Uint8Array, signature: Uint8Array): string[] => {
    const job = prepareSignature({ algorithm: signer.algorithm, data, signature }, key);
    return isFinding(job) ? [] : [...new Set([nativeProvider.verify(job), portable.verify(job)])];
  };
  fc.assert(
    fc.property(
      anySigner.filter(({ name }) => !name.startsWith('DSA')),
      anyData,
      anyBit,
      (signer, data, bit) => {
        const der = signer.pair.publicKey.export({ type: 'spki', format: 'der' });
        // The last octets hold the numbers of the key.
        const key = describe(flipped(der, 8 * (der.length - 1) - (bit % Math.min(400, 8 * (der.length - 30)))));
        if (isFinding(key)) return;
        const answers = answersBelow(signer, key, data, sign(signer, data));
        assert.ok(answers.length <= 1, `${signer.name}: ${answers}`);
      },
    ),
    { numRuns: 150 },
  );
});

agreement.run();
