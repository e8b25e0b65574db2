import { toText } from '../asn1/octets.ts';
import { encodePem, parsePem } from '../asn1/pem.ts';
import { encryptedLabel, isEncryptedPrivateKey } from './encrypted-key.ts';

/** The first key of a text: its octets, or a block of its own where these are encrypted. */
export type KeyBlock = { readonly der: Uint8Array } | { readonly encryptedPem: string };

const privateLabels = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'DSA PRIVATE KEY', encryptedLabel];
const publicLabels = ['PUBLIC KEY', 'RSA PUBLIC KEY'];

/** The first key block of the kind asked for; what stands around it, and blocks of another kind, are passed over. */
export function findKeyBlock(data: Uint8Array | string, isPrivate: boolean): KeyBlock | undefined {
  const text = typeof data === 'string' ? data : toText(data);
  const labels = isPrivate ? privateLabels : publicLabels;
  let first: { readonly start: number; readonly label: string } | undefined;
  for (const label of labels) {
    const start = text.indexOf(`-----BEGIN ${label}-----`);
    if (start >= 0 && (first === undefined || start < first.start)) first = { start, label };
  }
  return first && readBlock(text, first.start, first.label);
}

/** PEM of an EncryptedPrivateKeyInfo (RFC 7468 §11). */
export function encryptedKeyToPem(der: Uint8Array): string {
  return encodePem(encryptedLabel, der);
}

function readBlock(text: string, start: number, label: string): KeyBlock | undefined {
  const endMark = `-----END ${label}-----`;
  const end = text.indexOf(endMark, start);
  if (end < 0) return undefined;
  const block = text.slice(start, end + endMark.length);
  // RFC 1421 §4.6.1.1: how OpenSSL marks a traditional key as encrypted.
  const isTraditional = label !== encryptedLabel && block.includes('Proc-Type: 4,ENCRYPTED');
  if (isTraditional) return hasOneBlock(block) ? { encryptedPem: `${block}\n` } : undefined;
  const bytes = parsePem(block).blocks[0]?.bytes;
  if (bytes === undefined || label !== encryptedLabel) return bytes && { der: bytes };
  // Written anew: who decrypts it may read more than is read here, and so find another number of iterations.
  return isEncryptedPrivateKey(bytes) ? { encryptedPem: encryptedKeyToPem(bytes) } : undefined;
}

/** Whether no other block is hidden in a block, for who decrypts it to find. */
function hasOneBlock(block: string): boolean {
  return block.split('-----').length === 5;
}
