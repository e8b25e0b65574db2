import { ed448 } from '@noble/curves/ed448.js';

/** Ed448 (RFC 8032 §5.2.7), as OpenSSL has it: with the cofactor, and both points decoded strictly. */
export function isEd448Signature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return ed448.verify(signature, message, publicKey, { zip215: false });
}
