import type { PublicKey } from '../public-key.ts';
import type { HashedSignatureAlgorithm, PssSignatureAlgorithm } from '../signature-algorithm.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from '../signature-job.ts';
import { type Clock, chooseBackend } from './backend-choice.ts';
import { createBigIntBackend } from './bigint-backend.ts';
import type { CurveBackend } from './curve-backend.ts';
import { curveParameters, isPortableCurve, type PortableCurveName } from './curve-parameters.ts';
import { type DigestFinder, findSha2 } from './digest.ts';
import { DsaVerifier } from './dsa.ts';
import { EcdsaVerifier } from './ecdsa.ts';
import { verifyEd25519 } from './ed25519.ts';
import { limbBackendFor } from './limb-backend.ts';
import { mgf1 } from './pss-encoding.ts';
import { isPkcs1Signature, isPssSignature } from './rsa.ts';

export interface PortableOptions {
  /** Time for the choice between two ways of computing; without it there is no choice. */
  readonly now?: Clock | undefined;
  /** The digests that signatures may be made over; default: SHA-1 and SHA-2. */
  readonly findDigest?: DigestFinder | undefined;
}

/**
 * Checks signatures in the language alone: RSA, ECDSA on P-256, P-384 and P-521, and DSA, over SHA-1 and SHA-2; Ed25519.
 * Anything else is `unsupported`.
 *
 * It verifies and does nothing else. Everything it computes with is public, so its time may depend on all of it.
 */
export function createPortableProvider(options: PortableOptions = {}): SignatureVerifier {
  return new PortableVerifier(options);
}

class PortableVerifier implements SignatureVerifier {
  readonly name = 'portable';
  private readonly now: Clock | undefined;
  private readonly findDigest: DigestFinder;
  private readonly curves = new Map<PortableCurveName, EcdsaVerifier>();
  private readonly dsa = new DsaVerifier();

  constructor({ now, findDigest = findSha2 }: PortableOptions) {
    this.now = now;
    this.findDigest = findDigest;
  }

  verify({ algorithm, key, data, signature }: SignatureJob): SignatureResult {
    switch (algorithm.scheme) {
      case 'RSASSA-PSS':
        return this.verifyPss(algorithm, key, data, signature);
      case 'RSASSA-PKCS1-v1_5':
      case 'ECDSA':
      case 'DSA':
        return this.verifyHashed(algorithm, key, data, signature);
      case 'EdDSA':
        if (algorithm.name !== 'Ed25519') return 'unsupported';
        return verifyEd25519(key.spki.publicKey, data, signature) ? 'good' : 'bad';
      default:
        return 'unsupported';
    }
  }

  private verifyHashed(
    { hash }: HashedSignatureAlgorithm,
    key: PublicKey,
    data: Uint8Array,
    signature: Uint8Array,
  ): SignatureResult {
    const digest = this.findDigest(hash);
    if (digest === undefined) return 'unsupported';
    switch (key.family) {
      case 'RSA':
        return isPkcs1Signature(key, hash, digest(data), signature) ? 'good' : 'bad';
      case 'EC':
        return this.ecdsaOf(key.type)?.verify(key, digest(data), signature) ?? 'unsupported';
      case 'DSA':
        return this.dsa.verify(key, digest(data), signature);
      default:
        return 'unsupported';
    }
  }

  private verifyPss(
    { hash, mgfHash, saltLength }: PssSignatureAlgorithm,
    key: PublicKey,
    data: Uint8Array,
    signature: Uint8Array,
  ): SignatureResult {
    const digest = this.findDigest(hash);
    const mgfDigest = this.findDigest(mgfHash);
    if (digest === undefined || mgfDigest === undefined || key.family !== 'RSA') return 'unsupported';
    return isPssSignature(key, { digest, generateMask: mgf1(mgfDigest), saltLength }, digest(data), signature)
      ? 'good'
      : 'bad';
  }

  private ecdsaOf(name: string): EcdsaVerifier | undefined {
    if (!isPortableCurve(name)) return undefined;
    const known = this.curves.get(name);
    if (known !== undefined) return known;
    const made = new EcdsaVerifier(curveParameters(name), backendFor(name, this.now));
    this.curves.set(name, made);
    return made;
  }
}

function backendFor(name: PortableCurveName, now: Clock | undefined): CurveBackend {
  return chooseBackend(createBigIntBackend(curveParameters(name)), () => limbBackendFor(name), now);
}
