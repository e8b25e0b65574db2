import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DerReader } from '../../src/asn1/der-reader.ts';
import { encodeExplicit, encodeInteger, encodeNull, encodeOid, encodeSequence } from '../../src/asn1/der-writer.ts';
import { ParseError } from '../../src/asn1/parse-error.ts';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import { describePublicKey } from '../../src/crypto/public-key.ts';
import type {
  AsyncSignatureVerifier,
  SignatureJob,
  SignatureResult,
  SignatureVerifier,
} from '../../src/crypto/signature-job.ts';
import { isFinding } from '../../src/problem.ts';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../../src/x509/algorithm-identifier.ts';
import { parseSubjectPublicKeyInfo } from '../../src/x509/subject-public-key-info.ts';

/** One file of the suite: <https://github.com/C2SP/wycheproof>, `testvectors_v1`. */
export interface WycheproofFile {
  readonly name: string;
  readonly algorithm: string;
  readonly testGroups: readonly WycheproofGroup[];
}

export interface WycheproofGroup {
  readonly publicKeyDer: string;
  readonly sha?: string;
  readonly mgfSha?: string;
  readonly sLen?: number;
  readonly tests: readonly WycheproofTest[];
}

interface WycheproofTest {
  readonly tcId: number;
  readonly msg: string;
  readonly sig: string;
  readonly ctx?: string;
  readonly result: 'valid' | 'acceptable' | 'invalid';
}

const HASHES: Record<string, readonly [hash: string, rsa: string, ecdsa: string]> = {
  'SHA-1': ['1.3.14.3.2.26', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1'],
  'SHA-224': ['2.16.840.1.101.3.4.2.4', '1.2.840.113549.1.1.14', '1.2.840.10045.4.3.1'],
  'SHA-256': ['2.16.840.1.101.3.4.2.1', '1.2.840.113549.1.1.11', '1.2.840.10045.4.3.2'],
  'SHA-384': ['2.16.840.1.101.3.4.2.2', '1.2.840.113549.1.1.12', '1.2.840.10045.4.3.3'],
  'SHA-512': ['2.16.840.1.101.3.4.2.3', '1.2.840.113549.1.1.13', '1.2.840.10045.4.3.4'],
  'SHA-512/224': ['2.16.840.1.101.3.4.2.5', '1.2.840.113549.1.1.15', ''],
  'SHA-512/256': ['2.16.840.1.101.3.4.2.6', '1.2.840.113549.1.1.16', ''],
  'SHA3-224': ['2.16.840.1.101.3.4.2.7', '2.16.840.1.101.3.4.3.13', '2.16.840.1.101.3.4.3.9'],
  'SHA3-256': ['2.16.840.1.101.3.4.2.8', '2.16.840.1.101.3.4.3.14', '2.16.840.1.101.3.4.3.10'],
  'SHA3-384': ['2.16.840.1.101.3.4.2.9', '2.16.840.1.101.3.4.3.15', '2.16.840.1.101.3.4.3.11'],
  'SHA3-512': ['2.16.840.1.101.3.4.2.10', '2.16.840.1.101.3.4.3.16', '2.16.840.1.101.3.4.3.12'],
  // RFC 8692 §3: with SHAKE the whole of a signature, RSASSA-PSS included, is one OID without parameters.
  SHAKE128: ['2.16.840.1.101.3.4.2.11', '1.3.6.1.5.5.7.6.30', '1.3.6.1.5.5.7.6.32'],
  SHAKE256: ['2.16.840.1.101.3.4.2.12', '1.3.6.1.5.5.7.6.31', '1.3.6.1.5.5.7.6.33'],
};

const WHOLE_ALGORITHMS = /^(ed25519|ed448|mldsa)/;

export function readWycheproof(folder: string): WycheproofFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('_test.json'));
  return names.sort().map((name) => ({ ...JSON.parse(readFileSync(join(folder, name), 'utf8')), name }));
}

export type WycheproofAnswer = 'accepted' | 'refused' | 'unsupported' | 'inapplicable';

/** One test of the suite with the provider's answer. */
export interface WycheproofCase {
  readonly file: string;
  readonly id: number;
  /** "acceptable" is a DigestInfo without its NULL: refused here, so that every provider agrees. */
  readonly expected: 'accepted' | 'refused';
  readonly answer: WycheproofAnswer;
}

/** Runs a file through the project's own key and algorithm checks and then the provider. */
export function runWycheproof(file: WycheproofFile, provider: SignatureVerifier): WycheproofCase[] {
  const steps = prepare(file);
  return toCases(
    file,
    steps.map((step) => (typeof step === 'string' ? step : answerOf(provider.verify(step)))),
  );
}

/** {@link runWycheproof} for a provider that answers later, a file's signatures all at once. */
export async function runWycheproofLater(
  file: WycheproofFile,
  provider: AsyncSignatureVerifier,
): Promise<WycheproofCase[]> {
  const steps = prepare(file);
  const results = await provider.verifyAsync(steps.flatMap((step) => (typeof step === 'string' ? [] : [step])));
  let next = 0;
  return toCases(
    file,
    steps.map((step) => (typeof step === 'string' ? step : answerOf(results[next++] ?? 'unsupported'))),
  );
}

function toCases(file: WycheproofFile, answers: readonly WycheproofAnswer[]): WycheproofCase[] {
  const tests = file.testGroups.flatMap((group) => group.tests);
  return tests.map((test, i) => ({
    file: file.name.replace('_test.json', ''),
    id: test.tcId,
    expected: test.result === 'valid' ? 'accepted' : 'refused',
    answer: answers[i] as WycheproofAnswer,
  }));
}

/** For each test of a file a job, or the answer that needs no provider. */
function prepare(file: WycheproofFile): (SignatureJob | WycheproofAnswer)[] {
  return file.testGroups.flatMap((group) => {
    const algorithm = signatureAlgorithmOf(file, group);
    return group.tests.map((test) => prepareTest(group, test, algorithm));
  });
}

function prepareTest(
  group: WycheproofGroup,
  test: WycheproofTest,
  algorithm: AlgorithmIdentifier,
): SignatureJob | WycheproofAnswer {
  // X.509 signs with the empty context (RFC 9881 §3).
  if (test.ctx) return 'inapplicable';
  const spki = parseSubjectPublicKeyInfo(bytes(group.publicKeyDer));
  if (spki instanceof ParseError) return 'refused';
  const key = describePublicKey(spki);
  if (isFinding(key)) return 'refused';
  const job = prepareSignature({ algorithm, data: bytes(test.msg), signature: bytes(test.sig) }, key);
  if (!isFinding(job)) return job;
  return job.code === 'algorithm-unsupported' ? 'unsupported' : 'refused';
}

function answerOf(result: SignatureResult): WycheproofAnswer {
  if (result === 'unsupported') return 'unsupported';
  return result === 'good' ? 'accepted' : 'refused';
}

/** The AlgorithmIdentifier that a certificate would carry. */
export function signatureAlgorithmOf(file: WycheproofFile, group: WycheproofGroup): AlgorithmIdentifier {
  if (WHOLE_ALGORITHMS.test(file.name)) return toAlgorithm(encodeSequence(keyOidOf(group)));
  const [, rsa, ecdsa] = HASHES[group.sha ?? ''] ?? ['', '', ''];
  if (file.name.startsWith('ecdsa')) return toAlgorithm(encodeSequence(encodeOid(ecdsa)));
  if (group.sha?.startsWith('SHAKE')) return toAlgorithm(encodeSequence(encodeOid(rsa)));
  if (file.name.startsWith('rsa_signature')) return toAlgorithm(encodeSequence(encodeOid(rsa), encodeNull()));
  return toAlgorithm(encodePss(group));
}

function keyOidOf(group: WycheproofGroup): Uint8Array {
  const reader = new DerReader(bytes(group.publicKeyDer));
  reader.enter(0x30, '');
  reader.enter(0x30, '');
  const start = reader.offset;
  reader.readObjectIdentifier('');
  return reader.bytes.slice(start, reader.offset);
}

function encodePss(group: WycheproofGroup): Uint8Array {
  const hash = encodeHash(group.sha);
  const mgf1 = encodeSequence(encodeOid('1.2.840.113549.1.1.8'), encodeHash(group.mgfSha));
  const salt = encodeInteger(group.sLen ?? 0);
  const parameters = encodeSequence(encodeExplicit(0, hash), encodeExplicit(1, mgf1), encodeExplicit(2, salt));
  return encodeSequence(encodeOid('1.2.840.113549.1.1.10'), parameters);
}

function encodeHash(name: string | undefined): Uint8Array {
  return encodeSequence(encodeOid(HASHES[name ?? '']?.[0] ?? '1.1'), encodeNull());
}

function toAlgorithm(der: Uint8Array): AlgorithmIdentifier {
  return readAlgorithmIdentifier(new DerReader(der), '');
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
