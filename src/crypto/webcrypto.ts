import { encodeBitString, encodeNull, encodeOid, encodeSequence } from '../asn1/der-writer.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { KeyCache } from './key-cache.ts';
import type { AsyncSignatureVerifier, SignatureJob, SignatureResult, SignatureVerifier } from './signature-job.ts';
import { encodeFixedPair, parseSignaturePair } from './signature-pair.ts';

/** Stands for the runtime's `CryptoKey`, which passes through unread. */
type ImportedKey = object;

/** The part of `SubtleCrypto` that checks signatures. */
export interface WebCryptoSubtle {
  importKey(
    format: 'spki',
    key: Uint8Array,
    algorithm: WebCryptoAlgorithm,
    isExtractable: boolean,
    usages: 'verify'[],
  ): Promise<ImportedKey>;
  verify(algorithm: WebCryptoAlgorithm, key: ImportedKey, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

/** The names and parameters of the Web Cryptography API §18.2; `hash` alone when a key is imported. */
export interface WebCryptoAlgorithm {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
  readonly saltLength?: number;
}

/** Of imported keys, an RSA key once for each digest it signs with. */
const cachedKeys = 256;

const hashes: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);
const curves: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);

/**
 * Checks signatures with the runtime's WebCrypto, all of a call at once so that cores can be filled. WebCrypto knows
 * RSA, ECDSA on three curves, and Ed25519, each with some digests and not everywhere: what it cannot do, it is told by
 * failing to import a key, and `fallback` answers.
 *
 * @param subtle for example `crypto.subtle`.
 * @param fallback answers what WebCrypto does not support; without one that is `unsupported`.
 */
export function createWebCryptoProvider(subtle: WebCryptoSubtle, fallback?: SignatureVerifier): AsyncSignatureVerifier {
  return new WebCryptoVerifier(subtle, fallback);
}

class WebCryptoVerifier implements AsyncSignatureVerifier {
  readonly name: string;
  private readonly subtle: WebCryptoSubtle;
  private readonly fallback: SignatureVerifier | undefined;
  private readonly keys = new Map<string, KeyCache<Promise<ImportedKey | undefined>>>();

  constructor(subtle: WebCryptoSubtle, fallback: SignatureVerifier | undefined) {
    this.subtle = subtle;
    this.fallback = fallback;
    this.name = fallback === undefined ? 'webcrypto' : `webcrypto+${fallback.name}`;
  }

  verifyAsync(jobs: readonly SignatureJob[]): Promise<readonly SignatureResult[]> {
    return Promise.all(jobs.map((job) => this.verifyOne(job)));
  }

  private async verifyOne(job: SignatureJob): Promise<SignatureResult> {
    const algorithm = toWebCryptoAlgorithm(job);
    const signature = algorithm === undefined ? undefined : toWebCryptoSignature(job);
    const answer =
      algorithm === undefined || signature === undefined ? undefined : await this.ask(job, algorithm, signature);
    if (answer !== undefined) return answer ? 'good' : 'bad';
    return this.fallback?.verify(job) ?? 'unsupported';
  }

  /** Undefined where the runtime cannot tell, be it for want of an algorithm or because of the key. */
  private async ask(
    job: SignatureJob,
    algorithm: WebCryptoAlgorithm,
    signature: Uint8Array,
  ): Promise<boolean | undefined> {
    const key = await this.importedKey(job, algorithm);
    if (key === undefined) return undefined;
    try {
      return await this.subtle.verify(algorithm, key, signature, job.data);
    } catch {
      return undefined;
    }
  }

  private importedKey(job: SignatureJob, algorithm: WebCryptoAlgorithm): Promise<ImportedKey | undefined> {
    const spki = toWebCryptoSpki(job);
    const use = `${algorithm.name} ${algorithm.hash ?? ''}`;
    const cache = this.keys.get(use) ?? new KeyCache<Promise<ImportedKey | undefined>>(cachedKeys);
    this.keys.set(use, cache);
    const known = cache.get(spki);
    if (known !== undefined) return known;
    const imported = this.tryImport(spki, algorithm);
    cache.set(spki, imported);
    return imported;
  }

  private async tryImport(spki: Uint8Array, algorithm: WebCryptoAlgorithm): Promise<ImportedKey | undefined> {
    try {
      return await this.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    } catch {
      return undefined;
    }
  }
}

/** Undefined for what no WebCrypto has. */
function toWebCryptoAlgorithm({ algorithm, key }: SignatureJob): WebCryptoAlgorithm | undefined {
  switch (algorithm.scheme) {
    case 'RSASSA-PKCS1-v1_5':
      return hashes.has(algorithm.hash) ? { name: 'RSASSA-PKCS1-v1_5', hash: algorithm.hash } : undefined;
    case 'RSASSA-PSS':
      // WebCrypto takes one digest for both the message and MGF1.
      if (!hashes.has(algorithm.hash) || algorithm.mgfHash !== algorithm.hash) return undefined;
      return { name: 'RSA-PSS', hash: algorithm.hash, saltLength: algorithm.saltLength };
    case 'ECDSA':
      if (!hashes.has(algorithm.hash) || !curves.has(key.type)) return undefined;
      return { name: 'ECDSA', hash: algorithm.hash, namedCurve: key.type };
    case 'EdDSA':
      return algorithm.name === 'Ed25519' ? { name: 'Ed25519' } : undefined;
    default:
      return undefined;
  }
}

/** WebCrypto knows an RSA key by rsaEncryption alone, whatever it is used for (Web Cryptography API §20.4, §21.4). */
function toWebCryptoSpki({ key }: SignatureJob): Uint8Array {
  if (key.type !== 'RSA-PSS') return key.spki.der;
  const rsaEncryption = encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeNull());
  return encodeSequence(rsaEncryption, encodeBitString(key.spki.publicKey));
}

/** r and s side by side, each as long as the order, where X.509 has them in DER (Web Cryptography API §23.7.2). */
function toWebCryptoSignature({ algorithm, key, signature }: SignatureJob): Uint8Array | undefined {
  if (algorithm.scheme !== 'ECDSA') return signature;
  const pair = parseSignaturePair(signature);
  return pair instanceof ParseError ? undefined : encodeFixedPair(pair, Math.ceil(key.bits / 8));
}
