import { equalBytes } from '../asn1/bytes.ts';
import { encodePem } from '../asn1/pem.ts';
import { encodeUtf8 } from '../asn1/strings.ts';
import { EncodingFormat, KeyAlgorithm, KeyType } from './enumerations.ts';
import type { KeyMaterial } from './key-material.ts';
import { parseKey } from './parse-key.ts';
import { keyProtection, warn } from './platform.ts';

/** A key that only its owner can use, for example of a hardware token. */
export interface OpaqueKey {
  readonly handle: object;
}

/**
 * QSslKey: a private or public key. Immutable. Read by structure alone: its numbers are where they belong and of a sane
 * size; whether they make a working key is found out by who uses it.
 *
 * What cannot be read, whatever the reason, is a null key: nothing here throws because of its input.
 *
 * @example
 * ```ts
 * const key = new SslKey(pem, KeyAlgorithm.Ec);
 * if (!key.isNull()) console.log(key.length()); // 256
 * ```
 */
export class SslKey {
  private readonly material: KeyMaterial | undefined;
  private readonly opaque: object | undefined;
  private readonly keyType: KeyType;

  /**
   * @param data PEM text, its bytes, DER, or an opaque key. Private keys may be traditional (PKCS #1, SEC 1, DSA),
   *   PKCS #8, either of them encrypted; public keys SubjectPublicKeyInfo or PKCS #1.
   * @param algorithm only a key of this algorithm is taken; a key of any when undefined.
   * @param passPhrase a text stands for its UTF-8. Ignored where the key is not encrypted. Decryption is the entry
   *   `certpath/node`'s; without it an encrypted key is null, and a warning says so.
   */
  constructor(
    data: Uint8Array | string | OpaqueKey = '',
    algorithm?: KeyAlgorithm,
    format: EncodingFormat = EncodingFormat.Pem,
    type: KeyType = KeyType.PrivateKey,
    passPhrase: Uint8Array | string = '',
  ) {
    const isBytes = typeof data === 'string' || data instanceof Uint8Array;
    const material = isBytes ? parseKey(data, format, type, encodePassPhrase(passPhrase)) : undefined;
    this.opaque = isBytes ? undefined : data.handle;
    this.material = algorithm === undefined || algorithm === material?.algorithm ? material : undefined;
    this.keyType = this.isNull() ? KeyType.PublicKey : type;
  }

  isNull(): boolean {
    return this.material === undefined && this.opaque === undefined;
  }

  /** Both null, the same handle, or the same key of the same type, in whatever form either was read. */
  equals(other: SslKey): boolean {
    if (this.opaque !== undefined || other.opaque !== undefined) return this.opaque === other.opaque;
    if (this.material === undefined || other.material === undefined) return this.material === other.material;
    return equalBytes(this.material.der, other.material.der);
  }

  /** Bits: of the modulus, of p, of the curve's field, of ML-DSA's strength; -1 for null and opaque keys. */
  length(): number {
    return this.material?.bits ?? -1;
  }

  /** PublicKey when null, as in Qt. */
  type(): KeyType {
    return this.keyType;
  }

  /** Opaque when null. */
  algorithm(): KeyAlgorithm {
    return this.material?.algorithm ?? KeyAlgorithm.Opaque;
  }

  /** What an opaque key was made of. */
  handle(): object | undefined {
    return this.opaque;
  }

  /**
   * The key as PEM; empty for null and opaque keys. RSA and EC private keys in their traditional form, other private
   * keys as PKCS #8, public keys as SubjectPublicKeyInfo.
   *
   * @param passPhrase when not empty, a private key is written as PKCS #8 encrypted with AES-256-CBC (PBES2), not with
   *   the triple DES and MD5 of Qt's traditional form. Encryption is the entry `certpath/node`'s: without it the answer
   *   is empty, and a warning says so. A public key takes no notice.
   */
  toPem(passPhrase: Uint8Array | string = ''): string {
    if (this.material === undefined) return '';
    const pem = encodePem(this.material.label, this.material.der);
    const octets = encodePassPhrase(passPhrase);
    return octets.length === 0 || this.keyType === KeyType.PublicKey ? pem : encryptPem(pem, octets);
  }

  /** The same as DER; empty for null and opaque keys, and for a private key with a pass phrase, as in Qt. */
  toDer(passPhrase: Uint8Array | string = ''): Uint8Array {
    const isEncrypted = this.keyType === KeyType.PrivateKey && passPhrase.length > 0;
    return this.material === undefined || isEncrypted ? new Uint8Array(0) : this.material.der.slice();
  }

  /**
   * Whether this is the other half of a key.
   *
   * @returns undefined where it cannot be said without arithmetic, or by no one but the runtime: an EC or Ed25519
   *   private key without its public half, an opaque or a null key.
   */
  matches(other: SslKey): boolean | undefined {
    const [left, right] = [this.material, other.material];
    if (left === undefined || right === undefined) return undefined;
    if (left.algorithm !== right.algorithm || left.bits !== right.bits) return false;
    if (left.publicPart === undefined || right.publicPart === undefined) return undefined;
    return equalBytes(left.publicPart, right.publicPart);
  }
}

function encryptPem(pem: string, passPhrase: Uint8Array): string {
  const protection = keyProtection();
  if (protection === undefined) warn('SslKey: nothing here encrypts keys: load certpath/node');
  const encrypted = protection?.encrypt(pem, passPhrase);
  if (protection !== undefined && encrypted === undefined) warn('SslKey: the runtime does not encrypt this key');
  return encrypted ?? '';
}

/** A text stands for its UTF-8. Half a surrogate pair becomes U+FFFD, as in every encoder of UTF-8 that does not throw. */
export function encodePassPhrase(passPhrase: Uint8Array | string): Uint8Array {
  return typeof passPhrase === 'string' ? encodeUtf8(passPhrase.replace(/[\ud800-\udfff]/gu, '\ufffd')) : passPhrase;
}
