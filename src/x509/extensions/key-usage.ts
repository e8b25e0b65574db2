import type { DerReader } from '../../asn1/der-reader.ts';

/** The bits of KeyUsage in the order of RFC 5280 §4.2.1.3. */
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

/** RFC 5280 §4.2.1.3: a set of bits, bit 0 (digitalSignature) the lowest. */
export interface KeyUsage {
  readonly bits: number;
}

/** Bits of {@link KeyUsage.bits}. */
export const KeyUsageBit = {
  digitalSignature: 1,
  contentCommitment: 2,
  keyEncipherment: 4,
  dataEncipherment: 8,
  keyAgreement: 16,
  keyCertSign: 32,
  cRLSign: 64,
  encipherOnly: 128,
  decipherOnly: 256,
} as const;

/** Trailing zero bits, which X.690 §11.2.2 takes away, are let pass: no meaning hangs on them. */
export function readKeyUsage(reader: DerReader): KeyUsage {
  reader.readBitString('');
  let bits = 0;
  // The nine named bits stand in the first two octets, the highest bit of an octet first.
  for (let bit = 0; bit < keyUsageNames.length; bit++) {
    const at = reader.contentStart + (bit >> 3);
    if (at < reader.contentEnd && ((reader.bytes[at] as number) & (0x80 >> (bit & 7))) !== 0) bits |= 1 << bit;
  }
  return { bits };
}

/** The names of the bits that are set. */
export function keyUsageNamesOf(usage: KeyUsage): KeyUsageName[] {
  return keyUsageNames.filter((_, bit) => (usage.bits & (1 << bit)) !== 0);
}
