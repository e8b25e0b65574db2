import { ParseError } from '../asn1/parse-error.ts';
import { describePublicKey } from '../crypto/public-key.ts';
import { isFinding } from '../problem.ts';
import type { Certificate } from '../x509/certificate.ts';
import { KeyUsageBit } from '../x509/extensions/key-usage.ts';
import { hasNoRevocation } from './no-rev-avail.ts';
import type { Signer } from './signer.ts';

/** id-kp-OCSPSigning, 1.3.6.1.5.5.7.3.9 (RFC 6960 §4.2.2.2). */
const ocspSigning: Uint8Array = /* @__PURE__ */ Uint8Array.of(0x2b, 6, 1, 5, 5, 7, 3, 9);
/** id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1). */
const noCheck = '1.3.6.1.5.5.7.48.1.5';

/** Whom a CA may have certified to answer for it, as its certificate has it. */
export interface Delegate extends Signer {
  readonly certificate: Certificate;
  /** Whether the certificate is for answering: its purpose, that its key signs, and nothing critical that is unknown. */
  readonly mayAnswer: boolean;
  /** Whether the CA wants no revocation of it checked. */
  readonly hasNoCheck: boolean;
}

const described: WeakMap<Certificate, Delegate> = /* @__PURE__ */ new WeakMap();

/** Worked out once for each certificate; undefined for one whose key is of no use. */
export function describeDelegate(certificate: Certificate): Delegate | undefined {
  const known = described.get(certificate);
  if (known !== undefined) return known;
  const { subject, publicKey } = certificate;
  const key = publicKey instanceof ParseError ? undefined : describePublicKey(publicKey);
  if (key === undefined || isFinding(key)) return undefined;
  const { extensions } = certificate;
  const hasUnknownCritical = extensions.some(
    ({ critical, oid: id }, index) => critical && certificate.extensionKindAt(index) < 0 && id !== noCheck,
  );
  const delegate: Delegate = {
    subject,
    certificate,
    key,
    mayAnswer: isForAnswering(certificate) && !hasUnknownCritical,
    hasNoCheck: extensions.some(({ oid: id }) => id === noCheck) || hasNoRevocation(certificate),
  };
  described.set(certificate, delegate);
  return delegate;
}

function isForAnswering({ extendedKeyUsage, keyUsage }: Certificate): boolean {
  if (extendedKeyUsage === undefined || extendedKeyUsage instanceof ParseError) return false;
  const signs = KeyUsageBit.digitalSignature | KeyUsageBit.contentCommitment;
  if (keyUsage !== undefined && (keyUsage instanceof ParseError || (keyUsage.bits & signs) === 0)) return false;
  return extendedKeyUsage.has(ocspSigning);
}
