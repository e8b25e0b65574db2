/** How other libraries in JavaScript check one signature, each with its key made ready before. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import forge from 'node-forge';
import type { SignatureLibrary, SignedMessage } from '../signature-material.ts';

export const libraries: readonly SignatureLibrary[] = [
  {
    name: '@noble/curves',
    open(algorithm) {
      switch (algorithm) {
        case 'P-256':
          return ({ rawKey, message, signature }) => p256.verify(signature, message, rawKey, ecdsaOptions);
        case 'P-384':
          return ({ rawKey, message, signature }) => p384.verify(signature, message, rawKey, ecdsaOptions);
        case 'Ed25519':
          return ({ rawKey, message, signature }) => ed25519.verify(signature, message, rawKey);
        default:
          return undefined;
      }
    },
  },
  {
    name: 'node-forge',
    open(algorithm, messages) {
      if (!algorithm.startsWith('RSA')) return undefined;
      const keys = new Map(
        messages.map(({ key }) => [
          key,
          forge.pki.publicKeyFromPem(key.export({ type: 'spki', format: 'pem' }) as string),
        ]),
      );
      return (signed) => verifyRsa(keys.get(signed.key) as forge.pki.rsa.PublicKey, signed);
    },
  },
];

const ecdsaOptions = { format: 'der', lowS: false } as const;

/** It throws where the padding is wrong. */
function verifyRsa(key: forge.pki.rsa.PublicKey, { message, signature }: SignedMessage): boolean {
  const digest = forge.md.sha256.create().update(binaryString(message));
  try {
    return key.verify(digest.digest().getBytes(), binaryString(signature));
  } catch {
    return false;
  }
}

function binaryString(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
