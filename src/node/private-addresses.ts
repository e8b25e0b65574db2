import { parseIpAddress } from '../verify/identity/ip-address.ts';

/** The addresses whose first `bits` bits are those of `octets`. */
export interface Subnet {
  /** 4 or 16. */
  readonly octets: Uint8Array;
  readonly bits: number;
}

/** IPv4 addresses that are not everybody's: IANA's registry of special-purpose addresses, multicast and the reserved. */
const privateSubnets: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of IPv6 only this is handed out as global unicast (RFC 4291 §2.4, RFC 3513 §4). */
const globalUnicast = '2000::/3';

/** And of that not the protocol assignments with Teredo, the examples, nor 6to4, which hides an IPv4 address. */
const privateIpv6Subnets: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** IPv4 addresses in IPv6: mapped (RFC 4291 §2.5.5.2), and as translators write them (RFC 6052 §2.1). */
const embeddingSubnets: readonly string[] = ['::ffff:0:0/96', '64:ff9b::/96'];

/**
 * Whether an address in text belongs to the public internet: not private, shared, loopback, link-local, unique-local,
 * multicast, reserved or for documentation, in IPv4, in IPv6, or as IPv4 within IPv6. What is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const octets = parseIpAddress(address);
  if (octets === undefined) return false;
  if (octets.length === 4) return isPublicIpv4(octets);
  if (isInOne(octets, embeddingSubnets)) return isPublicIpv4(octets.subarray(12));
  return isInOne(octets, [globalUnicast]) && !isInOne(octets, privateIpv6Subnets);
}

function isPublicIpv4(octets: Uint8Array): boolean {
  return !isInOne(octets, privateSubnets);
}

function isInOne(octets: Uint8Array, subnets: readonly string[]): boolean {
  return subnets.some((text) => isInSubnet(octets, parseSubnet(text)));
}

/** Whether an address in text is in one of the subnets; a mapped IPv4 address is the IPv4 address. */
export function isInSubnets(address: string, subnets: readonly Subnet[]): boolean {
  const octets = parseIpAddress(address);
  if (octets === undefined) return false;
  const isMapped = octets.length === 16 && isInSubnet(octets, parseSubnet('::ffff:0:0/96'));
  const meant = isMapped ? octets.subarray(12) : octets;
  return subnets.some((subnet) => isInSubnet(meant, subnet));
}

function isInSubnet(octets: Uint8Array, subnet: Subnet): boolean {
  if (octets.length !== subnet.octets.length) return false;
  for (let bit = 0; bit < subnet.bits; bit += 8) {
    const mask = 0xff00 >> Math.min(8, subnet.bits - bit);
    const difference = (octets[bit >> 3] as number) ^ (subnet.octets[bit >> 3] as number);
    if ((difference & mask & 0xff) !== 0) return false;
  }
  return true;
}

/**
 * An address, or a subnet as `10.0.0.0/8`.
 *
 * @throws TypeError for anything else.
 */
export function parseSubnet(text: string): Subnet {
  const [address = '', prefix, ...rest] = text.split('/');
  const octets = parseIpAddress(address);
  const most = (octets?.length ?? 0) * 8;
  const bits = prefix === undefined ? most : Number(prefix);
  const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix);
  if (octets === undefined || rest.length > 0 || !isPrefix || bits > most) throw new TypeError(`${text}: no subnet`);
  return { octets, bits };
}
