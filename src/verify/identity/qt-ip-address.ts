import { parseIpAddress } from './ip-address.ts';

/**
 * An IP address as Qt reads one: IPv6 as usual; IPv4 also of fewer than four numbers, the last of which then fills the
 * octets that are left (`192.5.2064` and `3221555216` are 192.5.8.16). No leading zeros, no hexadecimal.
 *
 * @returns 4 or 16 octets, undefined for what is no address.
 */
export function parseQtIpAddress(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseIpAddress(text) : parseIpv4(text);
}

/** Four numbers of three digits with their dots are shorter than any other form can be long. */
const maximumLength = 15;

function parseIpv4(text: string): Uint8Array | undefined {
  if (text.length > maximumLength) return undefined;
  const numbers = text.split('.').map(parseNumber);
  const last = numbers.pop() ?? -1;
  const filled = 4 - numbers.length;
  const isAddress = filled > 0 && numbers.every((value) => value >= 0 && value <= 0xff);
  if (!isAddress || last < 0 || last >= 256 ** filled) return undefined;
  const octets = Uint8Array.from([...numbers, 0, 0, 0, 0].slice(0, 4));
  for (let i = 3, rest = last; i >= numbers.length; i--, rest = Math.floor(rest / 256)) octets[i] = rest % 256;
  return octets;
}

/** Decimal digits without a leading zero, or -1. */
function parseNumber(text: string): number {
  if (text.length === 0 || (text.length > 1 && text[0] === '0')) return -1;
  for (const digit of text) if (digit < '0' || digit > '9') return -1;
  return Number(text);
}
