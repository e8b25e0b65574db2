import { defaultProvider } from './default-provider.ts';
import type { Problem } from './problem.ts';
import type { CheckPathOptions } from './verify/check-path.ts';
import { createEngine, type Engine } from './verify/create-engine.ts';
import type { VerifyInput } from './verify/input.ts';
import type { Verdict } from './verify/verdict.ts';
import type { Verifier, VerifierOptions } from './verify/verifier.ts';
import type { CertificateSource } from './x509/certificate-source.ts';

let bound: Engine | undefined;

function engine(): Engine {
  bound ??= createEngine({ now: () => Date.now(), provider: defaultProvider });
  return bound;
}

/**
 * Verifies one certificate: finds the certification path to an anchor with the least wrong about it, and decides.
 *
 * Defaults: the time is now, the purpose `serverAuth`, the profile `rfc5280`, no identity is checked, no limit on the
 * path's length, signatures are checked by `node:crypto`.
 *
 * @returns a verdict, whatever the certificates are; a leaf that cannot be read is a refusal.
 * @throws TypeError or RangeError when the options are unusable, for example without an anchor: mistakes of the program.
 *
 * @example
 * ```ts
 * const verdict = verify({ leaf: der, pool: others, anchors: [rootPem], identity: { dns: 'example.com' } });
 * if (!verdict.ok) console.log(explain(verdict));
 * ```
 */
export function verify(input: VerifyInput): Verdict {
  return engine().verify(input);
}

/** Like {@link verify}, for providers that answer later. The verdict is the same. */
export function verifyAsync(input: VerifyInput): Promise<Verdict> {
  return engine().verifyAsync(input);
}

/**
 * A verifier for many leaves: it keeps the store, what it knows of intermediates, and their signatures. Its options are
 * those of {@link verify}; a call may override any of them but the anchors.
 *
 * @example
 * ```ts
 * const verifier = createVerifier({ store, profile: 'webpki' });
 * const verdict = verifier.verify({ leaf, pool, identity: { dns: host } });
 * ```
 */
export function createVerifier(options: VerifierOptions): Verifier {
  return engine().createVerifier(options);
}

/**
 * Judges one complete path, leaf first, the last certificate being the anchor, without looking for another one.
 *
 * @returns every problem, none when the path is good.
 */
export function checkPath(path: Iterable<CertificateSource>, options?: CheckPathOptions): Problem[] {
  return engine().checkPath(path, options);
}
