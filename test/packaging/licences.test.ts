import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bundleText } from './bundle.ts';
import { declaredPackages, entries, manifest, projectFolder } from './manifest.ts';

const command = './src/cli/main.ts';

/** `@scope/name` of `@scope/name/file.js`, `name` of `name/file.js`. */
function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
}

const licences = suite('licences of what is published');

licences('the package is under the licence whose text comes with it', () => {
  assert.is(manifest.license, 'MIT');
  assert.match(readFileSync(`${projectFolder}LICENSE`, 'utf8'), /^MIT License\n/);
});

for (const source of [command, ...entries.map((entry) => entry.source)]) {
  licences(`${source} is made of this project's sources alone`, async () => {
    const { parts, imports } = await bundleText(`export * from '${source}';`, {
      platform: 'node',
      external: [...declaredPackages],
      // Everything is to be counted, also what nobody uses.
      ignoreAnnotations: true,
    });
    assert.ok(parts.size > 0);
    assert.equal(
      [...parts.keys()].filter((file) => !file.startsWith('src/') && file !== '<stdin>'),
      [],
    );
    const foreign = imports.filter((name) => !name.startsWith('node:') && !declaredPackages.includes(packageOf(name)));
    assert.equal(foreign, []);
  });
}

licences.run();
