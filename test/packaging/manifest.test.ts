import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { declaredPackages, entries, hasProjectFile, manifest, readProjectJson } from './manifest.ts';

interface JsrManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
}

const jsr = readProjectJson<JsrManifest>('jsr.json');
const parity = suite('jsr.json and package.json');

parity('name the same package in the same version under the same licence', () => {
  assert.is(jsr.name.split('/')[1], manifest.name);
  assert.is(jsr.version, manifest.version);
  assert.is(jsr.license, manifest.license);
});

parity('export the same subpaths in the same order, each from the source of what npm gets', () => {
  const wanted = entries.map(({ subpath, source }) => [subpath, source]);
  assert.is(JSON.stringify(Object.entries(jsr.exports), null, 1), JSON.stringify(wanted, null, 1));
});

parity('export sources that exist', () => {
  assert.equal(
    entries.filter(({ source }) => !hasProjectFile(source)).map(({ subpath }) => subpath),
    [],
  );
});

parity.run();

const dependencies = suite('dependencies of the package');

dependencies('are optional peers, so that an installation brings in nothing else', () => {
  assert.equal(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }), []);
  for (const name of declaredPackages) assert.is(manifest.peerDependenciesMeta?.[name]?.optional, true, name);
});

dependencies('have licences that ask for no more than their notice', () => {
  for (const name of declaredPackages) {
    const { license } = readProjectJson<{ readonly license: string }>(`node_modules/${name}/package.json`);
    assert.ok(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'].includes(license), `${name}: ${license}`);
  }
});

dependencies.run();
