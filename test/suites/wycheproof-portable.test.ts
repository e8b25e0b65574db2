import { suite } from 'uvu';
import { createPortableProvider } from '../../src/portable.ts';
import { registerWycheproof } from '../support/wycheproof-suite.ts';

const wycheproof = suite('Wycheproof with the portable provider');

await registerWycheproof(wycheproof, createPortableProvider(), {
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
    rsa_pss_2048_shake128 rsa_pss_2048_shake256 rsa_pss_3072_shake128 rsa_pss_3072_shake256 rsa_pss_4096_shake256
    rsa_signature_2048_sha3_224 rsa_signature_2048_sha3_256 rsa_signature_2048_sha3_384 rsa_signature_2048_sha3_512
    rsa_signature_3072_sha3_256 rsa_signature_3072_sha3_384 rsa_signature_3072_sha3_512`
    .trim()
    .split(/\s+/),
  unsupportedTests: 11160,
});

wycheproof.run();
