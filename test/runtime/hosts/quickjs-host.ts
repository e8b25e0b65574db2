import { readFileSync } from 'node:fs';
import { loadInstalled } from '../installed.ts';
import type { Answer, Assignment, Host } from './host.ts';

interface QuickJsHandle {
  dispose(): void;
}

interface QuickJsContext {
  evalCode(code: string): { readonly value: QuickJsHandle } | { readonly error: QuickJsHandle };
  dump(handle: QuickJsHandle): unknown;
  dispose(): void;
}

/** The part of quickjs-emscripten-core that is used here. */
interface QuickJsLoader {
  newQuickJSWASMModuleFromVariant(variant: unknown): Promise<{ newContext(): QuickJsContext }>;
}

/** QuickJS, or its fork quickjs-ng, compiled to WebAssembly: an engine without any platform and without a JIT. */
export function quickJsHost(name: string, variant: string): Host {
  return {
    name,
    providers: ['portable'],
    identity: /^bare$/,
    run: (assignment) => runQuickJs(variant, assignment),
  };
}

async function runQuickJs(variant: string, assignment: Assignment): Promise<Answer> {
  const { newQuickJSWASMModuleFromVariant } = await loadInstalled<QuickJsLoader>('quickjs-emscripten-core');
  const { default: wasm } = await loadInstalled<{ default: unknown }>(variant);
  const context = (await newQuickJSWASMModuleFromVariant(wasm)).newContext();
  try {
    const material = JSON.stringify(JSON.stringify(assignment.material));
    evaluate(context, readFileSync(assignment.suite.script, 'utf8'));
    const code = `JSON.stringify({ where: certpathSuite.whereAmI(), ...certpathSuite.runPortable(JSON.parse(${material})) })`;
    return JSON.parse(evaluate(context, code) as string) as Answer;
  } finally {
    context.dispose();
  }
}

function evaluate(context: QuickJsContext, code: string): unknown {
  const result = context.evalCode(code);
  const handle = 'error' in result ? result.error : result.value;
  const dumped = context.dump(handle);
  handle.dispose();
  if ('error' in result) throw new Error(`QuickJS: ${JSON.stringify(dumped)}`);
  return dumped;
}
