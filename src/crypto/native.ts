import type * as nodeCrypto from 'node:crypto';
import { encodeBase64 } from '../asn1/base64.ts';
import { type HashName, isShake, type ShakeName } from './hash.ts';
import { KeyCache } from './key-cache.ts';
import { encodeRestrictedSpki } from './pss-spki.ts';
import type { KeyType, PublicKey } from './public-key.ts';
import type { PssSignatureAlgorithm, SignatureAlgorithm } from './signature-algorithm.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from './signature-job.ts';

/** The part of the module `node:crypto` that checks signatures. */
export type NodeCrypto = Pick<typeof nodeCrypto, 'createPublicKey' | 'verify' | 'generateKeyPairSync' | 'constants'>;

/** What `createPublicKey` takes here. */
export type NativeKeyInput = nodeCrypto.PublicKeyInput | nodeCrypto.JsonWebKeyInput;

/** Keys of issuers kept imported; a large TLS client meets fewer in an hour. */
const cachedKeys = 256;
const cachedRestrictedKeys = 16;

const digestNames: Readonly<Record<Exclude<HashName, ShakeName>, string>> = {
  MD2: 'md2',
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512/224': 'sha512-224',
  'SHA-512/256': 'sha512-256',
  'SHA3-224': 'sha3-224',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

/**
 * Checks signatures with the runtime's `node:crypto`. What the runtime at hand lacks (ML-DSA and SLH-DSA before
 * OpenSSL 3.5, the rarer curves on BoringSSL) is answered `unsupported`, and found out only when it is asked for.
 *
 * @param crypto the module, for example `process.getBuiltinModule('node:crypto')`.
 */
export function createNativeProvider(crypto: NodeCrypto): SignatureVerifier {
  return new NativeVerifier(crypto);
}

class NativeVerifier implements SignatureVerifier {
  readonly name = 'native';
  private readonly crypto: NodeCrypto;
  private readonly keys = new KeyCache<nodeCrypto.KeyObject | SignatureResult>(cachedKeys);
  /** Apart from the others: an RSA-PSS key's own SubjectPublicKeyInfo can be equal to one made here. */
  private readonly restrictedKeys = new KeyCache<nodeCrypto.KeyObject | SignatureResult>(cachedRestrictedKeys);
  private readonly knownTypes = new Map<KeyType, boolean>();

  constructor(crypto: NodeCrypto) {
    this.crypto = crypto;
  }

  verify(job: SignatureJob): SignatureResult {
    const { algorithm, data, signature } = job;
    const digest = digestOf(algorithm);
    if (digest === undefined) return 'unsupported';
    const key = isMixedPss(algorithm) ? this.restrictedKey(job.key, algorithm) : this.importedKey(job.key);
    if (typeof key === 'string') return key;
    try {
      return this.crypto.verify(digest, data, this.toKeyArgument(key, algorithm), signature) ? 'good' : 'bad';
    } catch {
      // A wrong signature is answered false; what throws is a digest or a size that the runtime does not take.
      return 'unsupported';
    }
  }

  private toKeyArgument(
    key: nodeCrypto.KeyObject,
    algorithm: SignatureAlgorithm,
  ): nodeCrypto.KeyObject | nodeCrypto.VerifyKeyObjectInput {
    if (algorithm.scheme !== 'RSASSA-PSS') return key;
    return { key, padding: this.crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength };
  }

  private importedKey(key: PublicKey): nodeCrypto.KeyObject | SignatureResult {
    const { der } = key.spki;
    const cached = this.keys.get(der);
    if (cached !== undefined) return cached;
    const imported = this.tryImport(toCheapInput(key)) ?? this.tryImport(toSpkiInput(der)) ?? this.failureOf(key);
    this.keys.set(der, imported);
    return imported;
  }

  /** `verify` takes no digest for MGF1, but obeys the one that a key's own parameters prescribe. */
  private restrictedKey(key: PublicKey, algorithm: PssSignatureAlgorithm): nodeCrypto.KeyObject | SignatureResult {
    const der = encodeRestrictedSpki(key.spki.publicKey, algorithm);
    const cached = this.restrictedKeys.get(der);
    if (cached !== undefined) return cached;
    const imported = this.tryImport(toSpkiInput(der)) ?? 'unsupported';
    this.restrictedKeys.set(der, imported);
    return imported;
  }

  private tryImport(input: NativeKeyInput): nodeCrypto.KeyObject | undefined {
    try {
      return this.crypto.createPublicKey(input);
    } catch {
      return undefined;
    }
  }

  /** Why a key could not be imported: a runtime that makes keys of this type would have taken a sound one. */
  private failureOf(key: PublicKey): SignatureResult {
    const isKnown = this.knownTypes.get(key.type) ?? this.canGenerate(key);
    this.knownTypes.set(key.type, isKnown);
    return isKnown ? 'key-malformed' : 'unsupported';
  }

  private canGenerate(key: PublicKey): boolean {
    try {
      if (key.family === 'EC') this.crypto.generateKeyPairSync('ec', { namedCurve: key.type });
      if (key.family === 'whole') this.crypto.generateKeyPairSync(key.type.toLowerCase() as 'ed25519');
      return key.family !== 'DSA' && key.family !== 'unknown';
    } catch {
      return false;
    }
  }
}

/**
 * What `verify` calls the digest: null where the key says all, undefined for SHAKE. Its `shake128` gives half the octets
 * that RFC 8692 wants, and there is no asking for a mask without MGF1.
 */
function digestOf(algorithm: SignatureAlgorithm): string | null | undefined {
  if (!('hash' in algorithm)) return null;
  return isShake(algorithm.hash) ? undefined : digestNames[algorithm.hash];
}

function isMixedPss(algorithm: SignatureAlgorithm): algorithm is PssSignatureAlgorithm {
  return algorithm.scheme === 'RSASSA-PSS' && algorithm.mgfHash !== algorithm.hash;
}

/**
 * The cheapest way in, µs on Node 20: RSA as PKCS #1 5 (SPKI 140), Ed25519 and Ed448 as JWK 8 (100), P-256 as JWK 80
 * (145). On the other curves a JWK costs a multiplication by the order: P-384 720 (190), P-521 1180 (140).
 */
function toCheapInput(key: PublicKey): NativeKeyInput {
  if (key.family === 'RSA') return { key: key.spki.publicKey as Buffer, format: 'der', type: 'pkcs1' };
  if (key.type === 'P-256') {
    return { key: { kty: 'EC', crv: 'P-256', x: toBase64Url(key.x), y: toBase64Url(key.y) }, format: 'jwk' };
  }
  if (key.type === 'Ed25519' || key.type === 'Ed448') {
    return { key: { kty: 'OKP', crv: key.type, x: toBase64Url(key.spki.publicKey) }, format: 'jwk' };
  }
  return toSpkiInput(key.spki.der);
}

/** The typings ask for a Buffer where every runtime takes a Uint8Array. */
function toSpkiInput(der: Uint8Array): nodeCrypto.PublicKeyInput {
  return { key: der as Buffer, format: 'der', type: 'spki' };
}

/** RFC 4648 §5, without padding, as JWK wants it (RFC 7518 §2). */
function toBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
