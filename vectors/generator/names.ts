import { OctetString } from 'asn1js';
import { GeneralName, RelativeDistinguishedNames } from 'pkijs';
import {
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeUtf8String,
} from '../../src/asn1/der-writer.ts';

const attributeTypes = new Map([
  ['CN', '2.5.4.3'],
  ['SERIALNUMBER', '2.5.4.5'],
  ['C', '2.5.4.6'],
  ['L', '2.5.4.7'],
  ['ST', '2.5.4.8'],
  ['O', '2.5.4.10'],
  ['OU', '2.5.4.11'],
  ['DC', '0.9.2342.19200300.100.1.25'],
  ['emailAddress', '1.2.840.113549.1.9.1'],
]);

/**
 * A Name written as `C=DE, O=Example, CN=Root`, in the order of the encoding; text without `=` is a common name.
 * One attribute each RDN: pkijs would put them all into one, so it gets the encoding.
 */
export function distinguishedName(text: string): RelativeDistinguishedNames {
  const parts = text === '' ? [] : text.includes('=') ? text.split(', ') : [`CN=${text}`];
  const encoding = encodeSequence(...parts.map((part) => encodeSet(attribute(part))));
  return RelativeDistinguishedNames.fromBER(new Uint8Array(encoding).buffer);
}

function attribute(part: string): Uint8Array {
  const [label = '', ...value] = part.split('=');
  const text = value.join('=');
  const encoded = label === 'C' ? encodePrintableString(text) : encodeUtf8String(text);
  return encodeSequence(encodeOid(attributeTypes.get(label) ?? label), encoded);
}

/** A GeneralName written with its kind: `dns:a.example`, `ip:192.0.2.1`, `ip:10.0.0.0/8`, `dn:O=Example`, `email:`, `uri:`, `rid:`. */
export function generalName(text: string): GeneralName {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const value = text.slice(colon + 1);
  switch (kind) {
    case 'email':
      return new GeneralName({ type: 1, value });
    case 'dns':
      return new GeneralName({ type: 2, value });
    case 'dn':
      return new GeneralName({ type: 4, value: distinguishedName(value) });
    case 'uri':
      return new GeneralName({ type: 6, value });
    case 'ip':
      return new GeneralName({ type: 7, value: new OctetString({ valueHex: addressOctets(value).buffer }) });
    case 'rid':
      return new GeneralName({ type: 8, value });
    default:
      throw new TypeError(`no GeneralName: ${text}`);
  }
}

/** The octets of an address; of an address and its mask when the text ends in `/length`. */
function addressOctets(text: string): Uint8Array<ArrayBuffer> {
  const [address = '', length] = text.split('/');
  const octets = address.includes(':') ? ipv6Octets(address) : address.split('.').map(Number);
  if (length === undefined) return Uint8Array.from(octets);
  const mask = octets.map((_, i) => 0xff & (0xff00 >> Math.min(8, Math.max(0, Number(length) - 8 * i))));
  return Uint8Array.from([...octets, ...mask]);
}

function ipv6Octets(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].flatMap((group) => [
    Number.parseInt(group, 16) >> 8,
    Number.parseInt(group, 16) & 0xff,
  ]);
}
