import { ParseError } from '../../asn1/parse-error.ts';
import { describePublicKey, keyName, type PublicKey } from '../../crypto/public-key.ts';
import { identifySignatureAlgorithm } from '../../crypto/signature-algorithm.ts';
import { isFinding } from '../../problem.ts';
import { algorithmOid } from '../../x509/algorithm-identifier.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { type CertificateOwner, checkHandshakeOf } from './check-handshake.ts';
import type { CipherPolicy } from './cipher-policy.ts';
import type { CipherPolicyFinding, CipherPolicyProblem } from './problem.ts';
import { keyShortfall, signatureShortfall, unknownShortfall } from './security-level.ts';
import { isAmong } from './tls-signature.ts';

/**
 * What a policy holds against a certification path, the leaf's problems first.
 *
 * @param path leaf first, the anchor last, if it has a certificate. A key or signature that cannot be read is too weak
 * for any level but 0; what else is wrong with it is for the verification to say.
 * @param owner whose path it is: a client's certificate has nothing to do with the cipher.
 */
export function checkCipherPolicy(
  policy: CipherPolicy,
  path: readonly Certificate[],
  owner: CertificateOwner = 'server',
): CipherPolicyProblem[] {
  return path.flatMap((certificate, depth) => {
    const key = readKey(certificate);
    const findings = [
      ...(depth === 0 && key !== undefined ? checkHandshakeOf(certificate, key, policy, owner) : []),
      ...checkKey(key, depth, policy),
      ...(isSelfSignedEnd(path, depth) ? [] : checkSignature(certificate, policy, owner)),
    ];
    return findings.map((finding): CipherPolicyProblem => ({ ...finding, depth }));
  });
}

/** Nobody relies on the signature of a self-signed anchor (RFC 8446 §4.2.3). */
function isSelfSignedEnd(path: readonly Certificate[], depth: number): boolean {
  return depth === path.length - 1 && path[depth]?.isSelfIssued === true;
}

function readKey({ publicKey }: Certificate): PublicKey | undefined {
  const key = publicKey instanceof ParseError ? undefined : describePublicKey(publicKey);
  return key === undefined || isFinding(key) ? undefined : key;
}

function checkKey(key: PublicKey | undefined, depth: number, { securityLevel }: CipherPolicy): CipherPolicyFinding[] {
  const lack = key === undefined ? unknownShortfall(securityLevel) : keyShortfall(key, securityLevel);
  if (lack === undefined) return [];
  const name = key === undefined ? 'unreadable' : keyName(key);
  return [{ code: depth === 0 ? 'EeKeyTooSmall' : 'CaKeyTooSmall', parameters: { key: name, ...lack } }];
}

function checkSignature(
  certificate: Certificate,
  policy: CipherPolicy,
  owner: CertificateOwner,
): CipherPolicyFinding[] {
  const { securityLevel } = policy;
  const identified = identifySignatureAlgorithm(certificate.signatureAlgorithm);
  const algorithm = isFinding(identified) ? undefined : identified;
  const name = algorithm?.name ?? algorithmOid(certificate.signatureAlgorithm);
  const allowed = owner === 'server' ? policy.signatures : policy.clientSignatures;
  const findings: CipherPolicyFinding[] = [];
  const lack = algorithm === undefined ? unknownShortfall(securityLevel) : signatureShortfall(algorithm, securityLevel);
  if (lack !== undefined) findings.push({ code: 'CaDigestTooWeak', parameters: { algorithm: name, ...lack } });
  const isRefused = allowed !== undefined && (algorithm === undefined || !isAmong(algorithm, allowed));
  if (isRefused) findings.push({ code: 'SigAlgNotAllowed', parameters: { algorithm: name } });
  return findings;
}
