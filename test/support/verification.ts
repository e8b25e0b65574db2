import type { SignatureJob, SignatureResult, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { type Problem, type Verdict, type VerifyInput, verify } from '../../src/index.ts';
import { type FakeCertificateOptions, FakeVerifier, fakeCertificate } from './pki-fake.ts';

/** A time at which every certificate of `pki.ts` and `pki-fake.ts` is valid unless it says otherwise. */
export const testTime: number = Date.UTC(2025, 5, 1);

type More = Partial<FakeCertificateOptions>;

/** A CA's certificate without arithmetic: the keys bear the names of subject and issuer. */
export function fakeCa(subject: string, issuer: string = subject, more: More = {}): Uint8Array {
  return fakeCertificate({ subject, issuer, key: subject, issuerKey: issuer, ...more });
}

/** A leaf for `www.example.com`. */
export function fakeLeaf(issuer: string, more: More = {}): Uint8Array {
  const dns = ['www.example.com'];
  return fakeCertificate({ subject: 'leaf', issuer, key: 'leaf', issuerKey: issuer, cA: false, dns, ...more });
}

/** Verifies fake certificates at {@link testTime}. */
export function fakeVerify(input: VerifyInput): Verdict {
  return verify({ time: testTime, provider: new FakeVerifier(), ...input });
}

/** Every problem as `depth code`, in the verdict's order. */
export function problemsOf({ problems }: { readonly problems: readonly Problem[] }): string[] {
  return problems.map(({ code, depth }) => `${depth} ${code}`);
}

/** `accepted`, or the problems on one line. */
export function outcomeOf(verdict: Verdict): string {
  return verdict.ok ? 'accepted' : problemsOf(verdict).join(', ');
}

/** What is known of each signature of the path told of, the leaf's first; `-` for the last step. */
export function statesOf(verdict: Verdict): string {
  const report = verdict.ok ? verdict.report : verdict.best;
  return (report?.steps ?? []).map(({ signature }) => signature ?? '-').join(' ');
}

/** Passes each job on and keeps it. */
export class RecordingVerifier implements SignatureVerifier {
  readonly name = 'recording';
  readonly jobs: SignatureJob[] = [];
  readonly results: SignatureResult[] = [];
  private readonly inner: SignatureVerifier;

  constructor(inner: SignatureVerifier) {
    this.inner = inner;
  }

  verify(job: SignatureJob): SignatureResult {
    const result = this.inner.verify(job);
    this.jobs.push(job);
    this.results.push(result);
    return result;
  }
}

/** The list in another order: the same one for the same seed. */
export function shuffled<Item>(items: readonly Item[], random: (below: number) => number): Item[] {
  const left = [...items];
  const taken: Item[] = [];
  while (left.length > 0) taken.push(...left.splice(random(left.length), 1));
  return taken;
}
