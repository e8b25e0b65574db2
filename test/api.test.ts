import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { declaredExports } from './support/exports.ts';

/** What users may rely on: runtime names and type names of each subpath. A change here is a change of the API. */
interface EntryNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const PROJECT = new URL('../', import.meta.url);
const SNAPSHOT = new URL('api.snapshot.json', import.meta.url);
const UPDATE = process.env['UPDATE_SNAPSHOT'] === '1';

const manifest = JSON.parse(readFileSync(new URL('package.json', PROJECT), 'utf8')) as {
  readonly exports: Readonly<Record<string, string>>;
};
const subpaths = Object.keys(manifest.exports).filter((subpath) => subpath !== './package.json');
const snapshot = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Record<string, EntryNames>;

/** `./dist/core.js` is built from `src/core.ts`. */
function sourceOf(subpath: string): URL {
  const target = manifest.exports[subpath] ?? '';
  assert.match(target, /^\.\/dist\/[a-z0-9-]+\.js$/, `${subpath} must name one built file`);
  return new URL(target.replace('./dist/', 'src/').replace(/\.js$/, '.ts'), PROJECT);
}

async function namesOf(entry: URL): Promise<EntryNames> {
  const { names } = declaredExports(readFileSync(entry, 'utf8'));
  const values = Object.keys((await import(entry.href)) as Record<string, unknown>).sort();
  return { values, types: names.filter((name) => !values.includes(name)) };
}

const api = suite('public names');

for (const subpath of subpaths) {
  api(`${subpath} exports exactly the names of the snapshot`, async () => {
    const entry = sourceOf(subpath);
    assert.ok(existsSync(entry), `package.json exports ${subpath}, but its source ${entry.pathname} does not exist`);
    const names = await namesOf(entry);
    if (UPDATE) snapshot[subpath] = names;
    assert.ok(snapshot[subpath], `${subpath} is not in the snapshot: write it with UPDATE_SNAPSHOT=1`);
    assert.equal(names, snapshot[subpath], 'if the change is meant, write it with UPDATE_SNAPSHOT=1');
  });

  api(`${subpath} has neither star nor default exports`, () => {
    const entry = sourceOf(subpath);
    assert.ok(existsSync(entry), `package.json exports ${subpath}, but its source ${entry.pathname} does not exist`);
    assert.equal(declaredExports(readFileSync(entry, 'utf8')).refused, []);
  });
}

api('the snapshot holds no subpath that is gone', () => {
  if (UPDATE) for (const subpath of Object.keys(snapshot)) if (!subpaths.includes(subpath)) delete snapshot[subpath];
  assert.equal(
    Object.keys(snapshot).filter((subpath) => !subpaths.includes(subpath)),
    [],
  );
});

api.after(() => {
  if (!UPDATE) return;
  const sorted = Object.fromEntries(Object.entries(snapshot).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(SNAPSHOT, `${JSON.stringify(sorted, null, 2)}\n`);
});

api.run();

const scanner = suite('public names scanner');

scanner('reads lists and declarations', () => {
  const text = [
    "export { a, type B, c as d } from './x.ts';",
    "export type { E, F as G, } from './y.ts'; // export { no }",
    'export const h = 1; export async function i() {} export interface J {} export type K = 1; export class L {}',
    'export function* m() {} const text = "export { no }";',
  ].join('\n');
  assert.is(declaredExports(text).names.join(' '), 'B E G J K L a d h i m');
  assert.equal(declaredExports(text).refused, []);
});

scanner('refuses star and default exports', () => {
  for (const text of [
    "export * from './x.ts';",
    "export * as x from './x.ts';",
    "export type * from './x.ts';",
    'export default 1;',
    "export { x as default } from './x.ts';",
  ]) {
    assert.is(declaredExports(text).refused.length, 1, text);
  }
});

scanner.run();
