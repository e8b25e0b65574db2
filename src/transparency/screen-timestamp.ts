import { hexOf } from '../asn1/bytes.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { encodeOid, encodeSequence } from '../asn1/der-writer.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { prepareSignature } from '../crypto/prepare-signature.ts';
import type { SignatureJob } from '../crypto/signature-job.ts';
import { isFinding } from '../problem.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../x509/algorithm-identifier.ts';
import type { SignedCertificateTimestamp } from '../x509/extensions/signed-certificate-timestamps.ts';
import { type SignedEntry, toSignedData } from './signed-entry.ts';
import type { PresentedTimestamp } from './timestamp-sources.ts';
import { isValidAt, type KnownLog, type KnownLogs } from './transparency-log.ts';
import type { TimestampState } from './transparency-policy.ts';

/** An SCT on its way to a state; `unchecked` while nothing but its signature is open. */
export interface Draft {
  readonly presented: PresentedTimestamp;
  readonly known: KnownLog | undefined;
  state: TimestampState;
}

/** HashAlgorithm and SignatureAlgorithm of TLS (RFC 5246 §7.4.1.4.1), as far as RFC 6962 §2.1.4 allows them. */
const sha256 = 4;
const rsa = 1;
const ecdsa = 3;

/** Everything that can be said without a signature, in the order of {@link TimestampState}. */
export function screenTimestamp(presented: PresentedTimestamp, logs: KnownLogs, time: number): Draft {
  const { sct } = presented;
  if (sct instanceof ParseError) return { presented, known: undefined, state: 'malformed' };
  if (sct.version !== 0) return { presented, known: undefined, state: 'version-unsupported' };
  const known = logs.get(hexOf(sct.logId));
  return { presented, known, state: known === undefined ? 'unknown-log' : screenByLog(sct, known, time) };
}

function screenByLog(sct: SignedCertificateTimestamp, { log, key }: KnownLog, time: number): TimestampState {
  if (sct.timestamp > time) return 'future-timestamp';
  if (!isValidAt(log, sct.timestamp)) return 'log-not-valid-then';
  return key === undefined || algorithmOf(sct) === undefined ? 'unsupported' : 'unchecked';
}

/** The job for a provider, or the state of what no provider needs to see. */
export function prepareTimestamp(
  { presented: { sct }, known }: Draft,
  entry: SignedEntry,
): SignatureJob | TimestampState {
  const key = known?.key;
  const algorithm = sct instanceof ParseError ? undefined : algorithmOf(sct);
  if (sct instanceof ParseError || key === undefined || algorithm === undefined) return 'unsupported';
  const job = prepareSignature({ algorithm, data: toSignedData(sct, entry), signature: sct.signature }, key);
  // An algorithm that is not the one of the log's key is a signature that the log has not made.
  return isFinding(job) ? 'signature-invalid' : job;
}

function algorithmOf({
  hashAlgorithm,
  signatureAlgorithm,
}: SignedCertificateTimestamp): AlgorithmIdentifier | undefined {
  if (hashAlgorithm !== sha256) return undefined;
  if (signatureAlgorithm === ecdsa) return algorithmIdentifier('1.2.840.10045.4.3.2');
  return signatureAlgorithm === rsa ? algorithmIdentifier('1.2.840.113549.1.1.11') : undefined;
}

/** Without parameters, which RFC 4055 §5 and RFC 5758 §3.2 allow. */
function algorithmIdentifier(oid: string): AlgorithmIdentifier {
  return readAlgorithmIdentifier(new DerReader(encodeSequence(encodeOid(oid))), 'algorithm');
}
