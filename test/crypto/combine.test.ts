import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { combine } from '../../src/crypto/combine.ts';
import { prepareSignature } from '../../src/crypto/prepare-signature.ts';
import type { SignatureJob, SignatureResult, SignatureVerifier } from '../../src/crypto/signature-job.ts';
import { algorithm, NULL, rsaKey } from '../support/keys.ts';

const combined = suite('combined providers');

const JOB = prepareSignature(
  { algorithm: algorithm('1.2.840.113549.1.1.11', NULL), data: new Uint8Array(0), signature: new Uint8Array(256) },
  rsaKey(2048),
) as SignatureJob;

function provider(name: string, result: SignatureResult, asked: string[] = []): SignatureVerifier {
  return {
    name,
    verify: () => {
      asked.push(name);
      return result;
    },
  };
}

combined('answer with the first that knows', () => {
  for (const result of ['good', 'bad', 'key-malformed'] as const) {
    const asked: string[] = [];
    const all = combine(
      provider('a', 'unsupported', asked),
      provider('b', result, asked),
      provider('c', 'good', asked),
    );
    assert.is(all.verify(JOB), result);
    assert.is(asked.join(' '), 'a b');
  }
});

combined('know nothing when none does', () => {
  assert.is(combine(provider('a', 'unsupported')).verify(JOB), 'unsupported');
  assert.is(combine().verify(JOB), 'unsupported');
});

combined('are named after their parts', () => {
  assert.is(combine(provider('native', 'good'), provider('portable', 'good')).name, 'native+portable');
});

combined.run();
