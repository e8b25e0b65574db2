import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkLayers, importsOf, layerOf } from './support/layers.ts';
import { blankText } from './support/source-text.ts';

const PROJECT = new URL('../', import.meta.url);

function readSources(): Map<string, string> {
  const names = readdirSync(fileURLToPath(new URL('src', PROJECT)), { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => `src/${name.replaceAll('\\', '/')}`);
  return new Map(paths.sort().map((path) => [path, readFileSync(new URL(path, PROJECT), 'utf8')]));
}

function breaches(files: Record<string, string>): string[] {
  return checkLayers(new Map(Object.entries(files)));
}

function accepts(files: Record<string, string>): void {
  assert.is(breaches(files).join('\n'), '');
}

function refuses(files: Record<string, string>, ...parts: string[]): void {
  const found = breaches(files);
  assert.is(found.length, 1, `one breach expected, found: ${found.join('\n')}`);
  for (const part of parts) assert.ok(found[0]?.includes(part), `${found[0]} lacks ${part}`);
}

const source = suite('layers of the source');

source('imports go down, form no cycle, and leave the platform to the edge', () => {
  const sources = readSources();
  assert.ok(sources.size > 0, 'src holds no source');
  assert.is(checkLayers(sources).join('\n'), '');
});

source.run();

const checker = suite('layers checker');

checker('ranks every place of the design', () => {
  assert.is(layerOf('src/problem.ts')?.rank, 0);
  assert.is(layerOf('src/asn1/reader.ts')?.rank, 1);
  assert.is(layerOf('src/crypto/portable/rsa.ts')?.rank, 3);
  assert.is(layerOf('src/crypto/native.ts')?.rank, 8);
  assert.is(layerOf('src/core.ts')?.ceiling, 7);
  assert.is(layerOf('src/index.ts')?.ceiling, 8);
  assert.is(layerOf('src/unknown/file.ts'), undefined);
});

checker('accepts imports that go down or stay level', () => {
  accepts({
    'src/problem.ts': '',
    'src/asn1/bytes.ts': "import type { Problem } from '../problem.ts';",
    'src/asn1/reader.ts': "import { take } from './bytes.ts';\nexport { take } from './bytes.ts';",
    'src/core.ts': "export { take } from './asn1/reader.ts';",
    'src/index.ts': "export { take } from './core.ts';",
    'src/cli/main.ts':
      "import { argv } from 'node:process';\nimport { take } from '../index.ts';\nconsole.log(take, argv);",
  });
});

checker('refuses an upward import, even of a type', () => {
  const above = { 'src/x509/name.ts': '' };
  refuses(
    { ...above, 'src/asn1/reader.ts': "import type { Name } from '../x509/name.ts';" },
    'src/asn1/reader.ts',
    'rank 2',
  );
  refuses({ ...above, 'src/asn1/reader.ts': "export * from '../x509/name.ts';" }, 'rank 2');
  refuses({ ...above, 'src/asn1/reader.ts': "import '../x509/name.ts';" }, 'rank 2');
  refuses({ ...above, 'src/asn1/reader.ts': "type Name = import('../x509/name.ts').Name;" }, 'rank 2');
  refuses({ ...above, 'src/asn1.ts': "export { name } from './x509/name.ts';" }, 'rank 2');
});

checker('keeps the adapters out of the core entry, and Node out of the main one', () => {
  refuses({ 'src/crypto/native.ts': '', 'src/core.ts': "import './crypto/native.ts';" }, 'src/core.ts');
  refuses({ 'src/node/files.ts': '', 'src/index.ts': "import './node/files.ts';" }, 'src/index.ts');
  refuses({ 'src/crypto/native.ts': "import { verify } from 'node:crypto';" }, 'node:crypto');
  accepts({ 'src/crypto/native.ts': "import type { KeyObject } from 'node:crypto';" });
});

checker('refuses a cycle and names it', () => {
  const files = {
    'src/asn1/a.ts': "import { b } from './b.ts';",
    'src/asn1/b.ts': "import { c } from './c.ts';",
    'src/asn1/c.ts': "import type { A } from './a.ts';",
  };
  refuses(files, 'cycle', 'src/asn1/a.ts → src/asn1/b.ts → src/asn1/c.ts → src/asn1/a.ts');
  refuses({ 'src/asn1/a.ts': "import { a } from './a.ts';" }, 'cycle');
});

checker('refuses packages and Node modules below the edge', () => {
  refuses({ 'src/verify/engine.ts': "import { readFileSync } from 'node:fs';" }, 'node:fs');
  refuses({ 'src/verify/engine.ts': "import pkijs from 'pkijs';" }, 'pkijs');
  refuses({ 'src/verify/engine.ts': "const load = () => import('pkijs');" }, 'pkijs');
  refuses({ 'src/x509.ts': "import type { KeyObject } from 'node:crypto';" }, 'node:crypto');
});

checker('keeps each package in its one place', () => {
  const curves = "import { ed448 } from '@noble/curves/ed448.js';";
  accepts({ 'src/crypto/rare/eddsa.ts': curves });
  for (const path of ['src/crypto/portable/rsa.ts', 'src/index.ts', 'src/portable.ts'])
    refuses({ [path]: curves }, path);
  refuses({ 'src/crypto/rare/eddsa.ts': "import pkijs from 'pkijs';" }, 'src/interop/');
  refuses({ 'src/node/files.ts': "import type { Certificate } from 'pkijs';" }, 'src/interop/');
  refuses({ 'src/crypto/rare/eddsa.ts': 'globalThis.crypto' }, 'globalThis');
  refuses({ 'src/crypto/rare/eddsa.ts': '', 'src/core.ts': "import './crypto/rare/eddsa.ts';" }, 'src/core.ts');
});

checker('refuses a missing file and a folder without a rank', () => {
  refuses({ 'src/asn1/a.ts': "import { b } from './b.ts';" }, 'src/asn1/b.ts', 'not exist');
  refuses({ 'src/utilities/a.ts': '' }, 'src/utilities/a.ts');
});

const GLOBAL_USES = [
  'process.exit()',
  'const copy = Buffer.from(bytes);',
  'console.log(1)',
  'const now = Date.now();',
  'const now = new Date();',
  'const now = new Date;',
  'const now = Date();',
  'await fetch(url)',
  'crypto.subtle',
  'const random = crypto?.getRandomValues;',
  'new TextDecoder()',
  'new TextEncoder()',
  'performance.now()',
  'globalThis.process',
  'setTimeout(run, 1)',
  'navigator.userAgent',
  "atob('')",
  "btoa('')",
  'import.meta.url',
  'import(name)',
  "require('x')",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted source holds a template
  'const text = `${process.platform}`;',
];

checker('refuses each platform global below the edge and allows it at the edge', () => {
  for (const use of GLOBAL_USES) {
    refuses({ 'src/verify/engine.ts': `const first = 1;\n${use}` }, 'line 2');
    refuses({ 'src/core.ts': use }, 'line 1');
    if (!use.startsWith('require')) accepts({ 'src/index.ts': use });
  }
});

checker('takes properties, longer names, comments and strings for what they are', () => {
  const innocent = [
    'options.process; options.crypto.verify; file.fetch(url); this.#console',
    'const processed = 1; const consoleLike = 2; const Buffers = 3;',
    'const at = new Date(0); const later = new Date(time); type Time = Date;',
    'const crypto = provider; const use = (crypto: Provider) => crypto;',
    '// process.exit() and import "pkijs"',
    "/* console.log(1)\n from 'node:fs' */",
    "const text = 'console.log(1)'; const other = \"it's process\"; const third = `globalThis ` + `\\`fetch(1)`;",
    "const pattern = /['\"`]process/; const half = (1 + 2) / 3; const back = 'fetch(1)'; // /",
    "const list = Array.from('abc');",
  ];
  for (const text of innocent) accepts({ 'src/verify/engine.ts': text });
});

checker('reads the specifiers of every form of import', () => {
  const text = [
    "import a, { type b } from 'a';",
    "import type { c } from 'c';",
    "import * as d from 'd'",
    "import 'e'",
    "export {\n  f, // from 'comment'\n} from\n  'f';",
    "export type { g } from 'g'; const h = await import('h');",
    'export const from = \'i\'; export type J = import("j").J;',
  ].join('\n');
  assert.is(
    importsOf(text)
      .map((each) => each.specifier)
      .join(' '),
    'a c d e f g h j',
  );
  assert.is(
    importsOf(text)
      .filter((each) => each.typeOnly)
      .map((each) => each.specifier)
      .join(' '),
    'c g',
  );
});

checker('blanks text and keeps positions', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted source holds a template
  const text = "a('x\\'y') /* c\n */ + `t${ { b: `n${1}` }.b }t` / 2 // end";
  const code = blankText(text);
  assert.is(code.length, text.length);
  assert.is(code.replace(/\s+/g, ' '), "a(' ') + { b: 1 }.b / 2 ");
  assert.is(code.indexOf('\n'), text.indexOf('\n'));
});

checker.run();
