import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatenate, equalBytes } from '../../asn1/bytes.ts';
import { sha512 } from '../../x509/sha512.ts';
import { toBigInt } from '../portable/big-endian.ts';

/**
 * Ed25519 (RFC 8032 §5.1.7) as OpenSSL, BoringSSL and their like have it: without the cofactor, so that R must be the
 * encoding of S·B − k·A to the last bit. A, in turn, is decoded leniently: y may be p or more.
 */
export function isEd25519Signature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = ed25519;
  const r = signature.subarray(0, 32);
  const s = fromLittleEndian(signature.subarray(32));
  if (s >= Point.Fn.ORDER) return false;
  const k = fromLittleEndian(sha512(concatenate(r, publicKey, message))) % Point.Fn.ORDER;
  try {
    const key = Point.fromBytes(publicKey, true);
    return equalBytes(r, Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k)).toBytes());
  } catch {
    return false;
  }
}

/** Ed448 (RFC 8032 §5.2.7), as OpenSSL has it: with the cofactor, and both points decoded strictly. */
export function isEd448Signature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return ed448.verify(signature, message, publicKey, { zip215: false });
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return toBigInt(Uint8Array.from(bytes).reverse());
}
