import type { CurveName } from '../curve.ts';
import type { EcPublicKey } from '../ec-key.ts';
import { isShake } from '../hash.ts';
import { createPortableProvider } from '../portable/portable-provider.ts';
import { isPssSignature } from '../portable/rsa.ts';
import type { HashedSignatureAlgorithm, PssSignatureAlgorithm } from '../signature-algorithm.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from '../signature-job.ts';
import { wholeKeyLengths } from '../whole-key.ts';
import { findAnyDigest } from './digest.ts';
import { isEd448Signature } from './ed448.ts';
import { isPostQuantumSignature, type PostQuantumName } from './post-quantum.ts';
import { type CurveVerifier, createRareCurve } from './rare-curves.ts';
import { shakePssOptions } from './shake-pss.ts';

/**
 * Checks what the portable provider leaves out: SHA-3 and SHAKE under RSA, ECDSA and DSA; ECDSA on P-192, P-224,
 * secp256k1 and the brainpool curves; Ed448, ML-DSA and SLH-DSA.
 */
export function createRareProvider(): SignatureVerifier {
  return new RareVerifier();
}

class RareVerifier implements SignatureVerifier {
  readonly name = 'rare';
  /** RSA, DSA and the other curves, over every digest. */
  private readonly common = createPortableProvider({ findDigest: findAnyDigest });
  /** Each set up when it is first met. */
  private readonly curves = new Map<CurveName, CurveVerifier | undefined>();

  verify(job: SignatureJob): SignatureResult {
    const { algorithm, key } = job;
    switch (algorithm.scheme) {
      case 'RSASSA-PSS':
        return isShake(algorithm.hash) ? verifyShakePss(job, algorithm) : this.common.verify(job);
      case 'ECDSA':
        return key.family === 'EC' ? this.verifyEcdsa(job, algorithm, key) : 'unsupported';
      case 'EdDSA':
        return algorithm.name === 'Ed448' ? verifyWhole(job, algorithm.name) : this.common.verify(job);
      case 'ML-DSA':
      case 'SLH-DSA':
        return verifyWhole(job, algorithm.name);
      default:
        return this.common.verify(job);
    }
  }

  private verifyEcdsa(job: SignatureJob, { hash }: HashedSignatureAlgorithm, key: EcPublicKey): SignatureResult {
    const curve = this.curveOf(key.type);
    if (curve === undefined) return this.common.verify(job);
    const digest = findAnyDigest(hash);
    return digest === undefined ? 'unsupported' : curve.verify(key, digest(job.data), job.signature);
  }

  private curveOf(name: CurveName): CurveVerifier | undefined {
    if (!this.curves.has(name)) this.curves.set(name, createRareCurve(name));
    return this.curves.get(name);
  }
}

/** The lengths come first: the libraries throw where a key or a signature has another one. */
function verifyWhole({ key, data, signature }: SignatureJob, name: PostQuantumName | 'Ed448'): SignatureResult {
  const { publicKey } = key.spki;
  const lengths = wholeKeyLengths[name];
  if (publicKey.length !== lengths.key) return 'key-malformed';
  if (signature.length !== lengths.signature) return 'bad';
  const isGood =
    name === 'Ed448'
      ? isEd448Signature(publicKey, data, signature)
      : isPostQuantumSignature(name, publicKey, data, signature);
  return isGood ? 'good' : 'bad';
}

function verifyShakePss({ key, data, signature }: SignatureJob, algorithm: PssSignatureAlgorithm): SignatureResult {
  const { hash, saltLength } = algorithm;
  const digest = findAnyDigest(hash);
  if (!isShake(hash) || digest === undefined || key.family !== 'RSA') return 'unsupported';
  const options = shakePssOptions(hash, digest, saltLength);
  return isPssSignature(key, options, digest(data), signature) ? 'good' : 'bad';
}
