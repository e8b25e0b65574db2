import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What this package says about itself in `package.json`. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly sideEffects: boolean;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export const projectFolder: string = fileURLToPath(new URL('../../', import.meta.url));

export function readProjectJson<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(`${projectFolder}${name}`, 'utf8')) as Shape;
}

export const manifest: PackageManifest = readProjectJson('package.json');

/** An entry for users: its subpath, the name it is imported by, and the source it is built from. */
export interface Entry {
  readonly subpath: string;
  readonly specifier: string;
  readonly source: string;
}

export const entries: readonly Entry[] = Object.entries(manifest.exports)
  .filter(([subpath]) => subpath !== './package.json')
  .map(([subpath, built]) => ({
    subpath,
    specifier: manifest.name + subpath.slice(1),
    source: built.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
  }));

/** The entries that promise to run anywhere: all but those that are made for Node. */
export const portableEntries: readonly Entry[] = entries.filter(({ subpath }) => subpath !== './node');

/** Packages that an entry may import: they stay outside of what is published. */
export const declaredPackages: readonly string[] = Object.keys({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.peerDependencies,
});

export function hasProjectFile(name: string): boolean {
  return existsSync(`${projectFolder}${name}`);
}
