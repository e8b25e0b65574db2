import { ParseError } from '../asn1/parse-error.ts';
import { type Finding, finding } from '../problem.ts';
import { type AlgorithmIdentifier, algorithmOid } from '../x509/algorithm-identifier.ts';
import type { HashName, ShakeName } from './hash.ts';
import { isNull } from './null-parameters.ts';
import { findByOid, type OidFamily } from './oid-table.ts';
import { type PssParameters, parsePssParameters } from './pss-parameters.ts';
import type { SlhDsaName } from './whole-key.ts';

export type SignatureScheme = SignatureAlgorithm['scheme'];

/** What an AlgorithmIdentifier names, its parameters checked and its defaults filled in. */
export type SignatureAlgorithm = HashedSignatureAlgorithm | PssSignatureAlgorithm | WholeSignatureAlgorithm;

/** A digest is taken and signed. The name is the one in the RFC that gives the OID, such as `sha256WithRSAEncryption`. */
export interface HashedSignatureAlgorithm {
  readonly name: string;
  readonly scheme: 'RSASSA-PKCS1-v1_5' | 'ECDSA' | 'DSA';
  readonly hash: HashName;
}

export interface PssSignatureAlgorithm extends PssParameters {
  readonly name: 'RSASSA-PSS' | `id-RSASSA-PSS-${ShakeName}`;
  readonly scheme: 'RSASSA-PSS';
}

/** The key alone says how to sign; its type bears the algorithm's name. */
export type WholeSignatureAlgorithm =
  | { readonly name: 'Ed25519' | 'Ed448'; readonly scheme: 'EdDSA' }
  | { readonly name: 'ML-DSA-44' | 'ML-DSA-65' | 'ML-DSA-87'; readonly scheme: 'ML-DSA' }
  | { readonly name: SlhDsaName; readonly scheme: 'SLH-DSA' };

const algorithms: readonly OidFamily<SignatureAlgorithm | 'RSASSA-PSS'>[] = [
  {
    // pkcs-1, 1.2.840.113549.1.1 (RFC 8017 appendix A.2, RFC 4055 §5)
    prefix: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01],
    members: {
      2: { name: 'md2WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'MD2' },
      4: { name: 'md5WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'MD5' },
      5: { name: 'sha1WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
      10: 'RSASSA-PSS',
      11: { name: 'sha256WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      12: { name: 'sha384WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
      13: { name: 'sha512WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
      14: { name: 'sha224WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-224' },
      15: { name: 'sha512-224WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512/224' },
      16: { name: 'sha512-256WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512/256' },
    },
  },
  {
    // ecdsa-with-SHA2, 1.2.840.10045.4.3 (RFC 5758 §3.2)
    prefix: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03],
    members: {
      1: { name: 'ecdsa-with-SHA224', scheme: 'ECDSA', hash: 'SHA-224' },
      2: { name: 'ecdsa-with-SHA256', scheme: 'ECDSA', hash: 'SHA-256' },
      3: { name: 'ecdsa-with-SHA384', scheme: 'ECDSA', hash: 'SHA-384' },
      4: { name: 'ecdsa-with-SHA512', scheme: 'ECDSA', hash: 'SHA-512' },
    },
  },
  {
    // id-edwards-curve-algs, 1.3.101 (RFC 8410 §3)
    prefix: [0x2b, 0x65],
    members: { 112: { name: 'Ed25519', scheme: 'EdDSA' }, 113: { name: 'Ed448', scheme: 'EdDSA' } },
  },
  {
    // sigAlgs, 2.16.840.1.101.3.4.3 (RFC 5758 §3.1, RFC 9688 §3, RFC 9881 §2, RFC 9909 §3)
    prefix: [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03],
    members: {
      1: { name: 'id-dsa-with-sha224', scheme: 'DSA', hash: 'SHA-224' },
      2: { name: 'id-dsa-with-sha256', scheme: 'DSA', hash: 'SHA-256' },
      3: { name: 'id-dsa-with-sha384', scheme: 'DSA', hash: 'SHA-384' },
      4: { name: 'id-dsa-with-sha512', scheme: 'DSA', hash: 'SHA-512' },
      5: { name: 'id-dsa-with-sha3-224', scheme: 'DSA', hash: 'SHA3-224' },
      6: { name: 'id-dsa-with-sha3-256', scheme: 'DSA', hash: 'SHA3-256' },
      7: { name: 'id-dsa-with-sha3-384', scheme: 'DSA', hash: 'SHA3-384' },
      8: { name: 'id-dsa-with-sha3-512', scheme: 'DSA', hash: 'SHA3-512' },
      9: { name: 'id-ecdsa-with-sha3-224', scheme: 'ECDSA', hash: 'SHA3-224' },
      10: { name: 'id-ecdsa-with-sha3-256', scheme: 'ECDSA', hash: 'SHA3-256' },
      11: { name: 'id-ecdsa-with-sha3-384', scheme: 'ECDSA', hash: 'SHA3-384' },
      12: { name: 'id-ecdsa-with-sha3-512', scheme: 'ECDSA', hash: 'SHA3-512' },
      13: { name: 'id-rsassa-pkcs1-v1-5-with-sha3-224', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA3-224' },
      14: { name: 'id-rsassa-pkcs1-v1-5-with-sha3-256', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA3-256' },
      15: { name: 'id-rsassa-pkcs1-v1-5-with-sha3-384', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA3-384' },
      16: { name: 'id-rsassa-pkcs1-v1-5-with-sha3-512', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA3-512' },
      17: { name: 'ML-DSA-44', scheme: 'ML-DSA' },
      18: { name: 'ML-DSA-65', scheme: 'ML-DSA' },
      19: { name: 'ML-DSA-87', scheme: 'ML-DSA' },
      20: { name: 'SLH-DSA-SHA2-128s', scheme: 'SLH-DSA' },
      21: { name: 'SLH-DSA-SHA2-128f', scheme: 'SLH-DSA' },
      22: { name: 'SLH-DSA-SHA2-192s', scheme: 'SLH-DSA' },
      23: { name: 'SLH-DSA-SHA2-192f', scheme: 'SLH-DSA' },
      24: { name: 'SLH-DSA-SHA2-256s', scheme: 'SLH-DSA' },
      25: { name: 'SLH-DSA-SHA2-256f', scheme: 'SLH-DSA' },
      26: { name: 'SLH-DSA-SHAKE-128s', scheme: 'SLH-DSA' },
      27: { name: 'SLH-DSA-SHAKE-128f', scheme: 'SLH-DSA' },
      28: { name: 'SLH-DSA-SHAKE-192s', scheme: 'SLH-DSA' },
      29: { name: 'SLH-DSA-SHAKE-192f', scheme: 'SLH-DSA' },
      30: { name: 'SLH-DSA-SHAKE-256s', scheme: 'SLH-DSA' },
      31: { name: 'SLH-DSA-SHAKE-256f', scheme: 'SLH-DSA' },
    },
  },
  {
    // id-pkix algorithms, 1.3.6.1.5.5.7.6 (RFC 8692 §3)
    prefix: [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x06],
    members: {
      30: {
        name: 'id-RSASSA-PSS-SHAKE128',
        scheme: 'RSASSA-PSS',
        hash: 'SHAKE128',
        mgfHash: 'SHAKE128',
        saltLength: 32,
      },
      31: {
        name: 'id-RSASSA-PSS-SHAKE256',
        scheme: 'RSASSA-PSS',
        hash: 'SHAKE256',
        mgfHash: 'SHAKE256',
        saltLength: 64,
      },
      32: { name: 'id-ecdsa-with-shake128', scheme: 'ECDSA', hash: 'SHAKE128' },
      33: { name: 'id-ecdsa-with-shake256', scheme: 'ECDSA', hash: 'SHAKE256' },
    },
  },
  // 1.2.840.10045.4 (RFC 3279 §2.2.3)
  {
    prefix: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04],
    members: { 1: { name: 'ecdsa-with-SHA1', scheme: 'ECDSA', hash: 'SHA-1' } },
  },
  // 1.2.840.10040.4 (RFC 3279 §2.2.2)
  {
    prefix: [0x2a, 0x86, 0x48, 0xce, 0x38, 0x04],
    members: { 3: { name: 'id-dsa-with-sha1', scheme: 'DSA', hash: 'SHA-1' } },
  },
  // 1.3.14.3.2: an older OID of the same algorithm (OIW implementers' agreements), still met in the wild.
  {
    prefix: [0x2b, 0x0e, 0x03, 0x02],
    members: { 29: { name: 'sha1WithRSAEncryption', scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' } },
  },
];

/**
 * The algorithm that an AlgorithmIdentifier names. Broken ones are named too: {@link checkAlgorithmStrength} refuses
 * them. Costs no allocation but for RSASSA-PSS, whose parameters are read.
 *
 * @returns `algorithm-unsupported` for an OID of no known algorithm, `algorithm-parameters-refused` for parameters that
 * the algorithm does not have.
 */
export function identifySignatureAlgorithm(identifier: AlgorithmIdentifier): SignatureAlgorithm | Finding {
  const algorithm = findByOid(algorithms, identifier.oid);
  if (algorithm === undefined) return finding('algorithm-unsupported', { oid: algorithmOid(identifier) });
  if (algorithm === 'RSASSA-PSS') return identifyPss(identifier.parameters);
  const isWellFormed =
    algorithm.scheme === 'RSASSA-PKCS1-v1_5'
      ? arePkcs1Parameters(identifier.parameters, algorithm.hash)
      : // RFC 3279 §2.2.2 and §2.2.3, RFC 5758 §3.1 and §3.2, RFC 8410 §3, RFC 8692 §3, RFC 9688 §3, RFC 9881 §2,
        // RFC 9909 §3: absent.
        identifier.parameters === undefined;
  return isWellFormed ? algorithm : finding('algorithm-parameters-refused', { algorithm: algorithm.name });
}

/**
 * NULL everywhere (RFC 3279 §2.2.1, RFC 8017 appendix A.2.4, RFC 9688 §3.1). RFC 4055 §5 adds for its four algorithms:
 * "Implementations MUST accept the parameters being absent as well as present."
 */
function arePkcs1Parameters(parameters: Uint8Array | undefined, hash: HashName): boolean {
  if (parameters !== undefined) return isNull(parameters);
  return hash === 'SHA-256' || hash === 'SHA-384' || hash === 'SHA-512' || hash === 'SHA-224';
}

/** RFC 4055 §3.1: in a signature, unlike in a key, the parameters must be there. */
function identifyPss(der: Uint8Array | undefined): PssSignatureAlgorithm | Finding {
  const parameters = der === undefined ? undefined : parsePssParameters(der);
  if (parameters === undefined || parameters instanceof ParseError) {
    return finding('algorithm-parameters-refused', { algorithm: 'RSASSA-PSS' });
  }
  return { name: 'RSASSA-PSS', scheme: 'RSASSA-PSS', ...parameters };
}
