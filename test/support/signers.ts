import * as crypto from 'node:crypto';
import { encodeInteger } from '../../src/asn1/der-writer.ts';
import type { AlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import { algorithm, hashIdentifier, mgf1, NULL, OID, pssParameters } from './keys.ts';

/** One way to sign, with a key that signs so. */
export interface Signer {
  readonly name: string;
  readonly pair: crypto.KeyPairKeyObjectResult;
  readonly algorithm: AlgorithmIdentifier;
  /** Null where the key says all. */
  readonly hash: string | null;
  readonly options: crypto.SigningOptions;
}

const nist = '2.16.840.1.101.3.4';
const pkcs1 = '1.2.840.113549.1.1';
const ecdsa = '1.2.840.10045.4';

/** By the digest's name in `node:crypto`: its OID, and those of signatures over it; empty where there is none. */
const digests: Readonly<Record<string, { own: string; rsa: string; ecdsa: string; dsa: string }>> = {
  sha1: { own: OID.sha1, rsa: `${pkcs1}.5`, ecdsa: `${ecdsa}.1`, dsa: '1.2.840.10040.4.3' },
  sha224: { own: `${nist}.2.4`, rsa: `${pkcs1}.14`, ecdsa: `${ecdsa}.3.1`, dsa: `${nist}.3.1` },
  sha256: { own: OID.sha256, rsa: `${pkcs1}.11`, ecdsa: `${ecdsa}.3.2`, dsa: `${nist}.3.2` },
  sha384: { own: OID.sha384, rsa: `${pkcs1}.12`, ecdsa: `${ecdsa}.3.3`, dsa: `${nist}.3.3` },
  sha512: { own: `${nist}.2.3`, rsa: `${pkcs1}.13`, ecdsa: `${ecdsa}.3.4`, dsa: `${nist}.3.4` },
  'sha512-224': { own: `${nist}.2.5`, rsa: `${pkcs1}.15`, ecdsa: '', dsa: '' },
  'sha512-256': { own: `${nist}.2.6`, rsa: `${pkcs1}.16`, ecdsa: '', dsa: '' },
  'sha3-224': { own: `${nist}.2.7`, rsa: `${nist}.3.13`, ecdsa: `${nist}.3.9`, dsa: `${nist}.3.5` },
  'sha3-256': { own: `${nist}.2.8`, rsa: `${nist}.3.14`, ecdsa: `${nist}.3.10`, dsa: `${nist}.3.6` },
  'sha3-384': { own: `${nist}.2.9`, rsa: `${nist}.3.15`, ecdsa: `${nist}.3.11`, dsa: `${nist}.3.7` },
  'sha3-512': { own: `${nist}.2.10`, rsa: `${nist}.3.16`, ecdsa: `${nist}.3.12`, dsa: `${nist}.3.8` },
};

/** A key under every digest of SHA-1, SHA-2 and SHA-3, with PKCS #1 v1.5 and with PSS with and without a salt. */
export function rsaSigners(modulusLength: number, publicExponent: number): Signer[] {
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength, publicExponent });
  const name = `RSA-${modulusLength}`;
  return Object.entries(digests).flatMap(([hash, { own, rsa }]) => {
    const plain = { name: `${name} ${hash}`, pair, hash, options: {}, algorithm: algorithm(rsa, NULL) };
    const salted = [0, 20].map((saltLength) => {
      const fields = { hash: hashIdentifier(own, NULL), mask: mgf1(own), salt: encodeInteger(saltLength) };
      const options = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength };
      const identifier = algorithm(OID.rsassaPss, pssParameters(fields));
      return { name: `${name} PSS ${hash} ${saltLength}`, pair, hash, options, algorithm: identifier };
    });
    return [plain, ...salted];
  });
}

export function ecSigners(namedCurve: string): Signer[] {
  const pair = crypto.generateKeyPairSync('ec', { namedCurve });
  return hashedSigners(namedCurve, pair, 'ecdsa');
}

export function dsaSigners(modulusLength: number, divisorLength: number): Signer[] {
  const pair = crypto.generateKeyPairSync('dsa', { modulusLength, divisorLength });
  return hashedSigners(`DSA-${modulusLength}`, pair, 'dsa');
}

function hashedSigners(name: string, pair: crypto.KeyPairKeyObjectResult, scheme: 'ecdsa' | 'dsa'): Signer[] {
  return Object.entries(digests)
    .filter(([, oids]) => oids[scheme] !== '')
    .map(([hash, oids]) => ({
      name: `${name} ${hash}`,
      pair,
      hash,
      options: {},
      algorithm: algorithm(oids[scheme]),
    }));
}

/** The one way of a key that says all about how it signs; none where this Node lacks the algorithm. */
export function wholeSigners(type: string, oid: string): Signer[] {
  try {
    const pair = crypto.generateKeyPairSync(type as 'ed25519');
    return [{ name: type, pair, hash: null, options: {}, algorithm: algorithm(oid) }];
  } catch {
    return [];
  }
}
