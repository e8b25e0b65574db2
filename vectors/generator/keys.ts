import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateEncrypt,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { encodeBitString, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';

/** Digests by the names that `node:crypto` knows. */
export type Digest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A private key that signs the same bytes with the same signature every time. */
export interface TestKey {
  /** `rsa` also says that the signature is PKCS#1 v1.5. */
  readonly family: 'rsa' | 'ecdsa' | 'ed25519';
  /** The digest that fits the key's strength. */
  readonly digest: Digest;
  /** DER of the SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** The octets for the signature BIT STRING; Ed25519 takes no notice of the digest. */
  sign(data: Uint8Array, digest: Digest): Uint8Array;
}

export type CurveName = 'P-256' | 'P-384' | 'P-521';

const curves: Record<CurveName, { curve: ECDSA; oid: string; digest: Digest }> = {
  'P-256': { curve: p256, oid: '1.2.840.10045.3.1.7', digest: 'sha256' },
  'P-384': { curve: p384, oid: '1.3.132.0.34', digest: 'sha384' },
  'P-521': { curve: p521, oid: '1.3.132.0.35', digest: 'sha512' },
};

const made = new Map<string, TestKey>();

/** The ECDSA key of a name: no file needed, no randomness (RFC 6979 signatures). */
export function ecKey(name: string, curveName: CurveName = 'P-256'): TestKey {
  return remember(`${curveName} ${name}`, () => makeEcKey(name, curveName));
}

/** The Ed25519 key of a name. */
export function ed25519Key(name: string): TestKey {
  return remember(`Ed25519 ${name}`, () => makeEd25519Key(name));
}

/** A file of `vectors/keys`; that of `e3` has the public exponent 3. */
export type RsaKeyFile = 'rsa2048-1' | 'rsa2048-2' | 'rsa2048-3' | 'rsa2048-e3' | 'rsa1024-1';

/** An RSA key of `vectors/keys`. */
export function rsaKey(file: RsaKeyFile): TestKey {
  return remember(file, () => readRsaKey(file));
}

/** The key with other octets for its SubjectPublicKeyInfo: what it signs need not fit what it claims to be. */
export function withSpki(key: TestKey, spki: Uint8Array): TestKey {
  return { ...key, spki };
}

function remember(id: string, make: () => TestKey): TestKey {
  const key = made.get(id) ?? make();
  made.set(id, key);
  return key;
}

function makeEcKey(name: string, curveName: CurveName): TestKey {
  const { curve, oid, digest } = curves[curveName];
  const secret = curve.utils.randomSecretKey(derive(`${curveName} ${name}`, curve.lengths.seed ?? 0));
  const point = curve.getPublicKey(secret, false);
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid(oid));
  const options = { prehash: false, lowS: false, format: 'der' } as const;
  return {
    family: 'ecdsa',
    digest,
    spki: encodeSequence(algorithm, encodeBitString(point)),
    sign: rememberSignatures((digest) => curve.sign(digest, secret, options)),
  };
}

/** Most cases hold the same root and intermediate, and signing is what issuing takes its time for. */
function rememberSignatures(sign: (digest: Uint8Array) => Uint8Array): TestKey['sign'] {
  const known = new Map<string, Uint8Array>();
  return (data, chosen) => {
    const digest = createHash(chosen).update(data).digest();
    const id = digest.toString('hex');
    const signature = known.get(id) ?? sign(digest);
    known.set(id, signature);
    return signature;
  };
}

function makeEd25519Key(name: string): TestKey {
  const secret = derive(`Ed25519 ${name}`, 32);
  return {
    family: 'ed25519',
    digest: 'sha512',
    spki: encodeSequence(encodeSequence(encodeOid('1.3.101.112')), encodeBitString(ed25519.getPublicKey(secret))),
    sign: (data) => ed25519.sign(data, secret),
  };
}

/** The private RSA operation on a whole block, whatever is in it (RFC 8017 §5.2.1). */
export function signBlock(file: RsaKeyFile, block: Uint8Array): Uint8Array {
  const options = { key: readSecret(file), padding: constants.RSA_NO_PADDING };
  return new Uint8Array(privateEncrypt(options, block));
}

function readSecret(file: RsaKeyFile): KeyObject {
  return createPrivateKey(readFileSync(new URL(`../keys/${file}.pem`, import.meta.url)));
}

function readRsaKey(file: RsaKeyFile): TestKey {
  const secret = readSecret(file);
  return {
    family: 'rsa',
    digest: 'sha256',
    spki: new Uint8Array(createPublicKey(secret).export({ type: 'spki', format: 'der' })),
    sign: (data, digest) => new Uint8Array(sign(digest, data, secret)),
  };
}

function derive(text: string, outputLength: number): Uint8Array {
  return new Uint8Array(createHash('shake256', { outputLength }).update(`certpath test key ${text}`).digest());
}
