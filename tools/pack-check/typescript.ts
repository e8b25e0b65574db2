import { join } from 'node:path';
import { entries, manifest } from '../../test/packaging/manifest.ts';
import { run } from './command.ts';
import { writeText } from './consumer.ts';

/** TypeScript versions of consumers, oldest first, and whether CommonJS may import an ES module in them (5.8). */
export const compilers: readonly { readonly version: string; readonly importsEsm: boolean }[] = [
  { version: '5.4', importsEsm: false },
  { version: '5.6', importsEsm: false },
  { version: '5.9', importsEsm: true },
  { version: '6', importsEsm: true },
  { version: '7', importsEsm: true },
];

/** The language alone: whatever the declarations need, they bring, or it is in the types around them. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: 'ES2022',
};

const options = (dns: string): string => `{ leaf, anchors: [root], time: new Date(0), identity: { dns: ${dns} } }`;

/** Uses types as a program would; the line that must fail shows that they are not `any`. */
const usage = `
export function hasPath(leaf: Uint8Array, root: string): number {
  const verdict: Verdict = main.verify(${options("'a.example'")});
  if (!verdict.ok) throw new Error(main.explain(verdict));
  // @ts-expect-error a name is text
  main.verify(${options('1')});
  const certificate: main.Certificate | undefined = verdict.path[0];
  return certificate === undefined ? 0 : certificate.der.length;
}
`;

const language: readonly string[] = ['ES2022'];

/** What a program imports and what types are around it. */
interface Surroundings {
  readonly specifiers: readonly string[];
  readonly types: readonly string[];
  readonly lib: readonly string[];
  readonly skipLibCheck?: boolean;
}

/**
 * The entries that speak of nothing outside need no types around them; `./node` speaks of Node's sockets. The packages
 * behind `./pkijs` speak of a browser's, and their own declarations do not hold with every compiler.
 */
const surroundings: readonly Surroundings[] = [
  {
    specifiers: specifiersOf(({ subpath }) => subpath !== './node' && subpath !== './pkijs'),
    types: [],
    lib: language,
  },
  { specifiers: specifiersOf(({ subpath }) => subpath !== './pkijs'), types: ['node'], lib: language },
  { specifiers: specifiersOf(() => true), types: ['node'], lib: [...language, 'DOM'], skipLibCheck: true },
];

function specifiersOf(isMeant: (entry: (typeof entries)[number]) => boolean): string[] {
  return entries.filter(isMeant).map(({ specifier }) => specifier);
}

function staticProgram(specifiers: readonly string[]): string {
  const locals = specifiers.map((_, index) => (index === 0 ? 'main' : `entry${index}`));
  const imports = specifiers.map((specifier, index) => `import * as ${locals[index]} from '${specifier}';`);
  return `${imports.join('\n')}
import type { Verdict } from '${manifest.name}';
export const all: readonly object[] = [${locals.join(', ')}];
${usage}`;
}

/** Before TypeScript 5.8 a CommonJS module reaches an ES module by `import()`, and its types by an attribute. */
function dynamicProgram(specifiers: readonly string[]): string {
  return `import type { Verdict } from '${manifest.name}' with { 'resolution-mode': 'import' };
export async function load(): Promise<readonly object[]> {
  return [${specifiers.map((specifier) => `await import('${specifier}')`).join(', ')}];
}
export async function isAccepted(leaf: Uint8Array, root: string): Promise<boolean> {
  const { verify } = await import('${manifest.name}');
  const verdict: Verdict = verify(${options("'a.example'")});
  return verdict.ok;
}
`;
}

interface Program {
  readonly text: string;
  readonly module: string;
  readonly moduleResolution: string;
  readonly types: readonly string[];
  readonly lib: readonly string[];
  readonly skipLibCheck?: boolean;
}

function compile(folder: string, compiler: string, { text, ...modules }: Program): void {
  writeText(folder, 'main.ts', text);
  const settings = { compilerOptions: { ...compilerOptions, ...modules, outDir: 'out' }, files: ['main.ts'] };
  writeText(folder, 'tsconfig.json', JSON.stringify(settings));
  run(folder, process.execPath, [compiler, '-p', '.']);
}

/** Type-checks an ES module, resolved as Node and as bundlers do, and compiles a CommonJS one; answers its file. */
export function checkTypes(folder: string, compiler: string, importsEsm: boolean): string {
  const node = { module: 'NodeNext', moduleResolution: 'NodeNext' };
  const bundler = { module: 'ESNext', moduleResolution: 'Bundler' };
  for (const { specifiers, ...around } of surroundings) {
    const text = staticProgram(specifiers);
    compile(join(folder, 'esm'), compiler, { text, ...around, ...node });
    compile(join(folder, 'esm'), compiler, { text, ...around, ...bundler });
    const commonJs = importsEsm ? text : dynamicProgram(specifiers);
    compile(join(folder, 'commonjs'), compiler, { text: commonJs, ...around, ...node });
  }
  return join(folder, 'commonjs/out/main.js');
}
