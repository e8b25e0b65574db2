import { ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { CurveName } from '../curve.ts';
import type { EcPublicKey } from '../ec-key.ts';
import { createBigIntBackend } from '../portable/bigint-backend.ts';
import { EcdsaVerifier } from '../portable/ecdsa.ts';
import type { SignatureResult } from '../signature-job.ts';
import { brainpoolCurves } from './brainpool.ts';
import { NobleEcdsaVerifier } from './noble-ecdsa.ts';
import { shortCurves } from './short-curves.ts';

/** ECDSA on one curve. */
export interface CurveVerifier {
  verify(key: EcPublicKey, messageDigest: Uint8Array, signature: Uint8Array): SignatureResult;
}

/** Sets up one of the curves that the portable provider leaves out; undefined for those that it has. */
export function createRareCurve(name: CurveName): CurveVerifier | undefined {
  switch (name) {
    case 'P-192':
    case 'P-224':
      return new EcdsaVerifier(shortCurves[name], createBigIntBackend(shortCurves[name]));
    case 'secp256k1':
      return new NobleEcdsaVerifier(secp256k1);
    case 'P-256':
    case 'P-384':
    case 'P-521':
      return undefined;
    default:
      // The digest named here takes no part: signatures are checked over digests ready made.
      return new NobleEcdsaVerifier(ecdsa(weierstrass(brainpoolCurves[name]), sha256));
  }
}
