import { createNativeProvider, type NodeCrypto } from './crypto/native.ts';
import type { SignatureVerifier } from './crypto/signature-job.ts';

let native: SignatureVerifier | undefined;

/**
 * Node's crypto without an import, so that bundlers for other runtimes find nothing to resolve.
 *
 * @throws TypeError on a runtime that has none.
 */
export function nativeProvider(): SignatureVerifier {
  if (native !== undefined) return native;
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const crypto = host.process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
  if (crypto === undefined) throw new TypeError('this runtime has no node:crypto: give a provider');
  native = createNativeProvider(crypto);
  return native;
}
