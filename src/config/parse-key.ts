import { parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { isEncryptedPrivateKey, isExpensive } from './encrypted-key.ts';
import { EncodingFormat, KeyType } from './enumerations.ts';
import type { KeyMaterial } from './key-material.ts';
import { encryptedKeyToPem, findKeyBlock, type KeyBlock } from './key-pem.ts';
import { keyProtection, warn } from './platform.ts';
import { readPrivateKey } from './read-private-key.ts';
import { parsePublicKey } from './read-public-key.ts';

/** A longer input holds no key. */
const maximumKeyBytes = 1024 * 1024;

/** The key in `data`, or undefined where there is none that can be read. */
export function parseKey(
  data: Uint8Array | string,
  format: EncodingFormat,
  type: KeyType,
  passPhrase: Uint8Array,
): KeyMaterial | undefined {
  const block = data.length > maximumKeyBytes ? undefined : findBlock(data, format, type);
  if (block === undefined) return undefined;
  if (type === KeyType.PublicKey) return 'der' in block ? parsePublicKey(block.der) : undefined;
  return 'der' in block ? parsePrivateKey(block.der) : decrypt(block.encryptedPem, passPhrase);
}

/** An unencrypted private key in DER. */
export function parsePrivateKey(der: Uint8Array): KeyMaterial | undefined {
  const key = parseWhole(readPrivateKey, der, 'privateKey');
  return key instanceof ParseError ? undefined : key;
}

function findBlock(data: Uint8Array | string, format: EncodingFormat, type: KeyType): KeyBlock | undefined {
  const isPrivate = type === KeyType.PrivateKey;
  if (format === EncodingFormat.Pem) return findKeyBlock(data, isPrivate);
  if (typeof data === 'string') return undefined;
  return isPrivate && isEncryptedPrivateKey(data) ? { encryptedPem: encryptedKeyToPem(data) } : { der: data };
}

function decrypt(pem: string, passPhrase: Uint8Array): KeyMaterial | undefined {
  const protection = keyProtection();
  if (protection === undefined) {
    warn('SslKey: the key is encrypted and nothing here decrypts it: load certpath/node, or call decryptSslKey');
    return undefined;
  }
  if (isExpensive(pem)) {
    warn('SslKey: the key asks for more iterations of its derivation function than are made');
    return undefined;
  }
  const der = protection.decrypt(pem, passPhrase);
  return der && parsePrivateKey(der);
}
