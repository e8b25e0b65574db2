import { decodeBase64 } from '../../../src/asn1/base64.ts';
import { DerReader } from '../../../src/asn1/der-reader.ts';
import { ParseError } from '../../../src/asn1/parse-error.ts';
import { prepareSignature } from '../../../src/crypto/prepare-signature.ts';
import { describePublicKey } from '../../../src/crypto/public-key.ts';
import type {
  AsyncSignatureVerifier,
  SignatureJob,
  SignatureResult,
  SignatureVerifier,
} from '../../../src/crypto/signature-job.ts';
import { isFinding } from '../../../src/problem.ts';
import { createEngine, type Engine } from '../../../src/verify/create-engine.ts';
import type { Provider } from '../../../src/verify/platform.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { readAlgorithmIdentifier } from '../../../src/x509/algorithm-identifier.ts';
import { sha256 } from '../../../src/x509/sha256.ts';
import { parseSubjectPublicKeyInfo } from '../../../src/x509/subject-public-key-info.ts';
import { type LimboCase, toVerifyInput } from '../../suites/limbo-case.ts';

export type ExpectedLimboCase = LimboCase & { readonly expected_result: 'SUCCESS' | 'FAILURE' };

/** A signature, its parts in base64; key and algorithm in DER. */
export interface SignatureCase {
  readonly id: string;
  readonly algorithm: string;
  readonly key: string;
  readonly data: string;
  readonly signature: string;
  readonly isValid: boolean;
}

export interface RuntimeMaterial {
  readonly limbo: readonly ExpectedLimboCase[];
  readonly signatures: readonly SignatureCase[];
}

/** What one runtime answered with one provider. */
export interface RuntimeResult {
  readonly provider: string;
  readonly limbo: number;
  readonly signatures: number;
  /** Cases whose answer is not the suite's; the first of them. */
  readonly wrong: readonly string[];
  /** Of every verdict with its problems, and of every signature's answer: SHA-256, hexadecimal. */
  readonly digest: string;
}

/** The moment every runtime judges at where a case names none, whatever its clock says. */
const judgedAt = Date.UTC(2026, 10, 22);
const shownFaults = 10;

/** All cases with a provider that answers at once. */
export function runCases(material: RuntimeMaterial, provider: SignatureVerifier): RuntimeResult {
  const engine = engineWith(provider);
  const verdicts = material.limbo.map((testcase) => engine.verify(inputOf(testcase)));
  const answers = material.signatures.map((testcase) => {
    const job = toJob(testcase);
    return typeof job === 'string' ? job : provider.verify(job);
  });
  return toResult(material, provider.name, verdicts, answers);
}

/** All cases with a provider that answers later. */
export async function runCasesLater(
  material: RuntimeMaterial,
  provider: AsyncSignatureVerifier,
): Promise<RuntimeResult> {
  const engine = engineWith(provider);
  const verdicts: Verdict[] = [];
  for (const testcase of material.limbo) verdicts.push(await engine.verifyAsync(inputOf(testcase)));
  const answers: SignatureResult[] = [];
  for (const testcase of material.signatures) {
    const job = toJob(testcase);
    answers.push(typeof job === 'string' ? job : ((await provider.verifyAsync([job]))[0] as SignatureResult));
  }
  return toResult(material, provider.name, verdicts, answers);
}

function engineWith(provider: Provider): Engine {
  return createEngine({ now: () => judgedAt, provider: () => provider });
}

function inputOf(testcase: ExpectedLimboCase): ReturnType<typeof toVerifyInput> {
  return toVerifyInput(testcase, () => false);
}

/** A job, or `bad` for what every provider refuses before any arithmetic. */
function toJob(testcase: SignatureCase): SignatureJob | SignatureResult {
  const spki = parseSubjectPublicKeyInfo(toBytes(testcase.key));
  if (spki instanceof ParseError) return 'bad';
  const key = describePublicKey(spki);
  if (isFinding(key)) return 'bad';
  const algorithm = readAlgorithmIdentifier(new DerReader(toBytes(testcase.algorithm)), '');
  const signed = { algorithm, data: toBytes(testcase.data), signature: toBytes(testcase.signature) };
  const job = prepareSignature(signed, key);
  return isFinding(job) ? 'bad' : job;
}

function toBytes(base64: string): Uint8Array {
  const bytes = decodeBase64(base64);
  if (bytes instanceof ParseError) throw new TypeError(`base64: ${base64}`);
  return bytes;
}

function toResult(
  material: RuntimeMaterial,
  provider: string,
  verdicts: readonly Verdict[],
  answers: readonly SignatureResult[],
): RuntimeResult {
  const lines: string[] = [];
  const wrong: string[] = [];
  material.limbo.forEach((testcase, i) => {
    const verdict = verdicts[i] as Verdict;
    lines.push(`${testcase.id} ${describe(verdict)}`);
    if (verdict.ok !== (testcase.expected_result === 'SUCCESS')) wrong.push(`${testcase.id}: ${describe(verdict)}`);
  });
  material.signatures.forEach((testcase, i) => {
    const isGood = answers[i] === 'good';
    lines.push(`${testcase.id} ${isGood}`);
    if (isGood !== testcase.isValid) wrong.push(`${testcase.id}: ${answers[i]}`);
  });
  return {
    provider,
    limbo: material.limbo.length,
    signatures: material.signatures.length,
    wrong: wrong.slice(0, shownFaults),
    digest: toHex(sha256(toOctets(lines.join('\n')))),
  };
}

function describe(verdict: Verdict): string {
  if (verdict.ok) return `accepted ${verdict.path.length}`;
  return `refused ${verdict.problems.map(({ code, depth }) => `${code}@${depth}`).join(' ')}`;
}

/** Identifiers and codes are ASCII. */
function toOctets(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
