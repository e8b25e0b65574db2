import { combine } from '../../../src/crypto/combine.ts';
import { createNativeProvider, type NodeCrypto } from '../../../src/crypto/native.ts';
import { createPortableProvider } from '../../../src/crypto/portable/portable-provider.ts';
import { probed } from '../../../src/crypto/probed.ts';
import { createWebCryptoProvider, type WebCryptoSubtle } from '../../../src/crypto/webcrypto.ts';
import { type RuntimeMaterial, type RuntimeResult, runCases, runCasesLater } from './run-cases.ts';

export { whereAmI } from './where-am-i.ts';

/** What runtimes have of providers. Only `portable` is everywhere. */
export type ProviderName = 'portable' | 'native' | 'webcrypto';

export function runPortable(material: RuntimeMaterial): RuntimeResult {
  return runCases(material, createPortableProvider());
}

/** The runtime's own `node:crypto` where it proves able, and portable for the rest, as the entry `certpath` has it. */
export function runNative(material: RuntimeMaterial): RuntimeResult {
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const crypto = host.process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
  if (crypto === undefined) throw new TypeError('no node:crypto here');
  return runCases(material, combine(probed(createNativeProvider(crypto)), createPortableProvider()));
}

export function runWebCrypto(material: RuntimeMaterial): Promise<RuntimeResult> {
  const subtle = (globalThis as { crypto?: { subtle?: WebCryptoSubtle } }).crypto?.subtle;
  if (subtle === undefined) throw new TypeError('no WebCrypto here');
  return runCasesLater(material, createWebCryptoProvider(subtle, createPortableProvider()));
}

/** Runs what is asked for by name, in a runtime that has promises. */
export async function run(material: RuntimeMaterial, provider: ProviderName): Promise<RuntimeResult> {
  if (provider === 'native') return runNative(material);
  return provider === 'webcrypto' ? await runWebCrypto(material) : runPortable(material);
}
