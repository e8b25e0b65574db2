import type { Certificate } from '../../x509/certificate.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import { formatIpAddress } from '../identity/ip-address.ts';
import { read } from './readable.ts';

const commonNameOid = '2.5.4.3';

/**
 * Whether a common name says something that the SAN does not (CABF BR §7.1.4.3): an address must be the RFC 5952 text of
 * an iPAddress, anything else a character-for-character copy of a dNSName, or of the domain that a wildcard stands
 * below. A name is held against the entries of its own kind, so one beside addresses alone says nothing wrong.
 */
export function hasStrayCommonName(certificate: Certificate): boolean {
  const commonNames = certificate.subject.textsOf(commonNameOid);
  if (commonNames.length === 0) return false;
  const names = read(certificate.subjectAlternativeName) ?? [];
  const addresses = new Set(names.flatMap(addressTexts));
  const hosts = new Set(names.flatMap(hostTexts));
  return commonNames.some((name) => (isAddressLike(name) ? !addresses.has(name) : hosts.size > 0 && !hosts.has(name)));
}

function addressTexts({ type, bytes }: GeneralName): string[] {
  return type === 'iPAddress' ? [formatIpAddress(bytes)] : [];
}

function hostTexts({ type, text }: GeneralName): string[] {
  if (type !== 'dNSName') return [];
  return text.startsWith('*.') ? [text, text.slice(2)] : [text];
}

/** A colon, or a last label that is a number in decimal or hexadecimal: what a browser takes for an address. */
function isAddressLike(name: string): boolean {
  if (name.includes(':')) return true;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return /^(?:[0-9]+|0[xX][0-9A-Fa-f]*)$/.test(last);
}
