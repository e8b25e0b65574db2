import { combine } from './crypto/combine.ts';
import { contrasted } from './crypto/contrasted.ts';
import { createNativeProvider, type NodeCrypto } from './crypto/native.ts';
import { probed } from './crypto/probed.ts';
import type { SignatureVerifier } from './crypto/signature-job.ts';
import { createPortableProvider } from './portable.ts';

let provider: SignatureVerifier | undefined;

/**
 * The provider for who names none: `node:crypto` as far as it has shown by known answers that it is able, portable for
 * the rest and where there is no `node:crypto`, and last of all `node:crypto` for the algorithms that only it knows, as
 * long as it can tell a signature from the same one over other bytes.
 *
 * `node:crypto` is reached without an import, so that bundlers for other runtimes find nothing to resolve.
 */
export function defaultProvider(): SignatureVerifier {
  provider ??= providerOf(globalThis as Host);
  return provider;
}

/** As much of a runtime's global object as is looked at. */
export interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/** {@link defaultProvider} for a given runtime. */
export function providerOf(host: Host): SignatureVerifier {
  const portable = createPortableProvider();
  const crypto = host.process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
  if (crypto === undefined) return portable;
  const native = createNativeProvider(crypto);
  const { verify } = combine(probed(native), portable, contrasted(native));
  return { name: 'native', verify };
}
