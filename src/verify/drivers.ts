import type { AsyncSignatureVerifier, SignatureResult, SignatureVerifier } from '../crypto/signature-job.ts';
import type { Provider } from './platform.ts';
import type { Question, Verification } from './question.ts';

/** Answers every question at once. */
export function driveSync<Outcome>(verification: Verification<Outcome>, provider: SignatureVerifier): Outcome {
  let step = verification.next();
  while (!step.done) step = verification.next(answerSync(step.value, provider));
  return step.value;
}

/** Answers every question in its own time. The outcome is the one of {@link driveSync}. */
export async function driveAsync<Outcome>(verification: Verification<Outcome>, provider: Provider): Promise<Outcome> {
  let step = verification.next();
  while (!step.done) {
    const answer = isAsync(provider) ? await provider.verifyAsync(step.value.jobs) : answerSync(step.value, provider);
    step = verification.next(answer);
  }
  return step.value;
}

/** @throws TypeError when the provider can only answer later: `verifyAsync` is the function to call then. */
export function toSyncProvider(provider: Provider): SignatureVerifier {
  if ('verify' in provider) return provider;
  throw new TypeError(`the provider ${provider.name} has no synchronous check: call verifyAsync`);
}

function isAsync(provider: Provider): provider is AsyncSignatureVerifier {
  return 'verifyAsync' in provider;
}

function answerSync({ jobs, untilFirstFault }: Question, provider: SignatureVerifier): SignatureResult[] {
  const results: SignatureResult[] = [];
  for (const job of jobs) {
    const result = provider.verify(job);
    results.push(result);
    if (untilFirstFault && result !== 'good') break;
  }
  return results;
}
