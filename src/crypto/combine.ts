import type { SignatureJob, SignatureResult, SignatureVerifier } from './signature-job.ts';

/**
 * One provider out of several: each job is answered by the first that does not call it `unsupported`.
 *
 * @example
 * ```ts
 * const provider = combine(native, portable);
 * ```
 */
export function combine(...providers: readonly SignatureVerifier[]): SignatureVerifier {
  return {
    name: providers.map((provider) => provider.name).join('+'),
    verify: (job) => verifyWithFirst(providers, job),
  };
}

function verifyWithFirst(providers: readonly SignatureVerifier[], job: SignatureJob): SignatureResult {
  for (const provider of providers) {
    const result = provider.verify(job);
    if (result !== 'unsupported') return result;
  }
  return 'unsupported';
}
