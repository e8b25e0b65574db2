import type { Finding } from '../problem.ts';
import { algorithmOid } from '../x509/algorithm-identifier.ts';
import type { SubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import type { CurveName } from './curve.ts';
import { type DsaPublicKey, describeDsaKey } from './dsa-key.ts';
import { describeEcKey, type EcPublicKey, type UnknownCurvePublicKey } from './ec-key.ts';
import type { ShakeName } from './hash.ts';
import { malformedKey, refusedKey } from './key-finding.ts';
import { findByOid, type OidFamily } from './oid-table.ts';
import { describeRsaKey, describeShakeKey, type RsaPublicKey } from './rsa-key.ts';
import { isSmallOrder } from './small-order.ts';
import { type WholeKeyType, wholeKeyLengths } from './whole-key.ts';

export type { WholeKeyType } from './whole-key.ts';

/** A subject public key whose parameters and encoding have been checked, ready for a provider. Its bytes are views. */
export type PublicKey = RsaPublicKey | EcPublicKey | WholePublicKey | DsaPublicKey | UnknownPublicKey;

/** `EC-other` is a named curve and `other` a key algorithm that this library does not know. */
export type KeyType = 'RSA' | 'RSA-PSS' | CurveName | WholeKeyType | 'DSA' | 'EC-other' | 'other';

/** A key that is nothing but its octets, `spki.publicKey`. */
export interface WholePublicKey {
  readonly family: 'whole';
  readonly type: WholeKeyType;
  readonly spki: SubjectPublicKeyInfo;
  /** Of the whole key. */
  readonly bits: number;
}

/** No signature of such a key can be checked; `oid`, dotted decimal, is for the message. */
export type UnknownPublicKey = UnknownAlgorithmPublicKey | UnknownCurvePublicKey;

export interface UnknownAlgorithmPublicKey {
  readonly family: 'unknown';
  readonly type: 'other';
  readonly spki: SubjectPublicKeyInfo;
  readonly bits: 0;
  readonly oid: string;
}

const keyAlgorithms: readonly OidFamily<'RSA' | 'RSA-PSS' | ShakeName | 'EC' | 'DSA' | WholeKeyType>[] = [
  // pkcs-1, 1.2.840.113549.1.1 (RFC 3279 §2.3.1, RFC 4055 §1.2)
  { prefix: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01], members: { 1: 'RSA', 10: 'RSA-PSS' } },
  // id-publicKeyType, 1.2.840.10045.2 (RFC 5480 §2.1.1)
  { prefix: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02], members: { 1: 'EC' } },
  // id-edwards-curve-algs, 1.3.101 (RFC 8410 §3)
  { prefix: [0x2b, 0x65], members: { 112: 'Ed25519', 113: 'Ed448' } },
  // id-pkix algorithms, 1.3.6.1.5.5.7.6 (RFC 8692 §3 and §4.2)
  { prefix: [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x06], members: { 30: 'SHAKE128', 31: 'SHAKE256' } },
  // sigAlgs, 2.16.840.1.101.3.4.3 (RFC 9881 §2, RFC 9909 §3)
  {
    prefix: [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03],
    members: {
      17: 'ML-DSA-44',
      18: 'ML-DSA-65',
      19: 'ML-DSA-87',
      20: 'SLH-DSA-SHA2-128s',
      21: 'SLH-DSA-SHA2-128f',
      22: 'SLH-DSA-SHA2-192s',
      23: 'SLH-DSA-SHA2-192f',
      24: 'SLH-DSA-SHA2-256s',
      25: 'SLH-DSA-SHA2-256f',
      26: 'SLH-DSA-SHAKE-128s',
      27: 'SLH-DSA-SHAKE-128f',
      28: 'SLH-DSA-SHAKE-192s',
      29: 'SLH-DSA-SHAKE-192f',
      30: 'SLH-DSA-SHAKE-256s',
      31: 'SLH-DSA-SHAKE-256f',
    },
  },
  // x9algorithm, 1.2.840.10040.4 (RFC 3279 §2.3.2)
  { prefix: [0x2a, 0x86, 0x48, 0xce, 0x38, 0x04], members: { 1: 'DSA' } },
];

/**
 * What kind of key this is, with everything checked that needs no arithmetic: that a point lies on its curve is for the
 * provider to find. A key of an unknown kind is described as such.
 *
 * @returns `issuer-key-malformed` where the encoding is not the one the key's RFC prescribes, `key-refused` where it is
 * well-formed and yet not taken: explicit curve parameters, a compressed point, a point of small order, a modulus beyond
 * all bounds.
 */
export function describePublicKey(spki: SubjectPublicKeyInfo): PublicKey | Finding {
  const algorithm = findByOid(keyAlgorithms, spki.algorithm.oid);
  switch (algorithm) {
    case 'RSA':
    case 'RSA-PSS':
      return describeRsaKey(spki, algorithm);
    case 'SHAKE128':
    case 'SHAKE256':
      return describeShakeKey(spki, algorithm);
    case 'EC':
      return describeEcKey(spki);
    case 'DSA':
      return describeDsaKey(spki);
    case undefined:
      return { family: 'unknown', type: 'other', spki, bits: 0, oid: algorithmOid(spki.algorithm) };
    default:
      return describeWholeKey(spki, algorithm);
  }
}

function describeWholeKey(spki: SubjectPublicKeyInfo, type: WholeKeyType): WholePublicKey | Finding {
  const length = wholeKeyLengths[type].key;
  // RFC 8410 §3, RFC 9881 §2, RFC 9909 §3
  if (spki.algorithm.parameters !== undefined) return malformedKey(`${type} without parameters`);
  if (spki.publicKey.length !== length) return malformedKey(`${type} key of ${length} bytes`);
  if (isSmallOrder(type, spki.publicKey)) return refusedKey(type, 'a point of small order');
  return { family: 'whole', type, spki, bits: length * 8 };
}

/** The key's type for a reader: the OID where the type has no name. */
export function keyName(key: PublicKey): string {
  return key.family === 'unknown' ? key.oid : key.type;
}
