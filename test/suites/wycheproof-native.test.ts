import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import { createNativeProvider } from '../../src/crypto/native.ts';
import { registerWycheproof, type WycheproofGaps } from '../support/wycheproof-suite.ts';

const wycheproof = suite('Wycheproof with the native provider');

/** SHAKE (RFC 8692) is in no profile of X.509 that is in use, and no digest of this library. */
const shake: WycheproofGaps = {
  unsupported: `
    ecdsa_secp224r1_shake128 ecdsa_secp256k1_shake128 ecdsa_secp256k1_shake256 ecdsa_secp256r1_shake128
    ecdsa_secp384r1_shake256 ecdsa_secp521r1_shake256`
    .trim()
    .split(/\s+/),
  unsupportedTests: 2303,
};
const pssShake = ['2048_shake128', '2048_shake256', '3072_shake128', '3072_shake256', '4096_shake256'];
const mlDsa = ['mldsa_44_verify', 'mldsa_65_verify', 'mldsa_87_verify'];

/** OpenSSL has ML-DSA from 3.5 on. */
function hasMlDsa(): boolean {
  try {
    crypto.generateKeyPairSync('ml-dsa-44' as 'ed25519');
    return true;
  } catch {
    return false;
  }
}

await registerWycheproof(wycheproof, createNativeProvider(crypto), {
  unsupported: [...shake.unsupported, ...(hasMlDsa() ? [] : mlDsa), ...pssShake.map((name) => `rsa_pss_${name}`)],
  unsupportedTests: shake.unsupportedTests + (hasMlDsa() ? 0 : 589),
});

wycheproof.run();
