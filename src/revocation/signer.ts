import { equalBytes } from '../asn1/bytes.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { prepareSignature, type SignedData } from '../crypto/prepare-signature.ts';
import type { PublicKey } from '../crypto/public-key.ts';
import { identifySignatureAlgorithm } from '../crypto/signature-algorithm.ts';
import { checkAlgorithmStrength, type StrengthPolicy } from '../crypto/strength.ts';
import { isFinding } from '../problem.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Decoded } from '../x509/extension-table.ts';
import type { AuthorityKeyIdentifier } from '../x509/extensions/key-identifiers.ts';
import { KeyUsageBit } from '../x509/extensions/key-usage.ts';
import type { Name } from '../x509/name.ts';
import type { EvidenceMemo } from './evidence-memo.ts';
import type { Asking } from './question.ts';

/** Who may have signed evidence: a certificate or a bare anchor, with its working key. */
export interface Signer {
  readonly subject: Name;
  readonly certificate: Certificate | undefined;
  readonly key: PublicKey;
}

/** What checking a signature takes from outside. */
export interface SignatureMeans {
  readonly strength: StrengthPolicy;
  readonly memo: EvidenceMemo;
  /** Charges one signature; false when no more may be checked. */
  readonly charge: () => boolean;
}

export type SignatureOutcome = 'good' | 'signature-invalid' | 'algorithm-refused' | 'budget';

/**
 * Checks the signature on evidence.
 *
 * @param owner the CRL or response: its object stands for its bytes in the memo.
 */
export function* checkSignature(
  owner: { readonly isOwned: boolean },
  signed: SignedData,
  key: PublicKey,
  means: SignatureMeans,
): Asking<SignatureOutcome> {
  const algorithm = identifySignatureAlgorithm(signed.algorithm);
  if (isFinding(algorithm) || checkAlgorithmStrength(algorithm, means.strength) !== undefined)
    return 'algorithm-refused';
  const known = means.memo.find(owner, key);
  if (known !== undefined) return known;
  const job = prepareSignature(signed, key);
  if (isFinding(job)) return 'signature-invalid';
  if (!means.charge()) return 'budget';
  const [result] = yield { kind: 'signatures', jobs: [job], untilFirstFault: true };
  if (result === 'unsupported') return 'algorithm-refused';
  const outcome = result === 'good' ? 'good' : 'signature-invalid';
  means.memo.remember(owner, key, outcome);
  return outcome;
}

/** RFC 5280 §6.3.3 (f): a signer that has keyUsage has cRLSign. */
export function maySignLists({ certificate }: Signer): boolean {
  const usage = certificate?.keyUsage;
  if (usage === undefined) return true;
  return !(usage instanceof ParseError) && (usage.bits & KeyUsageBit.cRLSign) !== 0;
}

/** What the key identifiers say (RFC 5280 §5.2.1): true they match, false they differ, undefined they are silent. */
export function matchesKeyIdentifier(
  { certificate }: Signer,
  wanted: Decoded<AuthorityKeyIdentifier>,
): boolean | undefined {
  const found = certificate?.subjectKeyIdentifier;
  if (wanted === undefined || wanted instanceof ParseError || wanted.keyIdentifier === undefined) return undefined;
  if (found === undefined || found instanceof ParseError) return undefined;
  return equalBytes(found, wanted.keyIdentifier);
}
