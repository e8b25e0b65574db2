import type { HashName } from '../hash.ts';
import type { RsaPublicKey } from '../rsa-key.ts';
import { toBigEndian, toBigInt } from './big-endian.ts';
import { modularPower } from './modular-power.ts';
import { encodePkcs1 } from './pkcs1-encoding.ts';
import { isPssEncoding, type PssOptions } from './pss-encoding.ts';

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): the signature must be that of the one encoding there is. */
export function isPkcs1Signature(
  key: RsaPublicKey,
  hash: HashName,
  messageDigest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const expected = encodePkcs1(hash, messageDigest, key.modulus.length);
  return expected !== undefined && openSignature(key, signature) === toBigInt(expected);
}

/** RSASSA-PSS (RFC 8017 §8.1.2). */
export function isPssSignature(
  key: RsaPublicKey,
  options: PssOptions,
  messageDigest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const bits = key.bits - 1;
  const message = openSignature(key, signature);
  const encoded = message === undefined ? undefined : toBigEndian(message, Math.ceil(bits / 8));
  return encoded !== undefined && isPssEncoding(encoded, bits, messageDigest, options);
}

/**
 * RSAVP1 (RFC 8017 §5.2.2), or undefined where the signature is not as long as the modulus and below it. The time is
 * bounded by what a key may be: 16,384 bits of modulus, 33 of exponent.
 */
function openSignature(key: RsaPublicKey, signature: Uint8Array): bigint | undefined {
  const { modulus, exponent } = numbersOf(key);
  const representative = toBigInt(signature);
  if (signature.length !== key.modulus.length || representative >= modulus) return undefined;
  return modularPower(representative, exponent, modulus);
}

interface RsaNumbers {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/** Kept as long as the key is. */
const numbers = /* @__PURE__ */ new WeakMap<RsaPublicKey, RsaNumbers>();

function numbersOf(key: RsaPublicKey): RsaNumbers {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const made = { modulus: toBigInt(key.modulus), exponent: toBigInt(key.exponent) };
  numbers.set(key, made);
  return made;
}
