import { hexOf } from '../asn1/bytes.ts';

/** Two lowercase digits a byte, joined by colons: `01:0f`. */
export function colonHex(bytes: Uint8Array): string {
  return Array.from(bytes, (_, i) => hexOf(bytes, i, i + 1)).join(':');
}
