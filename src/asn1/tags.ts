/**
 * Identifier octets (X.690 §8.1.2). A tag is a number: the first identifier octet, plus 256 × the tag number where the
 * high-tag-number form is used, so that the common tags equal the byte seen on the wire.
 */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const;

/** `[number]` IMPLICIT over a primitive type. */
export function contextPrimitive(number: number): number {
  return number < 0x1f ? 0x80 | number : 0x9f + number * 256;
}

/** `[number]` EXPLICIT, or IMPLICIT over a constructed type. */
export function contextConstructed(number: number): number {
  return number < 0x1f ? 0xa0 | number : 0xbf + number * 256;
}

const universalNames = new Map<number, string>([
  [Tag.boolean, 'BOOLEAN'],
  [Tag.integer, 'INTEGER'],
  [Tag.bitString, 'BIT STRING'],
  [Tag.octetString, 'OCTET STRING'],
  [Tag.null, 'NULL'],
  [Tag.objectIdentifier, 'OBJECT IDENTIFIER'],
  [Tag.enumerated, 'ENUMERATED'],
  [Tag.utf8String, 'UTF8String'],
  [Tag.sequence, 'SEQUENCE'],
  [Tag.set, 'SET'],
  [Tag.numericString, 'NumericString'],
  [Tag.printableString, 'PrintableString'],
  [Tag.teletexString, 'TeletexString'],
  [Tag.ia5String, 'IA5String'],
  [Tag.utcTime, 'UTCTime'],
  [Tag.generalizedTime, 'GeneralizedTime'],
  [Tag.visibleString, 'VisibleString'],
  [Tag.universalString, 'UniversalString'],
  [Tag.bmpString, 'BMPString'],
]);

const classNames = ['UNIVERSAL', 'APPLICATION', 'CONTEXT', 'PRIVATE'];

/** The tag as a specification writes it: `SEQUENCE`, `[3]`, `[APPLICATION 1]`. */
export function tagName(tag: number): string {
  const universal = universalNames.get(tag);
  if (universal !== undefined) return universal;
  const octet = tag % 256;
  const number = tag > 255 ? Math.floor(tag / 256) : octet & 0x1f;
  const tagClass = octet >> 6;
  return tagClass === 2 ? `[${number}]` : `[${classNames[tagClass]} ${number}]`;
}
