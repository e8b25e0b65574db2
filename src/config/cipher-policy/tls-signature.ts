import type { HashName } from '../../crypto/hash.ts';
import type { PublicKey, WholeKeyType } from '../../crypto/public-key.ts';
import type { SignatureAlgorithm } from '../../crypto/signature-algorithm.ts';
import type { TlsVersion } from '../protocol-range.ts';

/** A SignatureScheme of TLS (RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1). */
export interface TlsSignature {
  /** As the IANA registry names it. */
  readonly name: string;
  readonly scheme: 'RSASSA-PKCS1-v1_5' | 'RSASSA-PSS' | 'ECDSA' | 'DSA' | 'EdDSA' | 'ML-DSA';
  /** Type of the key that signs; `EC` is one on any curve. */
  readonly key: 'RSA' | 'RSA-PSS' | 'EC' | 'DSA' | WholeKeyType;
  /** Undefined where the key alone says how to sign. */
  readonly hash?: HashName;
  /** Of an ECDSA signature the one curve that TLS 1.3 allows it on; where there is none, TLS 1.3 does not have it. */
  readonly curve?: string;
  /** RFC 8734 §2, draft-ietf-tls-mldsa §3. */
  readonly isTls13Only?: true;
}

/** Every SignatureScheme that this library knows. */
const tlsSignatures: readonly TlsSignature[] = [
  { name: 'ed25519', scheme: 'EdDSA', key: 'Ed25519' },
  { name: 'ed448', scheme: 'EdDSA', key: 'Ed448' },
  { name: 'mldsa44', scheme: 'ML-DSA', key: 'ML-DSA-44', isTls13Only: true },
  { name: 'mldsa65', scheme: 'ML-DSA', key: 'ML-DSA-65', isTls13Only: true },
  { name: 'mldsa87', scheme: 'ML-DSA', key: 'ML-DSA-87', isTls13Only: true },
  { name: 'ecdsa_secp256r1_sha256', scheme: 'ECDSA', key: 'EC', hash: 'SHA-256', curve: 'P-256' },
  { name: 'ecdsa_secp384r1_sha384', scheme: 'ECDSA', key: 'EC', hash: 'SHA-384', curve: 'P-384' },
  { name: 'ecdsa_secp521r1_sha512', scheme: 'ECDSA', key: 'EC', hash: 'SHA-512', curve: 'P-521' },
  { name: 'ecdsa_brainpoolP256r1tls13_sha256', ...brainpool('SHA-256', 'brainpoolP256r1') },
  { name: 'ecdsa_brainpoolP384r1tls13_sha384', ...brainpool('SHA-384', 'brainpoolP384r1') },
  { name: 'ecdsa_brainpoolP512r1tls13_sha512', ...brainpool('SHA-512', 'brainpoolP512r1') },
  { name: 'ecdsa_sha224', scheme: 'ECDSA', key: 'EC', hash: 'SHA-224' },
  { name: 'ecdsa_sha1', scheme: 'ECDSA', key: 'EC', hash: 'SHA-1' },
  { name: 'rsa_pss_pss_sha256', scheme: 'RSASSA-PSS', key: 'RSA-PSS', hash: 'SHA-256' },
  { name: 'rsa_pss_pss_sha384', scheme: 'RSASSA-PSS', key: 'RSA-PSS', hash: 'SHA-384' },
  { name: 'rsa_pss_pss_sha512', scheme: 'RSASSA-PSS', key: 'RSA-PSS', hash: 'SHA-512' },
  { name: 'rsa_pss_rsae_sha256', scheme: 'RSASSA-PSS', key: 'RSA', hash: 'SHA-256' },
  { name: 'rsa_pss_rsae_sha384', scheme: 'RSASSA-PSS', key: 'RSA', hash: 'SHA-384' },
  { name: 'rsa_pss_rsae_sha512', scheme: 'RSASSA-PSS', key: 'RSA', hash: 'SHA-512' },
  { name: 'rsa_pkcs1_sha1', scheme: 'RSASSA-PKCS1-v1_5', key: 'RSA', hash: 'SHA-1' },
  { name: 'rsa_pkcs1_sha224', scheme: 'RSASSA-PKCS1-v1_5', key: 'RSA', hash: 'SHA-224' },
  { name: 'rsa_pkcs1_sha256', scheme: 'RSASSA-PKCS1-v1_5', key: 'RSA', hash: 'SHA-256' },
  { name: 'rsa_pkcs1_sha384', scheme: 'RSASSA-PKCS1-v1_5', key: 'RSA', hash: 'SHA-384' },
  { name: 'rsa_pkcs1_sha512', scheme: 'RSASSA-PKCS1-v1_5', key: 'RSA', hash: 'SHA-512' },
  { name: 'dsa_sha1', scheme: 'DSA', key: 'DSA', hash: 'SHA-1' },
  { name: 'dsa_sha224', scheme: 'DSA', key: 'DSA', hash: 'SHA-224' },
  { name: 'dsa_sha256', scheme: 'DSA', key: 'DSA', hash: 'SHA-256' },
  { name: 'dsa_sha384', scheme: 'DSA', key: 'DSA', hash: 'SHA-384' },
  { name: 'dsa_sha512', scheme: 'DSA', key: 'DSA', hash: 'SHA-512' },
];

function brainpool(hash: HashName, curve: string): Omit<TlsSignature, 'name'> {
  return { scheme: 'ECDSA', key: 'EC', hash, curve, isTls13Only: true };
}

/** OpenSSL's older way to write them: key and digest with a plus between, in upper case. */
const schemeNames: ReadonlyMap<string, TlsSignature['scheme']> = /* @__PURE__ */ new Map<
  string,
  TlsSignature['scheme']
>([
  ['RSA', 'RSASSA-PKCS1-v1_5'],
  ['RSA-PSS', 'RSASSA-PSS'],
  ['PSS', 'RSASSA-PSS'],
  ['ECDSA', 'ECDSA'],
  ['DSA', 'DSA'],
]);

const hashNames: ReadonlyMap<string, HashName> = /* @__PURE__ */ new Map<string, HashName>([
  ['SHA1', 'SHA-1'],
  ['SHA224', 'SHA-224'],
  ['SHA256', 'SHA-256'],
  ['SHA384', 'SHA-384'],
  ['SHA512', 'SHA-512'],
]);

/** The signatures that OpenSSL means by a name such as `rsa_pss_rsae_sha256` or `RSA+SHA512`; none for another text. */
export function findTlsSignatures(name: string): readonly TlsSignature[] {
  const plus = name.indexOf('+');
  if (plus < 0) return tlsSignatures.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const scheme = schemeNames.get(name.slice(0, plus).toUpperCase());
  const hash = hashNames.get(name.slice(plus + 1).toUpperCase());
  if (scheme === undefined || hash === undefined) return [];
  return tlsSignatures.filter((each) => each.scheme === scheme && each.hash === hash && each.isTls13Only !== true);
}

/** Whether a key can make one of these signatures in a handshake of that version; undefined allows all there are. */
export function canSign(key: PublicKey, allowed: readonly TlsSignature[] | undefined, version: TlsVersion): boolean {
  return (allowed ?? tlsSignatures).some((signature) => canSignOnce(key, signature, version));
}

function canSignOnce(key: PublicKey, signature: TlsSignature, version: TlsVersion): boolean {
  if (signature.key !== (key.family === 'EC' ? 'EC' : key.type)) return false;
  if (version !== 'TLSv1.3') return signature.isTls13Only !== true;
  // RFC 8446 §4.2.3: PKCS #1 v1.5 and SHA-1 are for certificates only, DSA is gone, ECDSA is bound to its curve.
  if (signature.scheme === 'ECDSA') return signature.curve === key.type;
  return signature.scheme !== 'RSASSA-PKCS1-v1_5' && signature.scheme !== 'DSA';
}

/** Whether the signature on a certificate is one of these. */
export function isAmong(algorithm: SignatureAlgorithm, allowed: readonly TlsSignature[]): boolean {
  return allowed.some(({ scheme, key, hash }) => {
    if (algorithm.scheme !== scheme) return false;
    return 'hash' in algorithm ? algorithm.hash === hash : algorithm.name === key;
  });
}
