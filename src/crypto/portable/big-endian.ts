import { hexOf } from '../../asn1/bytes.ts';

/** The number that big-endian bytes are (OS2IP, RFC 8017 §4.2). No bytes are 0. */
export function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hexOf(bytes)}`);
}

/** A number from 0 on as `length` big-endian bytes (I2OSP, RFC 8017 §4.1), or undefined where it does not fit. */
export function toBigEndian(value: bigint, length: number): Uint8Array | undefined {
  const digits = value.toString(16).padStart(2 * length, '0');
  if (digits.length > 2 * length) return undefined;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
