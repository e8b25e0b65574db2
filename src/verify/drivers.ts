import type { SignaturesQuestion } from '../crypto/question.ts';
import type { AsyncSignatureVerifier, SignatureResult, SignatureVerifier } from '../crypto/signature-job.ts';
import type { IssuersQuestion, RevocationQuestion } from '../revocation/question.ts';
import type { RevocationAnswer } from '../revocation/source.ts';
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
    step = verification.next(await answerAsync(step.value, provider));
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

async function answerAsync(question: Question, provider: Provider): Promise<readonly SignatureResult[]> {
  if (question.kind === 'revocation') return await askSource(question);
  if (question.kind === 'issuers') return await askIssuers(question);
  return isAsync(provider) ? await provider.verifyAsync(question.jobs) : checkSync(question, provider);
}

function answerSync(question: Question, provider: SignatureVerifier): readonly SignatureResult[] {
  if (question.kind === 'revocation') return askSourceSync(question);
  return question.kind === 'issuers' ? askIssuersSync(question) : checkSync(question, provider);
}

const unreachable: RevocationAnswer = { status: 'unreachable' };

/** A source that fails is one that cannot be reached. */
async function askSource(question: RevocationQuestion): Promise<readonly []> {
  try {
    question.answer = await question.source.lookup(question.query);
  } catch {
    question.answer = unreachable;
  }
  return [];
}

/** A source that answers later cannot be waited for here. */
function askSourceSync(question: RevocationQuestion): readonly [] {
  try {
    const answer = question.source.lookup(question.query);
    question.answer = isThenable(answer) ? abandon(Promise.resolve(answer), unreachable) : answer;
  } catch {
    question.answer = unreachable;
  }
  return [];
}

function isThenable(answer: RevocationAnswer | PromiseLike<RevocationAnswer>): answer is PromiseLike<RevocationAnswer> {
  return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function';
}

/** Whoever made the promise need not hear that nobody listened. */
function abandon<Value>(answer: Promise<unknown>, instead: Value): Value {
  answer.catch(() => undefined);
  return instead;
}

/** A look-up that fails has found nothing. */
async function askIssuers(question: IssuersQuestion): Promise<readonly []> {
  try {
    const answer = await question.lookup(question.certificate);
    if (Array.isArray(answer)) question.answer = answer;
  } catch {
    question.answer = [];
  }
  return [];
}

function askIssuersSync(question: IssuersQuestion): readonly [] {
  try {
    const answer = question.lookup(question.certificate);
    question.answer = Array.isArray(answer) ? answer : abandon(Promise.resolve(answer), []);
  } catch {
    question.answer = [];
  }
  return [];
}

function checkSync({ jobs, untilFirstFault }: SignaturesQuestion, provider: SignatureVerifier): SignatureResult[] {
  const results: SignatureResult[] = [];
  for (const job of jobs) {
    const result = provider.verify(job);
    results.push(result);
    if (untilFirstFault && result !== 'good') break;
  }
  return results;
}
