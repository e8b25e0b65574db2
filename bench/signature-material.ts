import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult, randomBytes, sign } from 'node:crypto';

export const signatureAlgorithms = ['RSA-2048', 'RSA-4096', 'P-256', 'P-384', 'Ed25519'] as const;

export type SignatureAlgorithmName = (typeof signatureAlgorithms)[number];

export interface SignedMessage {
  readonly key: KeyObject;
  /** SubjectPublicKeyInfo in DER. */
  readonly spki: Uint8Array;
  /** What its BIT STRING holds. */
  readonly rawKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Tells whether a signature is good. */
export type SignatureCheck = (signed: SignedMessage) => boolean;

export interface SignatureLibrary {
  readonly name: string;
  /** The check of an algorithm, with all made ready that it can be of the messages' keys; undefined where it has none. */
  readonly open: (algorithm: SignatureAlgorithmName, messages: readonly SignedMessage[]) => SignatureCheck | undefined;
}

/** About as long as what is signed of a certificate. */
const messageBytes = 1200;

/** The digest under a signature, as `node:crypto` calls it. */
export function digestOf(algorithm: SignatureAlgorithmName): string | null {
  if (algorithm === 'Ed25519') return null;
  return algorithm === 'P-384' ? 'sha384' : 'sha256';
}

/** Signatures over messages all different: one by each of so many keys, or all by one key. */
export function signedMessages(algorithm: SignatureAlgorithmName, keys: number, count: number): SignedMessage[] {
  const pairs = Array.from({ length: keys }, () => generate(algorithm));
  return Array.from({ length: count }, (_, i) => {
    const { publicKey, privateKey } = pairs[i % keys] as KeyPairKeyObjectResult;
    const message = new Uint8Array(randomBytes(messageBytes));
    const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
    const signature = new Uint8Array(sign(digestOf(algorithm), message, privateKey));
    return { key: publicKey, spki, rawKey: spki.subarray(-rawLengths[algorithm]), message, signature };
  });
}

/** Octets of a point, or all of an RSA key, which nobody asks for raw. */
const rawLengths: Readonly<Record<SignatureAlgorithmName, number>> = {
  'RSA-2048': 0,
  'RSA-4096': 0,
  'P-256': 65,
  'P-384': 97,
  Ed25519: 32,
};

function generate(algorithm: SignatureAlgorithmName): KeyPairKeyObjectResult {
  switch (algorithm) {
    case 'RSA-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'RSA-4096':
      return generateKeyPairSync('rsa', { modulusLength: 4096 });
    case 'P-256':
    case 'P-384':
      return generateKeyPairSync('ec', { namedCurve: algorithm });
    default:
      return generateKeyPairSync('ed25519');
  }
}
