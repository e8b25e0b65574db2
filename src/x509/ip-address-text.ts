import { hexOf } from '../asn1/bytes.ts';

/**
 * An iPAddress for a reader: four octets dotted, sixteen as RFC 5952 writes them, twice as many as address and mask
 * (RFC 5280 §4.2.1.10), anything else as `#` and its hexadecimal.
 */
export function ipAddressToString(bytes: Uint8Array): string {
  const half = bytes.length / 2;
  switch (bytes.length) {
    case 4:
      return bytes.join('.');
    case 16:
      return ipv6ToString(bytes);
    case 8:
    case 32:
      return `${ipAddressToString(bytes.subarray(0, half))}/${prefixLength(bytes.subarray(half))}`;
    default:
      return `#${hexOf(bytes)}`;
  }
}

/** The number of leading one bits, or the whole mask where it is no prefix. */
function prefixLength(mask: Uint8Array): string {
  let bits = '';
  for (const octet of mask) bits += octet.toString(2).padStart(8, '0');
  const ones = bits.indexOf('0') < 0 ? bits.length : bits.indexOf('0');
  return bits.includes('1', ones) ? ipAddressToString(mask) : String(ones);
}

/** RFC 5952 §4: lower case, no leading zeros, the first longest run of two and more zero groups shortened. */
function ipv6ToString(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number));
  let start = 0;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    const run = zeroRun(groups, i);
    if (run > length) [start, length] = [i, run];
  }
  const texts = groups.map((group) => group.toString(16));
  if (length < 2) return texts.join(':');
  return `${texts.slice(0, start).join(':')}::${texts.slice(start + length).join(':')}`;
}

function zeroRun(groups: readonly number[], start: number): number {
  let end = start;
  while (groups[end] === 0) end++;
  return end - start;
}
