import { suite } from 'uvu';
import { combine } from '../../src/crypto/combine.ts';
import { createPortableProvider } from '../../src/portable.ts';
import { createRareProvider } from '../../src/rare.ts';
import { createWebCryptoProvider } from '../../src/webcrypto.ts';
import { registerWycheproof } from '../support/wycheproof-suite.ts';

/**
 * What the provider does not ask of any WebCrypto: other digests than SHA-1 and SHA-2 from 256 bits, another digest in
 * MGF1, other curves, Ed448, ML-DSA. The rest every Node has from version 20 on.
 */
const alone = suite('Wycheproof with the WebCrypto provider alone');

await registerWycheproof(alone, createWebCryptoProvider(), {
  unsupported: `
    ecdsa_brainpoolP224r1_sha224 ecdsa_brainpoolP224r1_sha3_224 ecdsa_brainpoolP256r1_sha256
    ecdsa_brainpoolP256r1_sha3_256 ecdsa_brainpoolP320r1_sha384 ecdsa_brainpoolP320r1_sha3_384
    ecdsa_brainpoolP384r1_sha384 ecdsa_brainpoolP384r1_sha3_384 ecdsa_brainpoolP512r1_sha3_512
    ecdsa_brainpoolP512r1_sha512 ecdsa_secp224r1_sha224 ecdsa_secp224r1_sha256 ecdsa_secp224r1_sha3_224
    ecdsa_secp224r1_sha3_256 ecdsa_secp224r1_sha3_512 ecdsa_secp224r1_sha512 ecdsa_secp224r1_shake128
    ecdsa_secp256k1_sha256 ecdsa_secp256k1_sha3_256 ecdsa_secp256k1_sha3_512 ecdsa_secp256k1_sha512
    ecdsa_secp256k1_shake128 ecdsa_secp256k1_shake256 ecdsa_secp256r1_sha3_256 ecdsa_secp256r1_sha3_512
    ecdsa_secp256r1_shake128 ecdsa_secp384r1_sha3_384 ecdsa_secp384r1_sha3_512 ecdsa_secp384r1_shake256
    ecdsa_secp521r1_sha3_512 ecdsa_secp521r1_shake256 ed448 mldsa_44_verify mldsa_65_verify mldsa_87_verify
    rsa_pss_2048_sha256_mgf1sha1_20 rsa_pss_2048_sha512_224_mgf1_28 rsa_pss_2048_sha512_256_mgf1_32
    rsa_pss_2048_sha512_mgf1sha256_32_params rsa_pss_2048_shake128 rsa_pss_2048_shake256 rsa_pss_3072_shake128
    rsa_pss_3072_shake256 rsa_pss_4096_shake256 rsa_pss_misc_params rsa_pss_misc rsa_signature_2048_sha224
    rsa_signature_2048_sha3_224 rsa_signature_2048_sha3_256 rsa_signature_2048_sha3_384 rsa_signature_2048_sha3_512
    rsa_signature_2048_sha512_224 rsa_signature_2048_sha512_256 rsa_signature_3072_sha3_256
    rsa_signature_3072_sha3_384 rsa_signature_3072_sha3_512 rsa_signature_3072_sha512_256
    rsa_signature_4096_sha512_256`
    .trim()
    .split(/\s+/),
  unsupportedTests: 13172,
});

alone.run();

/** Every file is of an algorithm that a profile of X.509 has. */
const backed = suite('Wycheproof with the WebCrypto provider, portable and rare behind it');
const fallback = combine(createPortableProvider(), createRareProvider());

await registerWycheproof(backed, createWebCryptoProvider({ fallback }), { unsupported: [], unsupportedTests: 0 });

backed.run();
