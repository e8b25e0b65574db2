import { decodeBase64 } from '../asn1/base64.ts';
import { ParseError } from '../asn1/parse-error.ts';
import { isFinding } from '../problem.ts';
import { parseSubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';
import { hashLength } from './hash.ts';
import { knownKeys, knownMessage } from './known-answers.ts';
import { describePublicKey, type PublicKey } from './public-key.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from './signature-job.ts';

/**
 * A provider that is believed only where it has shown what it can: before the first signature of a scheme, key type and
 * digest it is asked about one known to be good and the same one over another message. Some runtimes that offer
 * `node:crypto` lack an algorithm, and some answer wrongly. What fails, or has no known answer, is `unsupported`.
 */
export function probed(provider: SignatureVerifier): SignatureVerifier {
  const proven = new Map<string, boolean>();
  return {
    name: provider.name,
    verify(job) {
      const combination = combinationOf(job);
      let isAble = proven.get(combination);
      if (isAble === undefined) {
        isAble = isProven(provider, job);
        proven.set(combination, isAble);
      }
      return isAble ? provider.verify(job) : 'unsupported';
    },
  };
}

function combinationOf({ algorithm, key }: SignatureJob): string {
  const mgfHash = algorithm.scheme === 'RSASSA-PSS' ? algorithm.mgfHash : '';
  return `${algorithm.scheme} ${typeOf(key)} ${'hash' in algorithm ? algorithm.hash : ''} ${mgfHash}`;
}

/** An RSA-PSS key is proven by the RSA key: it is imported as one. */
function typeOf(key: PublicKey): string {
  return key.family === 'RSA' ? 'RSA' : key.type;
}

function isProven(provider: SignatureVerifier, { algorithm, key }: SignatureJob): boolean {
  const good = knownJob(algorithm, typeOf(key));
  if (good === undefined) return false;
  const bad: SignatureJob = { ...good, data: good.data.subarray(1) };
  return answer(provider, good) === 'good' && answer(provider, bad) === 'bad';
}

function answer(provider: SignatureVerifier, job: SignatureJob): SignatureResult {
  try {
    return provider.verify(job);
  } catch {
    return 'unsupported';
  }
}

/** The known good signature of this scheme, key type and digest, or undefined where there is none. */
function knownJob(algorithm: SignatureAlgorithm, type: string): SignatureJob | undefined {
  if (algorithm.scheme === 'RSASSA-PSS' && algorithm.mgfHash !== algorithm.hash) return undefined;
  const hash = 'hash' in algorithm ? algorithm.hash : '';
  const known = knownKeys.find((candidate) => candidate.type === type);
  const row = known?.signatures.find((signed) => signed.scheme === algorithm.scheme && signed.hash === hash);
  if (known === undefined || row === undefined) return undefined;
  const key = toPublicKey(known.spki);
  const signature = decodeBase64(row.signature);
  if (key === undefined || signature instanceof ParseError) return undefined;
  return { algorithm: toKnownAlgorithm(algorithm), key, data: Uint8Array.from(knownMessage), signature };
}

function toPublicKey(base64: string): PublicKey | undefined {
  const der = decodeBase64(base64);
  const spki = der instanceof ParseError ? der : parseSubjectPublicKeyInfo(der);
  if (spki instanceof ParseError) return undefined;
  const key = describePublicKey(spki);
  return isFinding(key) ? undefined : key;
}

/** The known signatures have a salt of the digest's length. */
function toKnownAlgorithm(algorithm: SignatureAlgorithm): SignatureAlgorithm {
  return algorithm.scheme === 'RSASSA-PSS' ? { ...algorithm, saltLength: hashLength[algorithm.hash] } : algorithm;
}
