import { toText } from '../asn1/octets.ts';
import { encodePem, parsePem } from '../asn1/pem.ts';

/** The first key of a text: its octets, or the whole block where these are encrypted. */
export type KeyBlock = { readonly der: Uint8Array } | { readonly encryptedPem: string };

const encryptedLabel = 'ENCRYPTED PRIVATE KEY';
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
  if (label === encryptedLabel || block.includes('Proc-Type: 4,ENCRYPTED')) return { encryptedPem: `${block}\n` };
  const bytes = parsePem(block).blocks[0]?.bytes;
  return bytes && { der: bytes };
}
