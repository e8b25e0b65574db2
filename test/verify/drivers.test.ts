import * as crypto from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createNativeProvider } from '../../src/crypto/native.ts';
import {
  type AsyncSignatureVerifier,
  checkPath,
  createVerifier,
  type SignatureJob,
  type SignatureResult,
  type SignatureVerifier,
  type VerifyInput,
  verify,
  verifyAsync,
} from '../../src/index.ts';
import { makeChain } from '../support/pki.ts';
import { FakeVerifier } from '../support/pki-fake.ts';
import { fakeCa, fakeLeaf, outcomeOf, problemsOf, RecordingVerifier, testTime } from '../support/verification.ts';

const root = fakeCa('Root');
const pool = [fakeCa('A', 'Root')];
const input = { leaf: fakeLeaf('A'), pool, anchors: [root], time: testTime };

/** Answers in its own time, as WebCrypto does. */
class LaterVerifier implements AsyncSignatureVerifier {
  readonly name = 'later';
  readonly rounds: (readonly SignatureJob[])[] = [];
  private readonly inner = new FakeVerifier();

  async verifyAsync(jobs: readonly SignatureJob[]): Promise<readonly SignatureResult[]> {
    this.rounds.push(jobs);
    await Promise.resolve();
    return jobs.map((job) => this.inner.verify(job));
  }
}

const test = suite('the two drivers');

test('a provider that answers later serves verifyAsync, a whole path in one round', async () => {
  const provider = new LaterVerifier();
  const verdict = await verifyAsync({ ...input, provider });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal(
    provider.rounds.map((jobs) => jobs.length),
    [2],
  );
});

test('verify, checkPath and verifiers throw a TypeError for a provider that only answers later', () => {
  const provider = new LaterVerifier();
  const isTypeError = (error: unknown): boolean => error instanceof TypeError && /verifyAsync/.test(error.message);
  assert.throws(() => verify({ ...input, provider }), isTypeError);
  assert.throws(() => checkPath([input.leaf, ...pool, root], { time: testTime, provider }), isTypeError);
  assert.throws(() => createVerifier({ anchors: [root], provider }).verify(input), isTypeError);
  assert.is(provider.rounds.length, 0);
});

test('verifyAsync takes a provider that answers at once', async () => {
  assert.is(outcomeOf(await verifyAsync({ ...input, provider: new FakeVerifier() })), 'accepted');
});

test('verifyAsync asks the later side of a provider that has both', async () => {
  const later = new LaterVerifier();
  const provider = {
    name: 'both',
    verify: (): SignatureResult => assert.unreachable('the synchronous side') as never,
    verifyAsync: (jobs: readonly SignatureJob[]) => later.verifyAsync(jobs),
  };
  assert.is(outcomeOf(await verifyAsync({ ...input, provider })), 'accepted');
});

test('a provider that rejects makes verifyAsync reject with the same reason', async () => {
  const reason = new Error('no connection');
  const provider = { name: 'broken', verifyAsync: () => Promise.reject(reason) };
  assert.is(await verifyAsync({ ...input, provider }).catch((error: unknown) => error), reason);
});

test('the anchor side is asked first', () => {
  const provider = new RecordingVerifier(new FakeVerifier());
  verify({ ...input, provider });
  assert.ok((provider.jobs[0]?.data.length ?? 0) !== (provider.jobs[1]?.data.length ?? 0));
  const [first] = provider.jobs;
  assert.is(Buffer.from(pool[0] as Uint8Array).includes(Buffer.from(first?.data ?? [1])), true);
});

test('the synchronous driver asks no more than the engine needs', () => {
  const provider = new RecordingVerifier(new FakeVerifier());
  const forged = [fakeCa('A', 'Root', { forged: true })];
  const verdict = verify({ ...input, pool: forged, provider });
  assert.is(verdict.spent.signatures, provider.jobs.length);
});

test('recorded answers replay a verification to the same verdict', () => {
  const { root: top, pool: others, leaf } = makeChain({ intermediates: [{}, {}] });
  const real: VerifyInput = { leaf: leaf.der, pool: others, anchors: [top.der], time: testTime };
  const recorder = new RecordingVerifier(createNativeProvider(crypto));
  const verdict = verify({ ...real, provider: recorder });
  let next = 0;
  const replay: SignatureVerifier = { name: 'replay', verify: () => recorder.results[next++] ?? 'unsupported' };
  const again = verify({ ...real, provider: replay });
  assert.is(outcomeOf(verdict), 'accepted');
  assert.equal([outcomeOf(again), again.spent, next], ['accepted', verdict.spent, recorder.results.length]);
});

test('a refusal replays too', () => {
  const recorder = new RecordingVerifier(new FakeVerifier());
  const broken = { ...input, pool: [fakeCa('A', 'Root', { forged: true }), fakeCa('A', 'Nowhere')] };
  const verdict = verify({ ...broken, provider: recorder });
  let next = 0;
  const replay: SignatureVerifier = { name: 'replay', verify: () => recorder.results[next++] ?? 'unsupported' };
  assert.equal(problemsOf(verify({ ...broken, provider: replay })), problemsOf(verdict));
});

test.run();
