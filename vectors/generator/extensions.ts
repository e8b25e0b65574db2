import { createHash } from 'node:crypto';
import { OctetString } from 'asn1js';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtKeyUsage,
  GeneralNames,
  GeneralSubtree,
  NameConstraints,
} from 'pkijs';
import { encodeBitString, encodeOctetString } from '../../src/asn1/der-writer.ts';
import { generalName } from './names.ts';

/** One extension of a certificate to be issued; `value` is what goes into the OCTET STRING, well formed or not. */
export interface ExtensionInput {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** An OID that no implementation knows, under the arc of documentation (RFC 5612). */
export const unknownOid = '1.3.6.1.4.1.32473.1';

export const keyUsageNames = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsageName = (typeof keyUsageNames)[number];

const purposes = new Map([
  ['any', '2.5.29.37.0'],
  ['serverAuth', '1.3.6.1.5.5.7.3.1'],
  ['clientAuth', '1.3.6.1.5.5.7.3.2'],
  ['codeSigning', '1.3.6.1.5.5.7.3.3'],
  ['emailProtection', '1.3.6.1.5.5.7.3.4'],
  ['timeStamping', '1.3.6.1.5.5.7.3.8'],
  ['OCSPSigning', '1.3.6.1.5.5.7.3.9'],
]);

/** Subtrees written as {@link generalName} reads them. */
export interface ConstraintsInput {
  readonly permitted?: readonly string[];
  readonly excluded?: readonly string[];
}

export function extension(oid: string, value: Uint8Array, critical = false): ExtensionInput {
  return { oid, critical, value };
}

export function basicConstraints(cA: boolean, pathLenConstraint?: number, critical = true): ExtensionInput {
  const parameters = pathLenConstraint === undefined ? { cA } : { cA, pathLenConstraint };
  return extension('2.5.29.19', der(new BasicConstraints(parameters)), critical);
}

/** Bits without trailing zeros, as DER wants a named bit list (X.690 §11.2.2). */
export function keyUsage(...names: readonly KeyUsageName[]): ExtensionInput {
  const bits = names.map((name) => keyUsageNames.indexOf(name));
  const highest = Math.max(...bits);
  const octets = new Uint8Array(Math.floor(highest / 8) + 1);
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return extension('2.5.29.15', encodeBitString(octets, 7 - (highest & 7)), true);
}

/** Purposes by name, or by OID. */
export function extendedKeyUsage(...names: readonly string[]): ExtensionInput {
  const keyPurposes = names.map((name) => purposes.get(name) ?? name);
  return extension('2.5.29.37', der(new ExtKeyUsage({ keyPurposes })));
}

export function subjectAlternativeName(names: readonly string[], critical = false): ExtensionInput {
  return extension('2.5.29.17', der(new GeneralNames({ names: names.map(generalName) })), critical);
}

export function nameConstraints({ permitted, excluded }: ConstraintsInput, critical = true): ExtensionInput {
  const constraints = new NameConstraints({
    ...(permitted && { permittedSubtrees: permitted.map(subtree) }),
    ...(excluded && { excludedSubtrees: excluded.map(subtree) }),
  });
  return extension('2.5.29.30', der(constraints), critical);
}

export function subjectKeyIdentifier(spki: Uint8Array): ExtensionInput {
  return extension('2.5.29.14', encodeOctetString(keyIdentifier(spki)));
}

export function authorityKeyIdentifier(issuerSpki: Uint8Array): ExtensionInput {
  const identifier = new OctetString({ valueHex: keyIdentifier(issuerSpki).buffer });
  return extension('2.5.29.35', der(new AuthorityKeyIdentifier({ keyIdentifier: identifier })));
}

/** The leftmost 160 bits of a SHA-256 (RFC 7093 §2 (1)); over the whole SPKI, which is as good. */
function keyIdentifier(spki: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(spki).digest()).slice(0, 20);
}

function subtree(text: string): GeneralSubtree {
  return new GeneralSubtree({ base: generalName(text) });
}

/** What every pkijs structure offers. */
interface Encodable {
  toSchema(): { toBER(): ArrayBuffer };
}

export function der(structure: Encodable): Uint8Array {
  return new Uint8Array(structure.toSchema().toBER());
}
