import type { Problem } from '../problem.ts';
import type { CertificateSource } from '../x509/certificate-source.ts';
import { type CheckPathOptions, checkPathOn } from './check-path.ts';
import type { VerifyInput } from './input.ts';
import type { Platform } from './platform.ts';
import type { Verdict } from './verdict.ts';
import { createVerifierOn, type Verifier, type VerifierOptions, verifyAsyncOn, verifyOn } from './verifier.ts';

/** The engine with a platform bound to it: the four functions of the entry `certpath`. */
export interface Engine {
  verify(input: VerifyInput): Verdict;
  verifyAsync(input: VerifyInput): Promise<Verdict>;
  createVerifier(options: VerifierOptions): Verifier;
  checkPath(path: Iterable<CertificateSource>, options?: CheckPathOptions): Problem[];
}

/**
 * Binds a clock and a provider of signature checks, for runtimes that the entry `certpath` does not know.
 *
 * @example
 * ```ts
 * const { verify } = createEngine({ now: () => host.milliseconds(), provider: () => myProvider });
 * ```
 */
export function createEngine(platform: Platform): Engine {
  return {
    verify: (input) => verifyOn(platform, input),
    verifyAsync: (input) => verifyAsyncOn(platform, input),
    createVerifier: (options) => createVerifierOn(platform, options),
    checkPath: (path, options) => checkPathOn(platform, path, options),
  };
}
