import { ParseError } from '../asn1/parse-error.ts';
import { parsePem } from '../asn1/pem.ts';
import { type EncryptedPrivateKey, maximumIterations, parseEncryptedPrivateKey } from '../config/encrypted-key.ts';
import { EncodingFormat, type KeyAlgorithm, KeyType } from '../config/enumerations.ts';
import { type Pbes2, parsePbes2 } from '../config/pbes2.ts';
import { encodePassPhrase, SslKey } from '../config/ssl-key.ts';

/** What {@link decryptSslKey} takes beside the key. */
export interface KeyDecryptionOptions {
  /** Only a key of this algorithm is taken; a key of any unless given. */
  readonly algorithm?: KeyAlgorithm | undefined;
  /** PEM unless given. */
  readonly format?: EncodingFormat | undefined;
}

/**
 * Reads a private key with WebCrypto, which every runtime has: PKCS #8 encrypted by PBES2 with PBKDF2 and AES-CBC, as
 * OpenSSL writes it. Everything else is left to the constructor of {@link SslKey}: a key that is not encrypted, and one
 * that is encrypted in another way, which needs `certpath/node`.
 *
 * @param passPhrase a text stands for its UTF-8.
 * @returns a null key on a wrong pass phrase, on more than ten million iterations, and on what is no key.
 */
export async function decryptSslKey(
  data: Uint8Array | string,
  passPhrase: Uint8Array | string,
  options: KeyDecryptionOptions = {},
): Promise<SslKey> {
  const { algorithm, format = EncodingFormat.Pem } = options;
  const encrypted = findEncrypted(data, format);
  const parameters = encrypted && parsePbes2(encrypted.encryptionAlgorithm);
  if (encrypted === undefined || parameters === undefined) {
    return new SslKey(data, algorithm, format, KeyType.PrivateKey, passPhrase);
  }
  if (parameters.iterations > maximumIterations) return new SslKey();
  const der = await decrypt(parameters, encrypted.encryptedData, encodePassPhrase(passPhrase));
  return der === undefined ? new SslKey() : new SslKey(der, algorithm, EncodingFormat.Der);
}

function findEncrypted(data: Uint8Array | string, format: EncodingFormat): EncryptedPrivateKey | undefined {
  if (format === EncodingFormat.Der && typeof data === 'string') return undefined;
  const der = format === EncodingFormat.Der ? (data as Uint8Array) : findFirstKey(data);
  const encrypted = der && parseEncryptedPrivateKey(der);
  return encrypted instanceof ParseError ? undefined : encrypted;
}

/** The first private key counts; another label has other contents. */
function findFirstKey(data: Uint8Array | string): Uint8Array | undefined {
  return parsePem(data).blocks.find(({ label }) => label.endsWith('PRIVATE KEY'))?.bytes;
}

/** What WebCrypto throws on a wrong pass phrase is all it can say: the padding does not fit. */
async function decrypt(
  { salt, iterations, hash, bits, initializationVector }: Pbes2,
  data: Uint8Array,
  passPhrase: Uint8Array,
): Promise<Uint8Array | undefined> {
  const { subtle } = globalThis.crypto;
  const derivation = { name: 'PBKDF2', hash, salt: salt.slice(), iterations };
  try {
    const base = await subtle.importKey('raw', passPhrase.slice(), 'PBKDF2', false, ['deriveKey']);
    const key = await subtle.deriveKey(derivation, base, { name: 'AES-CBC', length: bits }, false, ['decrypt']);
    const cipher = { name: 'AES-CBC', iv: initializationVector.slice() };
    return new Uint8Array(await subtle.decrypt(cipher, key, data.slice()));
  } catch {
    return undefined;
  }
}
