import type { BuildOptions } from 'esbuild';

/** A kind of runtime that has no Node modules, and how its applications are bundled. */
export interface BundleTarget {
  readonly name: string;
  readonly options: BuildOptions;
  /** Parts of the language's library that the oldest such runtimes lack. */
  readonly lacks: readonly string[];
}

/** What Hermes 0.12 lacks of the ES2022 library and of what newer engines add; asked of that engine. */
const hermesLacks: readonly string[] = [
  'Array.prototype.at',
  'String.prototype.at',
  'Uint8Array.prototype.at',
  'Array.prototype.toSorted',
  'Array.prototype.toReversed',
  'Array.prototype.with',
  'Promise.allSettled',
  'Promise.any',
  'AggregateError',
  'FinalizationRegistry',
  'WeakRef',
  'SharedArrayBuffer',
  'Atomics',
  'Intl',
  'WebAssembly',
];

/**
 * Conditions and main fields are those that the bundlers of these runtimes set by themselves. Hermes has BigInt, which
 * esbuild files under ES2020.
 */
export const bundleTargets: readonly BundleTarget[] = [
  { name: 'browser', options: { platform: 'browser', target: ['chrome100', 'firefox100', 'safari15.4'] }, lacks: [] },
  {
    name: 'edge worker',
    options: { platform: 'neutral', target: 'es2022', conditions: ['workerd', 'worker', 'browser'] },
    lacks: [],
  },
  {
    name: 'React Native',
    options: {
      platform: 'neutral',
      target: 'es2017',
      supported: { bigint: true },
      conditions: ['react-native'],
      mainFields: ['react-native', 'browser', 'main'],
    },
    lacks: hermesLacks,
  },
];
