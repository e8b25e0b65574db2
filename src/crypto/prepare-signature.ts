import { ParseError } from '../asn1/parse-error.ts';
import { type Finding, finding, isFinding } from '../problem.ts';
import type { AlgorithmIdentifier } from '../x509/algorithm-identifier.ts';
import { hashLength } from './hash.ts';
import type { PssParameters } from './pss-parameters.ts';
import { keyName, type PublicKey } from './public-key.ts';
import type { RsaPublicKey } from './rsa-key.ts';
import { identifySignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts';
import type { SignatureJob } from './signature-job.ts';
import { parseSignaturePair } from './signature-pair.ts';
import { isSmallOrder } from './small-order.ts';
import { type WholeKeyType, wholeKeyLengths } from './whole-key.ts';

/** A certificate, CRL or OCSP response as far as its signature goes. */
export interface SignedData {
  readonly algorithm: AlgorithmIdentifier;
  /** The signed bytes. */
  readonly data: Uint8Array;
  /** The octets of the signature BIT STRING. */
  readonly signature: Uint8Array;
}

/**
 * The job for a provider, once everything has been refused that takes no arithmetic, so that all providers refuse it
 * alike. Strength is another matter: {@link checkAlgorithmStrength}, {@link checkKeyStrength}.
 *
 * @returns the finding of {@link identifySignatureAlgorithm}; `algorithm-key-mismatch`; `algorithm-unsupported` for a
 * key on an unknown curve; `issuer-key-malformed` for a DSA key still without domain parameters; `signature-invalid` for
 * octets that are no signature of this algorithm by this key.
 */
export function prepareSignature(signed: SignedData, key: PublicKey): SignatureJob | Finding {
  const algorithm = identifySignatureAlgorithm(signed.algorithm);
  if (isFinding(algorithm)) return algorithm;
  const { data, signature } = signed;
  return (
    checkKeyFit(algorithm, key) ?? checkSignatureShape(algorithm, key, signature) ?? { algorithm, key, data, signature }
  );
}

function checkKeyFit(algorithm: SignatureAlgorithm, key: PublicKey): Finding | undefined {
  if (algorithm.scheme === 'ECDSA' && key.type === 'EC-other')
    return finding('algorithm-unsupported', { oid: key.oid });
  if (!isKeyFor(algorithm, key)) {
    return finding('algorithm-key-mismatch', { algorithm: algorithm.name, key: keyName(key) });
  }
  const lacksDomain = key.family === 'DSA' && key.domain === undefined;
  return lacksDomain ? finding('issuer-key-malformed', { expected: 'DSA domain parameters' }) : undefined;
}

function isKeyFor(algorithm: SignatureAlgorithm, key: PublicKey): boolean {
  switch (algorithm.scheme) {
    case 'RSASSA-PKCS1-v1_5':
      return key.type === 'RSA';
    case 'RSASSA-PSS':
      return key.family === 'RSA' && isWithin(algorithm, key.restriction);
    case 'ECDSA':
      return key.family === 'EC';
    case 'DSA':
      return key.family === 'DSA';
    default:
      return key.type === algorithm.name;
  }
}

/** RFC 4055 §3.3: everything as the key's parameters say, except that the salt may be longer. */
function isWithin(parameters: PssParameters, restriction: PssParameters | undefined): boolean {
  if (restriction === undefined) return true;
  const isSame = parameters.hash === restriction.hash && parameters.mgfHash === restriction.mgfHash;
  return isSame && parameters.saltLength >= restriction.saltLength;
}

function checkSignatureShape(
  algorithm: SignatureAlgorithm,
  key: PublicKey,
  signature: Uint8Array,
): Finding | undefined {
  return isSignatureOf(algorithm, key, signature) ? undefined : finding('signature-invalid', {});
}

function isSignatureOf(algorithm: SignatureAlgorithm, key: PublicKey, signature: Uint8Array): boolean {
  switch (key.family) {
    case 'RSA':
      return isRsaSignature(algorithm, key, signature);
    case 'EC':
      return isPairOfNumbers(signature, Math.ceil(key.bits / 8));
    case 'DSA':
      return key.domain !== undefined && isPairOfNumbers(signature, key.domain.q.length);
    case 'whole':
      return isWholeSignature(key.type, signature);
    default:
      return false;
  }
}

/** RFC 8017 §8.1.2 and §8.2.2, step 1; for PSS, §9.1.2 step 3: digest, salt and two octets must fit the modulus. */
function isRsaSignature(algorithm: SignatureAlgorithm, key: RsaPublicKey, signature: Uint8Array): boolean {
  if (signature.length !== key.modulus.length) return false;
  if (algorithm.scheme !== 'RSASSA-PSS') return true;
  return hashLength[algorithm.hash] + algorithm.saltLength + 2 <= Math.ceil((key.bits - 1) / 8);
}

/** Two positive numbers that fit `length` bytes. */
function isPairOfNumbers(signature: Uint8Array, length: number): boolean {
  const pair = parseSignaturePair(signature);
  return !(pair instanceof ParseError) && pair.r.length <= length && pair.s.length <= length;
}

/** An EdDSA signature begins with a point. */
function isWholeSignature(type: WholeKeyType, signature: Uint8Array): boolean {
  const { key, signature: length } = wholeKeyLengths[type];
  return signature.length === length && !isSmallOrder(type, signature.subarray(0, key));
}
