import { findByOid, type OidFamily, oidOf } from './oid-table.ts';

/** RFC 8692: functions whose output is as long as is wanted; a signature of X.509 says by its OID how much it wants. */
export type ShakeName = 'SHAKE128' | 'SHAKE256';

/** Every digest an X.509 signature may name, broken ones included: those are refused by policy, not by ignorance. */
export type HashName =
  | 'MD2'
  | 'MD5'
  | 'SHA-1'
  | 'SHA-224'
  | 'SHA-256'
  | 'SHA-384'
  | 'SHA-512'
  | 'SHA-512/224'
  | 'SHA-512/256'
  | 'SHA3-224'
  | 'SHA3-256'
  | 'SHA3-384'
  | 'SHA3-512'
  | ShakeName;

/** Length of each digest, bytes; of SHAKE as signatures use it (RFC 8692 §3). */
export const hashLength: Readonly<Record<HashName, number>> = {
  MD2: 16,
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
  'SHA-512/224': 28,
  'SHA-512/256': 32,
  'SHA3-224': 28,
  'SHA3-256': 32,
  'SHA3-384': 48,
  'SHA3-512': 64,
  SHAKE128: 32,
  SHAKE256: 64,
};

const hashes: readonly OidFamily<HashName>[] = [
  {
    // hashAlgs, 2.16.840.1.101.3.4.2 (RFC 8017 appendix B.1, RFC 9688 §2, RFC 8702 §3)
    prefix: [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02],
    members: {
      1: 'SHA-256',
      2: 'SHA-384',
      3: 'SHA-512',
      4: 'SHA-224',
      5: 'SHA-512/224',
      6: 'SHA-512/256',
      7: 'SHA3-224',
      8: 'SHA3-256',
      9: 'SHA3-384',
      10: 'SHA3-512',
      11: 'SHAKE128',
      12: 'SHAKE256',
    },
  },
  // 1.3.14.3.2 (RFC 3279 §2.1.3)
  { prefix: [0x2b, 0x0e, 0x03, 0x02], members: { 26: 'SHA-1' } },
  // digestAlgorithm, 1.2.840.113549.2 (RFC 8017 appendix B.1)
  { prefix: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02], members: { 2: 'MD2', 5: 'MD5' } },
];

/** The digest with the content octets `oid`, or undefined where this library knows none. */
export function findHash(oid: Uint8Array): HashName | undefined {
  return findByOid(hashes, oid);
}

/** Content octets of a digest's OID. */
export function hashOid(hash: HashName): Uint8Array {
  return oidOf(hashes, hash) as Uint8Array;
}

export function isShake(hash: HashName): hash is ShakeName {
  return hash === 'SHAKE128' || hash === 'SHAKE256';
}
