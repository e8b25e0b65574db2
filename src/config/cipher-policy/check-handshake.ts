import { ParseError } from '../../asn1/parse-error.ts';
import { keyName, type PublicKey } from '../../crypto/public-key.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { KeyUsageBit, type KeyUsageName } from '../../x509/extensions/key-usage.ts';
import type { TlsVersion } from '../protocol-range.ts';
import { worksIn } from '../select-cipher.ts';
import type { SslCipher } from '../ssl-cipher.ts';
import type { CipherPolicy } from './cipher-policy.ts';
import type { CipherPolicyFinding } from './problem.ts';
import { canSign } from './tls-signature.ts';

/** Whose certificate it is. */
export type CertificateOwner = 'server' | 'client';

/**
 * Why the leaf's key can authenticate its owner in no handshake that the policy allows. Versions are alternatives: one
 * that works is enough, and where none does, the newest that comes farthest tells why.
 */
export function checkHandshakeOf(
  leaf: Certificate,
  key: PublicKey,
  policy: CipherPolicy,
  owner: CertificateOwner,
): CipherPolicyFinding[] {
  let best: Obstacle | undefined;
  for (const version of policy.versions) {
    const obstacle = findObstacle(leaf, key, policy, owner, version);
    if (obstacle === undefined) return [];
    if (best === undefined || steps.indexOf(obstacle.code) > steps.indexOf(best.code)) best = obstacle;
  }
  return best === undefined ? [] : [best];
}

type Obstacle = CipherPolicyFinding;

/** In the order in which they are met. */
const steps: readonly Obstacle['code'][] = [
  'CipherAuthMismatch',
  'KeyUsageMissing',
  'SigAlgNotAllowed',
  'CurveNotAllowed',
];

function findObstacle(
  leaf: Certificate,
  key: PublicKey,
  policy: CipherPolicy,
  owner: CertificateOwner,
  version: TlsVersion,
): Obstacle | undefined {
  if (owner === 'client') return findSigningObstacle(leaf, key, policy.clientSignatures, version);
  const usable = policy.ciphers.filter((cipher) => worksIn(cipher, version));
  const fitting = usable.filter((cipher) => canAuthenticate(cipher, key, version));
  if (fitting.length === 0) return mismatch(key, usable);
  const permitted = fitting.filter((cipher) => hasUsage(leaf, usageFor(cipher)));
  if (permitted.length === 0) return missingUsage(new Set(fitting.map(usageFor)));
  const hasSignature = canSign(key, policy.signatures, version);
  if (!hasSignature && !permitted.some(isStaticRsa)) return notAllowed(key);
  return isCurveAllowed(key, policy, version)
    ? undefined
    : { code: 'CurveNotAllowed', parameters: { curve: key.type } };
}

/** A client always signs (RFC 8446 §4.4.3, RFC 5246 §7.4.8). */
function findSigningObstacle(
  leaf: Certificate,
  key: PublicKey,
  signatures: CipherPolicy['signatures'],
  version: TlsVersion,
): Obstacle | undefined {
  if (!hasUsage(leaf, 'digitalSignature')) return missingUsage(new Set(['digitalSignature']));
  return canSign(key, signatures, version) ? undefined : notAllowed(key);
}

/** RFC 8422 §5.10: EdDSA keys go with ECDSA ciphers from TLS 1.2 on. PSK and SRP show no certificate. */
function canAuthenticate(cipher: SslCipher, key: PublicKey, version: TlsVersion): boolean {
  const isEdwards = key.type === 'Ed25519' || key.type === 'Ed448';
  switch (cipher.authenticationMethod()) {
    case 'any':
      return key.family !== 'DSA' && key.family !== 'unknown';
    case 'RSA':
      // RFC 4055 §1.2: an RSA-PSS key signs in its one way, which TLS has from 1.2 on, and never encrypts.
      return key.type === 'RSA' || (key.type === 'RSA-PSS' && version === 'TLSv1.2' && !isStaticRsa(cipher));
    case 'ECDSA':
      return key.family === 'EC' || (isEdwards && version === 'TLSv1.2');
    default:
      return false;
  }
}

/** The client encrypts to the key, and the server signs nothing (RFC 5246 §7.4.7.1, RFC 4279 §4). */
function isStaticRsa(cipher: SslCipher): boolean {
  return cipher.keyExchangeMethod() === 'RSA' || cipher.keyExchangeMethod() === 'RSAPSK';
}

function usageFor(cipher: SslCipher): KeyUsageName & keyof typeof KeyUsageBit {
  return isStaticRsa(cipher) ? 'keyEncipherment' : 'digitalSignature';
}

/** RFC 5246 §7.4.2 and RFC 8446 §4.4.2.2: asked only of who has the extension. */
function hasUsage({ keyUsage }: Certificate, name: keyof typeof KeyUsageBit): boolean {
  if (keyUsage === undefined) return true;
  return !(keyUsage instanceof ParseError) && (keyUsage.bits & KeyUsageBit[name]) !== 0;
}

/** RFC 8422 §5.4; in TLS 1.3 groups are about the key exchange alone (RFC 8446 §4.2.7). */
function isCurveAllowed(key: PublicKey, { groups }: CipherPolicy, version: TlsVersion): boolean {
  const isOnCurve = key.family === 'EC' || key.type === 'EC-other';
  return version === 'TLSv1.3' || groups === undefined || !isOnCurve || groups.includes(key.type);
}

function mismatch(key: PublicKey, usable: readonly SslCipher[]): Obstacle {
  const methods = new Set(usable.map((cipher) => cipher.authenticationMethod()));
  const allowed = ['RSA', 'ECDSA'].filter((method) => methods.has(method) || methods.has('any'));
  return { code: 'CipherAuthMismatch', parameters: { key: keyName(key), allowed } };
}

function missingUsage(missing: ReadonlySet<string>): Obstacle {
  return { code: 'KeyUsageMissing', parameters: { missing: [...missing] } };
}

function notAllowed(key: PublicKey): Obstacle {
  return { code: 'SigAlgNotAllowed', parameters: { algorithm: `a signature by a ${keyName(key)} key` } };
}
