import { parseWhole } from '../asn1/der-reader.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { encodeUtf8 } from '../asn1/strings.ts';
import { type GeneralSubtree, type NameConstraints, readNameConstraints } from '../x509/extensions/name-constraints.ts';
import { GeneralName, type GeneralNameType } from '../x509/general-name.ts';

/** One subtree as RFC 5280 §4.2.1.10 writes it, by type: `{ dns: 'example.com' }`, `{ email: '.example.com' }`. */
export type SubtreeInput =
  | { readonly dns: string }
  | { readonly email: string }
  | { readonly uri: string }
  /** Address and mask: 8 octets for IPv4, 32 for IPv6. */
  | { readonly ip: Uint8Array }
  /** A Name in DER. */
  | { readonly directoryName: Uint8Array };

/** Subtrees to impose; a list that is left out constrains nothing. */
export interface SubtreesInput {
  readonly permitted?: readonly SubtreeInput[] | undefined;
  readonly excluded?: readonly SubtreeInput[] | undefined;
}

/**
 * Name constraints from subtrees or from DER.
 *
 * @throws TypeError when DER is malformed or a subtree has none of the known types: configuration is the program's own.
 */
export function toNameConstraints(input: SubtreesInput | Uint8Array): NameConstraints {
  if (!(input instanceof Uint8Array)) {
    return {
      permittedSubtrees: (input.permitted ?? []).map(toSubtree),
      excludedSubtrees: (input.excluded ?? []).map(toSubtree),
    };
  }
  const constraints = parseWhole(readNameConstraints, new Uint8Array(input), 'nameConstraints');
  if (constraints instanceof ParseError) throw new TypeError(constraints.message);
  return constraints;
}

function toSubtree(input: SubtreeInput): GeneralSubtree {
  return { base: toGeneralName(input), minimum: 0, maximum: undefined };
}

function toGeneralName(input: SubtreeInput): GeneralName {
  if ('dns' in input) return textName('dNSName', input.dns);
  if ('email' in input) return textName('rfc822Name', input.email);
  if ('uri' in input) return textName('uniformResourceIdentifier', input.uri);
  if ('ip' in input) return new GeneralName('iPAddress', new Uint8Array(input.ip));
  if ('directoryName' in input) return new GeneralName('directoryName', new Uint8Array(input.directoryName));
  throw new TypeError('a subtree has one of dns, email, uri, ip, directoryName');
}

function textName(type: GeneralNameType, text: string): GeneralName {
  return new GeneralName(type, encodeUtf8(text));
}
