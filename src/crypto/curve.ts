import { findByOid, type OidFamily } from './oid-table.ts';

/** Curves this library knows by name; which are accepted is for the strength policy to say. */
export type CurveName =
  | 'P-192'
  | 'P-224'
  | 'P-256'
  | 'P-384'
  | 'P-521'
  | 'secp256k1'
  | 'brainpoolP224r1'
  | 'brainpoolP256r1'
  | 'brainpoolP320r1'
  | 'brainpoolP384r1'
  | 'brainpoolP512r1';

export interface Curve {
  readonly name: CurveName;
  /** Bits of the field. The order is never longer. */
  readonly bits: number;
}

const curves: readonly OidFamily<Curve>[] = [
  // ansi-X9-62 curves.prime, 1.2.840.10045.3.1 (RFC 5480 §2.1.1.1)
  {
    prefix: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01],
    members: { 1: { name: 'P-192', bits: 192 }, 7: { name: 'P-256', bits: 256 } },
  },
  // certicom curve, 1.3.132.0 (RFC 5480 §2.1.1.1, SEC 2 §A.2.1)
  {
    prefix: [0x2b, 0x81, 0x04, 0x00],
    members: {
      10: { name: 'secp256k1', bits: 256 },
      33: { name: 'P-224', bits: 224 },
      34: { name: 'P-384', bits: 384 },
      35: { name: 'P-521', bits: 521 },
    },
  },
  // ecStdCurvesAndGeneration, 1.3.36.3.3.2.8.1.1 (RFC 5639 §4.1)
  {
    prefix: [0x2b, 0x24, 0x03, 0x03, 0x02, 0x08, 0x01, 0x01],
    members: {
      5: { name: 'brainpoolP224r1', bits: 224 },
      7: { name: 'brainpoolP256r1', bits: 256 },
      9: { name: 'brainpoolP320r1', bits: 320 },
      11: { name: 'brainpoolP384r1', bits: 384 },
      13: { name: 'brainpoolP512r1', bits: 512 },
    },
  },
];

/** The curve with the content octets `oid`, or undefined where this library knows none. */
export function findCurve(oid: Uint8Array): Curve | undefined {
  return findByOid(curves, oid);
}
