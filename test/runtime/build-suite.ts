import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { loadInstalled } from './installed.ts';

/** The files of one run. */
export interface BuiltSuite {
  /** A script that defines `certpathSuite`, without a dependency or a polyfill: the same one for every runtime. */
  readonly script: string;
  /** The same one without classes and block scopes, as React Native's own build makes it. */
  readonly lowered: string;
}

/** The part of Babel that is used here. */
interface Babel {
  transformAsync(code: string, options: object): Promise<{ readonly code?: string | null } | null>;
}

const entry = fileURLToPath(new URL('./inside/suite.ts', import.meta.url));

export async function buildSuite(folder: string): Promise<BuiltSuite> {
  const script = join(folder, 'suite.js');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    format: 'iife',
    globalName: 'certpathSuite',
    platform: 'neutral',
    target: 'es2022',
  });
  const lowered = join(folder, 'suite.lowered.js');
  writeFileSync(lowered, await lower(readFileSync(script, 'utf8')));
  return { script, lowered };
}

/** What Hermes 0.12 does not parse or gets wrong: classes and their fields, `let` in loops, async functions, `\p{M}`. */
async function lower(code: string): Promise<string> {
  const { transformAsync } = await loadInstalled<Babel>('@babel/core');
  const result = await transformAsync(code, {
    babelrc: false,
    configFile: false,
    compact: false,
    sourceType: 'script',
    plugins: [
      '@babel/plugin-transform-class-properties',
      '@babel/plugin-transform-class-static-block',
      '@babel/plugin-transform-private-methods',
      '@babel/plugin-transform-classes',
      '@babel/plugin-transform-block-scoping',
      '@babel/plugin-transform-async-to-generator',
      '@babel/plugin-transform-logical-assignment-operators',
      '@babel/plugin-transform-unicode-property-regex',
    ].map((name) => fileURLToPath(import.meta.resolve(name))),
  });
  if (!result?.code) throw new Error('nothing was lowered');
  return result.code;
}
