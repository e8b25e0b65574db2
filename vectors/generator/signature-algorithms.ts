import { encodeNull, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import type { Digest, TestKey } from './keys.ts';

interface SignatureAlgorithm {
  readonly oid: string;
  readonly digest: Digest;
  readonly hasNull: boolean;
}

/** A signature algorithm under the name its RFC gives it. */
export type SignatureAlgorithmName =
  | 'md5WithRSAEncryption'
  | 'sha1WithRSAEncryption'
  | 'sha256WithRSAEncryption'
  | 'sha384WithRSAEncryption'
  | 'sha512WithRSAEncryption'
  | 'ecdsa-with-SHA1'
  | 'ecdsa-with-SHA256'
  | 'ecdsa-with-SHA384'
  | 'ecdsa-with-SHA512'
  | 'id-Ed25519';

const algorithms: Record<SignatureAlgorithmName, SignatureAlgorithm> = {
  md5WithRSAEncryption: { oid: '1.2.840.113549.1.1.4', digest: 'md5', hasNull: true },
  sha1WithRSAEncryption: { oid: '1.2.840.113549.1.1.5', digest: 'sha1', hasNull: true },
  sha256WithRSAEncryption: { oid: '1.2.840.113549.1.1.11', digest: 'sha256', hasNull: true },
  sha384WithRSAEncryption: { oid: '1.2.840.113549.1.1.12', digest: 'sha384', hasNull: true },
  sha512WithRSAEncryption: { oid: '1.2.840.113549.1.1.13', digest: 'sha512', hasNull: true },
  'ecdsa-with-SHA1': { oid: '1.2.840.10045.4.1', digest: 'sha1', hasNull: false },
  'ecdsa-with-SHA256': { oid: '1.2.840.10045.4.3.2', digest: 'sha256', hasNull: false },
  'ecdsa-with-SHA384': { oid: '1.2.840.10045.4.3.3', digest: 'sha384', hasNull: false },
  'ecdsa-with-SHA512': { oid: '1.2.840.10045.4.3.4', digest: 'sha512', hasNull: false },
  'id-Ed25519': { oid: '1.3.101.112', digest: 'sha512', hasNull: false },
};

/** An AlgorithmIdentifier in DER, and the digest to sign with. */
export interface CustomAlgorithm {
  readonly identifier: Uint8Array;
  readonly digest: Digest;
}

export type SignatureAlgorithmInput = SignatureAlgorithmName | CustomAlgorithm;

export function digestOf(algorithm: SignatureAlgorithmInput): Digest {
  return typeof algorithm === 'string' ? algorithms[algorithm].digest : algorithm.digest;
}

/** DER of the AlgorithmIdentifier. */
export function algorithmIdentifier(algorithm: SignatureAlgorithmInput): Uint8Array {
  if (typeof algorithm !== 'string') return algorithm.identifier;
  const { oid, hasNull } = algorithms[algorithm];
  return encodeSequence(encodeOid(oid), ...(hasNull ? [encodeNull()] : []));
}

/** What a key signs with when nothing else is asked for. */
export function algorithmOf(key: TestKey): SignatureAlgorithmName {
  const names = Object.keys(algorithms) as SignatureAlgorithmName[];
  const prefix = { rsa: key.digest, ecdsa: 'ecdsa', ed25519: 'id-Ed25519' }[key.family];
  const found = names.find((name) => name.startsWith(prefix) && algorithms[name].digest === key.digest);
  if (found === undefined) throw new TypeError(`no algorithm for ${key.family} with ${key.digest}`);
  return found;
}
