import { DerReader } from '../../src/asn1/der-reader.ts';
import { encodeValue } from '../../src/asn1/der-writer.ts';

/** The encoded elements of a constructed value. */
export function elementsOf(der: Uint8Array): Uint8Array[] {
  const outer = new DerReader(der);
  outer.readAny('value');
  const content = outer.content();
  const reader = new DerReader(content);
  const elements: Uint8Array[] = [];
  while (!reader.isAtEnd()) {
    const start = reader.offset;
    reader.readAny('element');
    elements.push(content.slice(start, reader.offset));
  }
  return elements;
}

/** The content octets of a value. */
export function contentOf(der: Uint8Array): Uint8Array {
  const reader = new DerReader(der);
  reader.readAny('value');
  return reader.content().slice();
}

/**
 * Changes the value at the end of a path of element numbers, counted from the back when negative, and encodes
 * everything around it anew. An empty array takes the element out.
 */
export function editAt(
  path: readonly number[],
  edit: (der: Uint8Array) => Uint8Array,
): (der: Uint8Array) => Uint8Array {
  const [index, ...rest] = path;
  if (index === undefined) return edit;
  return (der) => {
    const elements = elementsOf(der);
    const position = index < 0 ? elements.length + index : index;
    const chosen = elements[position];
    if (chosen === undefined) throw new RangeError(`no element ${index}`);
    elements[position] = editAt(rest, edit)(chosen);
    return encodeValue(der[0] ?? 0, ...elements);
  };
}

export function replaceAt(path: readonly number[], der: Uint8Array): (der: Uint8Array) => Uint8Array {
  return editAt(path, () => der);
}

/** Where the fields of a TBSCertificate of version 3 stand. */
export const tbsField = {
  version: 0,
  serialNumber: 1,
  signature: 2,
  issuer: 3,
  validity: 4,
  subject: 5,
  spki: 6,
  extensions: 7,
} as const;

/** Header with a length that has one leading zero octet more than it needs (X.690 §10.1 forbids that). */
export function withLongLength(der: Uint8Array): Uint8Array {
  const content = contentOf(der);
  return join(Uint8Array.of(der[0] ?? 0, 0x83, 0, content.length >> 8, content.length & 0xff), content);
}

/** The indefinite form of BER: no length, and two zero octets at the end. */
export function withIndefiniteLength(der: Uint8Array): Uint8Array {
  return join(Uint8Array.of(der[0] ?? 0, 0x80), contentOf(der), Uint8Array.of(0, 0));
}

export function withTrailingOctets(...octets: readonly number[]): (der: Uint8Array) => Uint8Array {
  return (der) => join(der, Uint8Array.from(octets));
}

export function withoutLastOctets(count: number): (der: Uint8Array) => Uint8Array {
  return (der) => der.slice(0, -count);
}

/** Flips the lowest bit of the last octet: in a signature, a value that is well formed and wrong. */
export function withFlippedBit(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const last = copy.length - 1;
  copy[last] = (copy[last] ?? 0) ^ 1;
  return copy;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
