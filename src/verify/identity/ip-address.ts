import { ipAddressToString } from '../../x509/ip-address-text.ts';

/**
 * The octets of an IP address in text, 4 or 16, or undefined when `text` is none. Strict: four decimal numbers without
 * leading zeros, or the forms of RFC 4291 §2.2 (`::` once, an embedded IPv4 address at the end); no zone, no brackets,
 * no prefix length.
 *
 * @example
 * ```ts
 * parseIpAddress('192.0.2.1'); // Uint8Array [192, 0, 2, 1]
 * parseIpAddress('192.0.2.01'); // undefined
 * ```
 */
export function parseIpAddress(text: string): Uint8Array | undefined {
  if (text.length > maximumTextLength) return undefined;
  const octets = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  return octets === undefined ? undefined : Uint8Array.from(octets);
}

/** Text of an iPAddress as RFC 5952 has it; of octets that are no address, no more than the first few. */
export function formatIpAddress(octets: Uint8Array): string {
  return ipAddressToString(octets.subarray(0, maximumOctets));
}

/** The longest form is an IPv6 address with an embedded IPv4 address: six groups of four and fifteen characters. */
const maximumTextLength = 45;
/** One more than an IPv6 network has, so that what is cut does not look like one. */
const maximumOctets = 33;

function parseIpv4(text: string): number[] | undefined {
  const octets = text.split('.').map(parseOctet);
  const isAddress = octets.length === 4 && octets.every((octet) => octet >= 0);
  return isAddress ? octets : undefined;
}

/** A number from 0 to 255 without leading zeros, or -1. */
function parseOctet(text: string): number {
  if (text.length === 0 || text.length > 3 || (text.length > 1 && text[0] === '0')) return -1;
  let value = 0;
  for (const digit of text) {
    if (digit < '0' || digit > '9') return -1;
    value = value * 10 + Number(digit);
  }
  return value > 255 ? -1 : value;
}

function parseIpv6(text: string): number[] | undefined {
  const gap = text.indexOf('::');
  if (gap < 0) {
    const octets = parseGroups(text, true);
    return octets?.length === 16 ? octets : undefined;
  }
  const before = parseGroups(text.slice(0, gap), false);
  const after = parseGroups(text.slice(gap + 2), true);
  if (before === undefined || after === undefined) return undefined;
  // `::` stands for at least one group.
  const missing = 16 - before.length - after.length;
  return missing < 2 ? undefined : [...before, ...new Array<number>(missing).fill(0), ...after];
}

/** The octets of groups between single colons; an IPv4 address may stand for the last two. */
function parseGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const octets: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const isEmbedded = mayEndInIpv4 && index === groups.length - 1 && group.includes('.');
    const parsed = isEmbedded ? parseIpv4(group) : parseGroup(group);
    if (parsed === undefined) return undefined;
    octets.push(...parsed);
  }
  return octets;
}

function parseGroup(text: string): number[] | undefined {
  if (text.length === 0 || text.length > 4) return undefined;
  let value = 0;
  for (const character of text.toLowerCase()) {
    const digit = '0123456789abcdef'.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return [value >> 8, value & 0xff];
}
