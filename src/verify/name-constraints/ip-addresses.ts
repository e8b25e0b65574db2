import { toText } from '../../asn1/octets.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import type { NameForm, Subtrees } from './name-form.ts';

/**
 * iPAddress: a subtree is an address and a mask of the same length, 8 octets for IPv4 and 32 for IPv6, "in the style of
 * RFC 4632 (CIDR)" (RFC 5280 §4.2.1.10). The two families are one name form: where only IPv4 is permitted, no IPv6
 * address is.
 */
export const ipAddresses: NameForm<Uint8Array> = {
  parse: ({ bytes }) => (bytes.length === 4 || bytes.length === 16 ? bytes : undefined),
  createSubtrees: () => new IpSubtrees(),
};

class IpSubtrees implements Subtrees<Uint8Array> {
  /** By octets of the address and bits of the prefix: an address is looked up under each prefix length in use. */
  private readonly networks = new Map<number, Map<number, Set<string>>>();

  add({ bytes }: GeneralName): boolean {
    if (bytes.length !== 8 && bytes.length !== 32) return false;
    const octets = bytes.length / 2;
    const prefix = prefixLengthOf(bytes.subarray(octets));
    if (prefix === undefined) return false;
    const byPrefix = this.networks.get(octets) ?? new Map<number, Set<string>>();
    const networks = byPrefix.get(prefix) ?? new Set<string>();
    networks.add(networkKey(bytes.subarray(0, octets), prefix));
    this.networks.set(octets, byPrefix.set(prefix, networks));
    return true;
  }

  permits(address: Uint8Array): boolean {
    for (const [prefix, networks] of this.networks.get(address.length) ?? []) {
      if (networks.has(networkKey(address, prefix))) return true;
    }
    return false;
  }

  excludes(address: Uint8Array): boolean {
    return this.permits(address);
  }
}

/** The one bits of a mask, or undefined when a zero bit stands before one of them. */
function prefixLengthOf(mask: Uint8Array): number | undefined {
  let bits = 0;
  while (bits < mask.length * 8 && bitAt(mask, bits)) bits++;
  for (let i = bits; i < mask.length * 8; i++) if (bitAt(mask, i)) return undefined;
  return bits;
}

function bitAt(octets: Uint8Array, index: number): boolean {
  return (((octets[index >> 3] as number) >> (7 - (index & 7))) & 1) === 1;
}

/** The first bits of the address. */
function networkKey(address: Uint8Array, prefix: number): string {
  const network = address.slice(0, (prefix + 7) >> 3);
  const spare = network.length * 8 - prefix;
  if (spare > 0) network[network.length - 1] = (network[network.length - 1] as number) & (0xff << spare);
  return toText(network);
}
